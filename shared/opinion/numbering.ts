/**
 * Labels are derived from the place of a paragraph and never stored or typed: a) b) c) in the preamble, 1 2 3 in the operative part,
 * i) ii) below them, counting anew under every heading. A deleted paragraph keeps its label while it is listed.
 */
import { type BlockKind, isHeading } from './vocabulary.ts';

export interface Numbered {
  readonly kind: BlockKind;
  /** 0 = item, 1-3 = sub-items. */
  readonly level: number;
  /** Blocks that count for nothing take no number. */
  readonly counts: boolean;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** a … z, then aa, bb … zz, then aaa. */
function letters(n: number): string {
  const letter = LETTERS.charAt((n - 1) % LETTERS.length);
  return letter.repeat(Math.ceil(n / LETTERS.length));
}

const ROMAN = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function roman(n: number): string {
  let left = n;
  let text = '';
  for (const [value, sign] of ROMAN) {
    text += sign.repeat(Math.floor(left / value));
    left %= value;
  }
  return text;
}

/** Sub-items: i) then 1) then A). */
const BELOW = [roman, String, (n: number) => letters(n).toUpperCase()] as const;

function label({ kind, level }: Numbered, n: number): string {
  const below = BELOW[level - 1];
  if (below !== undefined) return `${below(n)})`;
  return kind === 'preamble-item' ? `${letters(n)})` : String(n);
}

const isItem = (kind: BlockKind): boolean => kind === 'preamble-item' || kind === 'operative-item';

/** The label of each, in order; '' for what has none. */
export function labels(list: readonly Numbered[]): readonly string[] {
  const found: string[] = [];
  const counts = [0, 0, 0, 0];
  let footnotes = 0;
  let first = -1;
  const endBlock = (): void => {
    if (counts[0] === 1 && first >= 0) found[first] = ''; // a block with a single item carries no label
    counts.fill(0);
    first = -1;
  };
  list.forEach((one, at) => {
    if (isHeading(one.kind)) endBlock();
    if (one.counts && one.kind === 'footnote') {
      footnotes += 1;
      found.push(String(footnotes));
    } else if (one.counts && isItem(one.kind)) {
      const n = (counts[one.level] ?? 0) + 1;
      counts[one.level] = n;
      counts.fill(0, one.level + 1);
      if (one.level === 0 && n === 1) first = at;
      found.push(label(one, n));
    } else found.push('');
  });
  endBlock();
  return found;
}

/**
 * Labels are derived from the place of a paragraph and never stored or typed: a) b) c) in the preamble, 1 2 3 in the operative part,
 * i) ii) below them, counting anew under every heading. In the report 1 2 3 through all sections. A deleted paragraph keeps its label while
 * it is listed.
 */
import { type BlockKind, isHeading, type TextKind } from './vocabulary.ts';

export interface Numbered {
  readonly kind: BlockKind;
  /** 0 = item, 1-3 = sub-items. */
  readonly level: number;
  /** Blocks that count for nothing, and those that are only suggested, take no number. */
  readonly counts: boolean;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** a … z, then aa, bb … zz, then aaa. */
export function letters(n: number): string {
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

export function roman(n: number): string {
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

function label({ kind, level }: Numbered, n: number, through: boolean): string {
  const below = BELOW[level - 1];
  if (below !== undefined) return `${below(n)})`;
  return kind === 'preamble-item' && !through ? `${letters(n)})` : String(n);
}

const isItem = (kind: BlockKind): boolean => kind === 'preamble-item' || kind === 'operative-item';

/** Each with its label, in order; '' for what has none. */
export function labelled<One extends Numbered>(list: readonly One[], of: TextKind = 'opinion'): readonly (readonly [One, string])[] {
  const through = of === 'report';
  const found: (readonly [One, string])[] = [];
  const counts = [0, 0, 0, 0];
  let footnotes = 0;
  let items: BlockKind | null = null;
  let alone: { readonly at: number; readonly one: One } | null = null;
  const endBlock = (): void => {
    if (alone !== null) found[alone.at] = [alone.one, '']; // a block with a single item carries no label
    alone = null;
    counts.fill(0);
  };
  for (const one of list) {
    const { kind, level } = one;
    if (!through && (isHeading(kind) || (isItem(kind) && kind !== items))) endBlock();
    if (isItem(kind)) items = kind;
    if (one.counts && kind === 'footnote') {
      footnotes += 1;
      found.push([one, String(footnotes)]);
    } else if (one.counts && isItem(kind)) {
      const n = (counts[level] ?? 0) + 1;
      counts[level] = n;
      counts.fill(0, level + 1);
      if (level === 0 && !through) alone = n === 1 ? { at: found.length, one } : null;
      found.push([one, label(one, n, through)]);
    } else found.push([one, '']);
  }
  endBlock();
  return found;
}

/** The labels alone. */
export const labels = (list: readonly Numbered[]): readonly string[] => labelled(list).map(([, label]) => label);

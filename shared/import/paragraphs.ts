/**
 * Joins the lines of a source into paragraphs: blank lines, labels and headings begin one; a wrapped line goes on with the last.
 * A line was wrapped where the first word of the next would not have fitted.
 */
import type { Language } from '../opinion/vocabulary.ts';
import { isCapitals, isClosed, isEnded, isLeading, isOpening, isWide, squeeze, startsLower } from './characters.ts';
import { isEnacting, statusOf } from './front.ts';
import { type Heading, headingOf } from './heading.ts';
import { type Label, labelOf } from './label.ts';
import { Sequence } from './sequence.ts';
import type { Line, Remark, Role } from './source.ts';

export interface Paragraph {
  /** Without its label. */
  readonly text: string;
  readonly label: Label | null;
  readonly role: Role;
  readonly ruled: boolean;
  readonly depth: number | null;
  readonly remarks: readonly Remark[];
}

/** A paragraph while its lines come in. */
interface Open {
  readonly first: Line;
  readonly label: Label | null;
  /** A heading with nothing said on its line. */
  readonly heading: boolean;
  readonly status: boolean;
  readonly lines: Line[];
}

const WIDEST = 130;
/** An unknown keyword is short; anything longer is wording. */
export const LONGEST_KEYWORD = 80;

export function paragraphsOf(lines: readonly Line[], language: Language): readonly Paragraph[] {
  const joiner = new Joiner(language, widthOf(lines));
  lines.forEach((line, at) => {
    joiner.take(line, lines[at + 1] ?? null);
  });
  return joiner.done().map(close);
}

/** The width that lines were wrapped at; infinite where they do not look wrapped. */
function widthOf(lines: readonly Line[]): number {
  const width = lines.reduce((widest, { text }) => Math.max(widest, text.length), 0);
  if (width > WIDEST) return Number.POSITIVE_INFINITY;
  const full = lines.filter(({ text }, at) => {
    const next = lines[at + 1];
    return next !== undefined && !next.gap && !isClosed(text) && !fits(text, next.text, width) && labelOf(next.text.trim()) === null;
  });
  return full.length >= 2 ? width : Number.POSITIVE_INFINITY;
}

/** Was there room for the first word of the next line? */
function fits(line: string, next: string, width: number): boolean {
  const words = next.trimStart();
  const space = words.slice(0, WIDEST).search(/\s/u);
  const first = isWide(words.charAt(0)) ? 2 : 1 + (space < 0 ? Math.min(words.length, WIDEST) : space);
  return line.length + first <= width;
}

class Joiner {
  readonly #language: Language;
  readonly #width: number;
  readonly #sequence = new Sequence();
  readonly #all: Open[] = [];
  #front = true;

  constructor(language: Language, width: number) {
    this.#language = language;
    this.#width = width;
  }

  take(line: Line, next: Line | null): void {
    const open = this.#all.at(-1);
    const text = line.text.trim();
    const last = open?.lines.at(-1)?.text.trim() ?? '';
    const found = line.role === 'note' ? null : labelOf(text);
    const label = found !== null && (open === undefined || this.#labels(found, open, last, line)) ? found : null;
    const heading = label === null ? headingOf(text, this.#language) : null;
    const heads = heading !== null && (open === undefined || line.gap || this.#heads(heading, open, line, last, next));
    if (open !== undefined && label === null && !heads && !this.#starts(open, line, last, next)) {
      open.lines.push(line);
      return;
    }
    if (label !== null) this.#sequence.place(label, { opened: isOpening(last), next: null, depth: line.depth });
    if (heads) {
      this.#sequence.restart();
      this.#front = false;
    }
    const status = this.#front && statusOf(text, this.#language) !== null;
    this.#all.push({ first: line, label, heading: heads && heading.alone, status, lines: [line] });
  }

  done(): readonly Open[] {
    return this.#all;
  }

  /** Is this mark at the beginning of a line a label, and not words that came there by wrapping? */
  #labels(label: Label, open: Open, last: string, line: Line): boolean {
    const first = label.meanings.some(({ ordinal }) => ordinal === 1);
    const continues = this.#sequence.continues(label);
    if (!label.strong) return (first && (open.heading || isOpening(last))) || (continues && (line.gap || isClosed(last)));
    return line.gap || open.heading || continues || isClosed(last) || bare(open) || (first && mayHead(open));
  }

  /** Without a blank line before it, a keyword opens a block only where the paragraph before is over. */
  #heads(heading: Heading, open: Open, line: Line, last: string, next: Line | null): boolean {
    if (bare(open)) return false;
    if (open.heading || open.status || isEnded(last)) return true;
    if (!heading.alone) return isClosed(last) && fits(last, line.text, this.#width);
    if (isClosed(last)) return true;
    return next !== null && (next.gap || labelOf(next.text.trim()) !== null);
  }

  /** Does an unlabelled line that is no heading begin a paragraph? */
  #starts(open: Open, line: Line, last: string, next: Line | null): boolean {
    if (bare(open)) return false;
    if (line.gap || line.ruled || open.status || line.role !== open.first.role) return true;
    const raw = open.lines.at(-1)?.text ?? '';
    const room = fits(raw, line.text, this.#width);
    const text = line.text.trim();
    if (open.heading) return room || isOpening(last);
    if (this.#front) return this.#startsInFront(last, text, room);
    if (!isClosed(last)) return false;
    if (isEnded(last) || isOpening(last)) return room || /^\p{Lu}/u.test(text);
    return room && (!startsLower(text) || (!isClosed(text) && next !== null && labelOf(next.text.trim()) !== null));
  }

  #startsInFront(last: string, text: string, room: boolean): boolean {
    if (statusOf(text, this.#language) !== null) return true;
    if (isCapitals(last)) return !isCapitals(text);
    if (!room || (last.match(/[(（]/gu)?.length ?? 0) > (last.match(/[)）]/gu)?.length ?? 0)) return false;
    return isEnacting(text, this.#language) || isLeading(last) || !startsLower(text);
  }
}

/** One short line without label, perhaps a keyword that is not on the list. */
const mayHead = ({ label, lines, first }: Open): boolean =>
  label === null && lines.length === 1 && first.text.trim().length <= LONGEST_KEYWORD;

/** A label alone on its line waits for its words. */
const bare = ({ label, lines, first }: Open): boolean => label !== null && lines.length === 1 && first.text.trim().length <= label.length;

function close({ first, label, lines }: Open): Paragraph {
  const remarks = lines.flatMap((line) => line.remarks);
  const parts: string[] = [];
  let last = '';
  lines.forEach((line, at) => {
    const whole = line.text.trim();
    const text = at === 0 && label !== null ? label.bracket + whole.slice(label.length) : whole;
    const start = text.trimStart().charAt(0);
    if (/\p{L}-$/u.test(last) && startsLower(text)) remarks.push({ why: 'hyphen', text: `${last.slice(-20)}${text.slice(0, 20)}` });
    else if (parts.length > 0 && !(isWide(last.at(-1) ?? '') && isWide(start))) parts.push(' ');
    parts.push(text);
    last = text.slice(-24);
  });
  return { text: squeeze(parts.join('')), label, role: first.role, ruled: first.ruled, depth: first.depth, remarks };
}

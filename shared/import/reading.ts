import type { BlockKind, Language } from '../opinion/vocabulary.ts';

/** What the reader was not sure about. Each is shown to whoever brings the text, who corrects it before it becomes an opinion. */
export const DOUBT_CODES = [
  'empty', // nothing to read
  'no-title',
  'title-guessed',
  'no-enacting', // no line that names the body speaking
  'no-operative', // no "is of the view", "invites …"
  'front-matter', // before the title or between title and enacting line; kept as text
  'unknown-heading', // stands like a heading, but its keyword is not on the list
  'heading-split', // heading and what it asks were on one line and have been taken apart
  'resolution-word', // "resolves", "instructs", "decides": words of resolutions, not of opinions
  'no-place', // outside every block; kept as text
  'unlabelled', // without label among labelled items; kept as text
  'label-differs', // the label the opinion will show is not the one written
  'label-ambiguous', // i) v) x): a letter or a Roman number
  'bullet', // dashes and dots become numbered items
  'hyphen', // a word broken at the end of a line: does the hyphen belong?
  'note-without-reference',
  'inserted', // tracked insertion, kept
  'struck', // tracked deletion or struck text, kept
  'comment', // a comment on the text; kept as text
  'table', // a cell of a table; kept as text
  'picture', // a picture cannot be kept
  'after-end', // annexes; kept as text
  'invisible', // direction overrides and the like have been taken out
] as const;
export type DoubtCode = (typeof DOUBT_CODES)[number];

export type Level = 0 | 1 | 2 | 3;

export interface ReadBlock {
  readonly kind: BlockKind;
  /** 0 = item, 1-3 = sub-items. */
  readonly level: Level;
  readonly text: string;
}

export interface Doubt {
  /** Index of the block; for what is missing, of the block before which it would stand. */
  readonly block: number;
  readonly why: DoubtCode;
  /** The words, label or mark that it is about. */
  readonly text: string;
}

/** What was read and is not wording: labels are derived from position, page numbers belong to the page. */
export interface Taken {
  readonly as: 'label' | 'bullet' | 'status' | 'page' | 'rule' | 'markup';
  readonly text: string;
}

/**
 * Nothing is dropped: every visible character of the input is in a block or in `taken`.
 * Title and number are those found, null where there are none; the title is a block as well, the number is not.
 */
export interface Reading {
  readonly language: Language;
  readonly title: string | null;
  readonly number: string | null;
  readonly blocks: readonly ReadBlock[];
  readonly doubts: readonly Doubt[];
  readonly taken: readonly Taken[];
}

import type { DoubtCode, Taken } from './reading.ts';

/** What the source itself says a line is; null: an ordinary line. */
export type Role = 'title' | 'note' | 'comment' | 'cell' | null;

export interface Remark {
  readonly why: DoubtCode;
  readonly text: string;
}

/** One line of the source, before it is known what it is. Tabs and double spaces are kept: they tell labels from words. */
export interface Line {
  readonly text: string;
  /** A paragraph ends before this line: a blank line, or the source says so. */
  readonly gap: boolean;
  /** A rule stands before this line: footnotes may follow. */
  readonly ruled: boolean;
  readonly role: Role;
  /** Depth in a list of the source, 0 for the top; null where it says nothing. */
  readonly depth: number | null;
  readonly remarks: readonly Remark[];
}

export interface Source {
  readonly lines: readonly Line[];
  readonly taken: readonly Taken[];
}

/** A Word document as far as words go: nothing is decided here, both what came and what went is there with who did it. */
import type { Lists } from './lists.ts';

/** Who changed something, as the file says it, and when (ISO 8601, '' where it does not say). */
export interface Revision {
  readonly by: string;
  readonly at: string;
}

/** Words that came and go again have both. */
export interface WordRun {
  /** Figures that are set high or low are written so: 10³. */
  readonly text: string;
  /** A line is drawn through it, and no mark says that it goes. */
  readonly struck: boolean;
  /** The foot- or endnote that is referred to here, by its place in `notes`; such a run has no words. */
  readonly note: number | null;
  readonly inserted: Revision | null;
  readonly deleted: Revision | null;
}

export interface WordParagraph {
  readonly runs: readonly WordRun[];
  /** Written in the style of a label, as in files of our own; not among the runs. */
  readonly label: string;
  /** One of ours by the id that it has here, any other as the file calls it. */
  readonly style: string | null;
  /** What became of its end: where that came, it was one with the next before; where that goes, it becomes one with it. */
  readonly end: { readonly inserted: Revision | null; readonly deleted: Revision | null };
  /** Its list and how deep it stands there, 0 for the top. */
  readonly list: { readonly id: string; readonly level: number } | null;
  readonly direction: 'ltr' | 'rtl';
  /** Of a table. */
  readonly cell: boolean;
  readonly bookmarks: readonly string[];
}

export interface WordComment {
  readonly by: string;
  /** As the file says it (ISO 8601), '' where it does not say. */
  readonly at: string;
  readonly words: string;
  /** It went out of here with the file. */
  readonly own: boolean;
  /** Index of the paragraph in which it begins; null where that is not read. */
  readonly paragraph: number | null;
  /** The words that it is about, as they were before the file's marks; '' where none are left of them. */
  readonly quote: string;
  /** Index of the comment that it answers; null: it answers none. */
  readonly answers: number | null;
  readonly settled: boolean;
}

/** How many there are of what is not read (tables are, cell by cell). */
export interface NotRead {
  readonly boxes: number;
  /** Formulas and signs of fonts that have letters of their own among them. */
  readonly pictures: number;
  readonly tables: number;
  /** Rows of tables that a mark deletes: their words are read like any other. */
  readonly rows: number;
  /** Headers and footers with words. */
  readonly margins: number;
  /** Files within the file that Word would show as if they were of it. */
  readonly chunks: number;
  readonly formatting: number;
}

export interface WordDocument {
  readonly paragraphs: readonly WordParagraph[];
  readonly comments: readonly WordComment[];
  /** The words of foot- and endnotes, in the order in which they are referred to. */
  readonly notes: readonly string[];
  readonly lists: Lists;
  readonly notRead: NotRead;
}

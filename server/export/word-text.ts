/**
 * An opinion as a Word file holds it: plain data, so that a thread can be handed it, with every word chosen and every mark attributed. What
 * it becomes in XML is no concern of whoever reads an opinion into it, nor the rules of opinions that of whoever writes XML.
 */
import type { BlockKind, Language } from '../../shared/opinion/vocabulary.ts';

/** `marked`: with what is suggested, as revision marks; `clean`: as it reads while nothing is decided. */
export const WORD_VIEWS = ['marked', 'clean', 'accepted'] as const;
export type WordView = (typeof WORD_VIEWS)[number];

/** What stands below the text is not of it, and bears a style of its own. */
export type WordStyle = BlockKind | 'below-heading' | 'below';

/** Words of one look; which way they run is found where XML is written. */
export interface WordRun {
  readonly text: string;
  readonly strong: boolean;
  readonly emphasis: boolean;
  /** A label: derived, and no words of the paragraph. */
  readonly label: boolean;
  /** Who suggests that it comes, and who that it goes, as authors; null for nobody. */
  readonly inserted: string | null;
  readonly deleted: string | null;
  /** When that was, ms UTC; left out where it is not known. */
  readonly at?: number;
}

export interface WordComment {
  readonly author: string;
  readonly initials: string;
  /** Milliseconds UTC. */
  readonly at: number;
  readonly lines: readonly string[];
}

/** A comment with its answers. */
export interface CommentThread extends WordComment {
  readonly replies: readonly WordComment[];
  readonly resolved: boolean;
  /** Letters of the paragraph, its label not counted; null: all of it. */
  readonly span: { readonly from: number; readonly to: number } | null;
}

/** Both halves of a move have its name. */
export interface WordMove {
  readonly way: 'from' | 'to';
  readonly name: string;
  readonly author: string;
}

export interface WordParagraph {
  /** Of the paragraph in the opinion; null below the text. */
  readonly block: string | null;
  readonly style: WordStyle;
  readonly level: number;
  readonly rtl: boolean;
  readonly runs: readonly WordRun[];
  /** Who suggests the paragraph as a whole, or its deletion. */
  readonly inserted: string | null;
  readonly deleted: string | null;
  /** It stood here before, or stands here now. */
  readonly move?: WordMove;
  readonly comments: readonly WordComment[];
  /** What is said beside it, where somebody asked for that. */
  readonly threads: readonly CommentThread[];
}

export interface WordText {
  readonly opinion: string;
  readonly seq: number;
  readonly textHash: string;
  /** Moment of the record that the file shows, ms UTC: that of everything in it that has none of its own. */
  readonly at: number;
  readonly title: string;
  /** Of the text. */
  readonly language: Language;
  /** Are headings set in bold letters instead of slanted ones? */
  readonly boldHeadings: boolean;
  /** The forum's name. */
  readonly author: string;
  readonly header: string;
  readonly footer: string;
  /** Do the lines of header and footer run from the right? */
  readonly rtl: boolean;
  readonly paragraphs: readonly WordParagraph[];
}

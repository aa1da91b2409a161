/**
 * A Word document as a plain text, in one of two ways: as if all its revision marks were accepted, or as it was before them. Labels are counted
 * for each anew, as Word would show them then.
 */
import { raise } from '../import/characters.ts';
import type { NotRead, WordComment, WordDocument, WordParagraph, WordRun } from './document.ts';
import { labelsOf } from './lists.ts';
import { BELOW_MARK, type OwnStyle } from './own-styles.ts';

export interface ReadParagraph {
  /** Without its label. */
  readonly text: string;
  /** Derived by Word, or in the style of a label; '' where there is none. */
  readonly label: string;
  readonly bookmarks: readonly string[];
  /** What it was read from: some of these where ends came or go. */
  readonly of: readonly WordParagraph[];
}

const BELOW = new Set<string>(['BelowHeading', 'BelowText'] satisfies readonly OwnStyle[]);
/** What stands below the text in files that go out of here is not of it. */
const isBelow = ({ style, bookmarks }: WordParagraph): boolean =>
  (style !== null && BELOW.has(style)) || bookmarks.some((name) => name.startsWith(BELOW_MARK));

const stays = ({ deleted }: WordRun | WordParagraph['end']): boolean => deleted === null;
const stood = ({ inserted }: WordRun | WordParagraph['end']): boolean => inserted === null;

export const accepted = (document: WordDocument): readonly ReadParagraph[] => reading(document, stays);
export const original = (document: WordDocument): readonly ReadParagraph[] => reading(document, stood);

type IsThere = (one: WordRun | WordParagraph['end']) => boolean;

const wordsIn = (paragraphs: readonly WordParagraph[], isThere: IsThere): string =>
  paragraphs.flatMap(({ runs }) => runs.filter(isThere).map(({ text }) => text)).join('');

/** Paragraphs without words are left out, but count among the labels. */
function reading({ paragraphs, lists }: WordDocument, isThere: IsThere): readonly ReadParagraph[] {
  const groups: WordParagraph[][] = [];
  let goesOn = false;
  for (const paragraph of paragraphs.filter((paragraph) => !isBelow(paragraph))) {
    const group = (goesOn && groups.at(-1)) || [];
    if (group.length === 0) groups.push(group);
    group.push(paragraph);
    goesOn = !isThere(paragraph.end);
    // one that is not there as a whole is no beginning of the next
    if (goesOn && wordsIn(group, isThere) === '') {
      groups.pop();
      goesOn = false;
    }
  }
  const labels = labelsOf(
    groups.map((group) => ({ list: group.at(-1)?.list ?? null })),
    lists,
  );
  return groups
    .map((of, at) => ({
      text: wordsIn(of, isThere),
      label: labels[at] || (of.at(-1)?.label.trim() ?? ''),
      bookmarks: of.flatMap(({ bookmarks }) => bookmarks),
      of,
    }))
    .filter(({ text }) => text.trim() !== '');
}

/** A text that begins with the file: its words as if all marks were accepted, and what a line is drawn through, to be looked at. */
export function asText(document: WordDocument): { readonly text: string; readonly struck: readonly string[] } {
  const runs = accepted(document).map(({ of, label }) => ({ label, runs: of.flatMap((one) => one.runs).filter(stays) }));
  const shown = [...new Set(runs.flatMap((one) => one.runs.flatMap(({ note }) => note ?? [])))];
  const mark = (note: number): string => raise(String(shown.indexOf(note) + 1));
  const written = ({ text, note }: WordRun): string => (note === null ? text : mark(note));
  return {
    text: [
      ...runs.map((one) => tidy(`${one.label} ${one.runs.map(written).join('').trim()}`)),
      ...shown.map((note) => tidy(`${mark(note)} ${document.notes[note] ?? ''}`)),
    ].join('\n\n'),
    struck: runs.flatMap((one) => one.runs.filter(({ struck, text }) => struck && text.trim() !== '').map(({ text }) => text.trim())),
  };
}

/** Paragraphs are parted by empty lines, so there is none within one. */
const tidy = (text: string): string => text.trim().replace(/\n\s*\n/gu, '\n');

/** What a file holds beside the words of its paragraphs and is not brought in. */
export interface LeftOut extends Omit<NotRead, 'formatting'> {
  readonly comments: readonly WordComment[];
  /** Foot- and endnotes, where they are not read into the text. */
  readonly notes: readonly string[];
  /** Words through which a line is drawn without a mark: they are in the text. */
  readonly struck: readonly string[];
}

export function leftOut(document: WordDocument): LeftOut {
  const { formatting: _, ...counted } = document.notRead;
  const notes = document.notes.filter((words) => words !== '');
  return { ...counted, comments: document.comments.filter(({ own }) => !own), notes, struck: asText(document).struck };
}

/** How many revision marks there are, and whose, in the order in which they come. */
export function revisionsOf({ paragraphs }: WordDocument): { readonly count: number; readonly by: readonly string[] } {
  const found = paragraphs
    .flatMap(({ runs, end }) => [...runs, end])
    .flatMap(({ inserted, deleted }) => [inserted, deleted])
    .flatMap((revision) => (revision === null ? [] : [revision.by.trim()]));
  return { count: found.length, by: [...new Set(found)].filter((name) => name !== '') };
}

/**
 * A Word document as a plain text, in one of two ways: as if all its revision marks were accepted, or as it was before them. Labels are counted
 * for each anew, as Word would show them then.
 */
import type { WordDocument, WordParagraph, WordRun } from './document.ts';
import { labelsOf } from './lists.ts';

export interface ReadParagraph {
  /** Without its label. */
  readonly text: string;
  /** Derived by Word, or in the style of a label; '' where there is none. */
  readonly label: string;
  readonly bookmarks: readonly string[];
  /** What it was read from: some of these where ends came or go. */
  readonly of: readonly WordParagraph[];
}

/** What stands below the text in files that go out of here is not of it. */
const BELOW = new Set(['BelowHeading', 'BelowText']);

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
  for (const paragraph of paragraphs.filter(({ style }) => style === null || !BELOW.has(style))) {
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

/** The text as it would be pasted: labels stand before the words, paragraphs are parted by empty lines. */
export const asText = (paragraphs: readonly ReadParagraph[]): string =>
  paragraphs.map(({ text, label }) => `${label} ${text.trim()}`.trim().replace(/\n\s*\n/gu, '\n')).join('\n\n');

/** How many revision marks there are, and whose, in the order in which they come. */
export function revisionsOf({ paragraphs }: WordDocument): { readonly count: number; readonly by: readonly string[] } {
  const found = paragraphs
    .flatMap(({ runs, end }) => [...runs, end])
    .flatMap(({ inserted, deleted }) => [inserted, deleted])
    .flatMap((revision) => (revision === null ? [] : [revision.by.trim()]));
  return { count: found.length, by: [...new Set(found)].filter((name) => name !== '') };
}

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

/** Paragraphs without words are left out, but count among the labels. */
function reading({ paragraphs, lists }: WordDocument, isThere: (one: WordRun | WordParagraph['end']) => boolean): readonly ReadParagraph[] {
  const groups: WordParagraph[][] = [];
  let goesOn = false;
  for (const paragraph of paragraphs.filter(({ style }) => style === null || !BELOW.has(style))) {
    if (goesOn) groups.at(-1)?.push(paragraph);
    else groups.push([paragraph]);
    goesOn = !isThere(paragraph.end);
  }
  const labels = labelsOf(
    groups.map((group) => ({ list: group.at(-1)?.list ?? null })),
    lists,
  );
  return groups
    .map((of, at) => ({
      text: of.flatMap(({ runs }) => runs.filter(isThere).map(({ text }) => text)).join(''),
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

/**
 * A file that went out of here marked holds what was undecided then. What still is undecided here is no change of the file's: brought in again,
 * it would stand there twice, and as somebody else's.
 */
import { labelOf } from '../import/label.ts';
import { hasMark, shownText, type TextBlock, wholeSuggestion } from '../text/block.ts';
import type { Revision, WordDocument, WordParagraph, WordRun } from './document.ts';

/** Is this undecided here, by whom the file says? */
export type IsKnown = (by: string, what: 'inserted' | 'deleted', text: string) => boolean;

/** Words that are known to come are left out, those known to go stay as they are. */
export function withoutUndecided(document: WordDocument, isKnown: IsKnown): WordDocument {
  const known = (revision: Revision | null, what: 'inserted' | 'deleted', text: string): boolean =>
    revision !== null && isKnown(revision.by, what, text);
  const paragraphs = document.paragraphs.flatMap((paragraph): readonly WordParagraph[] => {
    const first = paragraph.runs.find(({ text }) => text.trim() !== '');
    const wordsOf = (run: WordRun): string => (run === first ? withoutLabel(run.text) : run.text);
    const runs = paragraph.runs
      .filter((run) => !known(run.inserted, 'inserted', wordsOf(run)))
      .map((run): WordRun => (known(run.deleted, 'deleted', wordsOf(run)) ? { ...run, deleted: null } : run));
    const { inserted, deleted } = paragraph.end;
    // a paragraph that is only suggested comes with its end
    if (inserted !== null && runs.length === 0 && paragraph.runs.length > 0) return [];
    const stays = deleted !== null && runs.every((run) => run.deleted === null);
    return [{ ...paragraph, runs, end: { inserted, deleted: stays ? null : deleted } }];
  });
  return { ...document, paragraphs };
}

/** The label of a paragraph comes and goes with it, and not every program that saves a file again keeps it apart from the words. */
function withoutLabel(text: string): string {
  const label = labelOf(text);
  return label?.strong === true || text.trim() === label?.raw ? text.slice(label.length) : text;
}

/** What is undecided in these paragraphs; an author is named by the short name of the entity, as in `KEN (Kenya)`. */
export function undecidedIn(blocks: readonly TextBlock[], codeOf: (entity: string) => string): IsKnown {
  const words: { readonly author: string; readonly what: 'inserted' | 'deleted'; readonly text: string }[] = [];
  for (const block of blocks) {
    const whole = wholeSuggestion(block);
    if (whole !== null)
      words.push({ author: codeOf(whole.by), what: whole.verb === 'ins' ? 'inserted' : 'deleted', text: shownText(block) });
    for (const [what, name] of [
      ['inserted', 'insertion'],
      ['deleted', 'deletion'],
    ] as const) {
      const runs = block.runs.filter((run) => hasMark(run, name));
      for (const by of new Set(runs.map((run) => byIn(run, name)))) {
        const own = runs.filter((run) => byIn(run, name) === by);
        words.push({ author: codeOf(by), what, text: own.map(({ text }) => text).join('') });
      }
    }
  }
  return (by, what, text) => words.some((one) => one.what === what && one.text.includes(text) && by.startsWith(`${one.author} (`));
}

const byIn = ({ marks }: TextBlock['runs'][number], name: 'insertion' | 'deletion'): string =>
  marks.find((mark) => mark.name === name)?.attrs.by ?? '';

/** The words of a paragraph as runs of Word, each with who suggests that it comes or goes. */
import { hasMark, type TextBlock, type TextRun, wholeSuggestion } from '../../shared/text/block.ts';
import type { MarkName } from '../../shared/text/schema.ts';
import { stretches } from './direction.ts';
import type { WordRun } from './word-text.ts';

/** An entity as the author of a revision. */
export type AuthorOf = (entity: string) => string;

interface Look {
  readonly label?: boolean;
  readonly strong?: boolean;
  readonly emphasis?: boolean;
  readonly inserted?: string | null;
  readonly deleted?: string | null;
}

/** Words of our own, in a paragraph of direction `rtl`. */
export const wordRuns = (text: string, rtl: boolean, look: Look = {}): readonly WordRun[] =>
  stretches(text, rtl).map((stretch) => ({
    ...{ label: false, strong: false, emphasis: false, inserted: null, deleted: null },
    ...look,
    ...stretch,
  }));

/**
 * A paragraph that is suggested as a whole brings its words and its label with it. Who suggested words in it goes before whoever suggested
 * the paragraph: they wrote them.
 */
export function blockRuns(block: TextBlock, label: string, rtl: boolean, authorOf: AuthorOf): readonly WordRun[] {
  const whole = wholeSuggestion(block);
  const author = whole && authorOf(whole.by);
  const inserted = whole?.verb === 'ins' ? author : null;
  const deleted = whole?.verb === 'del' ? author : null;
  const by = (run: TextRun, name: MarkName): string | null => {
    const entity = run.marks.find((mark) => mark.name === name)?.attrs.by;
    return entity === undefined ? null : authorOf(entity);
  };
  const before: readonly WordRun[] =
    label === '' ? [] : [{ text: label, rtl, label: true, strong: false, emphasis: false, inserted, deleted }];
  const words = block.runs.flatMap((run) =>
    wordRuns(run.text, rtl, {
      strong: hasMark(run, 'strong'),
      emphasis: hasMark(run, 'em'),
      inserted: by(run, 'insertion') ?? inserted,
      deleted: by(run, 'deletion') ?? deleted,
    }),
  );
  return [...before, ...words];
}

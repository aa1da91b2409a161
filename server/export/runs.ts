/** The words of a paragraph as runs of Word, each with who suggests that it comes or goes. */
import { hasMark, type TextBlock, type TextRun, wholeSuggestion } from '../../shared/text/block.ts';
import type { MarkName } from '../../shared/text/schema.ts';
import type { WordRun } from './word-text.ts';

/** An entity as the author of a revision. */
export type AuthorOf = (entity: string) => string;

interface Look {
  readonly label?: boolean;
  readonly strong?: boolean;
  readonly emphasis?: boolean;
  readonly inserted?: string | null;
  readonly deleted?: string | null;
  readonly at?: number;
}

/** Words of our own, unless it is said whose they are and how they look. */
export const wordRun = (text: string, look: Look = {}): WordRun => ({
  ...{ text, label: false, strong: false, emphasis: false, inserted: null, deleted: null },
  ...look,
});

/**
 * A paragraph that is suggested as a whole brings its words and its label with it. Who suggested words in it goes before whoever suggested
 * the paragraph: they wrote them.
 */
export function blockRuns(block: TextBlock, label: string, authorOf: AuthorOf): readonly WordRun[] {
  const whole = wholeSuggestion(block);
  const author = whole && authorOf(whole.by);
  const inserted = whole?.verb === 'ins' ? author : null;
  const deleted = whole?.verb === 'del' ? author : null;
  const by = (run: TextRun, name: MarkName): string | null => {
    const entity = run.marks.find((mark) => mark.name === name)?.attrs.by;
    return entity === undefined ? null : authorOf(entity);
  };
  const before = label === '' ? [] : [wordRun(label, { label: true, inserted, deleted })];
  const words = block.runs.map((run) =>
    wordRun(run.text, {
      strong: hasMark(run, 'strong'),
      emphasis: hasMark(run, 'em'),
      inserted: by(run, 'insertion') ?? inserted,
      deleted: by(run, 'deletion') ?? deleted,
    }),
  );
  return [...before, ...words];
}

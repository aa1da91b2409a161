/** A paragraph with what was found in a file laid on it as suggestions of one entity. What others suggest in it stays where it is. */
import type { Piece } from '../compare/words.ts';
import { assert } from '../lib/assert.ts';
import { hasMark, isSuggested, type Suggestion, type TextBlock, type TextMark, type TextRun } from '../text/block.ts';

type Own = Pick<Suggestion, 'by' | 'id'>;

const isOutside = (run: TextRun): boolean => hasMark(run, 'insertion');

/** `pieces` begin from the base reading of the block; where they do not, nobody has looked at these words: an assertion fails. */
export function withSuggestions(block: TextBlock, pieces: readonly Piece[], { by, id }: Own): TextBlock {
  assert(!isSuggested(block), 'what is suggested as a whole has no base reading');
  const mark = (name: 'insertion' | 'deletion'): TextMark => ({ name, attrs: { by, id } });
  const waiting = [...block.runs];
  const runs: TextRun[] = [];
  /** The next letters of the base reading, and before them what others would bring there. */
  const next = (letters: number, change: (run: TextRun) => TextRun): void => {
    let left = letters;
    while (left > 0) {
      const run = waiting.shift();
      assert(run !== undefined, 'the pieces end with the paragraph');
      if (isOutside(run)) {
        runs.push(run);
        continue;
      }
      const text = run.text.slice(0, left);
      runs.push(change({ ...run, text }));
      if (text.length < run.text.length) waiting.unshift({ ...run, text: run.text.slice(text.length) });
      left -= text.length;
    }
  };
  for (const { is, text } of pieces) {
    if (is === 'ins') runs.push({ text, marks: [mark('insertion')] });
    else if (is === 'same') next(text.length, (run) => run);
    else next(text.length, (run) => (hasMark(run, 'deletion') ? run : { ...run, marks: [...run.marks, mark('deletion')].sort(byName) }));
  }
  assert(waiting.every(isOutside), 'the paragraph ends with the pieces');
  return { ...block, runs: [...runs, ...waiting] };
}

const byName = (a: TextMark, b: TextMark): number => (a.name < b.name ? -1 : 1);

/** Where words went. */
import { describe, expect, it } from 'vitest';
import { flowsOf } from '../../server/text/lineage.ts';

const flows = (...reworded: readonly (readonly [id: string, was: string | null, now: string | null])[]): string =>
  flowsOf(reworded.map(([id, was, now]) => ({ id, was, now })))
    .map(({ from, to, how }) => `${from} ${how} ${to}`)
    .join();

const LONG = 'to promote affordable connectivity in rural areas';
const TAIL = ' and to report on the results to the membership';

describe('flows', () => {
  it.each<[string, string, string]>([
    ['Enter: the tail is a new paragraph', flows(['a', LONG + TAIL, LONG], ['n', null, TAIL]), 'a split n'],
    ['a short tail, the whole of a new paragraph', flows(['a', 'agree to act', 'agree to'], ['n', null, ' act']), 'a split n'],
    ['Backspace at the start', flows(['a', LONG, LONG + TAIL], ['b', TAIL, null]), 'b join a'],
    ['a short paragraph joined', flows(['a', 'act', null], ['b', 'we ', 'we act']), 'a join b'],
    ['a clause dragged', flows(['a', LONG + TAIL, LONG], ['b', 'and then', `and then${TAIL}`]), 'a shift b'],
    ['paste over', flows(['a', LONG, null], ['n', null, `${LONG}, as appropriate`]), 'a replace n'],
    ['two joined into one', flows(['a', LONG, null], ['b', TAIL, null], ['c', 'then ', `then ${LONG}${TAIL}`]), 'a join c,b join c'],
    ['empty paragraph added', flows(['n', null, '']), ''],
    ['typing', flows(['a', 'one two', 'one two three']), ''],
    ['copying', flows(['n', null, LONG]), ''],
    ['a short word leaves, the same is typed elsewhere', flows(['a', 'act now', 'now'], ['b', 'we', 'we act']), ''],
    ['deleted, other words new', flows(['a', LONG, null], ['n', null, 'six seven eight nine ten eleven']), ''],
    ['two letters are no paragraph', flows(['a', 'ab', null], ['b', 'x', 'xab']), ''],
    ['within one paragraph', flows(['a', LONG + TAIL, TAIL + LONG]), ''],
  ])('T15 %s', (_, found, expected) => {
    expect(found).toBe(expected);
  });
});

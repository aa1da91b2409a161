import { no, ok } from '../../shared/lib/result.ts';
import { type AnswerAt, pathOf, type Readable, type Wish } from './address.ts';
import type { Answer } from './ask.ts';
import { type Loaded, useReading } from './loaded.ts';
import { readPath } from './reading.ts';

/** Several of one kind, read as one: here when all are, and in trouble when one is. */
export const useLoadedEach = <A extends Readable>(address: A, wishes: readonly Wish<A>[]): Loaded<readonly AnswerAt<A>[]> =>
  useReading(wishes.map((wish) => pathOf(address, wish)).join(' '), readEach<AnswerAt<A>>);

async function readEach<Value>(paths: string): Answer<readonly Value[]> {
  const answers = await Promise.all(paths === '' ? [] : paths.split(' ').map(readPath));
  const values: Value[] = [];
  for (const answer of answers) {
    if (!answer.ok) return no(answer.reason);
    values.push(answer.value as Value);
  }
  return ok(values);
}

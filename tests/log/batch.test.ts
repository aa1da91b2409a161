import { expect, it } from 'vitest';
import { Batch } from '../../server/log/batch.ts';

/** A commit that ends when the test says so. */
function slowly() {
  const commits: { readonly jobs: readonly string[]; readonly end: (fault?: Error) => void }[] = [];
  const batch = new Batch<string, string>(
    (jobs) =>
      new Promise((resolve, reject) => {
        commits.push({ jobs, end: (fault) => (fault ? reject(fault) : resolve(jobs.map((job) => `${job} done`))) });
      }),
  );
  return { batch, commits };
}

it('commits at once when idle, and all that waited meanwhile together', async () => {
  const { batch, commits } = slowly();
  const first = batch.add('a');
  const rest = [batch.add('b'), batch.add('c'), batch.add('d')];
  expect(commits.map(({ jobs }) => jobs)).toEqual([['a']]);
  commits[0]?.end();
  expect(await first).toBe('a done');
  expect(commits.map(({ jobs }) => jobs)).toEqual([['a'], ['b', 'c', 'd']]);
  commits[1]?.end();
  expect(await Promise.all(rest)).toEqual(['b done', 'c done', 'd done']);
  await batch.drained();
});

it('fails those whose commit threw, and goes on with those who waited', async () => {
  const { batch, commits } = slowly();
  const lost = expect(batch.add('a')).rejects.toThrow('disk');
  const kept = batch.add('b');
  commits[0]?.end(new Error('disk'));
  await lost;
  commits[1]?.end();
  expect(await kept).toBe('b done');
  const later = batch.add('c');
  commits[2]?.end();
  expect(await later).toBe('c done');
});

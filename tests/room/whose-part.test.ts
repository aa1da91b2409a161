/** H1, H41 and H44: of what several have made, and of work that goes on beyond a time, one reader is told no more than there is. */
import { expect, it } from 'vitest';
import type * as Y from 'yjs';
import { HistoryThread } from '../../server/room/past/history-thread.ts';
import { suggest, type } from '../support/blocks.ts';
import { BRU, NAME, SILENT, TOLD, written } from './written-log.ts';

it('H41, H44 what two have made is not told as one’s alone where the other is not told, and what stood before is nobody’s part of it', async () => {
  const log = await written(
    [
      ['arl', (doc, block) => type(doc, block, 'abc', 0)],
      ['bru', (doc, block) => type(doc, block, 'def ', 3)],
      ['bru', (doc, block) => type(doc, block, 's', 'abcdef measure'.length)],
      ['arl', (doc, block) => type(doc, block, 'arl ', 0)],
    ],
    { ...TOLD, authorsFor: 'own' },
  );
  const head = (await log.head(NAME))?.seq ?? 0;
  const thread = new HistoryThread(log, SILENT);
  const put = async (entity: string): Promise<unknown> => {
    const asking = { ...BRU, reader: { entity, capacity: 'member-state' } } as const;
    const found = await thread.changes(null, NAME, 2, { until: head, head }, asking, { states: [entity], strangers: [], open: false });
    const at = expect.any(Number);
    return found?.changes.flatMap(({ pieces }) =>
      pieces.flatMap(({ is, text, by, at: when }) => (is === 'ins' ? [[text, by, when === undefined ? null : at]] : [])),
    );
  };
  const [bru, arl] = [{ entity: 'bru' }, { entity: 'arl' }];
  const at = expect.any(Number);
  expect(await put('bru')).toEqual([
    ['arl ', [null], null],
    ['abcdef ', [bru, null], at],
    ['measures', [bru], at],
  ]);
  expect(await put('arl')).toEqual([
    ['arl ', [arl], at],
    ['abcdef ', [arl, null], at],
    ['measures', [null], null],
  ]);
  await thread.close();
});

it('H1, H6 of work that began before a time, or went on behind it, nothing is told but what lies in it', async () => {
  const by = (words: string) => ['arl', (doc: Y.Doc, block: string) => type(doc, block, words, 0)] as const;
  const suggests = ['bru', (doc: Y.Doc, block: string) => suggest(doc, block, 'maybe ', 'bru')] as const;
  const log = await written([by('one '), by('two '), by('three '), suggests, by('four ')]);
  const end = (await log.head(NAME))?.seq ?? 0;
  // as it was before the suggestion
  const head = end - 2;
  const thread = new HistoryThread(log, SILENT);
  const found = async (since: number, until: number) =>
    (await thread.changes(null, NAME, since, { until, head: end }, BRU))?.changes.flatMap(({ sessions }) => sessions) ?? [];
  const [{ at: begun } = { at: 0 }] = await found(2, head);
  const work = async (since: number, until: number) =>
    (await found(since, until)).map(({ from, to, at, until: last }) => [from, to, at - begun, last - begun]);
  expect(await work(2, head)).toEqual([[head - 2, head, 0, 10_000]]);
  expect(await work(2, head - 1)).toEqual([[head - 2, head - 1, 0, 5_000]]);
  expect(await work(head - 2, head - 1)).toEqual([[head - 1, head - 1, 5_000, 5_000]]);
  expect(await work(head - 1, head)).toEqual([[head, head, 10_000, 10_000]]);
  expect(await work(2, head + 1)).toEqual([[head - 2, head, 0, 10_000]]);
  expect(await work(head, end)).toEqual([[end, end, 20_000, 20_000]]);
  await thread.close();
});

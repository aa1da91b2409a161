/** H41 and H44: what several have made is not told as of those alone of whom one reader is told. */
import { expect, it } from 'vitest';
import type * as Y from 'yjs';
import { HistoryThread } from '../../server/room/past/history-thread.ts';
import { type } from '../support/blocks.ts';
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

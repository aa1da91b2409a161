/** D9: what a sheet asks of the past, and how often. */
import { expect, it } from 'vitest';
import { HistoryFolding } from '../../server/room/past/growth.ts';
import type { PastMoment } from '../../server/room/past/history-answers.ts';
import { type Asker, HistoryThread } from '../../server/room/past/history-thread.ts';
import { type Meanwhile, type Period, Periods } from '../../server/room/past/period.ts';
import { seeded } from '../support/rng.ts';
import { until } from '../support/until.ts';
import { copied, NAME, playedLog, SILENT } from './played-log.ts';

const ALWAYS = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

it('D9 a crowd without seats before an open page asks once, each seat by itself; and again when that was answered', async () => {
  const log = await playedLog(seeded('a period'), 20);
  const head = (await log.head(NAME))?.seq ?? 0;
  const asked: unknown[][] = [];
  const periods = new Periods(log, {
    moment: async (by: Asker, _, seq) => {
      asked.push(['moment', by, seq]);
      return {} as PastMoment;
    },
    meanwhile: async (by: Asker, _, began, end) => {
      asked.push(['meanwhile', by, began, end]);
      return { changes: null, happened: [], notes: new Map() } satisfies Meanwhile;
    },
  });
  const of = (by: Asker) => periods.of(by, NAME, ALWAYS);
  const found = await Promise.all([null, null, null, 's-one', 's-two'].map(of));
  for (const one of found) expect(one).toMatchObject({ began: 0, changes: null });
  const all = [null, 's-one', 's-two'].flatMap((by) => [
    ['moment', by, head],
    ['meanwhile', by, 0, head],
  ]);
  expect(asked).toHaveLength(all.length);
  expect(asked).toEqual(expect.arrayContaining(all));
  await of(null);
  expect(asked).toHaveLength(all.length + 2);
  expect(await periods.of(null, NAME, { from: Number.NEGATIVE_INFINITY, to: Number.NEGATIVE_INFINITY })).toBeNull();
  expect(asked).toHaveLength(all.length + 2);
});

it('D9 H49 a sheet of more long texts than the thread remembers comes, one of them after the other', async () => {
  const log = await playedLog(seeded('many texts'), 12);
  const names = Array.from({ length: 14 }, (_, nth) => ({ kind: 'opinion', id: `copy-${nth}` }) as const);
  for (const name of names) await copied(log, name);
  const thread = new HistoryThread(log, SILENT, { piece: 5, waited: 6, every: 1, restMs: 0 });
  const periods = new Periods(log, thread);
  let waits = 0;
  const sheet = async (): Promise<readonly (Period | null)[] | null> => {
    const found: (Period | null)[] = [];
    for (const name of names) {
      try {
        found.push(await periods.of(null, name, ALWAYS));
      } catch (fault) {
        if (!(fault instanceof HistoryFolding)) throw fault;
        waits += 1;
        return null;
      }
    }
    return found;
  };
  const found = await until('the sheet', sheet, 30_000);
  expect(found.map((one) => one?.after.register.opinion)).toEqual(names.map(({ id }) => id));
  expect(waits).toBeGreaterThan(0);
  await thread.close();
});

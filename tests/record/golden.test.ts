/**
 * Logs that were written under earlier rules, kept for ever: they fold, at every position, to what they meant when they were written,
 * and still prove themselves. Of the demo and of recorded meetings every byte is kept, of meetings at random what the rules fold.
 */
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { MemoryLog } from '../../server/log/memory.ts';
import { readEntry } from '../../server/record/read.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import { Rooms } from '../../server/room/rooms.ts';
import type { Entry } from '../../shared/opinion/entry.ts';
import { RULES_VERSION } from '../../shared/opinion/evolve.ts';
import { manualClock } from '../support/clock.ts';
import { forumOf } from '../support/founding.ts';
import { essences } from './essence.ts';
import { lines, recordsOf, storedAs } from './golden-logs.ts';

describe.each([1, 2, 3, 4])('9.5 a log of rules %i', (rules) => {
  const records = recordsOf(rules);

  it.each([...records.keys()])('%s folds as it did and proves itself', (id) => {
    const kept = records.get(id) ?? [];
    const log = storedAs(kept);
    expect(essences(log.map((one) => readEntry(one).entry))).toEqual(kept.map((line) => line.essence));
    expect(verifyOpinion({ kind: 'opinion', id }, log)).toMatchObject({ verdict: 'valid' });
  });

  it('of a meeting at random folds as it did', () => {
    const meetings = lines<{ readonly entries: readonly Entry[]; readonly essence: readonly string[] }>(
      `rules-${rules}-meetings.ndjson.gz`,
    );
    expect(meetings.length).toBe(60);
    for (const { entries, essence: then } of meetings) expect(essences(entries.map((one) => ({ ...one, rules })))).toEqual(then);
  });

  it('that is still open goes on under the rules of today, from its next entry on; one that is over stays as it was', async () => {
    const log = new MemoryLog();
    for (const [id, kept] of records) await log.append({ kind: 'opinion', id }, storedAs(kept));
    const forum = () => forumOf('arl', 'bru', 'cor');
    const rooms = new Rooms({ log, clock: manualClock(), logger: pino({ level: 'silent' }), forum });
    const now = async (id: string) => (await rooms.open(id))?.look(({ state }) => [state.rules, state.phase === 'adopted']);
    const all = await Promise.all([...records.keys()].map(now));
    await rooms.close();
    expect(new Set(all.map((one) => one?.join(' ')))).toEqual(new Set([`${rules} true`, `${RULES_VERSION} false`]));
    for (const id of records.keys())
      expect(verifyOpinion({ kind: 'opinion', id }, await log.read({ kind: 'opinion', id }, 0))).toMatchObject({ verdict: 'valid' });
  });
});

/** The record of the forum: what it proves, and what of a change in it is found. */
import { describe, expect, it } from 'vitest';
import { Forum } from '../../server/forum/forum.ts';
import { createForum, plainFounding } from '../../server/forum/founding.ts';
import type { Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { createLogger } from '../../server/logger.ts';
import { readForumEntry } from '../../server/record/read.ts';
import { sealEntry } from '../../server/record/seal.ts';
import { FORUM_LOG, verifyForum } from '../../server/record/verify-forum.ts';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { IEG_1 } from '../forum/world.ts';
import { manualClock } from '../support/clock.ts';

async function recorded(): Promise<readonly Stored[]> {
  const log = new MemoryLog();
  const forum = await Forum.open({ log, clock: manualClock(), logger: createLogger('silent') });
  await createForum(forum, plainFounding('Test Forum'));
  const act = async (seat: string, command: ForumCommand): Promise<void> => {
    const by = forum.actor(seat);
    if (by === null) throw new Error(`nobody sits in ${seat}`);
    const done = await forum.act(by, { command, person: 'I. Varga' });
    if (!done.ok) throw new Error(done.reason.code);
  };
  await act(OFFICE_SEAT, { do: 'admit-entity', id: 'arl', code: 'ARL', names: { en: 'Arlen' }, capacity: 'member-state' });
  await act(OFFICE_SEAT, { do: 'open-seat', seat: 'arl-1', entity: 'arl', functions: ['focal-point'], remote: false });
  await act('arl-1', { do: 'open-seat', seat: 'arl-2', entity: 'arl', functions: ['head'], remote: false });
  await act('arl-1', { do: 'choose-language', language: 'fr' });
  await act(OFFICE_SEAT, { do: 'plan-meeting', ...IEG_1 });
  await forum.close();
  return log.read(FORUM_LOG, 0);
}

/** The last entry, made anew by somebody who can make a chain, with another word in it. */
function resealed(stored: readonly Stored[], change: (entry: ReturnType<typeof readForumEntry>['entry']) => object): readonly Stored[] {
  const last = stored.at(-1);
  if (last === undefined) throw new Error('there is no entry');
  const { entry, note } = readForumEntry(last);
  const forged = { ...entry, ...change(entry) };
  return [
    ...stored.slice(0, -1),
    sealEntry({ log: FORUM_LOG, prev: stored.at(-2) ?? null, entry: forged, textHash: null, payload: { kind: 'act', note: note ?? {} } }),
  ];
}

describe('the record of the forum', () => {
  it('is valid as it was made, also where what was said was erased, and against a receipt', async () => {
    const stored = await recorded();
    const { verdict, sentence, head } = verifyForum(stored);
    expect([verdict, sentence]).toEqual(['valid', expect.stringContaining(`holds ${stored.length} entries`)]);
    expect(head?.seq).toBe(stored.length);
    expect(verifyForum(stored, head).verdict).toBe('valid');
    const erased = verifyForum(stored.map((one) => ({ ...one, payload: null, salt: null })));
    expect([erased.verdict, erased.notChecked.at(-1)]).toEqual([
      'valid',
      expect.stringContaining(`${stored.length} entries: it was erased`),
    ]);
  });

  it('is not where an entry was changed, left out, cut off, backdated, or is by who did not sit there', async () => {
    const stored = await recorded();
    const { head } = verifyForum(stored);
    const taken = stored.map((one) => readForumEntry(one).entry).find(({ by }) => by.seat === OFFICE_SEAT)?.uuid ?? '';
    const flipped = stored.map((one) =>
      one.seq === 3 ? { ...one, statement: one.statement.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) } : one,
    );
    const tries: readonly (readonly [readonly Stored[], number])[] = [
      [flipped, 3],
      [stored.filter(({ seq }) => seq !== 4), 4],
      [stored.slice(0, -1), stored.length],
      [resealed(stored, () => ({ at: 0 })), stored.length],
      [resealed(stored, ({ by }) => ({ by: { ...by, seat: 'arl-9' } })), stored.length],
      [resealed(stored, ({ by }) => ({ by: { ...by, capacity: 'chair' } })), stored.length],
      [resealed(stored, () => ({ uuid: taken })), stored.length],
      [resealed(stored, ({ fact }) => ({ fact: { ...fact, place: 'Elsewhere' } })), stored.length],
    ];
    for (const [forged, at] of tries) expect(verifyForum(forged, head)).toMatchObject({ verdict: 'invalid', invalidAt: at });
  });
});

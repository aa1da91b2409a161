import { describe, expect, it } from 'vitest';
import { MemoryLog } from '../../server/log/memory.ts';
import { createLogger } from '../../server/logger.ts';
import { readEntry } from '../../server/record/read.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { forumFacts, policyOf } from '../../shared/forum/facts.ts';
import { isOffItsDays } from '../../shared/forum/meeting.ts';
import { OFFICE_SEAT, presiding } from '../../shared/forum/who.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import type { BroughtPolicy } from '../../shared/opinion/follow.ts';
import { manualClock } from '../support/clock.ts';
import { forumOf, founding, measures } from '../support/founding.ts';
import { actor, base, code, IEG_1, POLICY, run } from './world.ts';

const at = { meeting: 'ieg-1' } as const;
const sitting = (state: typeof base) => state.meetings.get('ieg-1')?.sittings.at(-1);

describe('sittings and the gavel', () => {
  it('F3.1 whoever presides opens, suspends, resumes and closes; one sitting at a time', () => {
    const chair = actor('chair-1');
    for (const other of [OFFICE_SEAT, 'chair-2', 'arl-1']) expect(code({ do: 'open-sitting', ...at }, other)).toBe('not-presiding');
    expect(code({ do: 'close-sitting', ...at }, 'chair-1')).toBe('no-sitting');
    const open = run(base, { do: 'open-sitting', ...at }, chair);
    expect(sitting(open)).toMatchObject({ number: 1, state: 'open', openedAt: open.at, closedAt: null });
    expect(code({ do: 'open-sitting', ...at }, 'chair-1', open)).toBe('sitting-open');
    expect(code({ do: 'resume-sitting', ...at }, 'chair-1', open)).toBe('not-suspended');
    const suspended = run(open, { do: 'suspend-sitting', ...at }, chair);
    expect(code({ do: 'suspend-sitting', ...at }, 'chair-1', suspended)).toBe('sitting-suspended');
    expect(code({ do: 'open-sitting', ...at }, 'chair-1', suspended)).toBe('sitting-open');
    const closed = run(run(suspended, { do: 'resume-sitting', ...at }, chair), { do: 'close-sitting', ...at }, chair);
    expect(sitting(closed)).toMatchObject({ state: 'closed', closedAt: closed.at });
    expect(sitting(run(closed, { do: 'open-sitting', ...at }, chair))?.number).toBe(2);
    const event = run(base, { do: 'plan-meeting', ...IEG_1, meeting: 'wsis', code: 'WSIS', kind: 'event' });
    expect(code({ do: 'open-sitting', meeting: 'wsis' }, 'chair-1', event)).toBe('no-sittings');
  });

  it('F3.2 one presides at a time, and the others of the chair are deputies', () => {
    expect([presiding(base), actor('chair-1').functions, actor('chair-2').functions]).toEqual(['chair-1', [], ['deputy-chair']]);
    const handed = run(base, { do: 'hand-gavel', to: 'chair-2' }, actor('chair-1'));
    expect([actor('chair-1', handed).functions, actor('chair-2', handed).functions]).toEqual([['deputy-chair'], []]);
    expect(code({ do: 'open-sitting', ...at }, 'chair-1', handed)).toBe('not-presiding');
    expect(code({ do: 'open-sitting', ...at }, 'chair-2', handed)).toBeNull();
    expect(presiding(run(handed, { do: 'close-seat', seat: 'chair-2' }))).toBe('chair-1');
  });

  it('F3.3 the gavel is handed by whoever presides, or by deputy and secretariat together', () => {
    const hand = { do: 'hand-gavel', to: 'chair-2' } as const;
    expect(code(hand, OFFICE_SEAT)).toBe('gavel-not-asked');
    expect(code(hand, 'chair-2')).toBe('not-presiding');
    expect(code({ do: 'ask-for-gavel' }, 'chair-1')).toBe('not-deputy');
    expect(code({ do: 'ask-for-gavel' }, OFFICE_SEAT)).toBe('not-deputy');
    const asked = run(base, { do: 'ask-for-gavel' }, actor('chair-2'));
    expect(presiding(asked)).toBe('chair-1');
    expect(presiding(run(asked, hand, actor(OFFICE_SEAT)))).toBe('chair-2');
    expect(code(hand, OFFICE_SEAT, run(asked, { do: 'hand-gavel', to: 'chair-1' }, actor('chair-1')))).toBe('gavel-not-asked');
    expect(code({ do: 'hand-gavel', to: 'arl-1' }, 'chair-1')).toBe('no-such-seat');
  });

  it('F3.4 the policy of a meeting is set by whoever presides or the secretariat, no shorter than calls may be', () => {
    const set = { do: 'set-meeting-policy', ...at, policy: POLICY } as const;
    expect([code(set, 'chair-1'), code(set, OFFICE_SEAT), code(set, 'arl-1'), code(set, 'chair-2')]).toEqual([
      null,
      null,
      'not-presiding',
      'not-presiding',
    ]);
    expect(code({ ...set, policy: { ...POLICY, minCallSeconds: 9 } }, 'chair-1')).toBe('call-too-short');
    for (const wrong of [{ undoSeconds: 601 }, { silenceHours: 71 }, { maxTimeDays: 91 }, { minCallSeconds: 3601 }])
      expect(code({ ...set, policy: { ...POLICY, ...wrong } }, 'chair-1')).toBe('policy-not-allowed');
    expect(run(base, set).meetings.get('ieg-1')?.policy).toEqual(POLICY);
  });

  it('F3.5 an opinion lies on the table of the meeting that took it up last', () => {
    const take = { do: 'take-up', ...at, opinion: 'cables' } as const;
    expect([code(take, 'chair-1'), code(take, OFFICE_SEAT), code(take, 'chair-2'), code(take, 'arl-1')]).toEqual([
      null,
      null,
      'not-presiding',
      'not-presiding',
    ]);
    expect(code({ ...take, meeting: 'zzz' }, 'chair-1')).toBe('no-such-meeting');
    const event = run(base, { do: 'plan-meeting', ...IEG_1, meeting: 'wsis', code: 'WSIS', kind: 'event' });
    expect(code({ ...take, meeting: 'wsis' }, 'chair-1', event)).toBe('no-sittings');

    const second = run(base, { do: 'plan-meeting', ...IEG_1, meeting: 'ieg-2', code: 'IEG-2' });
    const taken = run(second, take);
    expect(policyOf(taken, 'cables')).toBeNull();
    const set = run(taken, { do: 'set-meeting-policy', ...at, policy: { ...POLICY, remoteMayEdit: false } });
    const brought = policyOf(set, 'cables');
    expect(brought).toEqual({ policy: { ...DEFAULT_POLICY, headConfirms: false, remoteMayEdit: false }, from: { ...at, seq: set.seq } });
    expect(policyOf(set, 'others')).toBeNull();
    const moved = run(set, { ...take, meeting: 'ieg-2' });
    expect(policyOf(moved, 'cables')).toBeNull();
    expect(policyOf(run(moved, take), 'cables')?.from.seq).toBe(moved.seq + 1);
  });

  it('F3.6 tells an opinion how the meeting sits on whose table it lies', () => {
    const chair = actor('chair-1');
    const facts = (state: typeof base, opinion = 'cables') => forumFacts(state, opinion).sitting;
    const taken = run(base, { do: 'take-up', ...at, opinion: 'cables' });
    const open = run(taken, { do: 'open-sitting', ...at }, chair);
    const suspended = run(open, { do: 'suspend-sitting', ...at }, chair);
    const closed = run(suspended, { do: 'close-sitting', ...at }, chair);
    expect([base, taken, open, suspended, closed].map((state) => facts(state))).toEqual([null, 'closed', 'open', 'suspended', 'closed']);
    expect(facts(open, 'others')).toBeNull();
    const other = run(open, { do: 'plan-meeting', ...IEG_1, meeting: 'ieg-2', code: 'IEG-2' });
    expect(facts(run(other, { do: 'take-up', meeting: 'ieg-2', opinion: 'cables' }))).toBe('closed');
    // presented at an event, which has no sittings
    const event = run(base, { do: 'plan-meeting', ...IEG_1, meeting: 'wsis', code: 'WSIS', kind: 'event' });
    const where = { meeting: 'wsis', topic: null, contribution: null, descent: null };
    const draft = { do: 'present-draft', draft: 'cables', number: '1', title: 'On cables', entity: 'arl', ...where } as const;
    expect(facts(run(event, draft, actor(OFFICE_SEAT)))).toBeNull();
    // in a restricted session it is the sitting in which it began, wherever the opinion lies
    const moved = run(open, { do: 'move-restricted', ...at, opinions: ['others'] }, actor('arl-1'));
    expect([facts(moved, 'r1-others'), facts(run(moved, { do: 'suspend-sitting', ...at }, chair), 'r1-others')]).toEqual([
      'open',
      'suspended',
    ]);
  });

  it('F3.5 the server brings the policy into the log of an opinion once for each time that it was set', async () => {
    const clock = manualClock();
    let brought: BroughtPolicy | null = null;
    const tools = { log: new MemoryLog(), clock, logger: createLogger('silent') };
    const rooms = new Rooms({
      ...tools,
      forum: () => forumOf('arl'),
      policyOf: (opinion) => (opinion === 'cables' ? brought : null),
    });
    for (const id of ['cables', 'others']) await rooms.create(founding(id, measures(id, 1)));
    const acts = async (id: string) => {
      const room = await rooms.open(id);
      await room?.look(() => undefined);
      const entries = (await tools.log.read({ kind: 'opinion', id }, 0)).map((stored) => readEntry(stored).entry);
      return entries.flatMap(({ fact, by }) => (fact.type === 'policy.changed' ? [{ ...fact, by: by.seat }] : []));
    };
    expect(await acts('cables')).toEqual([]);
    const policy = { ...DEFAULT_POLICY, minCallSeconds: 60 };
    brought = { policy, from: { meeting: 'ieg-1', seq: 7 } };
    rooms.follow();
    rooms.follow();
    const first = { type: 'policy.changed', policy, from: { meeting: 'ieg-1', seq: 7 }, by: SERVER.seat };
    expect([await acts('cables'), await acts('others')]).toEqual([[first], []]);
    const again = new Rooms({ ...tools, forum: () => forumOf(), policyOf: () => brought });
    await (await again.open('cables'))?.look(() => undefined);
    expect(await acts('cables')).toEqual([first]);
    brought = { policy, from: { meeting: 'ieg-2', seq: 9 } };
    await (await again.open('others'))?.look(() => undefined);
    rooms.follow();
    expect((await acts('cables')).map(({ from }) => from?.seq)).toEqual([7, 9]);
    await again.close();
    await rooms.close();
  });
});

it('F3.9 has days where it is held', () => {
  const zoned = { from: '2030-06-03', to: '2030-06-04', zone: 'Pacific/Auckland' };
  const off = (moment: string): boolean => isOffItsDays(zoned, Date.parse(moment));
  expect(['2030-06-02T11:59Z', '2030-06-02T12:00Z', '2030-06-04T11:59Z', '2030-06-04T12:00Z'].map(off)).toEqual([true, false, false, true]);
});

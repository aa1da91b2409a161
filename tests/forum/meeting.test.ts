import { describe, expect, it } from 'vitest';
import { OFFICE_SEAT, presiding } from '../../shared/forum/state.ts';
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
    expect(run(base, set).meetings.get('ieg-1')?.policy).toEqual(POLICY);
  });
});

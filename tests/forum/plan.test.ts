import { describe, expect, it } from 'vitest';
import { Holders } from '../../server/forum/holders.ts';
import { showForum } from '../../server/http/views/forum.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { actor, base, code, IEG_1, run } from './world.ts';

const deadline = { deadline: 'drafts', kind: 'drafts', names: { en: 'New drafts' }, at: 5_000, meeting: null, decision: null } as const;

describe('the timetable', () => {
  it('F2.1 is the secretariat’s to change, and every change stays listed with its decision', () => {
    const profile = { name: 'WTPF', theme: { en: 'Trust' }, place: 'Geneva', basis: 'Resolution 2', prefix: 'WTPF-30', decision: 'C29/7' };
    const moved = { ...IEG_1, from: '2029-09-10', to: '2029-09-11', decision: 'Decision 611 (mod.)' };
    const commands = [
      { do: 'change-forum', ...profile },
      { do: 'change-meeting', ...moved },
      { do: 'set-deadline', ...deadline },
    ] as const;
    for (const command of commands) for (const other of ['chair-1', 'arl-1', 'riv-1']) expect(code(command, other)).toBe('not-secretariat');
    const state = commands.reduce((before, command) => run(before, command, actor(OFFICE_SEAT)), base);
    const dropped = run(state, { do: 'drop-deadline', deadline: 'drafts', decision: 'C29/8' }, actor(OFFICE_SEAT));
    const shown = showForum({ state: dropped, holders: new Holders() });
    expect([shown.name, shown.prefix, shown.meetings[0]?.from, shown.deadlines]).toEqual(['WTPF', 'WTPF-30', '2029-09-10', []]);
    expect(shown.changes.map(({ what, of, decision }) => [what, of, decision])).toEqual([
      ['forum.created', null, null],
      ['meeting.planned', 'ieg-1', 'Decision 611'],
      ['forum.changed', null, 'C29/7'],
      ['meeting.changed', 'ieg-1', 'Decision 611 (mod.)'],
      ['deadline.set', 'drafts', null],
      ['deadline.dropped', 'drafts', 'C29/8'],
    ]);
    const [, , , change, , last] = shown.changes;
    expect(change?.fields).toEqual([
      { field: 'from', was: IEG_1.from, is: moved.from },
      { field: 'to', was: IEG_1.to, is: moved.to },
    ]);
    expect(change?.names).toEqual(IEG_1.names);
    expect([last?.names, last?.due, last?.fields]).toEqual([deadline.names, deadline.at, []]);
    expect(code({ do: 'drop-deadline', deadline: 'zzz', decision: null }, OFFICE_SEAT)).toBe('no-such-deadline');
    expect(code({ do: 'set-deadline', ...deadline, meeting: 'zzz' }, OFFICE_SEAT)).toBe('no-such-meeting');
  });

  it('F2.2 a meeting has an order of days and a code of its own', () => {
    expect(code({ do: 'plan-meeting', ...IEG_1, meeting: 'other' }, OFFICE_SEAT)).toBe('meeting-exists');
    expect(code({ do: 'plan-meeting', ...IEG_1, code: 'IEG-9' }, OFFICE_SEAT)).toBe('meeting-exists');
    expect(code({ do: 'plan-meeting', ...IEG_1, meeting: 'ieg-2', code: 'IEG-2', to: '2029-09-02' }, OFFICE_SEAT)).toBe('date-not-allowed');
    expect(code({ do: 'plan-meeting', ...IEG_1, meeting: 'ieg-2', code: 'IEG-2', to: IEG_1.from }, OFFICE_SEAT)).toBeNull();
  });

  it('F2.3 what has sat is not cancelled, what was cancelled is not held', () => {
    const sat = run(base, { do: 'open-sitting', meeting: 'ieg-1' }, actor('chair-1'));
    const cancel = { do: 'cancel-meeting', meeting: 'ieg-1', decision: null } as const;
    expect(code(cancel, OFFICE_SEAT, sat)).toBe('meeting-held');
    const cancelled = run(base, cancel, actor(OFFICE_SEAT));
    expect(code({ do: 'change-meeting', ...IEG_1 }, OFFICE_SEAT, cancelled)).toBe('meeting-cancelled');
    expect(code({ do: 'open-sitting', meeting: 'ieg-1' }, 'chair-1', cancelled)).toBe('meeting-cancelled');
    expect(code(cancel, OFFICE_SEAT, cancelled)).toBe('meeting-cancelled');
  });

  it('F2.7 what is over is recorded too', () => {
    const held = { ...IEG_1, meeting: 'ieg-0', code: 'IEG-0', from: '1999-09-06', to: '1999-09-07' };
    expect(code({ do: 'plan-meeting', ...held }, OFFICE_SEAT)).toBeNull();
    expect(code({ do: 'set-deadline', ...deadline, at: 0 }, OFFICE_SEAT)).toBeNull();
    const sent = { do: 'issue-circular', number: 'CL-99/1', title: 'Dates', language: 'en', sentAt: 0, deadline: 1 } as const;
    expect(code(sent, OFFICE_SEAT)).toBeNull();
    const letter = run(base, sent, actor(OFFICE_SEAT));
    expect(code({ do: 'date-circular', circular: 'cl-99-1', deadline: 2 }, OFFICE_SEAT, letter)).toBeNull();
  });
});

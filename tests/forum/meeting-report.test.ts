/** The report of a meeting, in which is printed what is said for the record of the opinions on its table. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Forum } from '../../server/forum/forum.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { createLogger } from '../../server/logger.ts';
import { dayFurther, EMPTY_DAY } from '../../shared/forum/day.ts';
import { forumFacts } from '../../shared/forum/facts.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { seatOf } from '../http/stage.ts';
import { OTHER_STATE, CHAIR as PRESIDES, type SessionStage, STATE, sessionStage } from './session.ts';
import { actor, base, code, IEG_1, run } from './world.ts';

const at = { meeting: 'ieg-1' } as const;
const CLOSE = { do: 'close-meeting-report', ...at } as const;
const REOPEN = { do: 'reopen-meeting-report', ...at, reason: 'A statement was overlooked.' } as const;
const CHAIR = 'chair-1';

const by = (state: ForumState, command: Parameters<typeof run>[1], seat: string): ForumState => run(state, command, actor(seat, state));
const taken = by(base, { do: 'take-up', ...at, opinion: 'cables' }, CHAIR);
const sits = by(taken, { do: 'open-sitting', ...at }, CHAIR);
const held = by(sits, { do: 'close-sitting', ...at }, CHAIR);
const closed = by(held, CLOSE, OFFICE_SEAT);
const reported = (state: ForumState, opinion = 'cables'): boolean => forumFacts(state, opinion).reported;

describe('the report of a meeting', () => {
  it('F3.8 is closed by the secretariat, once, after the meeting has sat and while it does not sit', () => {
    for (const other of [CHAIR, 'chair-2', 'arl-1', 'riv-1']) {
      expect(code(CLOSE, other, held)).toBe('not-secretariat');
      expect(code(REOPEN, other, closed)).toBe('not-secretariat');
    }
    expect(code(CLOSE, OFFICE_SEAT, taken)).toBe('meeting-not-held');
    const suspended = by(sits, { do: 'suspend-sitting', ...at }, CHAIR);
    expect([code(CLOSE, OFFICE_SEAT, sits), code(CLOSE, OFFICE_SEAT, suspended)]).toEqual(['sitting-open', 'sitting-open']);
    expect(code({ ...CLOSE, meeting: 'zzz' }, OFFICE_SEAT, held)).toBe('no-such-meeting');
    expect(
      code(
        { ...CLOSE, meeting: 'wsis' },
        OFFICE_SEAT,
        run(held, { do: 'plan-meeting', ...IEG_1, meeting: 'wsis', code: 'W', kind: 'event' }),
      ),
    ).toBe('meeting-not-held');
    expect(closed.meetings.get('ieg-1')?.report).toEqual({ closed: true, at: closed.at, reason: null });
    expect(code(CLOSE, OFFICE_SEAT, closed)).toBe('report-closed');
  });

  it('F3.8 is opened again with a reason, and no sitting is opened before that', () => {
    expect(code({ do: 'open-sitting', ...at }, CHAIR, closed)).toBe('report-closed');
    expect(code({ ...REOPEN, reason: ' ' }, OFFICE_SEAT, closed)).toBe('reason-missing');
    expect([code(REOPEN, OFFICE_SEAT, held), code({ ...REOPEN, meeting: 'zzz' }, OFFICE_SEAT, closed)]).toEqual([
      'report-open',
      'no-such-meeting',
    ]);
    const open = by(closed, REOPEN, OFFICE_SEAT);
    expect(open.meetings.get('ieg-1')?.report).toEqual({ closed: false, at: open.at, reason: REOPEN.reason });
    expect(code(REOPEN, OFFICE_SEAT, open)).toBe('report-open');
    expect(code({ do: 'open-sitting', ...at }, CHAIR, open)).toBeNull();
    expect(reported(by(open, CLOSE, OFFICE_SEAT))).toBe(true);
  });

  it('F3.8 is for the opinions on the table of this meeting, and no longer where another has taken them up', () => {
    expect([taken, sits, held, closed, by(closed, REOPEN, OFFICE_SEAT)].map((state) => reported(state))).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(reported(closed, 'others')).toBe(false);
    const next = run(closed, { do: 'plan-meeting', ...IEG_1, meeting: 'ieg-2', code: 'IEG-2' });
    expect(reported(by(next, { do: 'take-up', meeting: 'ieg-2', opinion: 'cables' }, CHAIR))).toBe(false);
  });

  it('D1 is told of in the sheet of its meeting, and of no other', () => {
    const { at: now, seq } = closed;
    const entry = { seq, at: now, by: actor(OFFICE_SEAT), uuid: '', fact: { type: 'meeting.report-closed', ...at } } as const;
    const told = (meeting: string) =>
      dayFurther(EMPTY_DAY, meeting, { from: 0, to: now + 1 }, entry, closed).told.map(({ act }) => act.type);
    expect([told('ieg-1'), told('ieg-2')]).toEqual([['meeting.report-closed'], []]);
  });
});

describe('an opinion whose report is closed', () => {
  let stage: SessionStage;
  const log = new MemoryLog();
  const office = seatOf('secretariat');
  const statement = { do: 'make-statement', block: null, kind: 'statement', statement: 'We recall it.' } as const;
  const says = async (command: Parameters<SessionStage['command']>[2], seat = STATE) => {
    const { status, body } = await stage.command(seat, stage.opinion, command);
    return status === 200 ? 200 : body;
  };
  const handOver = async (): Promise<string> => (await stage.as(await stage.signIn(STATE), 'get', '/delegation/hand-over')).text;
  const sheet = async (): Promise<string> =>
    (await stage.as(await stage.signIn(STATE), 'get', '/meetings/ieg-1/day-sheet').set('accept', 'text/html')).text;

  beforeAll(async () => {
    stage = await sessionStage(log);
    await stage.asks(PRESIDES, { do: 'take-up', ...at, opinion: stage.opinion });
    await stage.asks(PRESIDES, { do: 'close-sitting', ...at });
  });
  afterAll(() => stage.close());

  it('7.12 takes no statement, with words that say what can be done, and every objection', async () => {
    expect(await says(statement)).toBe(200);
    expect(await handOver()).toContain('Statements can be made and corrected until the report of IEG-1 is closed');
    await stage.asks(office, CLOSE);
    expect(await says(statement)).toMatchObject({ code: 'opinion-closed', report: true });
    expect(await says({ do: 'dissociate', blocks: [] })).toMatchObject({ code: 'opinion-closed' });
    expect(await says({ do: 'raise-objection', block: null, hash: null, reason: 'Not yet.' }, OTHER_STATE)).toBe(200);
    expect(await handOver()).toContain(
      'The report of IEG-1 was closed 5 Jan 2026, 09:00 UTC: no further statement can be made for its record.',
    );
    expect(await sheet()).toContain('Report of a meeting closed');
  });

  it('7.12 answers so on every node, and after a restart', async () => {
    const { clock } = stage;
    const other = await Forum.open({ log, clock, logger: createLogger('silent') });
    expect(forumFacts(other.state, stage.opinion).reported).toBe(true);
    await other.close();
    const again = await sessionStage(log);
    const { body } = await again.command(STATE, stage.opinion, statement);
    expect(body).toMatchObject({ code: 'opinion-closed' });
    await again.close();
  });

  it('F3.8 takes them again once the report is open again, and says why', async () => {
    await stage.asks(office, REOPEN);
    expect(await says(statement)).toBe(200);
    expect(await handOver()).toContain(`was reopened 5 Jan 2026, 09:00 UTC: ${REOPEN.reason}`);
    expect(await sheet()).toContain(`Report of a meeting opened again: ${REOPEN.reason}`);
    const { body } = await stage.as(await stage.signIn(office), 'get', '/api/forum/log?kind=meeting');
    expect(body.entries.map(({ type }: { type: string }) => type).slice(0, 2)).toEqual([
      'meeting.report-reopened',
      'meeting.report-closed',
    ]);
  });
});

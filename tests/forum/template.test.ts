import { describe, expect, it } from 'vitest';
import { playTimetable } from '../../server/demo/timetable.ts';
import { Forum } from '../../server/forum/forum.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { createLogger } from '../../server/logger.ts';
import { sittingOf } from '../../shared/forum/meeting.ts';
import type { PlanCommand } from '../../shared/forum/plan.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { fill, startingIn, TEMPLATES } from '../../shared/forum/template.ts';
import { templateOf } from '../../shared/forum/templates/templates.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { clockIn, daysBetween, momentIn } from '../../shared/forum/zone.ts';
import { LANGUAGES } from '../../shared/opinion/vocabulary.ts';
import { manualClock } from '../support/clock.ts';
import { actor, base, DAY, run } from './world.ts';

const empty: ForumState = { ...base, meetings: new Map(), changes: [] };
const office = actor(OFFICE_SEAT);
const { report } = templateOf;

function filled(state: ForumState, start: string, template = report): readonly PlanCommand[] {
  const found = fill(state, template, startingIn(start), 'Decision 611');
  if (!found.ok) throw new Error(found.reason.code);
  return found.value;
}
const apply = (state: ForumState, commands: readonly PlanCommand[]): ForumState =>
  commands.reduce((before, command) => run(before, command, office), state);
const daysOf = ({ meetings }: ForumState) => [...meetings.values()].map(({ code, from, to }) => `${code} ${from} ${to.slice(8)}`);

describe('templates', () => {
  it('F2.4 the report’s timetable reads as the report has it', () => {
    const state = apply(empty, filled(empty, report.starts));
    expect(daysOf(state)).toEqual([
      'CWG-1 2019-09-09 20',
      'IEG-1 2019-09-16 17',
      'CWG-2 2020-02-03 14',
      'IEG-2 2020-02-10 11',
      'CWG-3 2020-09-14 25',
      'IEG-3 2020-09-21 23',
      'CWG-4 2021-02-01 12',
      'IEG-4 2021-02-08 10',
      'WSIS 2021-05-10 14',
      'FORUM 2021-05-17 21',
    ]);
    expect(state.forum).toMatchObject({ name: 'Test Forum', prefix: 'WTPF-21', place: 'Geneva', basis: 'Resolution 2 (Rev. Dubai, 2018)' });
    // 23:59 in Geneva, in summer and in winter
    expect(new Date(state.deadlines.get('contributions-1')?.at ?? 0).toISOString()).toBe('2019-08-26T21:59:00.000Z');
    expect(new Date(state.deadlines.get('drafts')?.at ?? 0).toISOString()).toBe('2021-01-18T22:59:00.000Z');
    expect(state.changes.every(({ act }) => 'decision' in act && act.decision === 'Decision 611')).toBe(true);
  });

  it('F2.4 a start in another month keeps weekday and week, and everything that a plan has', () => {
    for (const id of TEMPLATES)
      for (const start of ['2027-01', '2030-09', '2031-12']) {
        const template = templateOf[id];
        const state = apply(empty, filled(empty, start, template));
        expect(state.meetings.size).toBe(template.meetings.length);
        expect(state.deadlines.size).toBe(template.deadlines.length);
        for (const { meeting, from, to, names } of state.meetings.values()) {
          const source = template.meetings.find((one) => one.meeting === meeting);
          expect(new Date(from).getUTCDay()).toBe(1);
          if (source?.monday !== 0) expect(Math.ceil(Number(from.slice(8)) / 7)).toBe(source?.monday);
          expect(daysBetween(from, to) + 1).toBe(source?.days);
          expect(Object.keys(names).sort()).toEqual([...LANGUAGES].sort());
        }
        for (const { at, meeting } of state.deadlines.values())
          expect(at).toBeLessThan(Date.parse(state.meetings.get(meeting ?? '')?.from ?? ''));
      }
  });

  it('F2.4 a timetable that holds something else is not filled; one that was cut short is completed', () => {
    const all = filled(empty, '2030-09');
    const whole = apply(empty, all);
    expect(filled(whole, '2030-09')).toEqual([]);
    for (const cut of [1, 5, all.length - 1]) expect(filled(apply(empty, all.slice(0, cut)), '2030-09')).toEqual(all.slice(cut));
    const refused = { ok: false, reason: { code: 'timetable-not-empty' } };
    expect(fill(base, report, startingIn('2030-09'), null)).toEqual(refused);
    expect(fill(whole, report, startingIn('2030-10'), null)).toEqual(refused);
    const cancelled = run(whole, { do: 'cancel-meeting', meeting: 'ieg-4', decision: null }, office);
    expect(fill(cancelled, report, startingIn('2030-09'), null)).toEqual(refused);
  });

  it('reads clocks of zones on both sides of their changes', () => {
    for (const [zone, day, time, iso] of [
      ['Europe/Zurich', '2030-03-31', '01:59', '2030-03-31T00:59'],
      ['Europe/Zurich', '2030-03-31', '02:30', '2030-03-31T01:30'],
      ['Europe/Zurich', '2030-10-27', '12:00', '2030-10-27T11:00'],
      ['Asia/Kathmandu', '2030-05-17', '00:00', '2030-05-16T18:15'],
      ['UTC', '2030-05-17', '23:59', '2030-05-17T23:59'],
    ] as const)
      expect(new Date(momentIn(zone, day, time)).toISOString().slice(0, 16)).toBe(iso);
    expect(clockIn('Asia/Kathmandu', Date.UTC(2030, 4, 16, 18, 15))).toEqual({ day: '2030-05-17', time: '00:00' });
  });
});

describe('the timetable of the demo', () => {
  it.each(TEMPLATES)('%s: the second meeting sits now, the first has sat, the rest is to come', async (template) => {
    const log = new MemoryLog();
    const logger = createLogger('silent');
    const end = Date.UTC(2030, 4, 16, 9);
    expect(await playTimetable({ log, logger, template, end })).toBe(true);
    const { state } = await Forum.open({ log, logger, clock: manualClock(end) });
    const meetings = [...state.meetings.values()];
    expect(meetings.flatMap((one) => (sittingOf(one) === null ? [] : [one.code]))).toEqual(['IEG-2']);
    expect(state.meetings.get('ieg-2')?.from).toBe('2030-05-16');
    expect(state.meetings.get('ieg-1')?.sittings.map((one) => one.state)).toEqual(Array(template === 'report' ? 2 : 1).fill('closed'));
    expect([...state.deadlines.values()].some(({ at }) => at > end && at < end + 400 * DAY)).toBe(true);
    expect(state.forum).toMatchObject({ demo: true, theme: { en: expect.any(String) } });
    expect(state.at).toBeLessThanOrEqual(end);
    expect(await playTimetable({ log, logger, template, end })).toBe(false);
  });
});

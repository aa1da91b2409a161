/** F10.8 to F10.10: which notices the server says are due, and when. */
import { describe, expect, it } from 'vitest';
import type { Automatic } from '../../shared/forum/automatic.ts';
import { due, nextDue } from '../../shared/forum/lapse.ts';
import { isOvertaken, type NoticeAbout } from '../../shared/forum/notice.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { actor, base, code, DAY, fold, run } from './world.ts';

const AT = base.at + 30 * DAY;
const office = actor(OFFICE_SEAT);

const dated = (at: number, state = base, now?: number): ForumState =>
  run(
    state,
    { do: 'set-deadline', deadline: 'd-1', kind: 'drafts', names: { en: 'Drafts' }, at, meeting: null, decision: null },
    office,
    now,
  );
const near = (days: number, at = AT): NoticeAbout => ({ kind: 'deadline-near', deadline: 'd-1', at, days });
const SITTING: NoticeAbout = { kind: 'sitting', meeting: 'ieg-1', sitting: 1 };

/** As the server does at that moment. */
function told(state: ForumState, now: number): { readonly state: ForumState; readonly about: readonly NoticeAbout[] } {
  const about: NoticeAbout[] = [];
  let after = state;
  for (let [act] = due(after, now, true); act !== undefined; [act] = due(after, now, true)) {
    after = fold(after, act, SERVER, Math.max(now, after.at));
    if (act.type === 'notice.sent') about.push(act.about);
  }
  return { state: after, about };
}
const aboutAt = (state: ForumState, now: number): readonly NoticeAbout[] => told(state, now).about;
const turned = (state: ForumState, kind: Automatic, on: boolean, now: number): ForumState =>
  run(state, { do: 'switch-notices', kind, on }, office, now);

describe('a notice that goes out by itself', () => {
  it('F10.8 reminds of a deadline seven days and one day before it, once each, and never after it', () => {
    const state = dated(AT);
    expect([aboutAt(state, AT - 7 * DAY - 1), aboutAt(state, AT - 7 * DAY)]).toEqual([[], [near(7)]]);
    const week = told(state, AT - 7 * DAY).state;
    expect([aboutAt(week, AT - DAY - 1), aboutAt(week, AT - DAY)]).toEqual([[], [near(1)]]);
    expect(aboutAt(told(week, AT - DAY).state, AT - 1)).toEqual([]);
    expect(aboutAt(state, AT)).toEqual([]);
  });

  it('F10.8 goes out late after a time without a server, of several the last alone', () => {
    expect(aboutAt(dated(AT), AT - 3 * DAY)).toEqual([near(7)]);
    expect(aboutAt(dated(AT), AT - DAY / 2)).toEqual([near(1)]);
  });

  it('F10.8 reminds anew of a date that was moved, and of none that was set later than the moment', () => {
    const week = told(dated(AT), AT - 7 * DAY).state;
    const later = dated(AT + 10 * DAY, week);
    expect([aboutAt(later, AT + 3 * DAY - 1), aboutAt(later, AT + 3 * DAY)]).toEqual([[], [near(7, AT + 10 * DAY)]]);
    const soon = dated(AT, base, AT - 2 * DAY);
    expect([aboutAt(soon, AT - 2 * DAY), aboutAt(soon, AT - DAY)]).toEqual([[], [near(1)]]);
    // another name is not another date
    expect(aboutAt(dated(AT, dated(AT), AT - 6 * DAY), AT - 6 * DAY)).toEqual([near(7)]);
  });

  it('F10.8 goes to all open seats, a reminder of a silence procedure to the focal points', () => {
    const closed = run(dated(AT), { do: 'close-seat', seat: 'arl-2' }, office);
    const { state } = told(closed, AT - 7 * DAY);
    expect([...(state.notices.get('n1')?.deliveries.keys() ?? [])]).toEqual([OFFICE_SEAT, 'chair-1', 'chair-2', 'arl-1', 'bru-1', 'riv-1']);
    expect(state.notices.get('n1')?.by).toBe(SERVER.seat);
    const silence = run(base, { do: 'send-notice', about: { kind: 'silence', opinion: 'o1', deadline: AT }, to: [] }, office);
    expect(aboutAt(silence, AT - DAY - 1)).toEqual([]);
    const reminded = told(silence, AT - DAY);
    expect(reminded.about).toEqual([{ kind: 'silence-near', opinion: 'o1', deadline: AT }]);
    const notice = reminded.state.notices.get('n2');
    expect([[...(notice?.deliveries.keys() ?? [])], notice?.without]).toEqual([['arl-1'], ['bru']]);
    expect(aboutAt(reminded.state, AT - 1)).toEqual([]);
    const short = run(base, { do: 'send-notice', about: { kind: 'silence', opinion: 'o1', deadline: base.at + DAY }, to: [] }, office);
    expect(aboutAt(short, base.at + DAY - 1)).toEqual([]);
  });

  it('F10.8 says that a sitting was opened, where nobody has said so, and not while it is suspended', () => {
    const open = run(base, { do: 'open-sitting', meeting: 'ieg-1' }, actor('chair-1'));
    expect(aboutAt(open, open.at)).toEqual([SITTING]);
    expect(aboutAt(told(open, open.at).state, open.at + DAY)).toEqual([]);
    const byHand = run(open, { do: 'send-notice', about: { kind: 'sitting', meeting: 'ieg-1', sitting: 1 }, to: ['arl-1'] }, office);
    expect(aboutAt(byHand, open.at + 1)).toEqual([]);
    for (const what of ['suspend-sitting', 'close-sitting'] as const)
      expect(aboutAt(run(open, { do: what, meeting: 'ieg-1' }, actor('chair-1')), open.at + 1)).toEqual([]);
  });

  it('F10.8 is none on a server that sends no mail', () => {
    const open = run(dated(AT), { do: 'open-sitting', meeting: 'ieg-1' }, actor('chair-1'));
    expect([due(open, AT - DAY), nextDue(open, AT - DAY)]).toEqual([[], null]);
  });

  it('F10.8 has a next moment exactly where something is due or will be', () => {
    const silence = run(dated(AT), { do: 'send-notice', about: { kind: 'silence', opinion: 'o1', deadline: AT + DAY }, to: [] }, office);
    const all = run(silence, { do: 'open-sitting', meeting: 'ieg-1' }, actor('chair-1'));
    let dues = 0;
    for (let now = all.at; now < AT + 2 * DAY; now += DAY / 4) {
      const next = nextDue(all, now, true);
      const count = due(all, now, true).length;
      dues += count;
      expect([now, next !== null && next <= now]).toEqual([now, count > 0]);
    }
    expect(dues).toBeGreaterThan(0);
  });

  it('F10.9 is overtaken once its date has come, was moved or dropped, or the sitting was closed', () => {
    const state = dated(AT);
    expect([isOvertaken(state, near(7), AT - 1), isOvertaken(state, near(7), AT)]).toEqual([false, true]);
    expect(isOvertaken(dated(AT + 1, state), near(7), AT - 1)).toBe(true);
    const dropped = run(state, { do: 'drop-deadline', deadline: 'd-1', decision: null }, office);
    for (const about of [near(7), { kind: 'deadline', deadline: 'd-1' } as const]) expect(isOvertaken(dropped, about, AT - 1)).toBe(true);
    expect(isOvertaken(state, { kind: 'deadline', deadline: 'd-1' }, AT + 1)).toBe(false);
    for (const kind of ['silence', 'silence-near'] as const) {
      const about = { kind, opinion: 'o1', deadline: AT };
      expect([isOvertaken(state, about, AT - 1), isOvertaken(state, about, AT)]).toEqual([false, true]);
    }
    const open = run(base, { do: 'open-sitting', meeting: 'ieg-1' }, actor('chair-1'));
    const closed = run(open, { do: 'close-sitting', meeting: 'ieg-1' }, actor('chair-1'));
    expect([isOvertaken(open, SITTING, open.at), isOvertaken(closed, SITTING, closed.at)]).toEqual([false, true]);
  });

  it('F10.10 is switched off by the secretariat, and what came due meanwhile is not made up for', () => {
    for (const by of ['chair-1', 'arl-1']) expect(code({ do: 'switch-notices', kind: 'sitting', on: false }, by)).toBe('not-secretariat');
    const off = turned(dated(AT), 'deadline', false, AT - 8 * DAY);
    expect([aboutAt(off, AT - 7 * DAY), nextDue(off, AT - 7 * DAY, true)]).toEqual([[], null]);
    const on = turned(off, 'deadline', true, AT - 3 * DAY);
    expect([aboutAt(on, AT - 2 * DAY), aboutAt(on, AT - DAY)]).toEqual([[], [near(1)]]);
    // on already: nothing is lost
    expect(aboutAt(turned(dated(AT), 'deadline', true, AT - 6 * DAY), AT - 6 * DAY)).toEqual([near(7)]);
    expect(aboutAt(turned(dated(AT), 'sitting', false, AT - 8 * DAY), AT - 7 * DAY)).toEqual([near(7)]);
  });
});

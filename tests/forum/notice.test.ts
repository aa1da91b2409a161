/** F10: who sends notices, to whom, and that each delivery is tried as it should be. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { decide } from '../../shared/forum/decide.ts';
import type { ForumAct } from '../../shared/forum/entry.ts';
import { evolve } from '../../shared/forum/evolve.ts';
import { type Delivery, nextErrand, nextErrands, type Outcome, type SentAbout, untold } from '../../shared/forum/notice.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { actor, base, code, DAY, run } from './world.ts';

const MINUTE = 60_000;
const UNTIL = 10 * DAY;
const silence: SentAbout = { kind: 'silence', opinion: 'o1', deadline: UNTIL };
const send = (about: SentAbout, to: readonly string[] = []): ForumCommand => ({ do: 'send-notice', about, to });

const sent = (about: SentAbout = silence, to: readonly string[] = []): ForumState => run(base, send(about, to), actor(OFFICE_SEAT));
const delivery = (state: ForumState, seat: string, notice = 'n1'): Delivery | undefined => state.notices.get(notice)?.deliveries.get(seat);
const tried = (state: ForumState, seat: string, now: number): ForumState =>
  run(state, { do: 'try-deliveries', notice: 'n1', seats: [seat] }, SERVER, now);
const listed = (state: ForumState, seat: string, outcome: Outcome, now: number, by: number | null = null): ForumState =>
  run(state, { do: 'list-deliveries', notice: 'n1', listed: [{ seat, outcome, code: by, why: null }], untried: [] }, SERVER, now);
const serverCode = (command: ForumCommand, state: ForumState, now: number): string | null => {
  const decision = decide(state, command, SERVER, now);
  return decision.ok ? null : decision.reason.code;
};

describe('a notice', () => {
  it('F10.1 is sent by the secretariat, and of a silence procedure by whoever presides too', () => {
    expect(code(send({ kind: 'invitation' }, ['arl-1']), OFFICE_SEAT)).toBeNull();
    for (const by of ['chair-1', 'chair-2', 'arl-1'])
      expect([by, code(send({ kind: 'invitation' }, ['arl-1']), by)]).toEqual([by, 'not-secretariat']);
    expect(['chair-1', 'chair-2', 'arl-1', OFFICE_SEAT].map((by) => code(send(silence), by))).toEqual([
      null,
      'not-secretariat',
      'not-secretariat',
      null,
    ]);
  });

  it('F10.1 names what there is, and open seats', () => {
    const office = (about: SentAbout, to: readonly string[] = ['arl-1'], state = base) => code(send(about, to), OFFICE_SEAT, state);
    expect(office({ kind: 'deadline', deadline: 'zzz' })).toBe('no-such-deadline');
    expect(office({ kind: 'sitting', meeting: 'ieg-1', sitting: 1 })).toBe('no-sitting');
    const sitting = run(base, { do: 'open-sitting', meeting: 'ieg-1' }, actor('chair-1'));
    expect(office({ kind: 'sitting', meeting: 'ieg-1', sitting: 1 }, ['arl-1'], sitting)).toBeNull();
    const over = run(sitting, { do: 'close-sitting', meeting: 'ieg-1' }, actor('chair-1'));
    expect(office({ kind: 'sitting', meeting: 'ieg-1', sitting: 1 }, ['arl-1'], over)).toBe('no-sitting');
    expect(office({ kind: 'digest', since: base.at + 1 })).toBe('date-not-allowed');
    expect(office({ kind: 'silence', opinion: 'o1', deadline: base.at })).toBe('date-not-allowed');
    for (const to of [[], ['zzz'], ['arl-1', 'zzz']]) expect(office({ kind: 'invitation' }, to)).toBe('no-such-seat');
    const closed = run(base, { do: 'close-seat', seat: 'arl-2' }, actor(OFFICE_SEAT));
    expect(office({ kind: 'invitation' }, ['arl-2'], closed)).toBe('no-such-seat');
    expect([...(sent({ kind: 'invitation' }, ['arl-1', 'arl-1']).notices.get('n1')?.deliveries.keys() ?? [])]).toEqual(['arl-1']);
  });

  it('F10.4 of a silence procedure goes to the focal points of all Member States, lists those that have none, and is one', () => {
    const state = sent(silence, ['riv-1']);
    const notice = state.notices.get('n1');
    expect([[...(notice?.deliveries.keys() ?? [])], notice?.without]).toEqual([['arl-1'], ['bru']]);
    expect(code(send(silence), OFFICE_SEAT, state)).toBe('notice-exists');
    expect(code(send({ ...silence, deadline: UNTIL + 1 }), OFFICE_SEAT, state)).toBeNull();
    expect(code(send({ ...silence, opinion: 'o2' }), OFFICE_SEAT, state)).toBeNull();
  });
});

describe('a delivery', () => {
  it('F10.2 is listed with how often it was tried, how it ended and what the mail server answered', () => {
    const at = base.at + 100;
    const state = listed(tried(sent(), 'arl-1', at), 'arl-1', 'failed', at + 5, 451);
    expect(delivery(state, 'arl-1')).toEqual({ state: 'failed', attempts: 1, at: at + 5, code: 451, why: null });
  });

  it('F10.3 is tried by the server alone, and by one node', () => {
    const at = base.at + 100;
    const once = tried(sent(), 'arl-1', at);
    const again: ForumCommand = { do: 'try-deliveries', notice: 'n1', seats: ['arl-1'] };
    expect(serverCode(again, once, at + 1)).toBe('not-due');
    // a node that died on the way is not waited for for ever
    expect(serverCode(again, once, at + 10 * MINUTE)).toBeNull();
    for (const by of [OFFICE_SEAT, 'chair-1', 'arl-1']) expect(code(again, by, sent())).toBe('not-secretariat');
    expect(serverCode({ ...again, seats: ['riv-1'] }, sent(), at)).toBe('no-such-notice');
    const accepted = { seat: 'arl-1', outcome: 'accepted', code: 250, why: null } as const;
    expect(serverCode({ do: 'list-deliveries', notice: 'n1', listed: [accepted], untried: [] }, sent(), at)).toBe('not-due');
  });

  it('F10.3 is tried again after growing pauses, eight times in all, where it failed; never where it ended', () => {
    let state = sent();
    let now = base.at + 100;
    const pauses: number[] = [];
    for (let tries = 0; tries < 20; tries++) {
      const next = nextErrand(state);
      if (next === null) break;
      pauses.push(Math.max(0, next.at - now) / MINUTE);
      now = Math.max(now, next.at);
      state = listed(tried(state, 'arl-1', now), 'arl-1', 'failed', now);
    }
    expect(pauses).toEqual([0, 1, 4, 16, 64, 256, 360, 360]);
    expect(delivery(state, 'arl-1')?.attempts).toBe(8);
    for (const outcome of ['accepted', 'refused', 'unreachable'] as const) {
      const ended = listed(tried(sent(), 'arl-1', now), 'arl-1', outcome, now);
      expect(nextErrand(ended)).toBeNull();
      expect(serverCode({ do: 'try-deliveries', notice: 'n1', seats: ['arl-1'] }, ended, now + DAY)).toBe('not-due');
    }
  });

  it('F10.11 is tried with the others of its notice, twenty at most, and waits as before where its turn did not come', () => {
    const seats = Array.from({ length: 45 }, (_, at) => `s-${at}`);
    const open = (state: ForumState, seat: string): ForumState =>
      run(state, { do: 'open-seat', seat, entity: 'arl', functions: [], remote: false }, actor(OFFICE_SEAT));
    let state = run(seats.reduce(open, base), send({ kind: 'digest', since: 0 }, seats), actor(OFFICE_SEAT));
    const before = state.seq;
    const sizes: number[] = [];
    for (let next = nextErrands(state, state.at); next !== null; next = nextErrands(state, state.at)) {
      const { notice, seats: batch } = { ...next, notice: next.notice.notice };
      sizes.push(batch.length);
      state = run(state, { do: 'try-deliveries', notice, seats: batch }, SERVER);
      expect(batch.map((seat) => delivery(state, seat)?.state)).toEqual(batch.map(() => 'trying'));
      const [last = '', ...others] = [...batch].reverse();
      const listed = others.map((seat) => ({ seat, outcome: 'accepted', code: 250, why: null }) as const);
      state = run(state, { do: 'list-deliveries', notice, listed, untried: [last] }, SERVER);
      expect(delivery(state, last)).toMatchObject({ state: 'waiting', attempts: 0 });
      if (batch.length === 1) break;
    }
    expect(sizes).toEqual([20, 20, 7, 1]);
    expect(state.seq - before).toBe(8);
    expect(nextErrands(state, state.at - 1)).toBeNull();
  });

  it('F10.11 of an older log, where each was an entry of its own, is folded as it was', () => {
    const entry = (state: ForumState, fact: ForumAct): ForumState =>
      evolve(state, { seq: state.seq + 1, at: state.at + 1, by: SERVER, uuid: randomUUID(), fact });
    const one = { notice: 'n1', seat: 'arl-1' };
    const first = entry(sent(), { type: 'notice.tried', ...one });
    expect(delivery(first, 'arl-1')).toMatchObject({ state: 'trying', attempts: 1 });
    const ended = entry(first, { type: 'notice.listed', ...one, outcome: 'refused', code: 550, why: null });
    expect(delivery(ended, 'arl-1')).toEqual({ state: 'refused', attempts: 1, at: ended.at, code: 550, why: null });
  });

  it('F10.12 sends a circular letter of the register, or words of the secretariat, by the secretariat alone', () => {
    const issue = { do: 'issue-circular', number: 'CL-26/1', title: 'Themes', language: 'en', sentAt: 0, deadline: UNTIL } as const;
    const asked = run(base, issue, actor(OFFICE_SEAT));
    const circular = { kind: 'circular', circular: 'cl-26-1' } as const;
    expect(code(send(circular, ['arl-1']), OFFICE_SEAT, asked)).toBeNull();
    expect(code(send(circular, ['arl-1']), OFFICE_SEAT)).toBe('no-such-circular');
    expect(code(send({ kind: 'free', subject: 'The room' }, ['arl-1']), OFFICE_SEAT)).toBeNull();
    expect(code(send({ kind: 'free', subject: 'The room' }, []), OFFICE_SEAT)).toBe('no-such-seat');
    for (const by of ['chair-1', 'arl-1']) {
      expect(code(send(circular, ['arl-1']), by, asked)).toBe('not-secretariat');
      expect(code(send({ kind: 'free', subject: 'The room' }, ['arl-1']), by)).toBe('not-secretariat');
    }
  });

  it('F10.3 is renewed by who may send it, unless it was accepted', () => {
    const now = base.at + 100;
    const renew: ForumCommand = { do: 'renew-delivery', notice: 'n1', seat: 'arl-1' };
    const ended = (outcome: Outcome) => listed(tried(sent(), 'arl-1', now), 'arl-1', outcome, now);
    expect(code(renew, OFFICE_SEAT, ended('accepted'))).toBe('notice-accepted');
    expect(code(renew, OFFICE_SEAT, sent())).toBe('not-due');
    expect(code(renew, 'arl-1', ended('refused'))).toBe('not-secretariat');
    expect(code({ ...renew, notice: 'n9' }, OFFICE_SEAT, sent())).toBe('no-such-notice');
    for (const outcome of ['refused', 'failed', 'unreachable'] as const)
      for (const by of [OFFICE_SEAT, 'chair-1']) {
        const state = run(ended(outcome), renew, actor(by));
        expect(delivery(state, 'arl-1')).toMatchObject({ state: 'waiting', attempts: 0 });
        expect(nextErrand(state)).not.toBeNull();
      }
  });

  it('F10.5 tells a State when it was accepted, or when nobody there can be reached any more', () => {
    const now = base.at + 100;
    expect(untold(base, 'o1', UNTIL)).toEqual(['arl', 'bru']);
    const waiting = sent();
    expect(untold(waiting, 'o1', UNTIL)).toEqual(['arl']);
    expect(untold(waiting, 'o1', UNTIL + 1)).toEqual(['arl', 'bru']);
    for (const outcome of ['accepted', 'refused', 'unreachable'] as const)
      expect(untold(listed(tried(waiting, 'arl-1', now), 'arl-1', outcome, now), 'o1', UNTIL)).toEqual([]);
    expect(untold(listed(tried(waiting, 'arl-1', now), 'arl-1', 'failed', now), 'o1', UNTIL)).toEqual(['arl']);
    // who is admitted afterwards was not told
    const admit = { do: 'admit-entity', id: 'new', code: 'NEW', names: { en: 'New' }, capacity: 'member-state' } as const;
    expect(untold(run(waiting, admit, actor(OFFICE_SEAT)), 'o1', UNTIL)).toEqual(['arl', 'new']);
  });
});

import { describe, expect, it } from 'vitest';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { due, nextDue } from '../../shared/forum/lapse.ts';
import { mayKeepSeat } from '../../shared/forum/people.ts';
import { accreditedStates, actorOf, OFFICE_SEAT } from '../../shared/forum/who.ts';
import type { SeatFunction } from '../../shared/opinion/vocabulary.ts';
import { actor, base, code, DAY, fold, run } from './world.ts';

const open = (entity: string, functions: readonly SeatFunction[] = []) =>
  ({ do: 'open-seat', seat: 's-new', entity, functions, remote: true }) as const;

describe('who takes part', () => {
  it('F1.1 the secretariat admits, renames, dismisses and seats; others do not', () => {
    const commands = [
      { do: 'admit-entity', id: 'cor', code: 'COR', names: { en: 'Cordova' }, capacity: 'member-state' },
      { do: 'change-entity', id: 'bru', code: 'BRM', names: { en: 'Bruma' } },
      { do: 'dismiss-entity', id: 'bru' },
      open('bru'),
      { do: 'close-seat', seat: 'bru-1' },
    ] as const;
    for (const command of commands) {
      expect(code(command, OFFICE_SEAT)).toBeNull();
      for (const other of ['chair-1', 'bru-1', 'riv-1']) expect(code(command, other)).toBe('not-secretariat');
    }
  });

  it('F1.2 a focal point seats its own delegation, with the functions of a delegation', () => {
    expect(code(open('arl', ['head']), 'arl-1')).toBeNull();
    expect(code(open('arl', ['adviser', 'deputy']), 'arl-1')).toBeNull();
    expect(code({ do: 'change-seat', seat: 'arl-2', functions: ['head'], remote: true }, 'arl-1')).toBeNull();
    expect(code({ do: 'hand-over-seat', seat: 'arl-2' }, 'arl-1')).toBeNull();
    expect(code({ do: 'close-seat', seat: 'arl-2' }, 'arl-1')).toBeNull();
    for (const given of ['focal-point', 'pen-holder', 'operator', 'deputy-chair'] as const)
      expect(code(open('arl', [given]), 'arl-1')).toBe('not-your-delegation');
    expect(code(open('bru'), 'arl-1')).toBe('not-your-delegation');
    expect(code({ do: 'close-seat', seat: 'bru-1' }, 'arl-1')).toBe('not-your-delegation');
    // its own seat is the secretariat's to take
    expect(code({ do: 'close-seat', seat: 'arl-1' }, 'arl-1')).toBe('not-your-delegation');
    expect(code({ do: 'close-seat', seat: 'nobody' }, 'arl-1')).toBe('not-secretariat');
  });

  it('F1.3 ids of seats and codes of entities are used once', () => {
    expect(code({ ...open('bru'), seat: 'arl-2' }, OFFICE_SEAT)).toBe('seat-exists');
    expect(code({ do: 'change-entity', id: 'bru', code: 'arl', names: { en: 'B' } }, OFFICE_SEAT)).toBe('entity-exists');
    expect(code({ do: 'change-entity', id: 'bru', code: 'bru', names: { en: 'B' } }, OFFICE_SEAT)).toBeNull();
    expect(run(base, { do: 'change-entity', id: 'bru', code: 'BRM', names: { en: 'B' } }).entities.get('bru')?.capacity).toBe(
      'member-state',
    );
  });

  it('F1.4 the office stays', () => {
    expect(code({ do: 'close-seat', seat: OFFICE_SEAT }, OFFICE_SEAT)).toBe('office-stays');
    expect(code({ do: 'dismiss-entity', id: 'secretariat' }, OFFICE_SEAT)).toBe('office-stays');
    const soon = base.at + DAY;
    expect(code({ do: 'change-seat', seat: OFFICE_SEAT, functions: [], remote: false, until: soon }, OFFICE_SEAT)).toBe('office-stays');
  });

  it('F1.5 a seat is accredited until its date, and the log says when that has come', () => {
    const until = base.at + DAY;
    expect(code({ ...open('bru'), until: base.at }, OFFICE_SEAT)).toBe('date-not-allowed');
    const state = run(base, { ...open('bru'), until });
    expect(nextDue(state, base.at)).toBe(until);
    expect(due(state, until - 1)).toEqual([]);
    expect(due(state, until)).toEqual([{ type: 'seat.lapsed', seat: 's-new' }]);
    expect(actorOf(state, 's-new')).not.toBeNull();
    const lapsed = fold(state, { type: 'seat.lapsed', seat: 's-new' });
    expect(actorOf(lapsed, 's-new')).toBeNull();
    expect([nextDue(lapsed, until * 2), due(lapsed, until * 2)]).toEqual([null, []]);
    const longer = run(state, { do: 'change-seat', seat: 's-new', functions: [], remote: false });
    expect(nextDue(longer, base.at)).toBeNull();
  });

  it('F1.6 who is dismissed has no seats left, but for the one that a Member State keeps', () => {
    const state = run(base, { do: 'dismiss-entity', id: 'arl' });
    expect(['arl-1', 'arl-2', 'bru-1'].map((id) => actorOf(state, id) === null)).toEqual([false, true, false]);
    expect(code(open('arl'), OFFICE_SEAT, state)).toBe('entity-dismissed');
    const company = run(base, { do: 'dismiss-entity', id: 'rivernet' });
    expect(actorOf(company, 'riv-1')).toBeNull();
    expect(code(open('rivernet'), OFFICE_SEAT, company)).toBe('entity-dismissed');
    // as the logs of before say it
    const before = fold(base, { type: 'entity.dismissed', id: 'arl' });
    expect([actorOf(before, 'arl-1'), actorOf(before, 'arl-2')]).toEqual([null, null]);
  });

  it('F1.12 it is the seat of the head, else of the deputy, else of a focal point, else the first that is open', () => {
    const keeps = (...functions: readonly (readonly SeatFunction[])[]) => {
      const closed = run(base, { do: 'close-seat', seat: 'bru-1' });
      const state = functions.reduce((sofar, held, at) => run(sofar, { ...open('bru', held), seat: `b-${at}` }), closed);
      const dismissed = run(state, { do: 'dismiss-entity', id: 'bru' });
      return [...dismissed.seats.values()].filter((seat) => seat.open && seat.entity === 'bru').map(({ seat }) => seat);
    };
    expect(keeps(['adviser'], ['focal-point'], ['deputy'], ['head'])).toEqual(['b-3']);
    expect(keeps(['adviser'], ['focal-point'], ['deputy'])).toEqual(['b-2']);
    expect(keeps(['adviser'], ['focal-point'])).toEqual(['b-1']);
    expect(keeps(['adviser'], [])).toEqual(['b-0']);
    expect(keeps()).toEqual([]);
  });

  it('F1.12 from it nothing is asked of the forum, and nobody counts it', () => {
    const state = run(base, { do: 'dismiss-entity', id: 'arl' });
    expect(actorOf(state, 'arl-1')).toMatchObject({ entity: 'arl', capacity: 'follower', functions: [], dismissed: true });
    const commands: readonly ForumCommand[] = [
      open('arl', ['adviser']),
      { do: 'hand-over-seat', seat: 'arl-1' },
      { do: 'choose-language', language: 'fr' },
      { do: 'ask-floor', meeting: 'ieg-1', item: '1', kind: 'speak', entity: null, onBehalf: null },
      { do: 'move-restricted', meeting: 'ieg-1', opinions: ['o-1'] },
    ];
    for (const command of commands) expect([command.do, code(command, 'arl-1', state)]).toEqual([command.do, 'entity-dismissed']);
    expect(mayKeepSeat(state, actor('arl-1', state), 'arl-1')).toBe(false);
    expect(accreditedStates(state)).toEqual(['bru']);
    // the secretariat hands it on: a State sends somebody else
    expect(code({ do: 'hand-over-seat', seat: 'arl-1' }, OFFICE_SEAT, state)).toBeNull();
  });

  it('F1.12 where it has no such seat, the secretariat opens one, and one alone', () => {
    const dismissed = run(base, { do: 'dismiss-entity', id: 'arl' });
    const lapsed = fold(dismissed, { type: 'seat.lapsed', seat: 'arl-1' });
    const closed = run(dismissed, { do: 'close-seat', seat: 'arl-1' });
    const before = fold(base, { type: 'entity.dismissed', id: 'arl' });
    for (const state of [lapsed, closed, before]) {
      expect(actorOf(state, 'arl-1')).toBeNull();
      expect(code(open('arl'), 'bru-1', state)).toBe('not-secretariat');
      const opened = run(state, open('arl', ['focal-point', 'operator']));
      expect(actorOf(opened, 's-new')).toMatchObject({ capacity: 'follower', functions: [], dismissed: true });
      expect(code({ ...open('arl'), seat: 's-two' }, OFFICE_SEAT, opened)).toBe('entity-dismissed');
    }
  });

  it('F1.7 a State that loses its last seat while a sitting is on is noted there', () => {
    const left = (state: typeof base) => state.meetings.get('ieg-1')?.sittings.at(-1)?.left;
    const sitting = run(base, { do: 'open-sitting', meeting: 'ieg-1' }, actor('chair-1'));
    const one = run(sitting, { do: 'close-seat', seat: 'arl-2' });
    expect(left(one)).toEqual([]);
    expect(left(run(one, { do: 'close-seat', seat: 'arl-1' }))).toEqual(['arl']);
    expect(left(fold(one, { type: 'seat.lapsed', seat: 'arl-1' }))).toEqual(['arl']);
    const dismissed = run(sitting, { do: 'dismiss-entity', id: 'arl' });
    expect(left(dismissed)).toEqual(['arl']);
    expect(left(run(dismissed, { do: 'close-seat', seat: 'arl-1' }))).toEqual(['arl']);
    expect(left(run(sitting, { do: 'close-seat', seat: 'riv-1' }))).toEqual([]);
    const over = run(sitting, { do: 'close-sitting', meeting: 'ieg-1' }, actor('chair-1'));
    expect(left(run(over, { do: 'dismiss-entity', id: 'arl' }))).toEqual([]);
  });

  it('F1.8 a group has members and no seats', () => {
    const group = { group: 'north', code: 'NORTH', names: { en: 'North' }, members: ['arl', 'bru'] };
    const state = run(base, { do: 'form-group', ...group }, actor(OFFICE_SEAT));
    expect(code(open('north'), OFFICE_SEAT, state)).toBe('no-such-entity');
    expect(code({ do: 'form-group', ...group }, OFFICE_SEAT, state)).toBe('group-exists');
    expect(code({ do: 'form-group', ...group, members: ['zzz'] }, OFFICE_SEAT)).toBe('no-such-entity');
    expect(code({ do: 'form-group', ...group }, 'arl-1')).toBe('not-secretariat');
    expect(code({ do: 'change-group', ...group }, OFFICE_SEAT)).toBe('no-such-group');
    expect(run(state, { do: 'change-group', ...group, members: [] }).groups.get('north')?.members).toEqual([]);
    expect(run(state, { do: 'dissolve-group', group: 'north' }).groups.size).toBe(0);
  });
});

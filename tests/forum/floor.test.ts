/** The agenda and the floor. */
import { describe, expect, it } from 'vitest';
import { EMPTY_LIST, type FloorCommand, type FloorKind, queueOf, speakerOf } from '../../shared/forum/floor.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { actor, base, code, IEG_1, POLICY, run } from './world.ts';

const at = { meeting: 'ieg-1' } as const;
const ITEMS = [
  { item: 'opening', title: 'Opening', opinions: [] },
  { item: 'drafts', title: 'Draft opinions', opinions: ['cables', 'alerts'] },
] as const;
const on = { ...at, item: 'drafts' } as const;
const does = (state: ForumState, command: Parameters<typeof run>[1], by: string) => run(state, command, actor(by, state));
const ask = (kind: FloorKind = 'speak', more: Partial<Extract<FloorCommand, { do: 'ask-floor' }>> = {}) =>
  ({ do: 'ask-floor', ...on, kind, entity: null, onBehalf: null, ...more }) as const;
const list = (state: ForumState, item = 'drafts') => state.floors.get('ieg-1')?.lists.get(item) ?? EMPTY_LIST;
const waiting = (state: ForumState) => queueOf(list(state)).map(({ entity }) => entity);
const of = (request: number) => ({ ...on, request }) as const;

const planned = does(base, { do: 'set-agenda', ...at, items: ITEMS }, OFFICE_SEAT);
const open = does(planned, { do: 'open-sitting', ...at }, 'chair-1');

describe('the agenda', () => {
  it('F12.1 is set by whoever presides or the secretariat, each item under its own name', () => {
    const set = { do: 'set-agenda', ...at, items: ITEMS } as const;
    expect([code(set, 'chair-1'), code(set, OFFICE_SEAT), code(set, 'chair-2'), code(set, 'arl-1')]).toEqual([
      null,
      null,
      'not-presiding',
      'not-presiding',
    ]);
    expect(code({ ...set, items: [...ITEMS, ...ITEMS] }, 'chair-1')).toBe('item-exists');
    const event = run(base, { do: 'plan-meeting', ...IEG_1, meeting: 'wsis', code: 'WSIS', kind: 'event' });
    expect(code({ ...set, meeting: 'wsis' }, 'chair-1', event)).toBe('no-sittings');
    expect(planned.floors.get('ieg-1')?.agenda).toEqual(ITEMS);
  });

  it('F12.2 says what is on the table, and nobody speaks on to what has left it', () => {
    const take = { do: 'take-item', ...at, at: { item: 'drafts', opinion: 'cables' } } as const;
    expect([code(take, 'chair-1', planned), code(take, 'chair-2', planned)]).toEqual([null, 'not-presiding']);
    expect(code({ ...take, at: { item: 'zzz', opinion: null } }, 'chair-1', planned)).toBe('no-such-item');
    expect(code({ ...take, at: { item: 'opening', opinion: 'cables' } }, 'chair-1', planned)).toBe('not-under-item');
    const asked = does(does(open, take, 'chair-1'), ask(), 'arl-1');
    const given = does(asked, { do: 'give-floor', ...of(asked.seq) }, 'chair-1');
    expect(speakerOf(list(given))?.entity).toBe('arl');
    const next = does(given, { ...take, at: { item: 'opening', opinion: null } }, 'chair-1');
    expect([speakerOf(list(next)), next.floors.get('ieg-1')?.at]).toEqual([null, { item: 'opening', opinion: null }]);
    const dropped = does(next, { do: 'set-agenda', ...at, items: [ITEMS[1]] }, 'chair-1');
    expect(dropped.floors.get('ieg-1')?.at).toBeNull();
  });
});

describe('the floor', () => {
  it('F12.3 is asked for in a sitting, once at a time, by name, and from afar where the meeting allows it', () => {
    expect(code(ask(), 'arl-1', planned)).toBe('no-sitting');
    expect([code(ask(), 'chair-1', open), code(ask(), 'chair-2', open)]).toEqual(['no-floor', 'no-floor']);
    expect(code(ask('speak', { entity: 'chair' }), OFFICE_SEAT, open)).toBe('no-floor');
    for (const one of ['arl-1', 'riv-1', OFFICE_SEAT]) expect(code(ask(), one, open)).toBeNull();
    expect(code(ask('speak', { item: 'zzz' }), 'arl-1', open)).toBe('no-such-item');
    const asked = does(open, ask(), 'arl-1');
    expect(code(ask(), 'arl-2', asked)).toBe('already-asked');
    expect(code(ask('point-of-order'), 'arl-2', asked)).toBeNull();
    const grouped = run(open, { do: 'form-group', group: 'north', code: 'N', names: { en: 'North' }, members: ['arl'] });
    const behalf = ask('speak', { onBehalf: 'north' });
    expect([code(behalf, 'arl-1', grouped), code(behalf, 'bru-1', grouped), code(behalf, 'arl-1', open)]).toEqual([
      null,
      'not-of-group',
      'no-such-group',
    ]);
    const entered = ask('speak', { entity: 'bru' });
    expect([code(entered, OFFICE_SEAT, open), code(entered, 'chair-1', open), code(entered, 'arl-1', open)]).toEqual([
      null,
      null,
      'not-presiding',
    ]);
    expect(list(does(open, entered, 'chair-1')).requests).toMatchObject([{ entity: 'bru', enteredBy: 'chair', state: 'waiting' }]);
    const far = run(open, { do: 'change-seat', seat: 'bru-1', functions: ['head'], remote: true });
    expect(code(ask(), 'bru-1', far)).toBeNull();
    const near = run(far, { do: 'set-meeting-policy', ...at, policy: { ...POLICY, remoteMayTakeFloor: false } });
    expect([code(ask(), 'bru-1', near), code(ask('point-of-order'), 'bru-1', near), code(entered, 'chair-1', near)]).toEqual([
      'remote-not-allowed',
      'remote-not-allowed',
      null,
    ]);
  });

  it('F12.4 is given to points of order first, to others in an order that the table may change', () => {
    const asked = [ask(), ask(), ask('point-of-order'), ask()];
    const lined = ['arl-1', 'bru-1', 'riv-1', OFFICE_SEAT].reduce((state, by, i) => does(state, asked[i] ?? ask(), by), open);
    expect(waiting(lined)).toEqual(['rivernet', 'arl', 'bru', 'secretariat']);
    const [first = 0, second = 0] = queueOf(list(lined))
      .slice(1)
      .map(({ request }) => request);
    const move = { do: 'move-request', ...of(second), before: first } as const;
    expect([code(move, 'arl-1', lined), code(move, OFFICE_SEAT, lined)]).toEqual(['not-presiding', null]);
    expect(waiting(does(lined, move, 'chair-1'))).toEqual(['rivernet', 'bru', 'arl', 'secretariat']);
    expect(waiting(does(lined, { ...move, before: null }, 'chair-1'))).toEqual(['rivernet', 'arl', 'secretariat', 'bru']);
  });

  it('F12.5 is one speaker’s at a time, in an open sitting, and ends with it', () => {
    const arl = does(open, ask(), 'arl-1');
    const both = does(arl, ask(), 'bru-1');
    const give = { do: 'give-floor', ...of(arl.seq) } as const;
    expect([code(give, OFFICE_SEAT, both), code(give, 'chair-2', both), code({ ...give, request: 1 }, 'chair-1', both)]).toEqual([
      'not-presiding',
      'not-presiding',
      'no-such-request',
    ]);
    const given = does(both, give, 'chair-1');
    const other = does(given, { do: 'give-floor', ...of(both.seq) }, 'chair-1');
    expect([speakerOf(list(given))?.givenAt, speakerOf(list(other))?.entity]).toEqual([given.at, 'bru']);
    const end = { do: 'end-floor', ...of(both.seq) } as const;
    expect([code(end, 'bru-1', other), code(end, 'chair-1', other), code(end, 'arl-1', other)]).toEqual([null, null, 'not-presiding']);
    for (const turn of ['suspend-sitting', 'close-sitting'] as const)
      expect(speakerOf(list(does(other, { do: turn, ...at }, 'chair-1')))).toBeNull();
    expect(code(give, 'chair-1', does(both, { do: 'suspend-sitting', ...at }, 'chair-1'))).toBe('sitting-suspended');
    const leave = { do: 'leave-floor', ...of(arl.seq) } as const;
    expect(['arl-2', 'chair-1', OFFICE_SEAT, 'bru-1'].map((by) => code(leave, by, both))).toEqual([null, null, null, 'not-your-request']);
    expect(waiting(does(both, leave, 'arl-2'))).toEqual(['bru']);
  });

  it('F12.5 is interrupted by a point of order, and given again to whoever spoke before, also on a closed list', () => {
    const arl = does(open, ask(), 'arl-1');
    const bru = does(arl, ask(), 'bru-1');
    const speaks = does(bru, { do: 'give-floor', ...of(arl.seq) }, 'chair-1');
    const order = does(does(speaks, { do: 'set-list', ...on, closed: true, seconds: null }, 'chair-1'), ask('point-of-order'), 'riv-1');
    const point = does(order, { do: 'give-floor', ...of(order.seq) }, 'chair-1');
    expect([speakerOf(list(point))?.entity, waiting(point)]).toEqual(['rivernet', ['arl', 'bru']]);
    expect(list(point).requests.find(({ request }) => request === arl.seq)?.givenAt).toBeNull();
    const second = does(point, ask('point-of-order'), 'bru-1');
    expect(waiting(does(second, { do: 'give-floor', ...of(second.seq) }, 'chair-1'))).toEqual(['arl', 'bru']);
    const again = does(point, { do: 'give-floor', ...of(arl.seq) }, 'chair-1');
    expect([speakerOf(list(again))?.entity, waiting(again)]).toEqual(['arl', ['bru']]);
  });

  it('F12.6 has a list that closes but for points of order and replies, and a speaking time', () => {
    const set = { do: 'set-list', ...on, closed: true, seconds: 180 } as const;
    expect([code(set, 'chair-1', open), code(set, OFFICE_SEAT, open)]).toEqual([null, 'not-presiding']);
    for (const seconds of [9, 3601]) expect(code({ ...set, seconds }, 'chair-1', open)).toBe('policy-not-allowed');
    const closed = does(open, set, 'chair-1');
    expect(list(closed)).toMatchObject({ closed: true, seconds: 180 });
    expect([code(ask(), 'arl-1', closed), code(ask('point-of-order'), 'arl-1', closed), code(ask('reply'), 'arl-1', closed)]).toEqual([
      'list-closed',
      null,
      null,
    ]);
    expect(code(ask(), 'arl-1', does(closed, { ...set, closed: false }, 'chair-1'))).toBeNull();
  });
});

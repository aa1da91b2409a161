import { describe, expect, it } from 'vitest';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { decide } from '../../shared/forum/decide.ts';
import { evolve } from '../../shared/forum/evolve.ts';
import { forumFacts } from '../../shared/forum/facts.ts';
import { emptyForum, type ForumState } from '../../shared/forum/state.ts';
import { actorOf, OFFICE_SEAT } from '../../shared/forum/who.ts';
import { type Actor, SERVER } from '../../shared/opinion/actor.ts';
import { CAPACITIES } from '../../shared/opinion/vocabulary.ts';

const BASE: readonly ForumCommand[] = [
  { do: 'create-forum', name: 'Test Forum', demo: false },
  { do: 'admit-entity', id: 'secretariat', code: 'SEC', names: { en: 'Secretariat' }, capacity: 'secretariat' },
  { do: 'admit-entity', id: 'arl', code: 'ARL', names: { en: 'Arlen' }, capacity: 'member-state' },
  { do: 'open-seat', seat: OFFICE_SEAT, entity: 'secretariat', functions: [], remote: false },
  { do: 'open-seat', seat: 'arl-1', entity: 'arl', functions: ['head'], remote: true },
];

function run(state: ForumState, command: ForumCommand, actor: Actor = SERVER): ForumState {
  const decision = decide(state, command, actor, state.at + 1);
  if (!decision.ok) throw new Error(decision.reason.code);
  return evolve(state, { seq: state.seq + 1, at: state.at + 1, by: actor, uuid: '', fact: decision.value });
}

const base = BASE.reduce((state, command) => run(state, command), emptyForum);
const code = (command: ForumCommand, actor: Actor = SERVER, state: ForumState = base): string | null => {
  const decision = decide(state, command, actor, state.at + 1);
  return decision.ok ? null : decision.reason.code;
};
const office = actorOf(base, OFFICE_SEAT) ?? SERVER;

describe('the forum', () => {
  it('knows who acts from a seat', () => {
    expect(actorOf(base, 'arl-1')).toEqual({
      seat: 'arl-1',
      entity: 'arl',
      capacity: 'member-state',
      functions: ['head'],
      remote: true,
      operatorFor: null,
    });
    expect(actorOf(base, 'nobody')).toBeNull();
    expect([...forumFacts(base, 'o1').memberStates]).toEqual(['arl']);
  });

  it('8.2 a real forum lets no call be shorter than 10 seconds, a demonstration 1', () => {
    const demo = run(emptyForum, { do: 'create-forum', name: 'Demonstration', demo: true });
    expect([emptyForum, base, demo].map((state) => forumFacts(state, 'o1').leastCallSeconds)).toEqual([10, 10, 1]);
  });

  it('lets the secretariat and the server act, and nobody else', () => {
    const command: ForumCommand = { do: 'admit-entity', id: 'bru', code: 'BRU', names: { en: 'Bruma' }, capacity: 'member-state' };
    for (const capacity of CAPACITIES)
      expect(code(command, { ...office, seat: 's1', capacity })).toBe(capacity === 'secretariat' ? null : 'not-secretariat');
    expect(code(command)).toBeNull();
  });

  it.each<readonly [string, ForumCommand, string]>([
    ['a second forum', { do: 'create-forum', name: 'Another', demo: true }, 'forum-exists'],
    ['an id twice', { do: 'admit-entity', id: 'arl', code: 'ZZZ', names: { en: 'X' }, capacity: 'member-state' }, 'entity-exists'],
    ['a code twice', { do: 'admit-entity', id: 'zzz', code: 'arl', names: { en: 'X' }, capacity: 'member-state' }, 'entity-exists'],
    [
      'the name of the server',
      { do: 'admit-entity', id: 'server', code: 'SRV', names: { en: 'X' }, capacity: 'member-state' },
      'entity-exists',
    ],
    ['a seat of nobody', { do: 'open-seat', seat: 's9', entity: 'zzz', functions: [], remote: false }, 'no-such-entity'],
    ['a seat twice', { do: 'open-seat', seat: 'arl-1', entity: 'arl', functions: [], remote: false }, 'seat-exists'],
    ['the seat of the server', { do: 'open-seat', seat: 'server', entity: 'arl', functions: [], remote: false }, 'seat-exists'],
    ['the end of no seat', { do: 'close-seat', seat: 's9' }, 'no-such-seat'],
    ['the end of the office', { do: 'close-seat', seat: OFFICE_SEAT }, 'office-stays'],
  ])('refuses %s', (_, command, expected) => {
    expect(code(command)).toBe(expected);
  });

  it('refuses everything before it is created', () => {
    expect(code({ do: 'close-seat', seat: 'x' }, SERVER, emptyForum)).toBe('no-forum');
  });

  it('never opens a closed seat again', () => {
    const closed = run(base, { do: 'close-seat', seat: 'arl-1' }, office);
    expect(actorOf(closed, 'arl-1')).toBeNull();
    expect(code({ do: 'close-seat', seat: 'arl-1' }, office, closed)).toBe('no-such-seat');
    expect(code({ do: 'open-seat', seat: 'arl-1', entity: 'arl', functions: [], remote: false }, office, closed)).toBe('seat-exists');
    expect(actorOf(base, 'arl-1')).not.toBeNull();
  });
});

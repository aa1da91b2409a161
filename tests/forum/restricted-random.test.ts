/** Random motions and rolls, watched by somebody who counts heads without the product: none begins without its majority. */
import { expect, it } from 'vitest';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { decide } from '../../shared/forum/decide.ts';
import type { ForumAct } from '../../shared/forum/entry.ts';
import { DENOMINATORS, isUnderWay, ROLL_ANSWERS, type RollAnswer } from '../../shared/forum/restricted.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { actorOf, presiding } from '../../shared/forum/who.ts';
import { type Actor, SERVER } from '../../shared/opinion/actor.ts';
import { isInsider } from '../../shared/opinion/rights.ts';
import { freshSeed, type Rng, rngOf } from '../support/rng.ts';
import { base, fold, run } from './world.ts';

const LIVES = 600;
const STEPS = 160;
const STATES = ['arl', 'bru', 'cor', 'dun'];

const seatOf = (id: string): ForumCommand => ({ do: 'open-seat', seat: `${id}-9`, entity: id, functions: [], remote: false });
const start = ['cor', 'dun'].reduce<ForumState>(
  (state, id) => run(state, { do: 'admit-entity', id, code: id.toUpperCase(), names: { en: id }, capacity: 'member-state' }),
  base,
);
const world = STATES.reduce<ForumState>((state, id) => run(state, seatOf(id)), start);

function someCommand(rng: Rng, state: ForumState): ForumCommand {
  const session = rng.chance(0.9) ? ([...state.restricted.sessions.keys()].at(-1) ?? 'r1') : rng.pick(['r1', 'r2', 'r9']);
  const at = { meeting: 'ieg-1' } as const;
  const roll = [...ROLL_ANSWERS, 'yes' as const, 'yes' as const].map((answer): ForumCommand => ({ do: 'answer-roll', session, answer }));
  const move: ForumCommand = { do: 'move-restricted', ...at, opinions: rng.shuffle(['o1', 'o2', 'o3']).slice(0, rng.between(1, 2)) };
  if (rng.chance(0.7)) return rng.pick([move, { do: 'open-roll', session }, ...roll, ...roll, ...roll, { do: 'close-roll', session }]);
  return rng.pick<ForumCommand>([
    { do: 'withdraw-motion', session },
    { do: 'end-restricted', session },
    { do: 'record-publication', session },
    { do: 'set-denominator', denominator: rng.pick(DENOMINATORS) },
    { do: rng.pick(['open-sitting', 'resume-sitting', 'suspend-sitting', 'close-sitting'] as const), ...at },
    { do: 'open-sitting', ...at },
    { do: 'resume-sitting', ...at },
    { do: 'hand-gavel', to: rng.pick(['chair-1', 'chair-2']) },
    rng.chance(0.1) ? { do: 'dismiss-entity', id: rng.pick(STATES) } : { do: 'close-roll', session },
  ]);
}

/** Heads as an onlooker counts them: each State's first answer after the roll was called. */
class Onlooker {
  readonly #said = new Map<string, Map<string, RollAnswer>>();
  readonly #all = new Map<string, boolean>();
  readonly running = new Set<string>();
  begun = 0;
  refused = 0;

  hear(before: ForumState, command: ForumCommand, by: Actor): void {
    if (command.do === 'open-roll') {
      this.#said.set(command.session, new Map());
      this.#all.set(command.session, before.restricted.denominator === 'all');
    }
    if (command.do === 'answer-roll') {
      expect(by.capacity).toBe('member-state');
      const said = this.#said.get(command.session);
      expect(said?.has(by.entity)).toBe(false);
      said?.set(by.entity, command.answer);
    }
    if (command.do === 'close-roll') this.#count(before, command.session);
  }

  #count(state: ForumState, session: string): void {
    const takesPart = (id: string): boolean => state.entities.get(id)?.dismissed === false;
    const given = [...(this.#said.get(session) ?? [])].filter(([entity]) => takesPart(entity)).map(([, answer]) => answer);
    const of = this.#all.get(session) === true ? STATES.filter(takesPart).length : given.length;
    if (given.filter((one) => one === 'yes').length > of / 2) this.running.add(session);
    if (this.running.has(session)) this.begun += 1;
    else this.refused += 1;
  }
}

/** Of those who sit somewhere and the server, in random order, the first who may. */
function whoMay(rng: Rng, state: ForumState, command: ForumCommand): { readonly by: Actor; readonly act: ForumAct } | null {
  const seats = [...state.seats.keys()].flatMap((id) => actorOf(state, id) ?? []);
  for (const by of rng.shuffle([...seats, SERVER])) {
    const decision = decide(state, command, by, state.at + 1);
    if (decision.ok) return { by, act: decision.value };
  }
  return null;
}

it('F9.3 no session begins without a majority that an onlooker counts as well, and only a State has moved one', () => {
  const rng = rngOf(freshSeed('motions and rolls'));
  let begun = 0;
  let refused = 0;
  const ended = new Set<string>();
  for (let life = 0; life < LIVES; life += 1) {
    const onlooker = new Onlooker();
    let state = world;
    for (let step = 0; step < STEPS; step += 1) {
      const command = someCommand(rng, state);
      const decision = whoMay(rng, state, command);
      if (decision === null) continue;
      const { by, act } = decision;
      onlooker.hear(state, command, by);
      state = fold(state, act, by);
      const sessions = [...state.restricted.sessions.values()];
      const taken = sessions.filter(isUnderWay).flatMap(({ opinions }) => opinions);
      expect(new Set(taken).size).toBe(taken.length);
      for (const one of sessions) {
        const hasRun = ['running', 'ended', 'published'].includes(one.state);
        expect([one.session, hasRun]).toEqual([one.session, onlooker.running.has(one.session)]);
        expect(state.entities.get(one.mover)?.capacity).toBe('member-state');
        if (one.state === 'ended' || one.state === 'published' || one.state === 'lapsed') ended.add(one.state);
      }
      const inside = [...state.seats.keys()]
        .flatMap((id) => actorOf(state, id) ?? [])
        .filter(({ capacity, functions }) => isInsider(capacity, functions));
      for (const one of inside) expect(one.capacity === 'member-state' || one.seat === presiding(state)).toBe(true);
    }
    begun += onlooker.begun;
    refused += onlooker.refused;
  }
  expect([begun > 100, refused > 100, ended.size]).toEqual([true, true, 3]);
});

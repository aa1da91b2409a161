/**
 * A small world looked at exhaustively: from every state that can be reached in so many steps, every step that the world has. The watcher
 * sees each way there. How many states there are is pinned: a change of the rules shows there, and has to be meant.
 */

import type { Adoption } from '../../shared/opinion/adoption.ts';
import type { Declaration } from '../../shared/opinion/blocks.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import type { Mistake } from './mistaking.ts';
import { RULES, type Rules } from './rules.ts';
import { Watcher } from './watcher.ts';
import { type Line, World } from './world.ts';

/** Does something or is refused; a refused step leads nowhere new. */
export type Step = (w: World) => unknown;

export interface SmallWorld {
  readonly what: string;
  /** The rules that it is about. */
  readonly about: string;
  readonly text: readonly Line[];
  readonly steps: readonly Step[];
  /** In the gate, at night, before a release: how many steps, and how many states they lead to. */
  readonly sizes: readonly (readonly [steps: number, states: number])[];
  /** What the watcher must have seen on the ways of the gate. */
  readonly must: readonly string[];
  /** Of these it must notice each. */
  readonly mistakes: readonly Mistake[];
}

/** As much time passes as a call takes, or an adoption; what has come by the clock is recorded. */
export function pass(w: World): void {
  w.wait(15);
  for (const { id, until } of w.state.positions.values())
    if (until !== null && until <= w.now) w.append({ type: 'time.lapsed', position: id });
  if (w.state.adopting && w.state.adopting.closesAt <= w.now) w.append({ type: 'adoption.closed', of: w.state.adopting.seq });
}

const declaration = (now: number, one: Declaration | null) => one && [one.hash, one.stands, now - one.at <= 10_000, one.call !== null];
const pending = (one: Adoption | null) => one?.pending.map(({ entity, came }) => [entity, came !== null].join()).sort();

/** What the future depends on: what is there, what is declared and called, which clocks have run out; not when or by which entry. */
function key({ state, now, moved }: World): string {
  const blocks = [...state.blocks.values()].map(({ hash, call, declared, goneUnder }) => [
    hash,
    goneUnder,
    call && [call.hash, now >= call.from + call.minSeconds * 1000],
    declared && [...(declaration(now, declared) ?? []), declared.before?.hash, declared.before?.stands],
  ]);
  const gone = [...state.blocks.values()].filter((one) => one.gone > 0);
  const positions = [...state.positions.values()]
    .map(({ entity, kind, block, until, endsIf, echoes, entered, noted, since }) =>
      [
        ...[entity, kind, block, entered, noted !== null, until !== null && until - now, endsIf?.deleted, endsIf?.reads, ...echoes],
        // on a heading it counts on what was deleted there since
        ...gone.map(({ gone: at, goneUnder }) => block !== null && goneUnder === block && since < at),
      ].join(),
    )
    .sort();
  const { adoptionCall, adopting, adopted, late } = state;
  return JSON.stringify([
    state.phase,
    blocks,
    positions,
    moved.key(state),
    adoptionCall && now >= adoptionCall.from + adoptionCall.minSeconds * 1000,
    adopting && now >= adopting.closesAt,
    pending(adopting ?? adopted),
    late.map(({ entity, block, via }) => [entity, block, via].join()).sort(),
  ]);
}

interface Place {
  readonly world: World;
  readonly watcher: Watcher;
}

function start(text: readonly Line[], rules: Rules, saw: Map<string, number>): Place {
  const world = new World([], { policy: { ...DEFAULT_POLICY, adoptionSeconds: 10 } });
  world.rules = rules;
  const watcher = new Watcher(rules, saw);
  watched(world, () => watcher);
  world.write(text, [], { command: 'import' });
  return { world, watcher };
}

function watched(world: World, watcher: () => Watcher): void {
  world.watch = (before, entry, after) => {
    watcher().tick(entry.at);
    watcher().see(before, entry, after, world.lines);
  };
}

/** The place to which a step leads; null where it leads nowhere. */
function leads({ world, watcher }: Place, step: Step): Place | null {
  const there = world.fork();
  // most steps are refused, and then nobody has to remember what was seen before
  let forked: Watcher | null = null;
  const eye = (): Watcher => {
    forked ??= watcher.fork();
    return forked;
  };
  watched(there, eye);
  step(there);
  if (there.state === world.state && there.now === world.now) return null;
  return { world: there, watcher: forked ?? watcher };
}

/** How many states there are no more than 0, 1, 2 and so on steps away; `saw`: what the watcher has seen on the ways there. */
export function explore(
  { text, steps }: Pick<SmallWorld, 'text' | 'steps'>,
  depth: number,
  rules: Rules = RULES,
  saw: Map<string, number> = new Map(),
): readonly number[] {
  const first = start(text, rules, saw);
  const seen = new Set([key(first.world)]);
  const sizes = [seen.size];
  let edge = [first];
  while (sizes.length <= depth) {
    const next: Place[] = [];
    for (const place of edge) {
      for (const step of steps) {
        const there = leads(place, step);
        if (there === null) continue;
        const state = key(there.world);
        if (seen.has(state)) continue;
        seen.add(state);
        next.push(there);
      }
    }
    edge = next;
    sizes.push(seen.size);
  }
  return sizes;
}

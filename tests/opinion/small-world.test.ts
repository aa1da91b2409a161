/**
 * A small world looked at exhaustively: three delegations and a chair, one paragraph with two wordings and a second one that may be
 * deleted. From every state that can be reached in so many steps, every command and every edit; the watcher sees each way there.
 * The number of states is pinned: a change of the rules shows here, and has to be meant.
 */
import { expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import { count } from '../support/levels.ts';
import { RULES } from './rules.ts';
import { Watcher } from './watcher.ts';
import { ARL, BRU, CHAIR, COR, line, World } from './world.ts';

const P = ['one', 'two'] as const;
const START = [line('p', P[0], 'title'), line('q', 'same')];

/** Each either does something or is refused; a refused step leads nowhere new. */
const STEPS: readonly ((w: World) => unknown)[] = [
  ...[ARL, BRU, COR].flatMap((state) => [
    (w: World) => w.give(state, { do: 'raise-objection', block: 'p', hash: w.hash('p') }),
    (w: World) =>
      [...w.state.positions.values()]
        .filter(({ entity }) => entity === state.entity)
        .map(({ id }) => w.give(state, { do: 'withdraw', position: id })),
  ]),
  (w) => w.give(ARL, { do: 'raise-objection', block: 'q', hash: w.hash('q'), endsIf: { deleted: true } }),
  (w) => w.give(BRU, { do: 'raise-objection', block: null, hash: null }),
  (w) => w.give(COR, { do: 'ask-time', block: 'p', hash: w.hash('p'), until: w.now + 12_000 }),
  ...['p', 'q'].flatMap((block) => [
    (w: World) => w.give(CHAIR, { do: 'call', targets: [{ block, hash: w.hash(block) }] }),
    (w: World) => w.give(CHAIR, { do: 'declare', target: { block, hash: w.hash(block) } }),
    (w: World) => w.give(CHAIR, { do: 'reopen', block, cause: 'correction', reason: 'a slip' }),
    (w: World) => w.give(CHAIR, { do: 'undo', of: w.state.blocks.get(block)?.declared?.seq ?? 0 }),
  ]),
  (w) => w.give(CHAIR, { do: 'call-adoption', ...w.hashes }),
  (w) => w.give(CHAIR, { do: 'adopt', ...w.hashes }),
  (w) => w.give(CHAIR, { do: 'undo', of: w.state.adopting?.seq ?? 0 }),
  // from a screen that was handed the call and not the adoption
  (w) => w.state.adopting && w.give(COR, { do: 'raise-objection', block: 'q', hash: w.hash('q') }, w.state.adopting.seq - 1),
  (w) => {
    w.wait(15);
    for (const { id, until } of w.state.positions.values())
      if (until !== null && until <= w.now) w.append({ type: 'time.lapsed', position: id });
    if (w.state.adopting && w.state.adopting.closesAt <= w.now) w.append({ type: 'adoption.closed', of: w.state.adopting.seq });
  },
  (w) => w.state.phase === 'drafting' && w.edit('p', w.lines.find(({ id }) => id === 'p')?.words === P[0] ? P[1] : P[0]),
  (w) =>
    w.state.phase === 'drafting' &&
    w.write(w.lines.length === 2 ? w.lines.slice(0, 1) : START.map((one) => w.lines.find(({ id }) => id === one.id) ?? one)),
];

const READS_OTHER = 'operative-item0||other';
const of = (w: World, id: string) => w.lines.find((one) => one.id === id);

/** One State objects under a condition to a paragraph, whose words are cut, copied, changed and put back; the chair goes on to adoption. */
const MOVING: readonly ((w: World) => unknown)[] = [
  (w) => w.give(ARL, { do: 'raise-objection', block: 'q', hash: w.hash('q'), endsIf: { deleted: true } }),
  (w) => w.give(ARL, { do: 'raise-objection', block: 'q', hash: w.hash('q'), endsIf: { reads: READS_OTHER } }),
  // from a screen that shows the text as it was tabled
  (w) => w.give(ARL, { do: 'raise-objection', block: 'q', hash: null, endsIf: { deleted: true } }, 2),
  (w) => w.give(ARL, { do: 'withdraw', position: [...w.state.positions.keys()][0] ?? '' }),
  (w) => w.state.phase === 'drafting' && w.write([...w.lines.filter(({ id }) => id !== 'q'), ...(of(w, 'q') ? [] : [line('q', 'same')])]),
  (w) => w.state.phase === 'drafting' && w.write([...w.lines.filter(({ id }) => id !== 'r'), ...(of(w, 'r') ? [] : [line('r', 'same')])]),
  (w) => w.state.phase === 'drafting' && of(w, 'q') && w.edit('q', of(w, 'q')?.words === 'same' ? 'other' : 'same'),
  (w) => {
    const targets = w.shown.paragraphs.filter(({ status, call }) => status !== null && status !== 'agreed' && call === null);
    w.give(CHAIR, { do: 'call', targets: targets.map(({ id, hash }) => ({ block: id, hash })) });
  },
  (w) => {
    for (const { id, call } of w.shown.paragraphs) if (call !== null) w.declare(id);
  },
  (w) => w.give(CHAIR, { do: 'call-adoption', ...w.hashes }),
  (w) => w.give(CHAIR, { do: 'adopt', ...w.hashes }),
  (w) => w.wait(15),
];

/** What the future depends on: what is there, what is declared and called, which clocks have run out; not when or by which entry. */
function key({ state, now, moved }: World): string {
  const blocks = [...state.blocks.values()].map(({ hash, call, declared }) => [
    hash,
    call && [call.hash, now >= call.from + call.minSeconds * 1000],
    declared && [
      declared.hash,
      declared.stands,
      now - declared.at <= 10_000,
      declared.before?.hash,
      declared.before?.stands,
      declared.call !== null,
    ],
  ]);
  const positions = [...state.positions.values()]
    .map(({ entity, kind, block, until, endsIf, echoes }) =>
      [entity, kind, block, until !== null && until - now, endsIf?.deleted, endsIf?.reads, ...echoes].join(),
    )
    .sort();
  const { adoptionCall, adopting, late } = state;
  return JSON.stringify([
    state.phase,
    blocks,
    positions,
    moved.key(state),
    adoptionCall && now >= adoptionCall.from + adoptionCall.minSeconds * 1000,
    adopting && now >= adopting.closesAt,
    late.map(({ entity, block }) => [entity, block].join()).sort(),
  ]);
}

interface Place {
  readonly world: World;
  readonly watcher: Watcher;
}

function watched(world: World, watcher: Watcher): Place {
  world.watch = (before, entry, after) => {
    watcher.tick(entry.at);
    watcher.see(before, entry, after, world.lines);
  };
  return { world, watcher };
}

function start(saw: Map<string, number>): Place {
  const place = watched(new World([], { policy: { ...DEFAULT_POLICY, adoptionSeconds: 10 } }), new Watcher(RULES, saw));
  place.world.write(START, [], { command: 'import' });
  return place;
}

function fork({ world, watcher }: Place): Place {
  const other = new World([]);
  other.state = world.state;
  other.lines = world.lines;
  other.now = world.now;
  other.moved = world.moved.fork();
  return watched(other, watcher.fork());
}

const DEPTH = count(9, 10, 12);
const PINNED: Readonly<Record<number, number>> = { 9: 12_641, 10: 21_116, 12: 55_311 };

/** How many states there are; `saw`: what the watcher has seen on the ways there. */
function explore(steps: readonly ((w: World) => unknown)[], depth: number, saw: Map<string, number>): number {
  const first = start(saw);
  const seen = new Set([key(first.world)]);
  let edge = [first];
  for (let done = 0; done < depth; done += 1) {
    const next: Place[] = [];
    for (const place of edge) {
      for (const step of steps) {
        const there = fork(place);
        step(there.world);
        const state = key(there.world);
        if (seen.has(state)) continue;
        seen.add(state);
        next.push(there);
      }
    }
    edge = next;
  }
  return seen.size;
}

it(`1.3 4.1 7.4 every way of ${DEPTH} steps through a small world`, { timeout: 3_600_000 }, () => {
  const saw = new Map<string, number>();
  const size = explore(STEPS, DEPTH, saw);
  const adoption = ['opinion.adopted', 'adoption.undone', 'adoption.closed', 'crossed the adoption', 'late for an adoption'];
  expect([...adoption, 'late', 'deletion declared', 'met', 'suspended'].filter((what) => !saw.has(what))).toEqual([]);
  expect(size).toBe(PINNED[DEPTH]);
});

const MOVING_DEPTH = count(8, 9, 10);
const MOVING_PINNED: Readonly<Record<number, number>> = { 8: 2_945, 9: 6_948, 10: 16_006 };

it(`1.8 every way of ${MOVING_DEPTH} steps through a world in which words move`, { timeout: 3_600_000 }, () => {
  const saw = new Map<string, number>();
  const size = explore(MOVING, MOVING_DEPTH, saw);
  const must = ['opinion.adopted', 'deletion declared', 'met', 'not met, its words stand elsewhere', 'replaced', 'withdrawn'];
  expect(must.filter((what) => !saw.has(what))).toEqual([]);
  expect(size).toBe(MOVING_PINNED[MOVING_DEPTH]);
});

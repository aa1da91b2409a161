/**
 * Appeals in a small world, looked at exhaustively: a text of one paragraph that is agreed, a chair who calls, adopts, undoes, reopens and
 * closes, and a State that appeals against whatever was decided last. The watcher sees every way there is.
 */
import { expect, it } from 'vitest';
import { APPEAL_ENDS } from '../../shared/opinion/vocabulary.ts';
import { RULES } from './rules.ts';
import { Watcher } from './watcher.ts';
import { BRU, CHAIR, line, OFFICE, World } from './world.ts';

const START = [line('p', 'one', 'title')];
const DEPTH = 7;

const pendingIn = ({ state }: World): number => state.appeals.find(({ ended }) => ended === null)?.seq ?? 0;

const STEPS: readonly ((w: World) => unknown)[] = [
  (w) => w.give(BRU, { do: 'appeal', of: w.state.rulings.at(-1)?.seq ?? 0, reason: 'why' }),
  (w) =>
    w.give(OFFICE, {
      do: 'appeal',
      of: w.state.rulings.at(-1)?.seq ?? 0,
      reason: 'heard',
      enteredFor: { entity: 'bru', via: 'floor' },
    }),
  (w) => w.give(BRU, { do: 'withdraw-appeal', of: pendingIn(w) }),
  (w) => w.give(BRU, { do: 'contradict-appeal', of: w.state.appeals.at(-1)?.seq ?? 0, statement: 'no' }),
  ...APPEAL_ENDS.map((end) => (w: World) => w.give(OFFICE, { do: 'record-appeal', of: pendingIn(w), end, statement: 'so' })),
  (w) => w.give(CHAIR, { do: 'call-adoption', ...w.hashes }),
  (w) => w.give(CHAIR, { do: 'cancel-call', blocks: 'adoption' }),
  (w) => w.give(CHAIR, { do: 'adopt', ...w.hashes }),
  (w) => w.give(CHAIR, { do: 'undo', of: w.state.adopted?.seq ?? 0 }),
  (w) => w.give(CHAIR, { do: 'reopen', block: 'p', cause: 'correction', reason: 'a slip' }),
  (w) => w.give(CHAIR, { do: 'close-without-adoption', outcome: 'no-consensus' }),
  (w) => w.wait(15),
];

/** What the future depends on. */
function key({ state, now }: World): string {
  const { phase, adoptionCall, adopted, appeals, rulings } = state;
  const last = rulings.at(-1);
  return JSON.stringify([
    phase,
    state.blocks.get('p')?.declared?.stands,
    adoptionCall && now >= adoptionCall.from + adoptionCall.minSeconds * 1000,
    adopted && now - adopted.at <= 10_000,
    last?.kind,
    appeals.map(({ against, entered, ended, contradicted }) => [
      entered !== null,
      against.seq === last?.seq,
      against.kind,
      ended?.end,
      ended?.own,
      contradicted !== null,
    ]),
  ]);
}

it(`12.3 12.6 every way of ${DEPTH} steps with appeals`, () => {
  const saw = new Map<string, number>();
  const first = new World([]);
  const watcher = new Watcher(RULES, saw);
  const watched = (world: World, by: Watcher): readonly [World, Watcher] => {
    world.watch = (before, entry, after) => {
      by.tick(entry.at);
      by.see(before, entry, after, world.lines);
    };
    return [world, by];
  };
  watched(first, watcher);
  first.write(START, [], { command: 'import' });
  first.agree('p');
  const seen = new Set([key(first)]);
  let edge: readonly (readonly [World, Watcher])[] = [[first, watcher]];
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const next: (readonly [World, Watcher])[] = [];
    for (const [world, by] of edge) {
      for (const step of STEPS) {
        const fork = new World([]);
        Object.assign(fork, { state: world.state, lines: world.lines, now: world.now });
        const there = watched(fork, by.fork());
        step(fork);
        if (seen.has(key(fork))) continue;
        seen.add(key(fork));
        next.push(there);
      }
    }
    edge = next;
  }
  const must = [
    'appeal.made',
    'an appeal was entered',
    'appeal.ended',
    'appeal.withdrawn',
    'appeal.contradicted',
    'opinion.adopted',
    'a closing was appealed against',
  ];
  expect(must.filter((what) => !saw.has(what))).toEqual([]);
  expect(seen.size).toBeGreaterThan(500);
});

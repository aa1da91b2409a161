// @vitest-environment happy-dom
/** Random editing by real editors through the live text: on one node, and on two and three that race on one log. */
import { describe, expect, it } from 'vitest';
import type { BlockKind } from '../../shared/opinion/vocabulary.ts';
import { count } from '../support/levels.ts';
import { patient } from '../support/patient.ts';
import { freshSeed, type Rng, rngOf } from '../support/rng.ts';
import { judge, quiet } from './converged.ts';
import { editAtRandom, sweepAtRandom } from './editors.ts';
import { Rooms, type Tally } from './rooms.ts';
import { actorOf, World } from './support.ts';

const TEXT: readonly { readonly kind: BlockKind; readonly text: string }[] = [
  { kind: 'title', text: 'Keeping sites in service' },
  { kind: 'preamble-heading', text: 'noting' },
  { kind: 'preamble-item', text: 'that one radio site carries every emergency call;' },
  { kind: 'preamble-item', text: 'that most of these sites fall silent within hours;' },
  { kind: 'text', text: 'that shared batteries are affordable in many places,' },
  { kind: 'operative-heading', text: 'invites Member States' },
  { kind: 'operative-item', text: 'to consider including the power supply of sites;' },
  { kind: 'operative-item', text: 'to exchange figures on outages.' },
];
/** Both headings and a paragraph under each. */
const CLOSED = [1, 3, 5, 7];

/** As many paragraphs again as one seat may take out within a minute. */
const LONG = [
  ...TEXT,
  ...Array.from({ length: 12 }, (_, at) => ({ kind: 'operative-item' as const, text: `to report on outages of year ${at};` })),
];

interface Way {
  readonly nodes: number;
  readonly steps: number;
  /** How often somebody sweeps the text out by a slip of the hand. */
  readonly slips?: number;
}

function play(rng: Rng, { nodes, steps, slips = 0 }: Way, total: Tally): void {
  const [first] = new World(slips > 0 ? LONG : TEXT, rng.below(2 ** 31)).entries;
  if (first === undefined) throw new Error('no text');
  const rooms = new Rooms(first, nodes, CLOSED, rng);
  for (let i = 0; i < 3; i++) {
    const actor = actorOf(`m${i}`, i === 1 ? 'secretariat' : 'member-state'); // one of them may quote
    rooms.join(`m${i}`, actor, i === 2 ? 'stock' : 'ours', i % nodes);
  }
  for (let step = 0; step < steps; step++) {
    for (const member of rooms.members) {
      for (let n = rng.below(3); n > 0; n--) editAtRandom(member.editor, rng);
      if (slips > 0 && rng.chance(slips)) sweepAtRandom(member.editor, rng);
      if (rng.chance(0.06)) member.online = !member.online;
      if (rng.chance(0.8)) rooms.send(member);
    }
    for (let node = 0; node < nodes; node++) if (rng.chance(0.8)) rooms.flush(node, nodes > 1 ? 0.3 : 0);
    for (const member of rooms.members) if (rng.chance(0.8)) rooms.deliver(member);
  }
  quiet(rooms, nodes);
  judge(rooms, nodes, rng);
  add(total, rooms.tally);
  rooms.close();
}

function add(total: Tally, tally: Tally): void {
  for (const key of ['entries', 'flows', 'resets', 'resyncs', 'lost', 'parts', 'late'] as const) total[key] += tally[key];
  for (const [why, n] of tally.healed) total.healed.set(why, (total.healed.get(why) ?? 0) + n);
}

const nothing = (): Tally => ({ entries: 0, healed: new Map(), flows: 0, resets: 0, resyncs: 0, lost: 0, parts: 0, late: 0 });

/** Each run has its own seed, so that NEMCON_SEED replays the one that failed as run 0. */
function fuzz(name: string, runs: number, way: Way): Tally {
  const total = nothing();
  const seed = freshSeed(name);
  for (let run = 0; run < runs; run++) {
    try {
      play(rngOf(seed + run), way, total);
    } catch (error) {
      throw new Error(`${name}: run ${run} fails, replay with NEMCON_SEED=${seed + run}`, { cause: error });
    }
  }
  const healed = Object.fromEntries([...total.healed].sort());
  process.stdout.write(`${name}: ${JSON.stringify({ ...total, healed })}\n`);
  return total;
}

describe('random editing', () => {
  it('T20 T36 keeps closed text, ids and convergence on one node', { timeout: patient(count(300_000, 3_600_000, 12 * 3_600_000)) }, () => {
    const total = fuzz('T20 one node', count(100, 2_000, 10_000), { nodes: 1, steps: 40 });
    expect(total.entries).toBeGreaterThan(1_000);
    expect(total.flows).toBeGreaterThan(50);
    expect(total.late).toBeGreaterThan(0);
    for (const why of ['closed:text', 'closed:deleted', 'id:new', 'id:dup', 'quote']) expect(total.healed.get(why), why).toBeGreaterThan(0);
  });

  it('T20 keeps them on nodes that race on one log', { timeout: patient(count(300_000, 3_600_000, 12 * 3_600_000)) }, () => {
    const total = fuzz('T20 two nodes', count(30, 600, 3_000), { nodes: 2, steps: 30 });
    const three = fuzz('T20 three nodes', count(10, 200, 1_000), { nodes: 3, steps: 30 });
    expect(total.lost + three.lost).toBeGreaterThan(20);
    expect(total.healed.get('closed:text')).toBeGreaterThan(0);
  });

  it('T20 T42 keeps them where the text is emptied by a slip now and then', {
    timeout: patient(count(300_000, 3_600_000, 12 * 3_600_000)),
  }, () => {
    const one = fuzz('T20 slips on one node', count(20, 400, 2_000), { nodes: 1, steps: 30, slips: 0.03 });
    const two = fuzz('T20 slips on two nodes', count(10, 200, 1_000), { nodes: 2, steps: 30, slips: 0.03 });
    for (const { healed } of [one, two]) expect(healed.get('removal')).toBeGreaterThan(5);
  });
});

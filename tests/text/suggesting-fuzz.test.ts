// @vitest-environment happy-dom
/** T23: delegations that may only suggest edit at random beside one that types, and what they suggest is accepted and rejected at random. */
import { describe, expect, it } from 'vitest';
import type { BlockKind } from '../../shared/opinion/vocabulary.ts';
import { baseText, isSuggested, type Suggestion, suggestionsOf, type TextBlock } from '../../shared/text/block.ts';
import { count } from '../support/levels.ts';
import { patient } from '../support/patient.ts';
import { freshSeed, type Rng, rngOf } from '../support/rng.ts';
import { judge, quiet } from './converged.ts';
import { editAtRandom } from './editors.ts';
import { Rooms } from './rooms.ts';
import { actorOf, World } from './support.ts';

const TEXT: readonly { readonly kind: BlockKind; readonly text: string }[] = [
  { kind: 'title', text: 'Keeping sites in service' },
  { kind: 'preamble-heading', text: 'noting' },
  { kind: 'preamble-item', text: 'that one radio site carries every emergency call;' },
  { kind: 'text', text: 'that shared batteries are affordable in many places,' },
  { kind: 'operative-heading', text: 'invites Member States' },
  { kind: 'operative-item', text: 'to consider including the power supply of sites;' },
];

interface Did {
  entries: number;
  repaired: number;
  accepted: number;
  rejected: number;
  paragraphs: number;
}

const roomsOf = (rng: Rng): Rooms => {
  const [first] = new World(TEXT, rng.below(2 ** 31)).entries;
  if (first === undefined) throw new Error('no text');
  return new Rooms(first, 1, [], rng);
};

/** As it reads while nothing is decided. A text without a paragraph gets an empty title (T12). */
const standing = (blocks: readonly TextBlock[]): readonly string[] =>
  blocks.filter((block) => !isSuggested(block)).map((block) => `${block.id} ${block.kind} ${block.level} ${baseText(block)}`);

function settleOne(rooms: Rooms, rng: Rng, did: Did, verdict: 'accept' | 'reject'): boolean {
  const blocks = rooms.live(0).blocks();
  const found = blocks.flatMap((block) => suggestionsOf(block).map((one): [TextBlock, Suggestion] => [block, one]));
  if (found.length === 0) return false;
  const before = standing(blocks);
  const [block, one] = rng.pick(found);
  rooms.settle(0, block.id, one, verdict);
  if (verdict === 'reject' && before.length > 0) expect(standing(rooms.live(0).blocks())).toEqual(before);
  did[`${verdict}ed`]++;
  return true;
}

/** Two who suggest and, where `typist`, one who types; everything is settled in the end. */
function play(rng: Rng, typist: boolean, did: Did): void {
  const rooms = roomsOf(rng);
  for (const name of ['arl', 'bru']) rooms.join(name, actorOf(name), 'suggesting', 0);
  if (typist) rooms.join('cor', actorOf('cor'), 'ours', 0);
  const unchanged = standing(rooms.live(0).blocks());
  for (let step = 0; step < 40; step++) {
    for (const member of rooms.members) {
      for (let n = rng.below(3); n > 0; n--) editAtRandom(member.editor, rng);
      if (rng.chance(0.06)) member.online = !member.online;
      if (rng.chance(0.8)) rooms.send(member);
    }
    if (rng.chance(0.8)) rooms.flush(0);
    if (typist && rng.chance(0.2)) settleOne(rooms, rng, did, rng.pick(['accept', 'reject']));
    if (!typist) expect(standing(rooms.live(0).blocks())).toEqual(unchanged);
    for (const member of rooms.members) if (rng.chance(0.8)) rooms.deliver(member);
  }
  quiet(rooms, 1);
  judge(rooms, 1, rng);
  did.paragraphs += rooms.live(0).blocks().filter(isSuggested).length;
  for (let left = 500; settleOne(rooms, rng, did, typist ? rng.pick(['accept', 'reject']) : 'reject'); left--)
    expect(left).toBeGreaterThan(0);
  quiet(rooms, 1);
  judge(rooms, 1, rng);
  if (!typist) expect(standing(rooms.live(0).blocks())).toEqual(unchanged);
  did.entries += rooms.tally.entries;
  did.repaired += rooms.tally.healed.get('suggest') ?? 0;
  rooms.close();
}

/** One alone, always connected: nothing of what it writes may have to be repaired. */
function alone(rng: Rng, did: Did): void {
  const rooms = roomsOf(rng);
  const member = rooms.join('arl', actorOf('arl'), 'suggesting', 0);
  for (let step = 0; step < 60; step++) {
    editAtRandom(member.editor, rng);
    rooms.send(member);
    rooms.flush(0);
    rooms.deliver(member);
  }
  judge(rooms, 1, rng);
  expect([...rooms.tally.healed.keys()]).toEqual([]);
  did.entries += rooms.tally.entries;
  rooms.close();
}

/** Each run has its own seed, so that NEMCON_SEED replays the one that failed as run 0. */
function fuzz(name: string, runs: number, run: (rng: Rng, did: Did) => void): Did {
  const did: Did = { entries: 0, repaired: 0, accepted: 0, rejected: 0, paragraphs: 0 };
  const seed = freshSeed(name);
  for (let n = 0; n < runs; n++) {
    try {
      run(rngOf(seed + n), did);
    } catch (error) {
      throw new Error(`${name}: run ${n} fails, replay with NEMCON_SEED=${seed + n}`, { cause: error });
    }
  }
  process.stdout.write(`${name}: ${JSON.stringify(did)}\n`);
  return did;
}

const timeout = patient(count(300_000, 3_600_000, 12 * 3_600_000));

describe('random suggesting', () => {
  it('T23 one alone writes nothing that has to be repaired', { timeout }, () => {
    expect(fuzz('T23 alone', count(20, 400, 2_000), alone).entries).toBeGreaterThan(400);
  });

  it('T23 two together leave the text as it was, and it is that again when all is rejected', { timeout }, () => {
    const did = fuzz('T23 two', count(30, 600, 3_000), (rng, tally) => play(rng, false, tally));
    expect(did.rejected).toBeGreaterThan(100);
    expect(did.paragraphs).toBeGreaterThan(20);
  });

  it('T23 they end with one text beside one who types, and settling leaves no mark', { timeout }, () => {
    const did = fuzz('T23 three', count(30, 600, 3_000), (rng, tally) => play(rng, true, tally));
    expect(did.accepted).toBeGreaterThan(100);
    expect(did.rejected).toBeGreaterThan(100);
    expect(did.entries).toBeGreaterThan(600);
  });
});

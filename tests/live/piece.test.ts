/** L4: pieces packed once for many unpack to what each was told, whenever who came and whatever each missed. */
import { PassThrough } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { Follower } from '../../server/live/follower.ts';
import { Piece } from '../../server/live/piece.ts';
import { manualClock } from '../support/clock.ts';
import { seeded } from '../support/rng.ts';

const clock = manualClock();
const PARAGRAPH = 'that the affordability of international connectivity remains a concern for many administrations, ';

/** One that is told, packed and as it is. */
class Pair {
  readonly #outs = [new PassThrough(), new PassThrough()];
  readonly #followers = this.#outs.map((out, at) => new Follower(out, { packed: at === 0, saving: false, at: null }, clock));

  constructor(first: string) {
    this.each((one) => one.begin(Buffer.from(first)));
  }

  each(job: (follower: Follower) => void): void {
    for (const follower of this.#followers) job(follower);
  }

  /** Bytes of all that came. */
  heard(): readonly Buffer[] {
    return this.#outs.map((out) => out.read() ?? Buffer.alloc(0));
  }
}

/** The greeting of each follower says a time of its own to come back after. */
const told = (bytes: Buffer): string => bytes.toString('utf8').replace(/^retry: \d+\n/, '');

it('L4 every packed stream unpacks to what was told, its checksum included', () => {
  const rng = seeded('pieces');
  const pairs: Pair[] = [];
  const did = { come: 0, told: 0, missed: 0, beat: 0 };
  for (let tick = 0; tick < 300; tick += 1) {
    if (rng.chance(0.2) || pairs.length === 0) {
      pairs.push(new Pair(`event: t\ndata: ${tick}\n\n`));
      did.come += 1;
    }
    const shared = new Piece(Buffer.from(`id: ${tick}\ndata: ${PARAGRAPH}${'x'.repeat(rng.below(tick + 1))}\n\n`));
    const beats = rng.chance(0.1);
    for (const pair of pairs) {
      if (rng.chance(0.1)) did.missed += 1;
      else if (beats) pair.each((one) => one.send(shared));
      else pair.each((one) => one.tell(shared));
    }
    did[beats ? 'beat' : 'told'] += 1;
  }
  for (const pair of pairs) {
    pair.each((one) => one.end(Buffer.from('event: end\ndata: over\n\n')));
    const [packed = Buffer.alloc(0), plain = Buffer.alloc(0)] = pair.heard();
    expect(told(gunzipSync(packed))).toBe(told(plain));
  }
  expect(Math.min(...Object.values(did))).toBeGreaterThan(5);
});

it('L4 whoever heard the same gets the same bytes, and only what is new in them', () => {
  const early = [new Pair('event: t\ndata: 1\n\n'), new Pair('event: t\ndata: 1\n\n')];
  const tell = (words: string, pairs: readonly Pair[]): void => {
    const piece = new Piece(Buffer.from(`data: ${PARAGRAPH}${words}\n\n`));
    for (const pair of pairs) pair.each((one) => one.tell(piece));
  };
  tell('a', early);
  const late = new Pair('event: t\ndata: 2\n\n');
  const all = [...early, late];
  for (const pair of all) pair.heard();
  tell('ab', all);
  const second = all.map((pair) => pair.heard()[0]);
  expect(second[0]).toEqual(second[1]);
  expect(second[0]?.length).toBeLessThan(30);
  expect(second[2]?.length).toBeGreaterThan(60);
  for (let more = 0; more < 8; more += 1) tell(`ab${more}`, all);
  for (const pair of all) pair.heard();
  tell('abc', all);
  const last = all.map((pair) => pair.heard()[0]);
  expect(new Set(last.map(String)).size).toBe(1);
  expect(last[0]?.length).toBeLessThan(30);
});

/** What a session has made of a text comes back exactly, whatever it was, as one edit that a verifier can follow. */
import { expect, it } from 'vitest';
import { readAlike } from '../../server/text/publish.ts';
import { recompute } from '../../server/text/recompute.ts';
import type { TextBlock, TextMark, TextRun } from '../../shared/text/block.ts';
import { newId } from '../../shared/text/ids.ts';
import { freshSeed, type Rng, rngOf } from '../support/rng.ts';
import { OFFICE, randomOf, World } from '../text/support.ts';

const ROUNDS = 300;
const SUGGESTED: readonly (readonly TextMark[])[] = [
  [],
  [{ name: 'strong', attrs: {} }],
  [{ name: 'insertion', attrs: { by: 'bru', id: 's1' } }],
  [{ name: 'deletion', attrs: { by: 'cor', id: 's2' } }],
];

const words = (rng: Rng): string =>
  Array.from({ length: rng.between(1, 6) }, () => rng.pick(['water', 'power', '电信', 'رأي', '[mast]', '🌍'])).join(' ');

function runs(rng: Rng): readonly TextRun[] {
  const drawn = Array.from({ length: rng.between(1, 3) }, () => ({ text: words(rng), marks: rng.pick(SUGGESTED) }));
  return drawn.filter((run, at) => run.marks !== drawn[at - 1]?.marks);
}

function changed(rng: Rng, blocks: readonly TextBlock[], random: (length: number) => Uint8Array): TextBlock[] {
  const kept = blocks
    .filter(() => rng.chance(0.85))
    .map((block) => (rng.chance(0.5) ? block : { ...block, level: rng.below(3), runs: runs(rng) }));
  const moved = rng.chance(0.5) ? kept : rng.shuffle(kept);
  const fresh = Array.from(
    { length: rng.below(3) },
    (): TextBlock => ({ id: newId(random), kind: 'text', level: 0, sug: null, runs: runs(rng) }),
  );
  return [...fresh.slice(1), ...moved, ...fresh.slice(0, 1)];
}

it('F9.8 the text comes back exactly, with its suggestions and their standing, and the bytes give the facts', () => {
  const rng = rngOf(freshSeed('published texts'));
  let moves = 0;
  let voiced = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const seed = rng.below(2 ** 31);
    const world = new World(
      Array.from({ length: rng.between(2, 8) }, () => words(rng)),
      seed,
    );
    const before = world.live.blocks();
    const wanted = changed(rng, before, randomOf(seed + 1));
    if (wanted.length === 0 || JSON.stringify(wanted) === JSON.stringify(before)) continue;
    const entry = world.record(world.live.edit(OFFICE, { publish: { session: 'r1', blocks: wanted, voices: ['bru', 'cor'] } }));
    expect(world.live.blocks()).toEqual(wanted);
    expect(entry.facts).toMatchObject({ carriesOut: { command: 'publish', session: 'r1' }, healed: [] });
    expect(recompute(world.entries)).toBeNull();
    const { textHash } = world.live;
    world.refold();
    expect(world.live.textHash).toBe(textHash);
    const kept = before.map(({ id }) => id).filter((id) => wanted.some((one) => one.id === id));
    if (kept.join() !== wanted.flatMap(({ id }) => (kept.includes(id) ? [id] : [])).join()) moves += 1;
    const suggested = wanted.filter((one) => one.runs.some(({ marks }) => marks.some(({ name }) => name === 'insertion')));
    for (const { id } of suggested) {
      const change = entry.facts.changes.find((one) => one.id === id);
      if (change === undefined) continue;
      expect(change.suggestions).toBeGreaterThan(0);
      voiced += 1;
    }
  }
  expect([moves > 50, voiced > 50]).toEqual([true, true]);
});

it('F9.8 T4 where nothing reads otherwise there is nothing to bring back; what does is brought back alone', () => {
  const world = new World(['l\u2019acc\u00e8s', 'the word \u00e9tat']);
  const before = world.live.blocks();
  const respelt = before.map((block) => ({ ...block, runs: block.runs.map((run) => ({ ...run, text: run.text.normalize('NFD') })) }));
  expect(respelt).not.toEqual(before);
  expect(readAlike(respelt, before)).toBe(true);
  const strong = respelt.map((block, at) =>
    at === 1 ? { ...block, runs: block.runs.map((run) => ({ ...run, marks: [{ name: 'strong' as const, attrs: {} }] })) } : block,
  );
  for (const other of [strong, [...respelt].reverse(), respelt.slice(1), respelt.map((block) => ({ ...block, level: 1 }))])
    expect(readAlike(other, before)).toBe(false);
  const { facts } = world.record(world.live.edit(OFFICE, { publish: { session: 'r1', blocks: strong, voices: [] } }));
  expect(facts.changes.map(({ id }) => id)).toEqual([before[1]?.id]);
  expect(readAlike(world.live.blocks(), strong)).toBe(true);
});

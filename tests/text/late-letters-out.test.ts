/** Letters that came late into a paragraph that was deleted, and that their author takes out again. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Authored } from '../../server/text/outcome.ts';
import { recompute } from '../../server/text/recompute.ts';
import { count } from '../support/levels.ts';
import { rngOf, seeded } from '../support/rng.ts';
import { lastWords } from './folded-words.ts';
import { by, CYRA, keptIn, remove, scene, type, WORDS } from './late-scene.ts';
import { ARLEN, actorOf, BRUMA, type Client } from './support.ts';

describe('T36 letters that came late and are taken out again', () => {
  const take = (client: Client, at: number, length: number): Uint8Array[] => client.edit(() => client.text(1).delete(at, length));

  it('T36 T37 do not come back with their paragraph, however they were typed and taken out', () => {
    const world = scene();
    const gone = world.id(1);
    const arlen = world.client();
    const cyra = world.client();
    remove(world);
    for (const letter of 'XYabcZ') world.submit(type(arlen, 8 + 'XYabcZ'.indexOf(letter), letter), by(ARLEN));
    world.submit(type(cyra, 8, '<>'), by(CYRA));
    expect(lastWords(world, gone)).toMatch(/^that any(<>XYabcZ|XYabcZ<>) site/);
    const one = world.submit(take(arlen, 10, 3), by(ARLEN));
    expect(keptIn(one)).toMatchObject([{ part: 0, block: gone, letters: 3, out: true, words: '' }]);
    expect(one?.updates).toHaveLength(1);
    expect(lastWords(world, gone)).toMatch(/^that any(<>XYZ|XYZ<>) site/);
    world.submit(type(arlen, 10, '-'), by(ARLEN));
    expect(lastWords(world, gone)).toMatch(/^that any(<>XY-Z|XY-Z<>) site/);
    world.submit([...take(arlen, 8, 1), ...take(arlen, 9, 2)], by(ARLEN));
    expect(lastWords(world, gone)).toMatch(/^that any(<>Y|Y<>) site/);
    world.submit(take(cyra, 8, 2), by(CYRA));
    world.submit(take(arlen, 8, 1), by(ARLEN));
    expect(lastWords(world, gone)).toBe(WORDS);
    expect(recompute(world.entries)).toBeNull();
    world.record(world.live.edit(BRUMA, { restore: gone }));
    expect(world.texts()[1]).toBe(WORDS);
  });

  it('T36 go where another has typed among them meanwhile, and where their author takes the whole paragraph out', () => {
    const world = scene();
    const gone = world.id(1);
    const arlen = world.client();
    const cyra = world.client();
    remove(world);
    const typed = type(arlen, 8, 'abc');
    for (const update of typed) Y.applyUpdate(cyra.doc, update, 'net');
    world.submit(typed, by(ARLEN));
    world.submit(type(cyra, 9, 'X'), by(CYRA));
    expect(lastWords(world, gone)).toBe('that anyaXbc site may bring others down;');
    const swept = world.submit(
      arlen.edit((fragment) => fragment.delete(1, 1)),
      by(ARLEN),
    );
    expect(keptIn(swept).map(({ letters, at, out }) => [letters, at, out])).toEqual([
      [1, 8, true],
      [2, 9, true],
    ]);
    expect(lastWords(world, gone)).toBe('that anyX site may bring others down;');
  });

  it('T36 stay where somebody else takes them out, where whoever comes back sends what others deleted, and all other words stay', () => {
    const world = scene();
    const gone = world.id(1);
    const arlen = world.client();
    const cyra = world.client();
    remove(world);
    const typed = type(arlen, 8, ' single');
    for (const update of typed) Y.applyUpdate(cyra.doc, update, 'net');
    world.submit(typed, by(ARLEN));
    const all = 'that any single site may bring others down;';
    expect(world.submit(take(cyra, 0, 20), by(CYRA))).toBeNull();
    expect(world.submit(take(arlen, 0, 8), by(ARLEN))).toBeNull();
    for (const { updates } of world.entries.slice(1)) for (const update of updates) Y.applyUpdate(arlen.doc, update, 'net');
    const whole = world.submit([Y.encodeStateAsUpdate(arlen.doc)], { ...by(ARLEN), full: true });
    expect(whole).toBeNull();
    expect(lastWords(world, gone)).toBe(all);
  });

  it('T36 T37 take no letter with them that was there before, where others typed what their paragraph does not bring', () => {
    const others: [string, Partial<Authored>, string][] = [
      ['b', { suggestsOnly: true }, WORDS],
      ['\u202e', {}, 'that anya site may bring others down;'],
    ];
    for (const [words, author, left] of others) {
      const world = scene();
      const gone = world.id(1);
      const arlen = world.client();
      const cyra = world.client();
      remove(world);
      world.submit(type(cyra, 8, 'a'), by(CYRA));
      world.submit(type(arlen, 20, words), { ...by(ARLEN), ...author });
      world.submit(take(cyra, 8, 1), by(CYRA));
      world.submit(take(arlen, 20, 1), by(ARLEN));
      expect(lastWords(world, gone)).toBe(left);
    }
  });

  it("T36 T37 stay where the paragraph was there again meanwhile, and where its deletion has everybody's leave", () => {
    const world = scene();
    const gone = world.id(1);
    const arlen = world.client();
    remove(world);
    world.submit(type(arlen, 8, 'X'), by(ARLEN));
    world.kept = new Set([gone]);
    expect(world.submit(take(arlen, 8, 1), by(ARLEN))).toBeNull();
    expect(lastWords(world, gone)).toBe('that anyX site may bring others down;');

    world.kept = new Set();
    world.submit(type(arlen, 8, 'Y'), by(ARLEN));
    world.record(world.live.edit(BRUMA, { restore: gone }));
    const cyra = world.client();
    world.submit([...cyra.edit(() => cyra.text(1).delete(0, 4)), ...type(cyra, 34, 'then')], by(CYRA));
    remove(world);
    const said = lastWords(world, gone);
    expect(world.submit(take(arlen, 8, 1), by(ARLEN))).toBeNull();
    expect(lastWords(world, gone)).toBe(said);
  });

  it('T36 T37 whatever several type there and take out, the paragraph has its own words and what each has left of its own', () => {
    const first = seeded('late letters').seed;
    let taken = 0;
    for (let run = 0; run < count(60, 2_000, 20_000); run++) {
      const rng = rngOf(first + run);
      const world = scene();
      const gone = world.id(1);
      const people = ['ABCDEF', '012345', 'αβγδεζ'].map((letters, at) => {
        const author = { ...by([ARLEN, CYRA, actorOf('dor')][at] ?? ARLEN), suggestsOnly: at === 2 };
        return { client: world.client(), letters: [...letters], author };
      });
      remove(world);
      for (let step = 0; step < 25; step++) {
        const { client, letters, author } = rng.pick(people);
        const updates: Uint8Array[] = [];
        for (let n = rng.between(1, 3); n > 0; n--) {
          const { length } = client.text(1);
          const at = rng.below(length + 1);
          const words = Array.from({ length: rng.between(1, 3) }, () => rng.pick(letters)).join('');
          updates.push(...(rng.chance(0.5) ? type(client, at, words) : take(client, at, Math.min(rng.below(8), length - at))));
        }
        taken += keptIn(world.submit(updates, author)).filter(({ out }) => out).length;
      }
      const said = world.live.lastWords(gone) ?? '';
      const rest = people.reduce((left, { letters }) => left.filter((letter) => !letters.includes(letter)), [...said]).join('');
      expect(rest, `NEMCON_SEED=${first + run}`).toBe(WORDS);
      for (const { client, letters, author } of people) {
        const left = (words: string): string => [...words].filter((letter) => letters.includes(letter)).join('');
        expect(left(said), `NEMCON_SEED=${first + run}`).toBe(author.suggestsOnly ? '' : left(client.text(1).toString()));
      }
    }
    expect(taken).toBeGreaterThan(100);
  });

  it('T36 leave no half of a character, and nothing of those that were not kept', () => {
    const world = scene();
    const gone = world.id(1);
    const arlen = world.client();
    remove(world);
    world.submit(type(arlen, 8, '\u{1f4a7}'), by(ARLEN));
    world.submit(take(arlen, 8, 2), by(ARLEN));
    expect(lastWords(world, gone)).toBe(WORDS);
    world.submit(type(arlen, 8, ' single'), { ...by(ARLEN), suggestsOnly: true });
    expect(world.submit(take(arlen, 8, 7), { ...by(ARLEN), suggestsOnly: true })).toBeNull();
    world.submit(type(arlen, 8, ' one'), by(ARLEN));
    expect(lastWords(world, gone)).toBe('that any one site may bring others down;');
    const many = Array.from({ length: 700 }, (_, i) => type(arlen, i, 'x'));
    world.submit(many.flat(), by(ARLEN));
    world.submit(take(arlen, 0, 700), by(ARLEN));
    expect(lastWords(world, gone)?.replaceAll('x', '')).toBe('that any one site may bring others down;');
  });
});

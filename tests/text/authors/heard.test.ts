/** What one connection of a seat has heard of, the seat has (H23): the log knows seats, and no devices. */
import { expect, it } from 'vitest';
import type * as Y from 'yjs';
import { Authors } from '../../../server/text/authors/authors.ts';
import { BRUMA, element, World } from '../support.ts';
import { stepsOf } from './steps.ts';

/** Of each paragraph that stands whose it is, run by run. */
function entitiesIn(world: World): readonly string[] {
  const fold = new Authors();
  fold.add(stepsOf(world.entries));
  const { hands, paragraphs } = fold.at();
  const all = paragraphs.map(({ runs }) => runs.map(({ hand }) => hands[hand]?.entity ?? 'nobody').join(' '));
  return all.filter((one) => one !== '');
}
const paragraph = (id: string, words: string): Y.XmlElement => element({ id, kind: 'operative-item', level: 0 }, words);

it.each([
  [true, 'secretariat arl secretariat'],
  [false, 'secretariat bru secretariat'],
])('H23 what its State took out is put back by whichever connection of a seat that had heard of that: %s', (heard, expected) => {
  const world = new World(['all States', 'two']);
  const bru = world.client(1);
  world.submit(
    bru.edit(() => bru.text(0).insert(4, 'gladly ')),
    { actor: BRUMA, connection: 'c1' },
  );
  // a second connection of Arlen hears of nothing any more
  const stale = world.client(2);
  for (const write of [() => bru.text(0).delete(4, 7), () => bru.text(1).insert(3, 'x')])
    world.submit(bru.edit(write), { actor: BRUMA, connection: 'c1' });
  if (heard) {
    const other = world.client(3);
    world.submit(
      other.edit(() => other.text(1).insert(4, 'y')),
      { connection: 'c3' },
    );
  }
  const id = world.id(0);
  const moved = stale.edit((fragment) => {
    fragment.delete(0, 1);
    fragment.insert(1, [paragraph(id, 'all gladly States')]);
  });
  world.submit(moved, { connection: 'c2', away: true });
  expect(world.texts()[1]).toBe('all gladly States');
  expect(entitiesIn(world)[1]).toBe(expected);
});

it('H23 what a seat took out itself, and puts back by another connection, keeps its author as after an undo', () => {
  const world = new World(['all States', 'two']);
  const bru = world.client(1);
  world.submit(
    bru.edit(() => bru.text(0).insert(4, 'gladly ')),
    { actor: BRUMA, connection: 'c1' },
  );
  const [stale, other] = [world.client(2), world.client(3)];
  for (const write of [() => other.text(0).delete(4, 7), () => other.text(1).insert(3, 'y')])
    world.submit(other.edit(write), { connection: 'c3' });
  const id = world.id(0);
  const moved = stale.edit((fragment) => {
    fragment.delete(0, 1);
    fragment.insert(1, [paragraph(id, 'all gladly States')]);
  });
  world.submit(moved, { connection: 'c2', away: true });
  expect(entitiesIn(world)[1]).toBe('secretariat bru secretariat');
});

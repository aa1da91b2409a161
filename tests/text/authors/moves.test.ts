/** What is neither gone nor new, and came into a paragraph or left it all the same: somebody did that (H24, H44). */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { Authors } from '../../../server/text/authors/authors.ts';
import { ARLEN, BRUMA, type Client, element, World } from '../support.ts';
import { stepsOf } from './steps.ts';

/** Since a position: what went, what left its paragraph, and what was brought into one. */
function movesSince(world: World, since: number): readonly string[] {
  const fold = new Authors();
  fold.add(stepsOf(world.entries));
  const { hands, paragraphs } = fold.at(undefined, null, () => since, true);
  const name = (hand: number): string => hands[hand]?.entity ?? 'nobody';
  return paragraphs.flatMap(({ moves, removed }) => [
    ...removed.map(({ text, remover }) => `gone ${text}|${name(remover)}`),
    ...(moves?.left ?? []).map(({ text, author, remover }) => `left ${text}|${name(author)}|${name(remover)}`),
    ...(moves?.brought ?? []).map(({ at, length, hand }) => `brought ${at} ${length} by ${name(hand)}`),
  ]);
}

function made() {
  const world = new World(['consider the measures of States', 'agree', 'three']);
  const [arl, bru] = [world.client(1), world.client(2)];
  const does = (client: Client, job: (fragment: Y.XmlFragment) => void): void => {
    Y.applyUpdate(client.doc, world.live.state(), 'net');
    const actor = client === arl ? ARLEN : BRUMA;
    world.submit(client.edit(job), { actor, connection: actor.seat });
  };
  return { world, arl, bru, does };
}

it('H24 H44 of what went from a paragraph and stands elsewhere it is told who took it out there, and of what is older who put it there', () => {
  const { world, arl, bru, does } = made();
  does(bru, () => bru.text(1).insert(0, 'now '));
  const since = world.entries.length;
  does(arl, () => arl.text(0).delete(0, 25));
  does(arl, () => arl.text(1).insert(0, 'consider the measures of '));
  expect(movesSince(world, since)).toEqual(['left consider the measures of |secretariat|arl', 'brought 0 25 by arl']);
  // where it goes later it is gone, and from where it stood it had been taken before
  does(bru, () => bru.text(1).delete(0, 29));
  const left = 'left consider the measures of |secretariat|arl';
  expect(movesSince(world, since)).toEqual([left, 'gone consider the measures of |bru', 'gone now |bru']);
});

it('H44 a paragraph that moves as a whole keeps its words, and what had gone before is brought by whoever undoes that', () => {
  const { world, arl, bru, does } = made();
  const id = world.id(0);
  const since = world.entries.length;
  does(arl, (fragment) => {
    const words = arl.text(0).toString();
    fragment.delete(0, 1);
    fragment.insert(1, [element({ id, kind: 'operative-item', level: 0 }, words)]);
  });
  expect(movesSince(world, since)).toEqual([]);
  const undo = new Y.UndoManager(bru.fragment, { captureTimeout: 0 });
  does(bru, (fragment) => fragment.delete(2, 1));
  const gone = world.entries.length;
  undo.undo();
  world.submit(bru.written(), { actor: BRUMA, connection: BRUMA.seat });
  expect(movesSince(world, gone)).toEqual(['brought 0 5 by bru']);
  expect(movesSince(world, since)).toEqual([]);
});

/** Words that an editor writes anew, and that are known again only by more than what stands beside them (H22, H25). */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { Authors } from '../../../server/text/authors/authors.ts';
import { shownText } from '../../../shared/text/block.ts';
import { ARLEN, BRUMA, type Client, element, OFFICE, World } from '../support.ts';
import { stepsOf } from './steps.ts';

/** Of each paragraph that stands "words|entity" in runs. */
function told(world: World): readonly (readonly string[])[] {
  const fold = new Authors();
  fold.add(stepsOf(world.entries));
  const { hands, paragraphs } = fold.at();
  const shown = paragraphs.map(({ block, runs }) => {
    const found = world.live.blocks().find(({ id }) => id === block);
    let words = found === undefined ? '' : shownText(found);
    return runs.map(({ length, hand }) => {
      const run = words.slice(0, length);
      words = words.slice(length);
      return `${run}|${hands[hand]?.entity ?? 'nobody'}`;
    });
  });
  return shown.filter(({ length }) => length > 0);
}
const textAt = (fragment: Y.XmlFragment, at: number): Y.XmlText => (fragment.get(at) as Y.XmlElement).get(0) as Y.XmlText;

it('H22 what was cut keeps its author where the editor cuts it one letter further in its new place', () => {
  const world = new World(['this tes of measures and more', 'steps']);
  const client = world.client(1);
  world.submit(client.edit(() => client.text(0).delete(5, 20)));
  // "tes of measures and " before "t": the editor finds the same "t" in front
  world.submit(client.edit((fragment) => textAt(fragment, 1).insert(2, 'es of measures and t')));
  expect(world.texts()).toEqual(['this more', 'stes of measures and teps']);
  expect(told(world)[1]).toEqual(['stes of measures and teps|secretariat']);
});

it('H40 of what stood at a position it is told what went since, and of what was gone then, and came back and went, nothing', () => {
  const world = new World(['all States']);
  const client = world.client(1);
  const undo = new Y.UndoManager(client.fragment, { captureTimeout: 0 });
  const ends: number[] = [];
  const step = (written: readonly Uint8Array[]): void => {
    world.submit(written);
    ends.push(stepsOf(world.entries).length);
  };
  step(client.edit(() => client.text(0).insert(0, 'promise ')));
  step(client.edit(() => client.text(0).delete(0, 8)));
  step(client.edit(() => undo.undo()));
  step(client.edit(() => client.text(0).delete(0, 8)));
  const fold = new Authors();
  fold.add(stepsOf(world.entries));
  const removed = ends.map((since) => fold.at(ends[3], null, () => since).paragraphs.flatMap((one) => one.removed.map(({ text }) => text)));
  expect(removed).toEqual([['promise '], [], ['promise '], []]);
});

/** The first paragraph goes, and whoever has not heard of that brings the words of the last one to where it stood. */
function late(...to: readonly number[]): World {
  const world = new World(['all States', 'all others', 'shall consider the measures']);
  const ids = to.map((at) => world.id(at));
  const [arl, bru] = [world.client(1), world.client(2)];
  const joined = arl.edit((fragment) => {
    fragment.delete(2, 1);
    for (const at of to) textAt(fragment, at).insert(4, 'shall consider the measures');
  });
  for (const _ of to)
    world.submit(
      bru.edit((fragment) => fragment.delete(0, 1)),
      { actor: BRUMA, connection: 'c2' },
    );
  world.submit(joined, { actor: ARLEN });
  for (const restore of ids) world.record(world.live.edit(OFFICE, { restore }));
  return world;
}

it('H21 words that came late and had moved keep their author where their paragraph is put back', () => {
  const world = late(0);
  expect(world.texts()).toContain('all shall consider the measuresStates');
  expect(told(world)).toContainEqual(['all shall consider the measuresStates|secretariat']);
});

it('H21 H28 of words that came late to two places one is their author’s, and what was only typed is its typist’s', () => {
  const world = late(0, 1);
  const all = told(world).flat();
  expect(world.texts().filter((one) => one.includes('consider'))).toHaveLength(2);
  expect(all.filter((one) => one.includes('consider') && one.endsWith('|secretariat'))).toHaveLength(1);
  expect(all).toContain('shall consider the measures|arl');
});

it('H22 words that are put in turned round are of whoever does that', () => {
  const world = new World(['not by all the States here', 'steps']);
  const client = world.client(1);
  world.submit(client.edit(() => client.text(0).delete(0, 26)));
  world.submit(client.edit((fragment) => textAt(fragment, 1).insert(0, 'States herenot by all the ')));
  expect(
    told(world)
      .flat()
      .filter((one) => one.includes('herenot')),
  ).toEqual(['States herenot by all the |arl']);
});

it('H25 what the server puts back into closed text was there before the entry, and is not of whoever wrote the like with it', () => {
  const world = new World(['every whole h', 'agree']);
  const client = world.client(1);
  world.closed = new Set([world.id(0)]);
  world.submit(
    client.edit(() => {
      client.text(0).delete(12, 1);
      client.text(0).insert(12, 'what harm');
    }),
  );
  expect(world.texts()[0]).toBe('every whole h');
  expect(told(world)[0]).toEqual(['every whole h|secretariat']);
});

it('H21 what came late keeps its author and its entry where the same seat goes on with it in another paragraph', () => {
  const world = new World(['all States shall follow the measures', 'two']);
  const [arl, bru] = [world.client(1), world.client(2)];
  const typed = arl.edit(() => arl.text(0).insert(11, 'gladly consider '));
  // Enter, and the end of the paragraph is written anew in one behind it
  const split = arl.edit((fragment) => {
    const end = arl.text(0).toString().slice(4);
    arl.text(0).delete(4, end.length);
    fragment.insert(1, [element({ id: 'b999999991', kind: 'operative-item', level: 0 }, end)]);
  });
  world.submit(
    bru.edit((fragment) => fragment.delete(0, 1)),
    { actor: BRUMA, connection: 'c2' },
  );
  world.submit(typed, { actor: ARLEN, away: true });
  world.submit(split, { actor: ARLEN, away: true });
  expect(world.texts()).toEqual(['States gladly consider shall follow the measures', 'two']);
  expect(told(world)[0]).toEqual(['States |secretariat', 'gladly consider |arl', 'shall follow the measures|secretariat']);
  const fold = new Authors();
  fold.add(stepsOf(world.entries));
  const { hands } = fold.at();
  expect(hands.find(({ entity }) => entity === 'arl')?.seq).toBe(3);
});

it('H21 words that are typed anew elsewhere are of that entry, also where the like came late', () => {
  const world = new World(['all States shall follow the measures', 'two']);
  const [arl, bru] = [world.client(1), world.client(2)];
  const typed = arl.edit(() => arl.text(0).insert(11, 'gladly consider '));
  const again = arl.edit(() => arl.text(1).insert(0, 'gladly '));
  world.submit(
    bru.edit((fragment) => fragment.delete(0, 1)),
    { actor: BRUMA, connection: 'c2' },
  );
  for (const updates of [typed, again]) world.submit(updates, { actor: ARLEN, away: true });
  expect(world.texts()).toEqual(['gladly two']);
  const fold = new Authors();
  fold.add(stepsOf(world.entries));
  const { hands, paragraphs } = fold.at();
  expect(hands[paragraphs.find(({ runs }) => runs.length > 0)?.runs[0]?.hand ?? -1]?.seq).toBe(4);
});

it('H23 of a cut out of what had gone there is no entry: one log is that of whoever undoes it, and of whoever types the like', () => {
  const played = (write: (client: Client, undo: Y.UndoManager) => readonly (readonly Uint8Array[])[]): World => {
    const world = new World(['consider the [measures] of all']);
    const [arl, bru] = [world.client(1), world.client(2)];
    const written = write(arl, new Y.UndoManager(arl.fragment, { captureTimeout: 0 }));
    world.submit(
      bru.edit(() => bru.text(0).delete(9, 18)),
      { actor: BRUMA, connection: 'c2' },
    );
    for (const updates of written) world.submit([...updates], { actor: ARLEN, away: true });
    return world;
  };
  const undone = played((client, undo) => {
    const cut = client.edit(() => client.text(0).delete(13, 10));
    undo.undo();
    return [cut, client.written()];
  });
  const typed = played((client) => [client.edit(() => client.text(0).insert(13, '[measures]'))]);
  expect(undone.texts()).toEqual(['consider [measures]all']);
  expect(stepsOf(undone.entries)).toEqual(stepsOf(typed.entries));
  // so nobody passes a bracket for another's that others have taken out
  expect(told(undone)).toEqual([['consider |secretariat', '[measures]|arl', 'all|secretariat']]);
});

it('H20 H25 what the server puts back into a word that several have made is theirs, after a split and a join of which a third had not heard', () => {
  const world = new World(['to be wonderful', 'two']);
  const [bru, cor] = [world.client(2), world.client(3)];
  const undo = new Y.UndoManager(cor.fragment, { captureTimeout: 0 });
  const id = 'b999999991';
  const edits: readonly ((fragment: Y.XmlFragment) => void)[] = [
    (fragment) => {
      bru.text(0).delete(9, 6);
      fragment.insert(1, [element({ id, kind: 'operative-item', level: 0 }, 'derful')]);
    },
    (fragment) => {
      fragment.delete(1, 1);
      bru.text(0).insert(9, 'derful');
    },
    () => bru.text(0).insert(4, 'zz'),
  ];
  const written = edits.map((edit) => bru.edit(edit));
  const typed = cor.edit(() => cor.text(0).insert(5, 'yy'));
  const removed = cor.edit((fragment) => fragment.delete(0, 1));
  undo.undo();
  for (const updates of written) world.submit(updates, { actor: BRUMA, connection: 'c2' });
  // what it typed came and went in one entry, so no other has both
  for (const updates of [[...typed, ...removed], cor.written()]) world.submit(updates, { actor: ARLEN, connection: 'c3', away: true });
  expect(world.texts()[0]).toBe('to bzzeyy wonderfulderful');
  // whoever undoes writes the word anew, and it is no whole word of anybody else’s (H22)
  expect(told(world)[0]).toEqual(['to |secretariat', 'b|arl', 'zz|bru', 'eyy|arl', ' wonderfulderful|secretariat']);
});

it('H22 a letter that stands twice in what comes back with a paragraph is one, and is not taken for the other of the two', () => {
  const world = new World(['to be wonderfully great things of them done', 'two']);
  const [bru, cor] = [world.client(2), world.client(3)];
  const undo = new Y.UndoManager(cor.fragment, { captureTimeout: 0 });
  const removed = cor.edit((fragment) => fragment.delete(0, 1));
  world.submit(removed, { actor: ARLEN, connection: 'c3' });
  // the end of the paragraph, which is gone, moves out of it and into it again
  const end = bru.text(0).toString().slice(11);
  const split = bru.edit((fragment) => {
    bru.text(0).delete(11, end.length);
    fragment.insert(1, [element({ id: 'b999999991', kind: 'operative-item', level: 0 }, end)]);
  });
  const joined = bru.edit((fragment) => {
    fragment.delete(1, 1);
    bru.text(0).insert(11, end);
  });
  const more = bru.edit(() => bru.text(0).insert(10, 'zz '));
  for (const updates of [split, joined, more]) world.submit(updates, { actor: BRUMA, connection: 'c2', away: true });
  undo.undo();
  world.submit(cor.written(), { actor: ARLEN, connection: 'c3' });
  expect(world.texts()[0]).toBe('to be wonderfully great things of them done');
  expect(told(world)[0]).toEqual(['to be wonderfully great things of them done|secretariat']);
});

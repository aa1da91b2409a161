/** A deletion that everybody agreed to, or is asked about: no edit undoes it. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { recompute } from '../../server/text/recompute.ts';
import { ARLEN, element, World } from './support.ts';

const TEXTS = ['noting', 'that one site carries every call;', 'that most sites fall silent', 'to consider including them;'];

describe('a deletion that is agreed or called', () => {
  const goneIn = (world: World, place: number): string => {
    const id = world.id(place);
    world.submit(world.client().edit((fragment) => fragment.delete(place, 1)));
    world.kept = new Set([id]);
    return id;
  };

  it('T9 is not undone by an editor: what comes back goes again, and its words to their author', () => {
    const world = new World(TEXTS);
    const client = world.client();
    const undo = new Y.UndoManager(client.fragment, { trackedOrigins: new Set([null]) });
    const id = world.id(1);
    const deleted = world.submit(client.edit((fragment) => fragment.delete(1, 1)));
    if (deleted !== null) client.receive(deleted);
    const left = world.texts();
    world.kept = new Set([id]);
    undo.undo();
    const prepared = world.submit(client.written());
    expect(prepared?.healed.get('c1')).toEqual([{ block: null, why: 'closed:text', mine: TEXTS[1] }]);
    expect([world.texts(), world.live.order.includes(id)]).toEqual([left, false]);
    expect(prepared?.facts.changes).toEqual([]);
    expect(world.live.lastWords(id)).toBe(TEXTS[1]);
    expect(recompute(world.entries)).toBeNull();
  });

  it('T9 is not undone by a block that is named so, nor by another that takes its name; T19 it is by command', () => {
    const world = new World(TEXTS);
    const id = goneIn(world, 1);
    const left = world.live.order;
    const planted = world.submit(
      world.client().edit((fragment) => fragment.insert(2, [element({ id, kind: 'text', level: 0 }, 'that everybody pays')])),
    );
    expect(planted?.healed.get('c1')).toMatchObject([{ why: 'closed:text', mine: 'that everybody pays' }]);
    expect(world.live.order).toEqual(left);
    const client = world.client();
    world.submit(
      client.edit(() => {
        client.block(1).setAttribute('id', id);
        client.text(1).insert(0, 'in other words ');
      }),
    );
    expect(world.live.order.includes(id)).toBe(false);
    expect(world.texts()[1]?.startsWith('in other words ')).toBe(true);
    world.record(world.live.edit(ARLEN, { restore: id }));
    expect(world.live.order.includes(id)).toBe(true);
    expect(recompute(world.entries)).toBeNull();
  });
});

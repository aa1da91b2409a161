/** Where an item may stand: replicas agree on it only where its author can have seen the place. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LiveText } from '../../server/text/live-text.ts';
import type { PreparedText } from '../../server/text/outcome.ts';
import { count } from '../support/levels.ts';
import { patient } from '../support/patient.ts';
import { type Rng, rngOf, seeded } from '../support/rng.ts';
import { type Content, encode, type Id, type Struct } from './encoder.ts';
import { ARLEN, actorOf, World } from './support.ts';

/** The present item of an attribute of a block. */
function headOf(world: World, place: number, name: string): Id {
  const { fragment } = world.client();
  const item = (fragment.get(place) as Y.XmlElement)._map.get(name);
  if (item === undefined) throw new Error(`no ${name}`);
  return { client: item.id.client, clock: item.id.clock };
}

const one = (client: number, struct: Struct): Uint8Array => encode([{ client, clock: 0, structs: [struct] }]);
const value = (to: number): Content => ({ is: 'any', values: [to] });

/** Browsers that join, a second fold of the log and one of a snapshot read what the live text reads. */
function allReadTheSame(world: World): boolean {
  const { live, entries } = world;
  const joined = new Y.Doc();
  Y.applyUpdate(joined, live.state());
  const texts = [LiveText.fold(entries), LiveText.fold([], live.snapshot())];
  return (
    texts.every(({ textHash }) => textHash === live.textHash) &&
    joined.getXmlFragment('opinion').toString() === world.client().fragment.toString()
  );
}

describe('T33 places of items', () => {
  it('T33 refuses a value of an attribute before another: three of them made browsers differ', () => {
    const world = new World(['one', 'two']);
    const head = headOf(world, 0, 'level');
    const before = world.live.textHash;
    const forged = [
      one(3713027433, { content: value(1), origin: head, rightOrigin: head }),
      one(537909659, { content: value(2), origin: head, rightOrigin: head }),
      one(2816812748, { content: value(3), rightOrigin: head }),
    ];
    for (const [at, update] of forged.entries()) {
      const actor = actorOf(`e${at}`);
      expect(world.prepare([update], { actor, connection: actor.seat })).toMatchObject({ ok: false, code: 'origins', remedy: 'reset' });
      world.refold();
    }
    expect(world.live.textHash).toBe(before);
  });

  it('T33 takes what honest editors write at once: a value behind the one that each saw, and first values', () => {
    const world = new World(['one', 'two']);
    const clients = [world.client(), world.client(), world.client()];
    const written = clients.map((client, at) =>
      client.edit(() => {
        client.block(0).setAttribute('level', (at + 1) as never);
        client.block(1).setAttribute('sug', `ins:bru:${at}`);
        client.text(0).insert(1, 'abc'.slice(at));
      }),
    );
    for (const [at, updates] of written.entries()) {
      const actor = actorOf(`e${at}`);
      expect(world.submit(updates, { actor, connection: actor.seat })).not.toBeNull();
    }
    expect(allReadTheSame(world)).toBe(true);
  });

  it('T33 lets nobody go on elsewhere with what is known in part: the live text and its readers parted', () => {
    const world = new World(['one', 'two']);
    const { fragment } = world.client();
    const words = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    const [element, first] = [(fragment.get(1) as Y.XmlElement)._item?.id, words._start?.id];
    if (element === undefined || first === undefined) throw new Error('two paragraphs with words');
    const letters = (text: string): Content => ({ is: 'string', text });
    world.submit([one(7, { content: letters('ab'), origin: first })]);
    const elsewhere: readonly Struct[] = [
      { content: { is: 'any', values: [1, 2, 3] }, parent: element, key: 'level' },
      { content: letters('abc'), parent: element, key: 'level' },
      { content: letters('abc'), origin: headOf(world, 1, 'level') },
      { content: letters('abc'), origin: headOf(world, 0, 'kind') },
      { content: letters('abc'), rightOrigin: first },
      { content: letters('abc'), parent: 'opinion' },
    ];
    for (const struct of elsewhere) {
      expect(world.prepare([one(7, struct)])).toMatchObject({ ok: false, code: 'origins' });
      world.refold();
    }
    const later = encode([{ client: 7, clock: 1, structs: [{ content: letters('bc'), origin: headOf(world, 1, 'level') }] }]);
    expect(world.prepare([later])).toMatchObject({ ok: false, code: 'origins' });
    world.refold();
    // as an editor does that has been away
    expect(world.submit([one(7, { content: letters('abc'), origin: first })])).not.toBeNull();
    const rest = encode([{ client: 7, clock: 2, structs: [{ content: letters('cd'), origin: { client: 7, clock: 1 } }] }]);
    expect(world.submit([rest])).not.toBeNull();
    expect(world.texts()[0]).toBe('oabcdne');
    expect(allReadTheSame(world)).toBe(true);
  });

  it('T33 takes what undo and redo of attributes write, beside others that change them', () => {
    const rng = seeded('T33 undo');
    let written = 0;
    for (let round = 0; round < count(30, 1_000, 5_000); round++) {
      const world = new World(['one', 'two'], rng.below(2 ** 31));
      const clients = [0, 1, 2].map((at) => ({ client: world.client(), actor: actorOf(`e${at}`), missed: [] as PreparedText[] }));
      const managers = clients.map(({ client }) => new Y.UndoManager(client.fragment, { captureTimeout: 0 }));
      for (let step = 0; step < 12; step++) {
        const at = rng.below(clients.length);
        const mine = clients[at];
        const manager = managers[at];
        if (mine === undefined || manager === undefined) throw new Error('three of them');
        const { client, actor } = mine;
        const block = client.block(rng.below(client.fragment.length));
        const job = rng.below(6);
        if (job === 0) manager.undo();
        else if (job === 1) manager.redo();
        else if (job === 2 && client.fragment.length > 1)
          client.edit((fragment) => fragment.delete(0, 1)).forEach((update) => void client.replay([update]));
        else client.doc.transact(() => block?.setAttribute(rng.pick(['level', 'kind']), rng.below(4) as never));
        const updates = client.written();
        if (updates.length === 0) continue;
        const prepared = world.submit(updates, { actor, connection: actor.seat });
        written += prepared === null ? 0 : 1;
        for (const { client: other, missed } of clients) {
          if (prepared !== null) missed.push(prepared);
          if (rng.chance(0.6)) for (const entry of missed.splice(0)) other.receive(entry);
        }
      }
      expect(allReadTheSame(world)).toBe(true);
    }
    expect(written).toBeGreaterThan(100);
  });

  it('T33 what forgers write between any two items reads the same everywhere, or is refused', {
    timeout: patient(count(120_000, 3_600_000, 7_200_000)),
  }, () => {
    const rng = seeded('T33 forged');
    const tally = { recorded: 0, refused: 0 };
    for (let round = 0; round < count(80, 5_000, 50_000); round++) {
      const world = forge(rngOf(rng.below(2 ** 31)), tally);
      expect(allReadTheSame(world)).toBe(true);
    }
    process.stdout.write(`T33 forged: ${JSON.stringify(tally)}\n`);
    expect(tally.recorded).toBeGreaterThan(100);
    expect(tally.refused).toBeGreaterThan(100);
  });
});

const CONTENTS: Readonly<Record<'list' | 'attribute' | 'block', (rng: Rng) => Content>> = {
  list: (rng) => ({ is: 'string', text: rng.pick(['x', 'yz', 'w']) }),
  attribute: (rng) => value(rng.below(4)),
  block: () => ({ is: 'type', type: 'element', name: 'block' }),
};

/** Items that name any two others, mostly such as were forged before. */
function forge(rng: Rng, tally: { recorded: number; refused: number }): World {
  const world = new World(['abcd', 'efgh'], rng.below(2 ** 31));
  const content = CONTENTS[rng.pick(['list', 'attribute', 'block'] as const)];
  const honest = new Set(idsIn(world.live).map(named));
  for (let step = 0; step < 8; step++) {
    const ids = idsIn(world.live);
    const forged = ids.filter((id) => !honest.has(named(id)));
    const pick = (): Id => rng.pick(forged.length > 0 && rng.chance(0.4) ? forged : ids);
    const origin = rng.chance(0.85) ? pick() : null;
    const rightOrigin = origin === null || rng.chance(0.7) ? pick() : null;
    const struct = { content: content(rng), ...(origin && { origin }), ...(rightOrigin && { rightOrigin }) };
    const actor = step % 2 === 0 ? ARLEN : actorOf(`e${step}`);
    const preparation = world.prepare([one(rng.below(2 ** 32), struct)], { actor, connection: actor.seat });
    if (!preparation.ok) tally.refused++;
    else if (preparation.prepared !== null) {
      tally.recorded++;
      world.record(preparation.prepared);
    }
    if (world.live.spoiled) world.refold();
  }
  return world;
}

const named = ({ client, clock }: Id): string => `${client} ${clock}`;

const idsIn = (live: LiveText): Id[] =>
  Y.decodeUpdate(live.state()).structs.flatMap(({ id, length }) =>
    Array.from({ length: Math.min(length, 6) }, (_, at) => ({ client: id.client, clock: id.clock + at })),
  );

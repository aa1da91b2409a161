/** What is refused after a look at the text, and what a refusal leaves. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { carriesStructs } from '../../server/text/inspect.ts';
import { LiveText } from '../../server/text/live-text.ts';
import type { Preparation } from '../../server/text/outcome.ts';
import { recompute } from '../../server/text/recompute.ts';
import { encode } from './encoder.ts';
import { ARLEN, actorOf, BRUMA, type Client, element, World } from './support.ts';

const TEXTS = Array.from({ length: 12 }, (_, i) => `paragraph number ${i}`);
const answer = (preparation: Preparation): string =>
  preparation.ok ? (preparation.prepared === null ? 'nothing' : 'ok') : `${preparation.code} ${preparation.remedy}`;

describe('the mass-deletion guard', () => {
  const deletion = (world: World, blocks: number): Uint8Array[] => world.client().edit((fragment) => fragment.delete(0, blocks));

  it('T16 stops a young connection that only deletes, and anybody who deletes more than ten blocks at once', () => {
    const world = new World(TEXTS);
    expect(answer(world.prepare(deletion(world, 1), { ageMs: 2_999 }))).toBe('mass-deletion close');
    world.refold();
    expect(answer(world.prepare(deletion(world, 11), { ageMs: 60_000 }))).toBe('mass-deletion close');
    world.refold();
    expect(answer(world.prepare(deletion(world, 10), { ageMs: 60_000 }))).toBe('ok');
  });

  it('T16 lets a seat take out what it has brought in within a minute, and its entity what that only suggests', () => {
    const paragraphs = (sug: string | null): Y.XmlElement[] =>
      Array.from({ length: 12 }, (_, at) =>
        element({ id: `b9999999${10 + at}`, kind: 'text', level: 0, ...(sug && { sug }) }, `pasted ${at}`),
      );
    const undone = (sug: string | null, afterMs: number, author = {}): string => {
      const world = new World(TEXTS);
      const client = world.client();
      world.submit(client.edit((fragment) => fragment.insert(0, paragraphs(sug))));
      world.now += afterMs;
      return answer(
        world.prepare(
          client.edit((fragment) => fragment.delete(0, 12)),
          { ageMs: 60_000, ...author },
        ),
      );
    };
    expect([undone(null, 60_000), undone(null, 60_001)]).toEqual(['ok', 'mass-deletion close']);
    expect(undone('ins:arl:one', 60_001)).toBe('ok');
    expect(undone('ins:arl:one', 60_001, { suggestsOnly: true })).toBe('ok');
    expect(undone('ins:arl:one', 60_001, { actor: BRUMA, connection: 'c2' })).toBe('mass-deletion close');
    expect(undone('del:arl:one', 60_001)).toBe('mass-deletion close');
  });

  it('T16 stops an editor that drops whole texts, and nobody who empties a paragraph by its letters', () => {
    const world = new World(TEXTS);
    const dropped = (blocks: number): Uint8Array[] =>
      world.client().edit((fragment) => {
        for (const block of fragment.toArray().slice(0, blocks)) (block as Y.XmlElement).delete(0, 1);
      });
    expect(answer(world.prepare(dropped(1), { ageMs: 2_999 }))).toBe('mass-deletion close');
    world.refold();
    expect(answer(world.prepare(dropped(11), { ageMs: 60_000 }))).toBe('mass-deletion close');
    world.refold();
    const client = world.client();
    const emptied = client.edit(() => client.text(0).delete(0, client.text(0).length));
    expect(answer(world.prepare(emptied, { ageMs: 10 }))).toBe('ok');
  });

  it('T16 stops an editor that has not shown that it has our schema, whatever its age, and one that has where it takes the texts of others', () => {
    const world = new World(TEXTS);
    const stopped = (updates: Uint8Array[], schema: 'said' | 'shown' | 'unknown'): boolean => {
      const preparation = world.prepare(updates, { ageMs: 9e9, schema, full: schema === 'unknown' });
      world.refold();
      return answer(preparation) === 'mass-deletion close';
    };
    const dropped = world.client().edit((fragment) => (fragment.get(0) as Y.XmlElement).delete(0, 1));
    expect((['said', 'shown', 'unknown'] as const).map((schema) => stopped(deletion(world, 1), schema))).toEqual([false, false, true]);
    expect((['said', 'shown', 'unknown'] as const).map((schema) => stopped(dropped, schema))).toEqual([false, true, true]);
    world.submit(world.client().edit((fragment) => (fragment.get(1) as Y.XmlElement).insert(1, [new Y.XmlText('mine')])));
    const undone = world.client().edit((fragment) => (fragment.get(1) as Y.XmlElement).delete(1, 1));
    expect(stopped(undone, 'shown')).toBe(false);
  });

  it('T16 lets whoever wrote only empty a paragraph in which two began at once, or take back a text where another had been', () => {
    const shown = { ageMs: 60_000, schema: 'shown' as const };
    const begin = (client: Client, words: string): Uint8Array[] =>
      client.edit((fragment) => (fragment.get(1) as Y.XmlElement).insert(0, [new Y.XmlText(words)]));
    const takeAll = (client: Client): Uint8Array[] =>
      client.edit((fragment) => {
        const block = fragment.get(1) as Y.XmlElement;
        block.delete(0, block.length);
      });
    const world = new World(['a title']);
    // as a stock editor makes one
    world.submit(world.client().edit((fragment) => fragment.insert(1, [element({ id: 'b999999999', kind: 'text', level: 0 })])));
    const [one, other] = [world.client(), world.client()];
    world.submit(begin(one, 'one'));
    world.submit(begin(other, 'other'), { actor: BRUMA, connection: 'c2' });
    const third = world.client();
    expect(third.block(1).length).toBe(2);
    world.submit(takeAll(third), { ...shown, actor: actorOf('del'), connection: 'c3' });
    expect(world.texts()).toEqual(['a title', '']);
    const again = world.client();
    world.submit(begin(again, 'again'), shown);
    world.submit(takeAll(again), shown);
    expect(world.texts()).toEqual(['a title', '']);
    expect(recompute(world.entries)).toBeNull();
  });

  it('T16 lets words replace words, and empty blocks go', () => {
    const world = new World(TEXTS);
    const client = world.client();
    const replaced = client.edit((fragment) => {
      fragment.delete(0, 10);
      fragment.insert(0, [element({ id: 'b999999999', kind: 'text', level: 0 }, 'pasted')]);
    });
    expect(answer(world.prepare(replaced, { ageMs: 10 }))).toBe('ok');
    const blank = new World(['', 'words']);
    expect(answer(blank.prepare(deletion(blank, 1), { ageMs: 10 }))).toBe('ok');
  });
});

describe('client ids', () => {
  const typedAs = (world: World, client: number, words: string): Uint8Array[] => {
    const writer = world.client(client);
    return writer.edit(() => writer.text(0).insert(0, words));
  };

  it('T17 belong to the seat that wrote under them, across folds and snapshots', () => {
    const world = new World(TEXTS);
    world.submit(typedAs(world, 77, 'mine '), { actor: ARLEN });
    const more = typedAs(world, 77, 'forged ');
    const snapshot = world.live.snapshot();
    expect(answer(world.prepare(more, { actor: BRUMA }))).toBe('client-id close');
    expect(world.live.spoiled).toBe(false);
    world.live = LiveText.fold([], snapshot);
    expect(answer(world.prepare(more, { actor: BRUMA }))).toBe('client-id close');
    world.refold();
    expect(answer(world.prepare(more, { actor: BRUMA }))).toBe('client-id close');
    expect(answer(world.prepare(more, { actor: ARLEN }))).toBe('ok');
  });

  it('T17 of healing belong to nobody', () => {
    const world = new World(TEXTS);
    world.closed = new Set([world.id(0)]);
    const client = world.client();
    const healed = world.submit(client.edit(() => client.text(0).delete(0, 3)));
    const [server] = healed?.facts.parts[1]?.clients ?? [];
    if (server === undefined) throw new Error('no heal');
    expect(answer(world.prepare(typedAs(world, server, 'forged ')))).toBe('client-id close');
  });

  it('T17 are claimed once in a tick', () => {
    const world = new World(TEXTS);
    const tick = (['a', 'b'] as const).map((connection, i) => ({
      connection,
      actor: i === 0 ? ARLEN : BRUMA,
      updates: typedAs(world, 99, `${connection} `),
      full: false,
      ageMs: 9e9,
      at: 0,
      schema: 'said' as const,
      mayMove: false,
      suggestsOnly: false,
    }));
    expect(answer(world.live.prepare(tick, new Set(), false))).toBe('client-id close');
    expect(world.live.spoiled).toBe(false);
  });

  it('T17 with other content for known clocks change nothing (equivocation)', () => {
    const world = new World(TEXTS);
    const [one, other] = [typedAs(world, 77, 'AGREES '), typedAs(world, 77, 'OBJECT ')];
    world.submit(one);
    expect(answer(world.prepare(other))).toBe('nothing');
    expect(world.texts()[0]).toBe(`AGREES ${TEXTS[0]}`);
  });
});

describe('a refusal', () => {
  it('T8 in the middle of a tick leaves the others to be prepared again', () => {
    const world = new World(TEXTS);
    const good = world.client();
    const updates = good.edit(() => good.text(3).insert(0, 'good '));
    const evil = world.client();
    const split = evil.edit((fragment) => fragment.delete(0, 12));
    const author = (connection: string, actor: typeof ARLEN, sent: Uint8Array[]) => ({
      connection,
      actor,
      updates: sent,
      full: false,
      ageMs: 9e9,
      at: 0,
      schema: 'said' as const,
      mayMove: false,
      suggestsOnly: false,
    });
    const refused = world.live.prepare([author('good', ARLEN, updates), author('evil', BRUMA, split)], new Set(), false);
    expect(refused).toMatchObject({ ok: false, connection: 'evil' });
    expect(world.live.spoiled).toBe(true);
    expect(() => world.live.state()).toThrow();
    world.refold();
    world.submit(updates);
    expect(world.texts()[3]).toBe(`good ${TEXTS[3]}`);
  });

  it('T8 meets an update that splits a character, of the text or of its own', () => {
    const world = new World(['a𠮷b', 'other']);
    const state = Y.decodeUpdate(world.live.state()).structs;
    const text = state.find((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentString);
    if (text === undefined) throw new Error('no text');
    const { client, clock } = text.id;
    const at = (offset: number) => ({ client, clock: clock + offset });
    const insert = encode([
      { client: 9, clock: 0, structs: [{ content: { is: 'string', text: 'x' }, origin: at(1), rightOrigin: at(2) }] },
    ]);
    const half = encode([], [{ client, ranges: [{ clock: clock + 2, length: 1 }] }]);
    const own = encode([
      {
        client: 9,
        clock: 0,
        structs: [
          { content: { is: 'string', text: '𠮷' }, rightOrigin: at(0) },
          { content: { is: 'string', text: 'x' }, origin: { client: 9, clock: 0 }, rightOrigin: { client: 9, clock: 1 } },
        ],
      },
    ]);
    for (const update of [insert, half, own]) {
      expect(answer(world.prepare([update]))).toBe('origins reset');
      world.refold();
    }
    const whole = encode([], [{ client, ranges: [{ clock: clock + 1, length: 2 }] }]);
    expect(answer(world.prepare([whole]))).toBe('ok');
  });
});

describe('what only deletes', () => {
  it('T8 is told apart from what puts in', () => {
    const world = new World(TEXTS);
    const client = world.client();
    expect(client.edit(() => client.text(0).delete(0, 3)).map(carriesStructs)).toEqual([false]);
    expect(client.edit(() => client.text(0).insert(0, 'x')).map(carriesStructs)).toEqual([true]);
    expect(carriesStructs(new Uint8Array([9, 9]))).toBe(false);
  });
});

describe('the verifier', () => {
  it('T14 finds every fact that the bytes do not give', () => {
    const world = new World(TEXTS);
    const client = world.client();
    world.submit(
      client.edit(() => client.text(2).insert(0, 'new ')),
      { actor: actorOf('del') },
    );
    world.submit(
      client.edit((fragment) => fragment.delete(0, 1)),
      { actor: actorOf('del') },
    );
    const honest = world.entries;
    expect(recompute(honest)).toBeNull();
    const [first, second, third] = honest;
    if (first === undefined || second === undefined || third === undefined) throw new Error('three entries');
    const tampered = (facts: object) => recompute([first, { ...second, facts: { ...second.facts, ...facts } }, third]);
    expect(tampered({ docHash: first.facts.docHash })).toEqual({ at: 1, what: 'docHash' });
    expect(tampered({ textHash: first.facts.textHash })).toEqual({ at: 1, what: 'textHash' });
    expect(tampered({ changes: [] })).toEqual({ at: 1, what: 'changes' });
    expect(tampered({ order: [] })).toEqual({ at: 1, what: 'order' });
    expect(tampered({ flows: [{ from: 'b000000001', to: 'b000000002', how: 'join' }] })).toEqual({ at: 1, what: 'flows' });
    expect(recompute([first, third])).toMatchObject({ at: 1 });
    expect(recompute([first, { ...second, updates: [new Uint8Array([1])] }])).toEqual({ at: 1, what: 'bytes' });
    expect(() => LiveText.fold([first, { ...second, facts: { ...second.facts, docHash: 'x' } }])).toThrow('the text is the one');
  });
});

/** One scene for every reason to heal: what is repaired, what is kept, what goes back to the author. */
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { LIMITS } from '../../server/limits.ts';
import { LiveText } from '../../server/text/live-text.ts';
import type { PreparedText } from '../../server/text/outcome.ts';
import { recompute } from '../../server/text/recompute.ts';
import { HEAL_CODES, type HealCode } from '../../shared/opinion/heal-code.ts';
import { ARLEN, actorOf, BRUMA, type Client, element, OFFICE, World } from './support.ts';

const TEXTS = ['noting', 'that one site carries every call;', 'that most sites fall silent', 'invites', 'to consider including them;'];
const KINDS = ['preamble-heading', 'preamble-item', 'preamble-item', 'operative-heading', 'operative-item'] as const;

const scene = (...closed: readonly number[]): World => {
  const world = new World(TEXTS.map((text, i) => ({ text, kind: KINDS[i] as (typeof KINDS)[number] })));
  world.closed = new Set(closed.map((place) => world.id(place)));
  return world;
};

interface Scene {
  readonly world: World;
  /** After this edit by a client. */
  edit(client: Client, fragment: Y.XmlFragment): void;
  /** The text reads so; default: unchanged. */
  readonly texts?: readonly string[];
  /** Handed back. */
  readonly mine?: string;
  readonly suggestsOnly?: boolean;
}

const set = (block: Y.XmlElement, name: string, value: unknown): void => block.setAttribute(name, value as string);
const foreign = (name: string, words: string): Y.XmlElement => element({}, words, name);

const MANY = Array.from({ length: 12 }, (_, at) => `paragraph number ${at}`);

const SCENES: Readonly<Record<HealCode, Scene>> = {
  convert: {
    world: scene(),
    edit: (_, f) => f.insert(1, [foreign('heading', 'old client')]),
    texts: [...TEXTS.slice(0, 1), 'old client', ...TEXTS.slice(1)],
  },
  child: {
    world: scene(),
    edit: (c) => c.block(1).insert(1, [foreign('paragraph', ' nested')]),
    texts: TEXTS.with(1, `${TEXTS[1]} nested`),
  },
  embed: { world: scene(), edit: (c) => c.text(1).insertEmbed(3, element({}, 'x') as never) },
  textattr: { world: scene(), edit: (c) => c.text(1).setAttribute('foo', 'bar') },
  attr: { world: scene(), edit: (c) => set(c.block(1), 'onclick', 'x') },
  attrval: { world: scene(), edit: (c) => set(c.block(1), 'level', 99) },
  mark: { world: scene(), edit: (c) => c.text(1).format(0, 4, { blink: {} }) },
  chars: { world: scene(), edit: (c) => c.text(1).insert(4, '\u202e\u0007'), mine: '' },
  'too-long': {
    world: scene(),
    edit: (c) => c.text(4).insert(0, 'x'.repeat(LIMITS.charsPerBlock)),
    texts: TEXTS.with(4, 'x'.repeat(LIMITS.charsPerBlock)),
    mine: TEXTS[4] as string,
  },
  'id:new': { world: scene(), edit: (c) => set(c.block(1), 'id', 'x') },
  'id:dup': { world: scene(), edit: (c, f) => f.insert(0, [c.block(1).clone() as Y.XmlElement]), texts: [TEXTS[1] as string, ...TEXTS] },
  'id:double-move': doubleMove(),
  'closed:text': {
    world: scene(0, 1),
    edit: (c) => {
      c.text(1).delete(5, 3);
      c.text(1).insert(5, 'any');
    },
    mine: 'that any site carries every call;',
  },
  'closed:deleted': { world: scene(0, 1), edit: (_, f) => f.delete(1, 1), mine: '' },
  'closed:id': { world: scene(0, 1), edit: (c) => set(c.block(1), 'id', 'b999999999'), mine: '' },
  'closed:moved': {
    world: scene(0, 1, 3, 4),
    edit: (c, f) => {
      const copy = c.block(1).clone() as Y.XmlElement;
      f.delete(1, 1);
      f.insert(4, [copy]);
    },
  },
  'closed:heading': {
    world: scene(0, 1, 2),
    edit: (_, f) => f.insert(2, [element({ id: 'b999999999', kind: 'preamble-heading', level: 0 }, 'recognizing')]),
    texts: [...TEXTS.slice(0, 2), 'recognizing', ...TEXTS.slice(2)],
  },
  rescued: {
    world: scene(0, 1),
    edit: (c, f) => {
      c.text(1).insert(c.text(1).length, TEXTS[2] as string);
      f.delete(2, 1);
    },
    mine: '',
  },
  empty: { world: scene(), edit: (_, f) => f.delete(0, f.length), texts: [''] },
  suggest: {
    world: scene(),
    suggestsOnly: true,
    edit: (c) => c.text(4).insert(2, ' promptly'),
    mine: 'to promptly consider including them;',
  },
  quote: {
    world: new World(TEXTS.with(1, 'that [one] site')),
    edit: (c) => c.text(1).format(5, 5, { lit: {} }),
    texts: TEXTS.with(1, 'that [one] site'),
    mine: '',
  },
  removal: {
    world: new World(MANY),
    edit: (_, f) => {
      f.delete(0, f.length);
      f.insert(0, [element({ id: 'b999999999', kind: 'text', level: 0 }, 'x')]);
    },
    texts: [...MANY, 'x'],
    mine: '',
  },
};

/** Somebody else has moved paragraph 2 already; this client, which has not heard of it, moves it too. */
function doubleMove(): Scene {
  const world = scene();
  const late = world.client();
  const first = world.client();
  const move = (fragment: Y.XmlFragment, to: number): void => {
    const copy = fragment.get(2).clone() as Y.XmlElement;
    fragment.delete(2, 1);
    fragment.insert(to, [copy]);
  };
  world.submit(
    first.edit((fragment) => move(fragment, 0)),
    { connection: 'first', actor: BRUMA },
  );
  const texts = world.texts();
  return { world, edit: (client) => void client.replay(late.edit((fragment) => move(fragment, 4))), texts };
}

function play({ world, edit, suggestsOnly = false }: Scene): PreparedText {
  const client = world.client();
  const written = client.edit((fragment) => edit(client, fragment));
  const prepared = world.submit(written, { connection: 'c1', suggestsOnly });
  if (prepared === null) throw new Error('nothing new');
  return prepared;
}

describe('healing', () => {
  it.each(HEAL_CODES)('T12 %s', (code) => {
    const played = SCENES[code];
    const prepared = play(played);
    const { world } = played;
    expect(prepared.facts.healed.map(({ why }) => why)).toContain(code);
    expect(prepared.facts.healed.every(({ part }) => part === 0)).toBe(true);
    expect(world.texts()).toEqual(played.texts ?? TEXTS);
    if (played.mine !== undefined) expect(prepared.healed.get('c1')?.find(({ why }) => why === code)?.mine).toBe(played.mine);
    expect(LiveText.fold(world.entries).blocks()).toEqual(world.live.blocks());
    expect(recompute(world.entries)).toBeNull();
    // what was repaired stays repaired: the next edit finds nothing
    const next = world.client();
    const after = world.submit(
      next.edit((fragment) => fragment.insert(0, [element({ id: 'b000000000', kind: 'text', level: 0 }, 'next')])),
    );
    expect(after?.facts.healed).toEqual([]);
  });
});

describe('closed text', () => {
  it('T9 lets a final mark come and go, but nothing before it', () => {
    const world = scene(0, 1);
    const client = world.client();
    const end = client.text(1).length - 1;
    const edits = client.edit(() => {
      client.text(1).delete(end, 1);
      client.text(1).insert(end, ',');
    });
    const prepared = world.submit(edits);
    expect(prepared?.facts.healed).toEqual([]);
    expect(prepared?.facts.changes).toMatchObject([{ id: world.id(1) }]);
    expect(prepared?.facts.changes[0]?.was).toBe(prepared?.facts.changes[0]?.hash);
    expect(world.texts()[1]).toBe('that one site carries every call,');
  });

  it('T9 takes formatting, level, kind and suggestions out again', () => {
    for (const edit of [
      (c: Client) => c.text(1).format(0, 4, { strong: {} }),
      (c: Client) => set(c.block(1), 'level', 2),
      (c: Client) => set(c.block(1), 'kind', 'text'),
      (c: Client) => c.text(1).format(0, 4, { deletion: { id: '1', by: 'arl' } }),
      (c: Client) => set(c.block(1), 'sug', 'del:arl:1'),
    ]) {
      const world = scene(0, 1);
      const before = world.live.textHash;
      const client = world.client();
      const prepared = world.submit(client.edit(() => edit(client)));
      expect(prepared?.facts.healed.map(({ why }) => why)).toEqual(['closed:text']);
      expect(world.live.textHash).toBe(before);
    }
  });

  it('T9 leaves the tail of a split behind as an open paragraph', () => {
    const world = scene(0, 1);
    const client = world.client();
    const written = client.edit((fragment) => {
      client.text(1).delete(13, 20);
      fragment.insert(2, [element({ id: 'b999999999', kind: 'preamble-item', level: 0 }, ' carries every call;')]);
    });
    world.submit(written);
    expect(world.texts()).toEqual([TEXTS[0], TEXTS[1], ' carries every call;', ...TEXTS.slice(2)]);
  });

  it('T13 comes back whole after everything was deleted, in its order', () => {
    const world = scene(0, 1, 3, 4);
    const client = world.client();
    world.submit(client.edit((fragment) => fragment.delete(0, fragment.length)));
    expect(world.texts()).toEqual([TEXTS[0], TEXTS[1], TEXTS[3], TEXTS[4]]);
  });

  it('T13 stays under its own heading when it is put back', () => {
    const world = new World([
      { kind: 'preamble-heading', text: 'noting' },
      { kind: 'preamble-item', text: 'open one' },
      { kind: 'preamble-item', text: 'closed one' },
      { kind: 'preamble-heading', text: 'recognizing' },
      { kind: 'preamble-item', text: 'open two' },
    ]);
    world.closed = new Set([world.id(0), world.id(2)]);
    const client = world.client();
    const prepared = world.submit(
      client.edit((fragment) => {
        const copy = fragment.get(1).clone() as Y.XmlElement;
        fragment.delete(1, 2); // the open one before it goes below the next heading
        fragment.insert(3, [copy]);
      }),
    );
    expect(prepared?.facts.healed.map(({ why }) => why)).toEqual(['closed:deleted']);
    expect(world.texts()).toEqual(['noting', 'closed one', 'recognizing', 'open two', 'open one']);
  });

  it('T10 never comes under an open heading by a change of kind; the former kind returns', () => {
    const world = scene(0, 2);
    const client = world.client();
    const prepared = world.submit(client.edit(() => set(client.block(1), 'kind', 'operative-heading')));
    expect(prepared?.facts.healed).toEqual([{ part: 0, block: world.id(1), why: 'closed:heading' }]);
    expect(world.live.blocks()[1]?.kind).toBe('preamble-item');
  });

  it('T13 may be reordered by one who may move, and by nobody else', () => {
    for (const mayMove of [true, false]) {
      const world = scene(1, 2, 0);
      const [one, two] = [world.id(1), world.id(2)];
      const client = world.client();
      const written = client.edit((fragment) => {
        const copy = fragment.get(2).clone() as Y.XmlElement;
        fragment.delete(2, 1);
        fragment.insert(1, [copy]);
      });
      world.submit(written, { mayMove, actor: OFFICE });
      expect(world.live.order.slice(1, 3)).toEqual(mayMove ? [two, one] : [one, two]);
    }
  });

  it('T11 is everything during a call for adoption, insertions and final marks included', () => {
    const world = scene();
    world.whole = true;
    const before = [world.live.order, world.live.textHash];
    for (const edit of [
      (_: Client, f: Y.XmlFragment) => f.insert(2, [element({ id: 'b999999999', kind: 'text', level: 0 }, 'one more')]),
      (c: Client) => c.text(1).delete(c.text(1).length - 1, 1),
      (_: Client, f: Y.XmlFragment) => f.delete(1, 3),
      (_: Client, f: Y.XmlFragment) => f.delete(0, f.length),
      (c: Client, f: Y.XmlFragment) => f.insert(4, [c.block(0).clone() as Y.XmlElement]),
    ]) {
      const client = world.client();
      const prepared = world.submit(client.edit((fragment) => edit(client, fragment)));
      expect(prepared?.facts.healed.length).toBeGreaterThan(0);
      expect(prepared?.facts.changes).toEqual([]);
      expect([world.live.order, world.live.textHash]).toEqual(before);
    }
  });

  it('T9 is healed in whole characters, so that server, client and fold agree', () => {
    const world = new World(['noting', '𠮷 and more']);
    world.closed = new Set([world.id(1)]);
    const client = world.client();
    const prepared = world.submit(
      client.edit(() => {
        client.text(1).delete(0, 2);
        client.text(1).insert(0, '𠮶');
      }),
    );
    if (prepared !== null) client.receive(prepared);
    expect(world.texts()[1]).toBe('𠮷 and more');
    expect(client.text(1).toString()).toBe('𠮷 and more');
  });

  it('T10 does not come under a restored heading', () => {
    const world = new World([
      { kind: 'preamble-heading', text: 'noting' },
      { kind: 'preamble-heading', text: 'recognizing' },
      { kind: 'preamble-item', text: 'that it is so' },
    ]);
    const heading = world.id(1);
    const client = world.client();
    world.submit(client.edit((fragment) => fragment.delete(1, 1)));
    const closed = new Set(world.live.order);
    const before = world.live.docHash;
    const prepared = world.live.edit(ARLEN, { restore: heading }, closed);
    world.record(prepared);
    expect(prepared.facts.healed).toEqual([{ part: 0, block: heading, why: 'closed:heading' }]);
    expect(world.live.blocks()[1]).toMatchObject({ id: heading, kind: 'text' });
    expect(prepared.facts.changes.map(({ id }) => id)).toEqual([heading]);
    expect(world.live.docHash).not.toBe(before);
  });
});

describe('suggestions', () => {
  it('T7 belong to their author, whatever they claim, and those that were there keep their owner', () => {
    const world = scene();
    const client = world.client();
    world.submit(
      client.edit(() => client.text(1).format(0, 4, { deletion: { id: 'a1', by: 'bru' } })),
      { actor: ARLEN },
    );
    expect(world.live.blocks()[1]?.runs[0]?.marks).toEqual([{ name: 'deletion', attrs: { by: 'arl', id: 'a1' } }]);
    const other = world.client();
    const prepared = world.submit(
      other.edit(() => other.text(1).insert(20, 'x')),
      { actor: BRUMA },
    );
    expect(prepared?.facts.healed).toEqual([]);
    expect(world.live.blocks()[1]?.runs[0]?.marks[0]?.attrs.by).toBe('arl');
  });

  it('T7 count for Member States, chair and secretariat, and wait beside the text for others', () => {
    for (const [capacity, counted] of [
      ['member-state', 1],
      ['chair', 1],
      ['secretariat', 1],
      ['academia', 0],
      ['sector-member', 0],
    ] as const) {
      const world = scene();
      const client = world.client();
      const actor = actorOf('x', capacity);
      const prepared = world.submit(
        client.edit(() => client.text(1).insert(0, 'perhaps ', { insertion: { id: 'a1', by: 'x' } })),
        { actor },
      );
      const [change] = prepared?.facts.changes ?? [];
      expect(change?.suggestions).toBe(counted);
      expect(change?.was).toBe(change?.hash);
      expect(LiveText.fold(world.entries.slice(1), LiveText.fold(world.entries.slice(0, 1)).snapshot()).textHash).toBe(world.live.textHash);
    }
  });

  it('T7 begin to count when a Member State turns out to hold them, and the entry says so', () => {
    const world = scene();
    const client = world.client();
    world.submit(
      client.edit(() => client.text(1).insert(0, 'perhaps ', { insertion: { id: 'a1', by: 'x' } })),
      { actor: { ...actorOf('x', 'academia'), seat: 'one' } },
    );
    const other = world.client();
    const risen = world.submit(
      other.edit(() => other.text(4).insert(0, 'also ')),
      { actor: { ...actorOf('x'), seat: 'two' } },
    );
    const changed = new Map(risen?.facts.changes.map(({ id, suggestions }) => [id, suggestions]));
    expect(changed).toEqual(
      new Map([
        [world.id(1), 1],
        [world.id(4), 0],
      ]),
    );
    expect(recompute(world.entries)).toBeNull();
  });
});

describe('brackets and headings in the facts', () => {
  it('T6 counts brackets of the base reading outside quotes', () => {
    const world = scene();
    const client = world.client();
    const prepared = world.submit(client.edit(() => client.text(2).insert(5, '[all] ［x [sic]')));
    expect(prepared?.facts.changes[0]).toMatchObject({ brackets: 5, balanced: false });
    const office = world.client();
    const quoted = office.edit(() => office.text(2).format(14, 5, { lit: {} }));
    expect(world.submit(quoted, { actor: OFFICE, connection: 'office' })?.facts.changes[0]).toMatchObject({ brackets: 3, balanced: false });
  });

  it('T5 lists every governed paragraph when a heading changes, comes, goes or moves', () => {
    const world = scene();
    const ids = world.live.order;
    const client = world.client();
    const changed = (written: Uint8Array[]): number[] =>
      (world.submit(written)?.facts.changes ?? []).map(({ id }) => ids.indexOf(id)).sort();
    expect(changed(client.edit(() => client.text(0).insert(6, ' further')))).toEqual([0, 1, 2]);
    expect(changed(client.edit(() => client.text(0).insert(14, ',')))).toEqual([0]);
    expect(changed(client.edit((fragment) => fragment.delete(3, 1)))).toEqual([3, 4]);
    expect(changed(client.edit(() => set(client.block(1), 'kind', 'preamble-heading')))).toEqual([1, 2, 4]);
  });
});

import { describe, expect, it } from 'vitest';
import { LiveText } from '../../server/text/live-text.ts';
import { recompute } from '../../server/text/recompute.ts';
import { ARLEN, BRUMA, element, World } from './support.ts';

const TEXTS = ['to promote affordable connectivity', 'to share best practices on spectrum', 'to report on the results'];

describe('the live text', () => {
  it('T14 records what an author typed, and folds to the same text from the log and from a snapshot with a tail', () => {
    const world = new World(TEXTS);
    const client = world.client();
    const snapshot = world.live.snapshot();
    const prepared = world.submit(client.edit(() => client.text(1).insert(0, 'in time ')));
    expect(world.texts()).toEqual([TEXTS[0], `in time ${TEXTS[1]}`, TEXTS[2]]);
    expect(prepared?.facts).toMatchObject({
      parts: [{ by: ARLEN, clients: [client.doc.clientID], blocks: [world.id(1)] }],
      healed: [],
      flows: [],
    });
    expect(prepared?.facts.changes).toHaveLength(1);
    expect(prepared?.facts.changes[0]).toMatchObject({
      id: world.id(1),
      length: TEXTS[1] === undefined ? 0 : TEXTS[1].length + 8,
      brackets: 0,
    });
    expect(prepared?.facts.order).toBeUndefined();
    for (const folded of [LiveText.fold(world.entries), LiveText.fold(world.entries.slice(1), snapshot)]) {
      expect(folded.blocks()).toEqual(world.live.blocks());
      expect([folded.docHash, folded.textHash]).toEqual([world.live.docHash, world.live.textHash]);
    }
    expect(recompute(world.entries)).toBeNull();
  });

  it('T14 puts the authors of a tick into one entry, a part each', () => {
    const world = new World(TEXTS);
    const [a, b] = [world.client(), world.client()];
    const preparation = world.live.prepare(
      [
        {
          connection: 'a',
          actor: ARLEN,
          updates: a.edit(() => a.text(0).insert(0, 'x')),
          full: false,
          ageMs: 9e9,
          at: 0,
          schema: 'said',
          mayMove: false,
          suggestsOnly: false,
        },
        {
          connection: 'b',
          actor: BRUMA,
          updates: b.edit(() => b.text(2).insert(0, 'y')),
          full: false,
          ageMs: 9e9,
          at: 0,
          schema: 'said',
          mayMove: false,
          suggestsOnly: false,
        },
      ],
      new Set(),
      false,
    );
    if (!preparation.ok || preparation.prepared === null) throw new Error('refused');
    const { facts } = world.record(preparation.prepared);
    expect(facts.parts.map(({ by }) => by)).toEqual([ARLEN, BRUMA]);
    expect(facts.changes.map(({ id }) => id)).toEqual([world.id(0), world.id(2)].sort());
  });

  it('T9 heals closed text in the same entry and hands the wording back', () => {
    const world = new World(TEXTS);
    world.closed = new Set([world.id(1)]);
    const client = world.client();
    const prepared = world.submit(client.edit(() => client.text(1).insert(3, 'never ')));
    expect(world.texts()).toEqual(TEXTS);
    expect(prepared?.facts.healed).toEqual([{ part: 0, block: world.id(1), why: 'closed:text' }]);
    expect(prepared?.facts.parts.map(({ by }) => by)).toEqual([ARLEN, 'server']);
    expect(prepared?.facts.changes).toEqual([]);
    expect(prepared?.healed.get('c1')).toEqual([
      { block: world.id(1), why: 'closed:text', mine: 'to never share best practices on spectrum' },
    ]);
    if (prepared !== null) client.receive(prepared);
    expect(client.text(1).toString()).toBe(TEXTS[1]);
    expect(recompute(world.entries)).toBeNull();
  });

  it('T13 puts a deleted closed paragraph back in its place', () => {
    const world = new World(TEXTS);
    world.closed = new Set([world.id(1)]);
    const before = world.live.order;
    const client = world.client();
    const prepared = world.submit(client.edit((fragment) => fragment.delete(1, 1)));
    expect(world.live.order).toEqual(before);
    expect(world.texts()).toEqual(TEXTS);
    expect(prepared?.facts.healed.map(({ why }) => why)).toEqual(['closed:deleted']);
    expect(prepared?.facts.order).toBeUndefined();
  });

  it('T12 takes an import as it comes, but for strangers, and goes on in another block where one is full', () => {
    const long = `${'x'.repeat(19_999)}𠮷${'y'.repeat(50)}`;
    const world = new World(['a\tb\u202ec', long, '']);
    expect(world.texts()).toEqual(['a bc', 'x'.repeat(19_999), `𠮷${'y'.repeat(50)}`, '']);
    expect(world.entries[0]?.facts).toMatchObject({ carriesOut: { command: 'import' }, healed: [] });
    expect(() => world.live.edit(ARLEN, { import: [] })).toThrow('import is for an empty text');
  });

  it('T19 restores a deleted paragraph under its own id, from a fold as well', () => {
    const world = new World(TEXTS);
    const before = world.live.order;
    const client = world.client();
    world.submit(client.edit((fragment) => fragment.delete(1, 2)));
    expect(world.texts()).toEqual(TEXTS.slice(0, 1));
    world.refold();
    for (const id of [before[2], before[1]]) world.record(world.live.edit(ARLEN, { restore: id as string }));
    expect(world.texts()).toEqual(TEXTS);
    expect(world.live.order).toEqual(before);
    expect(recompute(world.entries)).toBeNull();
  });

  it('T26 gives each paragraph that it makes a text, also an empty one', () => {
    const world = new World(['a title', '']);
    const lengths = (): readonly number[] => world.live.order.map((_, place) => world.client().block(place).length);
    expect(lengths()).toEqual([1, 1]);
    const empty = world.id(1);
    world.submit(world.client().edit((fragment) => fragment.delete(0, 2)));
    expect([world.texts(), lengths()]).toEqual([[''], [1]]);
    world.record(world.live.edit(ARLEN, { restore: empty }));
    expect([world.texts(), lengths()]).toEqual([[''], [1]]);
  });

  it('T14 catches up with the entries of another node without writing', () => {
    const world = new World(TEXTS);
    const other = LiveText.fold(world.entries);
    const client = world.client();
    world.submit(client.edit((fragment) => fragment.insert(1, [element({}, 'new words')])));
    other.apply(world.entries.slice(1));
    expect(other.blocks()).toEqual(world.live.blocks());
  });
});

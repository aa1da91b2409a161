/** A state that is applied piece by piece: each piece needs only those before it, and all of them are the state. */
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { cutsOf, deletionsIn, partsOf } from '../../server/text/cuts.ts';
import { Deletions, takesOutOnly } from '../../server/text/deletions.ts';
import { grow } from '../../server/text/grown.ts';
import { LiveText } from '../../server/text/live-text.ts';
import { readSnapshot, writeSnapshot } from '../../server/text/snapshot.ts';
import { TextDoc } from '../../server/text/text-doc.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { count } from '../support/levels.ts';
import { type Rng, seeded } from '../support/rng.ts';
import { World } from './support.ts';

/** Several who write into each other's words, take them out, format them and bring whole paragraphs, and hear of each other now and then. */
function meeting(rng: Rng): Y.Doc {
  const docs = Array.from({ length: rng.between(2, 5) }, () => new Y.Doc());
  const log: Uint8Array[] = [];
  for (const doc of docs) doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'net' && log.push(update));
  const tell = (from: Y.Doc, to: Y.Doc): void => Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'net');
  for (let edits = rng.between(20, 80); edits > 0; edits--) {
    const doc = rng.pick(docs);
    const fragment = doc.getXmlFragment(ROOT);
    if (fragment.length === 0 || rng.chance(0.1)) {
      const element = new Y.XmlElement('block');
      element.setAttribute('id', `b${edits}`);
      element.insert(0, [new Y.XmlText('words')]);
      fragment.insert(rng.between(0, fragment.length), [element]);
    } else if (fragment.length > 2 && rng.chance(0.05)) fragment.delete(rng.below(fragment.length), 1);
    else {
      const element = fragment.get(rng.below(fragment.length)) as Y.XmlElement;
      const text = element.get(0) as Y.XmlText;
      const at = rng.between(0, text.length);
      const kind = at === text.length ? 9 : rng.below(10);
      if (kind < 3) text.delete(at, rng.between(1, Math.min(3, text.length - at)));
      else if (kind === 3) text.format(at, 1, { strong: {} });
      else if (kind === 4) element.setAttribute('kind', `k${edits}`);
      else text.insert(at, rng.pick(['a', 'bc', 'çà']));
    }
    if (rng.chance(0.3)) tell(rng.pick(docs), rng.pick(docs));
  }
  const all = new TextDoc();
  all.absorb(() => log.forEach((update) => void Y.applyUpdate(all.doc, update)));
  return all.doc;
}

const clocksOf = (doc: Y.Doc): ReadonlyMap<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc));

describe('T34 pieces of a state', () => {
  it('T34 T14 each need only those before, and all give the same document', () => {
    const rng = seeded('T34 pieces of a state');
    let several = 0;
    let mixed = 0;
    for (let round = count(40, 5_000, 50_000); round > 0; round--) {
      const doc = meeting(rng);
      const state = Y.encodeStateAsUpdate(doc);
      const cuts = cutsOf(doc, state, rng.between(1, 12));
      expect(cuts).not.toBeNull();
      if (cuts === null) return;
      several += Number(cuts.pieces.length > 2);
      mixed += cuts.pieces.filter(({ length }) => length > 1).length;
      const built = new TextDoc();
      // which says so where anything is missing
      for (const part of partsOf({ state, cuts })) built.absorb(() => Y.applyUpdate(built.doc, part));
      expect(clocksOf(built.doc)).toEqual(clocksOf(doc));
      expect(built.fragment.toJSON()).toBe(doc.getXmlFragment(ROOT).toJSON());
      expect(deletionsIn(state, cuts)).toEqual(Y.diffUpdate(state, Y.encodeStateVector(doc)));
    }
    expect(several).toBeGreaterThan(10);
    expect(mixed).toBeGreaterThan(10);
  });

  it('T34 are none where the bytes are not of that document', () => {
    const doc = meeting(seeded('T34 of another document'));
    const state = Y.encodeStateAsUpdate(doc);
    doc.getMap('more').set('more', 1);
    expect(cutsOf(doc, state)).toBeNull();
  });

  it('T34 T14 build the document of a long text, of which none is large', () => {
    const { live } = new World(Array.from({ length: 400 }, (_, at) => `paragraph ${at}`));
    const grown = grow({ updates: [live.state()], wanted: live.textHash });
    if (grown === null) throw new Error('it gives the text');
    const structs = (grown.cuts?.pieces ?? []).map((sections) => sections.reduce((sum, { structs }) => sum + structs, 0));
    expect(structs.length).toBeGreaterThan(1);
    expect(Math.max(...structs)).toBeLessThanOrEqual(250);
    const snapshot = writeSnapshot(grown, live.remembered());
    expect(readSnapshot(snapshot).cuts).toEqual(grown.cuts);
    const work = LiveText.folding([], snapshot);
    let turns = 0;
    for (let step = work.next(); ; step = work.next()) {
      if (step.done !== true) {
        turns++;
        continue;
      }
      expect(step.value.blocks()).toEqual(live.blocks());
      break;
    }
    expect(turns).toBeGreaterThan(structs.length);
  });

  it('T34 what is remembered of a text stays as it was when it was gathered, whatever happens before it is written', () => {
    const world = new World(['that sites fall silent,', 'that batteries are affordable', 'that nobody is cut off']);
    const client = world.client();
    const edit = (at: number): void => {
      world.now += 1_000;
      world.submit(client.edit(() => client.text(at).delete(0, 6)));
    };
    edit(0);
    world.submit(client.edit((fragment) => fragment.delete(2, 1)));
    const gathered = world.live.remembered();
    const before = JSON.stringify(gathered);
    edit(1);
    edit(0);
    world.submit(client.edit((fragment) => fragment.delete(1, 1)));
    expect(JSON.stringify(gathered)).toBe(before);
    expect(JSON.stringify(world.live.remembered())).not.toBe(before);
  });

  it('T34 K16 a snapshot of before, which names none, is read as it was', () => {
    const { live } = new World(['that sites fall silent,']);
    const before = writeSnapshot({ ...live.written(), cuts: null }, live.remembered());
    expect(readSnapshot(before).cuts).toBeNull();
    expect(LiveText.fold([], before).blocks()).toEqual(live.blocks());
  });
});

/** What a client may say is gone: of what is there and of what is not, in any order and of any length. */
function said(rng: Rng, doc: Y.Doc): Uint8Array {
  const own = [...clocksOf(doc).keys()];
  const gone = [...Y.createDeleteSetFromStructStore(doc.store).clients];
  const encoder = encoding.createEncoder();
  const clients = rng.shuffle(rng.chance(0.6) ? gone.map(([client]) => client) : [...own, rng.below(2 ** 31)]).slice(0, rng.between(1, 3));
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, clients.length);
  for (const client of clients) {
    const known = gone.find(([one]) => one === client)?.[1] ?? [];
    const ranges = Array.from({ length: rng.between(0, 4) }, (): readonly [number, number] => {
      const one = known.length > 0 && rng.chance(0.85) ? rng.pick(known) : null;
      if (one === null) return [rng.below(30), rng.chance(0.1) ? 2 ** 31 - 1 : rng.below(8)];
      const from = rng.below(one.len);
      return [one.clock + from, rng.between(1, one.len - from + Number(rng.chance(0.1)))];
    });
    if (rng.chance(0.7)) ranges.sort(([one], [other]) => one - other);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const range of ranges) for (const number of range) encoding.writeVarUint(encoder, number);
  }
  return encoding.toUint8Array(encoder);
}

describe('K14 what is gone', () => {
  it('K14 T30 an update that is said to be known changes nothing, whatever a client says', () => {
    const rng = seeded('K14 what is gone');
    const tally = { known: 0, news: 0, unread: 0 };
    for (let round = count(60, 10_000, 100_000); round > 0; round--) {
      const doc = meeting(rng);
      const deletions = new Deletions();
      deletions.add([Y.encodeStateAsUpdate(doc)]);
      for (let times = 5; times > 0; times--) {
        const update = said(rng, doc);
        if (!takesOutOnly(update)) {
          tally.unread++;
          continue;
        }
        const known = deletions.covers(update);
        expect(deletions.covers(update)).toBe(known);
        const heard: Uint8Array[] = [];
        const other = new Y.Doc();
        Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
        other.on('update', (news: Uint8Array) => void heard.push(news));
        Y.applyUpdate(other, update);
        const changes = heard.length > 0 || other.store.pendingDs !== null;
        tally[known ? 'known' : 'news']++;
        if (known) expect(changes).toBe(false);
      }
      const all = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
      expect([takesOutOnly(all), deletions.covers(all)]).toEqual([true, true]);
    }
    process.stdout.write(`K14 what is gone: ${JSON.stringify(tally)}\n`);
    for (const found of Object.values(tally)) expect(found).toBeGreaterThan(5);
  });
});

/** Who put each letter in and who took it out, step by step. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readEntry } from '../../../server/record/read.ts';
import { Authors } from '../../../server/text/authors/authors.ts';
import { emptyData } from '../../../server/text/authors/data.ts';
import { elementsIn, stoodIn } from '../../../server/text/authors/remains.ts';
import type { Hand } from '../../../server/text/authors/shape.ts';
import { shownText } from '../../../shared/text/block.ts';
import { ARLEN, actorOf, BRUMA, type Client, element, World } from '../support.ts';
import { stepsOf } from './steps.ts';

const CORAL = actorOf('cor');
const ID = 'b999999991';

const who = ({ as, entity, carriedOutBy }: Hand): string =>
  `${as === 'seat' || as === 'room' ? entity : as}${carriedOutBy ? ` by ${carriedOutBy}` : ''}`;

/** Each paragraph as "words|author" in runs, and what is gone from it as "words|author|remover". */
function told(world: World, seq?: number): readonly { readonly runs: readonly string[]; readonly gone: readonly string[] }[] {
  const fold = new Authors();
  fold.add(stepsOf(world.entries));
  const { hands, paragraphs } = fold.at(seq);
  const name = (hand: number): string => who(hands[hand] as Hand);
  return paragraphs.map(({ block, runs, removed }) => {
    const found = world.live.blocks().find(({ id }) => id === block);
    let at = 0;
    const words = found === undefined ? '' : shownText(found);
    const shown: [string, string][] = [];
    for (const { length, hand } of runs) {
      const last = shown.at(-1);
      if (last?.[1] === name(hand)) last[0] += words.slice(at, at + length);
      else shown.push([words.slice(at, at + length), name(hand)]);
      at += length;
    }
    return {
      runs: shown.map((one) => one.join('|')),
      gone: removed.map(({ text, author, remover }) => [text, name(author), name(remover)].join('|')),
    };
  });
}

const runs = (world: World): readonly (readonly string[])[] =>
  told(world)
    .map((one) => one.runs)
    .filter(({ length }) => length > 0);
const gone = (world: World): readonly string[] => told(world).flatMap((one) => one.gone);
const block = (words: string, id = ID): Y.XmlElement => element({ id, kind: 'operative-item', level: 0 }, words);

/** Somebody who hears of everything before each edit. */
class Seat {
  readonly client: Client;
  readonly #world: World;
  readonly #actor: typeof ARLEN;

  constructor(world: World, n: number, actor = ARLEN) {
    this.#world = world;
    this.#actor = actor;
    this.client = world.client(n);
  }

  does(job: (text: Y.XmlText, fragment: Y.XmlFragment) => void): void {
    this.sends(this.writes(job));
  }

  writes(job: (text: Y.XmlText, fragment: Y.XmlFragment) => void): Uint8Array[] {
    this.hears();
    return this.client.edit((fragment) => job(this.client.text(0), fragment));
  }

  hears(): void {
    Y.applyUpdate(this.client.doc, this.#world.live.state(), 'net');
  }

  sends(updates: readonly Uint8Array[]): void {
    this.#world.now += 1_000;
    this.#world.submit(updates, { actor: this.#actor, connection: `c${this.client.doc.clientID}` });
  }
}

const seats = (...words: string[]) => {
  const world = new World(words);
  return { world, arl: new Seat(world, 1), bru: new Seat(world, 2, BRUMA), cor: new Seat(world, 3, CORAL) };
};

describe('authors of letters', () => {
  it('H20 of each letter it is known who put it in and who took it out, at every position', () => {
    const { world, arl, bru } = seats('all States');
    arl.does((text) => text.insert(4, 'Member '));
    bru.does((text) => text.delete(0, 6));
    expect(runs(world)).toEqual([['mber |arl', 'States|secretariat']]);
    expect(gone(world)).toEqual(['all |secretariat|bru', 'Me|arl|bru']);
    expect(told(world, 2).map((one) => one.gone)).toEqual([[]]);
    const fold = new Authors();
    fold.add(stepsOf(world.entries));
    expect(fold.at(2).paragraphs[0]?.runs.map(({ length }) => length)).toEqual([4, 7, 6]);
    expect(fold.at().hands.map(({ seq, as, seat }) => [seq, as, seat])).toContainEqual([1, 'room', 'seat-secretariat']);
  });

  it('H21 what an accepted suggestion takes out went by whoever suggested it', () => {
    const { world, arl } = seats('all the States');
    arl.does((text) => text.format(4, 4, { deletion: { id: 's1', by: 'arl' } }));
    world.record(world.live.edit(ARLEN, { settle: { command: 'settle', block: world.id(0), of: 'arl', id: 's1', verdict: 'accept' } }));
    expect(gone(world)).toEqual(['the |secretariat|arl by seat-secretariat']);
  });

  it('H21 what comes out of a restricted session is of nobody but that', () => {
    const { world } = seats('all States', 'agree');
    const [first, second] = world.live.blocks();
    if (first === undefined || second === undefined) throw new Error('there are two');
    const blocks = [second, { ...first, runs: [{ text: 'all of it', marks: [] }] }];
    world.record(world.live.edit(ARLEN, { publish: { session: 's1', blocks, voices: [] } }));
    expect(runs(world)).toEqual([['agree|secretariat'], ['all |secretariat', 'of it|restricted']]);
    expect(gone(world)).toEqual(['States|secretariat|restricted']);
  });

  it('H21 letters that came late are theirs who typed them, also where their paragraph is put back', () => {
    const { world, arl, bru } = seats('all States', 'agree');
    const id = world.id(0);
    const late = arl.writes((text) => text.insert(4, 'Member '));
    bru.does((_, fragment) => fragment.delete(0, 1));
    arl.sends(late);
    world.record(world.live.edit(ARLEN, { restore: id }));
    expect(world.texts()).toContain('all Member States');
    expect(runs(world)).toContainEqual(['all |secretariat', 'Member |arl', 'States|secretariat']);
  });

  it('H21 letters that came late with the entry that took their paragraph away are theirs, too', () => {
    const { world, arl, bru } = seats('all States', 'agree');
    const id = world.id(0);
    const late = arl.writes((text) => text.insert(4, 'Member '));
    const removal = bru.writes((_, fragment) => fragment.delete(0, 1));
    const both = world.live.prepare(
      [
        {
          connection: 'c1',
          actor: ARLEN,
          updates: late,
          full: false,
          ageMs: 60_000,
          at: 0,
          schema: 'said',
          mayMove: false,
          suggestsOnly: false,
        },
        {
          connection: 'c2',
          actor: BRUMA,
          updates: removal,
          full: false,
          ageMs: 60_000,
          at: 0,
          schema: 'said',
          mayMove: false,
          suggestsOnly: false,
        },
      ],
      new Set(),
      false,
    );
    if (!both.ok || both.prepared === null) throw new Error('both may write');
    world.record(both.prepared);
    world.record(world.live.edit(ARLEN, { restore: id }));
    expect(world.texts()).toContain('all Member States');
    expect(runs(world)).toContainEqual(['all |secretariat', 'Member |arl', 'States|secretariat']);
  });

  it('H22 words keep their author where a paragraph is split, joined, moved and put back', () => {
    const { world, arl, bru } = seats('one thing', 'two', 'three');
    bru.does((text) => text.insert(0, 'BRA '));
    arl.does((text, fragment) => {
      text.delete(4, 9);
      fragment.insert(1, [block('one thing')]);
    });
    expect(runs(world)[1]).toEqual(['one thing|secretariat']);
    arl.does((text, fragment) => {
      fragment.delete(1, 1);
      text.insert(4, 'one thing');
    });
    const id = world.id(0);
    arl.does((text, fragment) => {
      const words = text.toString();
      fragment.delete(0, 1);
      fragment.insert(2, [block(words, id)]);
    });
    expect(runs(world).at(-1)).toEqual(['BRA |bru', 'one thing|secretariat']);
    arl.does((_, fragment) => fragment.delete(2, 1));
    expect(gone(world)).toEqual(['BRA |bru|arl', 'one thing|secretariat|arl']);
    world.record(world.live.edit(ARLEN, { restore: id }));
    expect(runs(world)).toContainEqual(['BRA |bru', 'one thing|secretariat']);
    expect(gone(world)).toEqual([]);
  });

  it('H22 what is replaced in two places of a paragraph leaves the words between their author, and each word is compared whole', () => {
    const { world, arl } = seats('they shall meet and shall report');
    arl.does((text) => {
      text.delete(5, 20);
      text.insert(5, 'will meet and will');
    });
    expect(runs(world)).toEqual([['they |secretariat', 'will|arl', ' meet and |secretariat', 'will|arl', ' report|secretariat']]);
    arl.does((text) => {
      text.delete(5, 4);
      text.insert(5, 'all');
    });
    expect(runs(world)[0]?.[1]).toBe('all|arl');
  });

  it('H22 brackets around words are of whoever put them there, and the words are not', () => {
    const { world, bru } = seats('all States agree');
    bru.does((text) => {
      text.delete(4, 6);
      text.insert(4, '[States]');
    });
    expect(runs(world)).toEqual([['all |secretariat', '[|bru', 'States|secretariat', ']|bru', ' agree|secretariat']]);
  });

  it('H22 an undo brings back letters of their author', () => {
    const { world, arl } = seats('all States');
    const undo = new Y.UndoManager(arl.client.fragment, { captureTimeout: 0 });
    arl.does((text) => text.delete(4, 1));
    arl.hears();
    undo.undo();
    arl.sends(arl.client.written());
    expect(world.texts()).toEqual(['all States']);
    expect(runs(world)).toEqual([['all States|secretariat']]);
    expect(gone(world)).toEqual([]);
  });

  it('H22 twenty letters that a seat has cut it may paste elsewhere, once', () => {
    const { world, arl, bru } = seats('consider the measures of States', 'agree');
    arl.does((text) => text.delete(0, 25));
    bru.does((_, fragment) => ((fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'consider the measures of '));
    expect(runs(world)[1]?.[0]).toBe('consider the measures of |bru');
    arl.does((_, fragment) => ((fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'consider the measures of '));
    expect(runs(world)[1]).toEqual(['consider the measures of |secretariat', 'consider the measures of |bru', 'agree|secretariat']);
    arl.does((text) => text.insert(0, 'consider the measures of '));
    expect(runs(world)[0]?.[0]).toBe('consider the measures of |arl');
  });

  it('H23 H24 of two who split a paragraph at once both move its words, which are gone where no copy stands', () => {
    const { world, arl, bru } = seats('one thing follows another');
    const split = (place: number, id: string) => (text: Y.XmlText, fragment: Y.XmlFragment) => {
      const end = text.toString().slice(place);
      text.delete(place, end.length);
      fragment.insert(1, [block(end, id)]);
    };
    const [first, second] = [arl.writes(split(10, ID)), bru.writes(split(4, 'b999999992'))];
    arl.sends(first);
    bru.sends(second);
    expect(
      runs(world)
        .flat()
        .every((run) => run.endsWith('|secretariat')),
    ).toBe(true);
    // H24: a copy that goes while another stands is not gone
    arl.does((_, fragment) => fragment.delete(1, 1));
    expect(gone(world)).toEqual([]);
  });

  it('H23 nobody passes new words for those of another by naming as deleted what had gone long before', () => {
    const { world, arl, bru, cor } = seats('we do accept this text', 'agree');
    bru.does((text) => text.insert(22, ' gladly'));
    arl.does((text) => text.delete(0, 29));
    // it has heard of that: it writes behind what came after
    bru.does((text) => text.insert(0, 'words'));
    const structs = world.entries[0]?.updates.flatMap((update) => Y.decodeUpdate(update).structs) ?? [];
    const named = structs.flatMap(({ id, length }) => (length === 22 ? [[id.client, id.clock, length] as const] : []));
    expect(named).toHaveLength(1);
    const forged = cor.writes((text, fragment) => {
      text.insert(2, 'x');
      fragment.insert(1, [block('we do accept this text')]);
    });
    const claim = naming(forged[0] as Uint8Array, named);
    cor.sends([claim]);
    expect(runs(world)[1]).toEqual(['we do accept this text|cor']);
  });

  it('H23 words that were nowhere are their typist’s, whatever else is inherited with them', () => {
    const { world, bru } = seats('the States consider all measures');
    bru.does((text, fragment) => {
      text.delete(0, text.length);
      fragment.insert(1, [block('the States reject all measures')]);
    });
    expect(runs(world)[0]?.some((run) => run.includes('j') && run.endsWith('|bru'))).toBe(true);
  });

  it('H25 what the server puts back is nobody’s but theirs who had written it', () => {
    const { world, arl, bru } = seats('all States', 'agree');
    bru.does((text) => text.insert(4, 'Member '));
    world.closed = new Set([world.id(0)]);
    arl.does((text) => text.delete(2, 9));
    expect(world.texts()[0]).toBe('all Member States');
    expect(runs(world)[0]).toEqual(['all |secretariat', 'Member |bru', 'States|secretariat']);
    expect(gone(world)).toEqual([]);
  });

  it.each([1, 2, 3, 4])('H26 a log of rules %i is read as well, and it is said how far it goes', (rules) => {
    const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
    const file = new URL(`../../fixtures/logs/rules-${rules}-records.ndjson.gz`, import.meta.url);
    const logs = new Map<string, ReturnType<typeof readEntry>[]>();
    for (const line of gunzipSync(readFileSync(file))
      .toString()
      .split('\n')
      .map((one) => JSON.parse(one))) {
      if (line.payload === null) continue;
      const read = readEntry({
        seq: line.seq,
        header: bytes(line.header),
        statement: bytes(line.statement),
        payload: bytes(line.payload),
        salt: bytes(line.salt),
      });
      logs.set(line.log.id, [...(logs.get(line.log.id) ?? []), read]);
    }
    let letters = 0;
    for (const log of logs.values()) {
      if (log.some(({ entry }, n) => entry.seq !== n + 1)) continue; // something in it was erased
      const fold = new Authors();
      fold.add(log);
      const { paragraphs, olderUpTo } = fold.at();
      const texts = log.filter(({ kind }) => kind === 'text');
      expect(olderUpTo).toBe(texts.at(-1)?.entry.seq ?? 0);
      letters += paragraphs.flatMap((one) => one.runs).reduce((sum, { length }) => sum + length, 0);
    }
    expect(letters).toBeGreaterThan(100);
  });

  it('H20 H22 of a paragraph that is moved all the time those places are looked into where it stood last', () => {
    const { world, arl, bru } = seats('one thing', 'two');
    bru.does((text) => text.insert(0, 'BRA '));
    const id = world.id(0);
    for (let n = 0; n < 60; n++)
      arl.does((_, fragment) => {
        const at = world.live.order.indexOf(id);
        fragment.delete(at, 1);
        fragment.insert(1 - at, [block('BRA one thing', id)]);
      });
    const data = emptyData();
    new Authors(data).add(stepsOf(world.entries));
    const lines = stoodIn(data, elementsIn(data.doc.getXmlFragment('opinion')).get(id) ?? [], id);
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.length).toBeLessThan(100);
    expect(runs(world)).toContainEqual(['BRA |bru', 'one thing|secretariat']);
  });

  it('H20 H27 what is told of a position is what was told then, also where a paragraph has another id since', () => {
    const { world, arl } = seats('one thing', 'two');
    arl.does((text) => text.delete(0, 4));
    const then = new Authors();
    then.add(stepsOf(world.entries));
    arl.does((text, fragment) => {
      text.insert(0, 'quite another ');
      (fragment.get(0) as Y.XmlElement).setAttribute('id', ID);
    });
    expect(world.id(0)).toBe(ID);
    const now = new Authors();
    now.add(stepsOf(world.entries));
    expect(now.at(2)).toEqual(then.at());
    expect(now.at().paragraphs[0]?.block).toBe(ID);
  });

  it('H27 what was kept gives the same, also of a paragraph out of which letters had gone before it went', () => {
    const { world, arl, bru } = seats('all Member States agree', 'two');
    const id = world.id(0);
    arl.does((text) => text.delete(4, 7));
    bru.does((_, fragment) => fragment.delete(0, 1));
    const kept = new Authors();
    kept.add(stepsOf(world.entries));
    arl.does((_, fragment) => fragment.insert(0, [block('all Member States agree', id)]));
    const whole = new Authors();
    whole.add(stepsOf(world.entries));
    const then = Authors.read(kept.write());
    then?.add(stepsOf(world.entries).slice(kept.seq));
    expect(then?.write()).toEqual(whole.write());
    expect(then?.at()).toEqual(whole.at());
  });

  it('H27 bytes of another version are not read', () => {
    const written = new Authors().write();
    expect(Authors.read(written)?.seq).toBe(0);
    expect(Authors.read(Uint8Array.of(99, ...written.slice(1)))).toBeNull();
  });
});

/** The update, which names these as deleted too. */
function naming(update: Uint8Array, items: readonly (readonly [client: number, clock: number, length: number])[]): Uint8Array {
  const deletions = items.flatMap(([client, clock, length]) => [...varUint(client), 1, ...varUint(clock), ...varUint(length)]);
  return Y.mergeUpdates([update, ...(items.length === 0 ? [] : [Uint8Array.of(0, items.length, ...deletions)])]);
}

function varUint(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return [...bytes, left];
}

/** How a text read on a screen that entries have passed since: told by the age of its letters. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { BlockIndex, type BlockRecord } from '../../server/text/block-index.ts';
import { atOnce } from '../../server/text/pieces.ts';
import type { TextEntry } from '../../server/text/replay.ts';
import { isTooOld, Screen } from '../../server/text/screen.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { type Rng, seeded } from '../support/rng.ts';
import { BRUMA, type Client, World } from './support.ts';

const MEETINGS = 300;
const EDITS = 12;

/** As a fold reads it, with what is deleted collected. */
function recordsOf(entries: readonly TextEntry[]): readonly BlockRecord[] {
  const doc = new Y.Doc();
  for (const { updates } of entries) for (const update of updates) Y.applyUpdate(doc, update);
  return atOnce(BlockIndex.read(doc.getXmlFragment(ROOT), () => true)).records;
}

/** Each letter of its own, so that words in a row are told from others. */
const letters = (from: number, count: number): string => String.fromCharCode(...Array.from({ length: count }, (_, i) => 0x4e00 + from + i));

function edit({ rng, client, fresh }: { rng: Rng; client: Client; fresh: () => number }): Uint8Array[] {
  const text = client.text(rng.below(client.fragment.length));
  const at = rng.below(text.length + 1);
  const length = Math.min(rng.between(1, 4), text.length - at);
  const what = rng.below(10);
  return client.edit(() => {
    if (what < 5 || length === 0) text.insert(at, letters(fresh(), rng.between(1, 4)));
    else if (what < 8) text.delete(at, length);
    else if (what < 9) text.format(at, length, { strong: {} });
    else text.insert(at, letters(fresh(), 2), { insertion: { id: 'bsug0000001', by: 'bru' } });
  });
}

describe('a screen', () => {
  it('T38 knows of what stands today which letters stood there side by side, and takes none for old that is new', () => {
    const rng = seeded('screens');
    let [old, unsure, broken] = [0, 0, 0];
    for (let meeting = 0; meeting < MEETINGS; meeting++) {
      let next = 0;
      const fresh = () => (next += 10);
      const world = new World([letters(fresh(), 8), letters(fresh(), 8), letters(fresh(), 8)]);
      const clients = [world.client(), world.client()];
      const screen = rng.below(EDITS);
      for (let i = 0; i < EDITS; i++) {
        const client = rng.pick(clients);
        const prepared = world.submit(edit({ rng, client, fresh }), { actor: BRUMA, connection: `c${clients.indexOf(client)}` });
        if (prepared !== null) for (const other of clients) other.receive(prepared);
      }
      const since = new Screen(world.entries.slice(screen + 1));
      const then = new Map(recordsOf(world.entries.slice(0, screen + 1)).map((record) => [record.block.id, record]));
      for (const record of recordsOf(world.entries)) {
        const was = then.get(record.block.id);
        const shown = was?.block.runs.map(({ text }) => text).join('') ?? '';
        const now = record.block.runs.map(({ text }) => text).join('');
        const stood = since.stood(record);
        for (const words of stood) expect(`${shown} ${was?.base}`).toContain(words);
        if (stood.length === 0) unsure++;
        else if (stood[0] !== record.base) {
          expect(new Set(stood.join(''))).toEqual(new Set([...now].filter((letter) => shown.includes(letter))));
          broken += stood.length > 1 ? 1 : 0;
        }
        old += stood.join('').length;
      }
    }
    expect([old > 1000, unsure > 20, broken > 100]).toEqual([true, true, true]);
  });

  it('T38 takes a block for new that was not there, or was suggested then', () => {
    const world = new World(['as it stood']);
    world.submit(world.client().edit((fragment) => (fragment.get(0) as Y.XmlElement).setAttribute('sug', 'ins:bru:bsug0000001')));
    const screen = world.entries.length;
    world.submit(world.client().edit((fragment) => (fragment.get(0) as Y.XmlElement).removeAttribute('sug')));
    const [record] = recordsOf(world.entries);
    if (record === undefined) throw new Error('one block');
    expect(new Screen(world.entries.slice(screen)).stood(record)).toEqual([]);
    expect(new Screen(world.entries).stood(record)).toEqual([]);
    expect(new Screen([]).stood(record)).toEqual([record.base]);
  });

  it('T38 is not looked for further back than 5,000 entries', () => {
    expect([isTooOld(5, 5_005), isTooOld(5, 5_006)]).toEqual([false, true]);
  });
});

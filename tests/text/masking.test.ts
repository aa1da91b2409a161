import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LiveText } from '../../server/text/live-text.ts';
import { MASK, maskLate, maskUpdate, rangesByClient } from '../../server/text/masking.ts';
import type { TextEntry } from '../../server/text/replay.ts';
import type { LetterRange } from '../../shared/opinion/withholding.ts';
import { shownText } from '../../shared/text/block.ts';
import { seeded } from '../support/rng.ts';
import { ARLEN, OFFICE, World } from './support.ts';

/** Where words lie that one client has typed in one go. */
function rangeOf({ entries }: World, words: string): LetterRange {
  for (const { updates } of entries)
    for (const { structs } of updates.map((update) => Y.decodeUpdate(update)))
      for (const struct of structs) {
        const at = struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str.indexOf(words) : -1;
        if (at >= 0) return { client: struct.id.client, clock: struct.id.clock + at, length: words.length };
      }
  throw new Error(`nobody has typed ${words}`);
}

const masked = (entry: TextEntry, ranges: readonly LetterRange[]): TextEntry => ({
  ...entry,
  updates: entry.updates.map((update) => maskUpdate(update, rangesByClient(ranges))),
  masked: 'x',
});

describe('K20 letters that are masked', () => {
  it('have a sign each in the bytes, and nothing else there is another', () => {
    const rng = seeded('masked bytes');
    let letters = 0;
    for (let round = 0; round < 30; round++) {
      const doc = new Y.Doc();
      doc.clientID = rng.below(2 ** 32);
      const text = doc.getText('t');
      const updates: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array) => updates.push(update));
      for (let step = 0; step < 12; step++) {
        const at = rng.below(text.length + 1);
        rng.pick([
          () => text.insert(at, rng.pick(['plain ', 'ünïcödé', '王都', 'x'.repeat(rng.between(100, 400)), ' '])),
          () => text.insert(at, 'bold', { bold: {} }),
          () => text.delete(Math.min(at, text.length), Math.min(2, text.length - Math.min(at, text.length))),
          () => text.insertEmbed(at, { a: [1, 'two'] }),
        ])();
      }
      const clock = rng.below(Y.getState(doc.store, doc.clientID));
      const range = { client: doc.clientID, clock, length: rng.between(1, 150) };
      const other = { ...range, client: doc.clientID === 1 ? 2 : 1 };
      for (const update of updates) {
        const made = maskUpdate(update, rangesByClient([other, range]));
        expect(maskUpdate(update, rangesByClient([other]))).toBe(update);
        expect(maskUpdate(made, rangesByClient([range]))).toEqual(made);
        const [was, is] = [Y.decodeUpdate(update), Y.decodeUpdate(made)];
        expect(is.ds).toEqual(was.ds);
        expect(is.structs.map(({ id, length }) => [id, length])).toEqual(was.structs.map(({ id, length }) => [id, length]));
        for (const [n, one] of was.structs.entries()) {
          const now = is.structs[n];
          if (!(one instanceof Y.Item && now instanceof Y.Item)) continue;
          if (!(one.content instanceof Y.ContentString && now.content instanceof Y.ContentString)) {
            expect(now.content).toEqual(one.content);
            continue;
          }
          for (const [i, letter] of one.content.str.split('').entries()) {
            const isIn = one.id.clock + i >= range.clock && one.id.clock + i < range.clock + range.length;
            expect(now.content.str[i]).toBe(isIn ? MASK : letter);
            if (isIn) letters++;
          }
        }
      }
    }
    expect(letters).toBeGreaterThan(100);
  });

  it('that came late are masked where they are kept', () => {
    expect(maskLate(['before', 'late'], [{ fact: 1, from: 1, length: 2 }])).toEqual(['before', `l${MASK}${MASK}e`]);
    expect(maskLate(['late'], [{ fact: 0, from: 2, length: 9 }])).toEqual([`la${MASK}${MASK}`]);
    expect(maskLate(['late'], [{ fact: 1, from: 0, length: 9 }])).toEqual(['late']);
  });
});

describe('K22 a paragraph out of which words were withheld', () => {
  it('comes back without them, and one in which somebody typed that sign as it was', () => {
    const world = new World(['First.', `Second ${MASK}.`, 'Third.']);
    const [id, signed] = [world.id(0), world.id(1)];
    const client = world.client(7);
    const cable = ' A secret cable.';
    world.submit(client.edit(() => client.text(0).insert(6, cable)));
    world.submit(client.edit((fragment) => fragment.delete(0, 1)));
    const ranges = [rangeOf(world, cable)];
    expect(world.live.lastWords(id)).toBe(`First.${cable}`);
    const gone = LiveText.fold(world.entries, undefined, world.random);
    gone.commit(gone.edit(OFFICE, { cut: { command: 'remove-paragraphs', blocks: [signed] } }));
    expect(gone.lastWords(signed)).toBe(`Second ${MASK}.`);
    const whole = LiveText.fold(world.entries, undefined, world.random);
    whole.commit(whole.edit(OFFICE, { cut: { command: 'remove-paragraphs', blocks: [signed] } }));
    whole.commit(whole.edit(OFFICE, { restore: signed }));
    expect(whole.blocks().map(shownText)).toContain(`Second ${MASK}.`);

    const entries = world.entries.map((entry) => masked(entry, ranges));
    const live = LiveText.fold(entries, undefined, world.random);
    expect(live.lastWords(id)).toBe('First.');
    live.commit(live.edit(OFFICE, { restore: id }));
    expect(live.blocks().map(shownText)).toEqual(['First.', `Second ${MASK}.`, 'Third.']);
  });

  it('and a snapshot of which remembers that they were', () => {
    const world = new World(['First.']);
    const client = world.client(7);
    world.submit(
      client.edit(() => client.text(0).insert(6, ' cable')),
      { actor: ARLEN },
    );
    world.submit(client.edit((fragment) => fragment.delete(0, 1)));
    const id = world.entries[0]?.facts.order?.[0] ?? '';
    const entries = world.entries.map((entry) => masked(entry, [rangeOf(world, ' cable')]));
    const live = LiveText.fold([], LiveText.fold(entries).snapshot());
    live.commit(live.edit(OFFICE, { restore: id }));
    expect(live.blocks().map(shownText)).toContain('First.');
  });

  it('has other hashes where they stood, which is no damage; without an entry that is masked it is', () => {
    const world = new World(['First.']);
    const client = world.client(7);
    world.submit(client.edit(() => client.text(0).insert(6, ' cable')));
    const entries = world.entries.map((entry) => masked(entry, [rangeOf(world, ' cable')]));
    LiveText.fold([]).apply(entries);
    const unsaid = entries.map(({ masked: _, ...entry }) => entry);
    expect(() => LiveText.fold([]).apply(unsaid)).toThrow('the text is the one that its entry names');
  });
});

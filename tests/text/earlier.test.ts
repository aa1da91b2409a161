/** How paragraphs read before letters went out of them (T38). */
import { expect, it } from 'vitest';
import { Earlier } from '../../server/text/earlier.ts';
import { LiveText } from '../../server/text/live-text.ts';
import { readSnapshot } from '../../server/text/snapshot.ts';
import { BRUMA, World } from './support.ts';

const WORDS = 'to levy a fee on every satellite that crosses their territory';

const earlierOf = (live: LiveText): Earlier => new Earlier(readSnapshot(live.snapshot()).memory().earlier);

it('T38 remembers how a paragraph read until letters went out of it, at each log position', () => {
  const earlier = new Earlier();
  earlier.keep('b1', 4, WORDS);
  earlier.keep('b1', 7, `${WORDS} and its waters also`);
  expect([0, 3, 4, 6, 7].map((seq) => earlier.wordsAt('b1', seq))).toEqual([
    WORDS,
    WORDS,
    `${WORDS} and its waters also`,
    `${WORDS} and its waters also`,
    null,
  ]);
  expect(earlier.wordsAt('b2', 0)).toBeNull();
});

it('T38 keeps what differs by a few letters only once, and of all the newest 100,000 letters', () => {
  const earlier = new Earlier();
  earlier.keep('b1', 4, WORDS);
  earlier.keep('b1', 5, WORDS.slice(0, -19));
  expect(earlier.data()).toHaveLength(1);
  for (let seq = 6; seq < 200; seq++) earlier.keep('b1', seq, String.fromCharCode(0x4e00 + seq).repeat(1000));
  const letters = earlier.data().reduce((sum, { words }) => sum + words.length, 0);
  expect([letters, earlier.wordsAt('b1', 0) === WORDS, new Earlier(earlier.data()).data()]).toEqual([100_000, false, earlier.data()]);
});

it('T38 is the same live, folded from the beginning, and from a snapshot at any position', () => {
  const world = new World([WORDS, 'to share what is known']);
  const change = (job: (text: ReturnType<ReturnType<World['client']>['text']>) => void): void => {
    const client = world.client();
    world.submit(
      client.edit(() => job(client.text(0))),
      { actor: BRUMA },
    );
  };
  change((text) => text.insert(0, 'not '));
  change((text) => text.delete(0, 30));
  change((text) => text.insert(3, 'again and again for ever more '));
  change((text) => text.delete(0, text.length));
  expect(earlierOf(world.live).wordsAt(world.id(0), 2)).toBe(`not ${WORDS}`);
  for (let at = 0; at <= world.entries.length; at++) {
    const snapshot = LiveText.fold(world.entries.slice(0, at)).snapshot();
    const folded = LiveText.fold(world.entries.slice(at), snapshot);
    expect(earlierOf(folded).data()).toEqual(earlierOf(world.live).data());
  }
});

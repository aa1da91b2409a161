/** H70 H74 H75: who withholds words, until when, and what is told of it; the letters are found elsewhere. */
import { expect, it } from 'vitest';
import { type Happening, happened } from '../../shared/opinion/happened.ts';
import type { FoundWords } from '../../shared/opinion/withholding.ts';
import { ARL, BRU, CHAIR, EVERYBODY, World } from './world.ts';

const WORDS = {
  letters: 7,
  blocks: ['x'],
  ranges: [{ client: 1, clock: 0, length: 7 }],
  entries: [{ seq: 2, masked: '' }],
  from: 2,
  until: 2,
} as const satisfies FoundWords;

const COMMAND = { do: 'withhold-words', letters: WORDS.ranges } as const;

/** As the past would say of the words. */
function worldOf(words: FoundWords): World {
  const w = new World();
  w.here = { ...w.here, words };
  return w;
}

it('H70 H71 H72 is granted to Member States as the past says, and to nobody else', () => {
  const may = EVERYBODY.filter((one) => typeof worldOf(WORDS).give(one, COMMAND) === 'number');
  expect([...new Set(may.map(({ capacity }) => capacity))]).toEqual(['member-state']);
  expect(worldOf(WORDS).give(CHAIR, COMMAND)).toBe('not-a-member-state');
  for (const fault of ['not-own-words', 'words-stand', 'stood-at-mark'] as const) expect(worldOf(fault).give(ARL, COMMAND)).toBe(fault);
  expect(new World().give(ARL, COMMAND)).toBe('not-own-words');
});

it('H75 changes nothing but that it has happened, which is told with the State, the paragraphs and how many letters', () => {
  const w = worldOf(WORDS);
  const told: Happening[] = [];
  w.watch = (before, entry, after) => void told.push(...happened(before, entry, after));
  const { seq: _, at: __, withheld, ...before } = w.state;
  const seq = w.must(ARL, COMMAND);
  const { seq: ___, at: ____, withheld: since, ...after } = w.state;
  expect(after).toEqual(before);
  expect([withheld, since]).toEqual([[], [{ seq, at: w.now, entity: ARL.entity }]]);
  expect(told).toEqual([expect.objectContaining({ seq, what: 'withheld', blocks: ['x'], entity: ARL.entity, letters: 7 })]);
});

it('H74 is refused from the gavel of adoption on, and while a restricted session goes on or is over', () => {
  const w = worldOf(WORDS);
  for (const place of ['closed-off', 'inside', 'over'] as const) {
    w.here = { ...w.here, place };
    expect(w.give(ARL, COMMAND)).toBe('restricted-session');
  }
  w.here = { ...w.here, place: 'open' };
  w.must(CHAIR, { do: 'close-without-adoption', outcome: 'no-consensus' });
  expect(w.give(ARL, COMMAND)).toBe('opinion-closed');
});

it('H74 is done six times within an hour by one State, and then again an hour after the first of them', () => {
  const w = worldOf(WORDS);
  const begun = w.now;
  for (let n = 0; n < 6; n++) {
    w.must(ARL, COMMAND);
    w.now += 60_000;
  }
  const decision = w.decide(ARL, COMMAND);
  expect(decision.ok || decision.refusal).toEqual({ code: 'withheld-often', date: begun + 3_600_000 });
  w.must(BRU, COMMAND);
  w.now = begun + 3_600_000;
  w.must(ARL, COMMAND);
});

/** A heading that governs nothing until something comes under it: agreed by itself, then with what it governs. */

import { pass, type SmallWorld } from './exploring.ts';
import { ABOUT_HEADINGS } from './mistakes-in-headings.ts';
import { ADOPTING, AGREEING } from './small-worlds.ts';
import { ARL, BRU, CHAIR, type Line, line, type World } from './world.ts';

/** The paragraph was tabled, so its deletion has to be agreed; another may come that never was. */
const START = [line('h', 'noting', 'operative-heading'), line('i', 'that')];
const ORDER = ['h', 'i', 'k'];

const wordsOf = (w: World, id: string): string | undefined => w.lines.find((one) => one.id === id)?.words;

/** It reads so now, in its place; null: it is gone. */
function put(w: World, id: string, made: Line | null): void {
  if (w.state.phase === 'drafting') w.write(ORDER.flatMap((one) => (one === id ? (made ?? []) : w.lines.filter((old) => old.id === one))));
}

/** It goes or is there again. */
const turn = (w: World, made: Line): void => put(w, made.id, wordsOf(w, made.id) === undefined ? made : null);

export const HEADINGS: SmallWorld = {
  what: 'a world with a heading that governs nothing',
  about: '5.4 5.5 5.8 5.9 6.1',
  text: START,
  steps: [
    (w) => turn(w, line('i', 'that')),
    (w) => turn(w, line('k', 'and')),
    (w) => wordsOf(w, 'k') !== undefined && put(w, 'k', line('k', wordsOf(w, 'k') === '' ? 'and' : '')),
    (w) => turn(w, line('h', 'noting', 'operative-heading')),
    (w) =>
      wordsOf(w, 'h') !== undefined && put(w, 'h', line('h', wordsOf(w, 'h') === 'noting' ? '[noting]' : 'noting', 'operative-heading')),
    (w) => w.give(ARL, { do: 'raise-objection', block: 'h', hash: w.hash('h') }),
    (w) => {
      for (const { id } of w.state.positions.values()) w.give(ARL, { do: 'withdraw', position: id });
    },
    (w) => w.give(BRU, { do: 'ask-time', block: 'h', hash: w.hash('h'), until: w.now + 12_000 }),
    ...AGREEING,
    (w) => w.give(CHAIR, { do: 'reopen', block: 'h', cause: 'correction', reason: 'a slip' }),
    (w) => w.give(CHAIR, { do: 'undo', of: w.state.blocks.get('h')?.declared?.seq ?? 0 }),
    ...ADOPTING,
    pass,
  ],
  sizes: [
    [8, 4_894],
    [10, 22_814],
    [12, 94_770],
  ],
  must: [
    ...['a heading was agreed by itself', 'a declared heading came to govern', 'a heading under a call came to govern'],
    ...['a tabled heading is gone', 'the deletion of a heading was declared', 'a hold on a heading counts on a deletion'],
    ...['hold on a heading', 'opinion.adopted', 'lapsed'],
  ],
  mistakes: ABOUT_HEADINGS,
};

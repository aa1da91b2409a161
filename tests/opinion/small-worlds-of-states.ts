/** One paragraph, and what a State holds there: raised by itself, entered for it, or waiting for its instructions. */

import { pass, type SmallWorld, type Step } from './exploring.ts';
import { ABOUT_ENTERED } from './mistakes-entered.ts';
import { ABOUT_INSTRUCTIONS } from './mistakes-instructions.ts';
import { ADOPTING, AGREEING } from './small-worlds.ts';
import { ARL, BRU, CHAIR, line, OFFICE, type World } from './world.ts';

const START = [line('p', 'one', 'title')];
const FOR_ARL = { enteredFor: { entity: 'arl', via: 'floor' } } as const;

const mine = ({ state }: World, entered: boolean) =>
  [...state.positions.values()].filter((one) => one.entity === 'arl' && one.entered === entered);

/** To each that was entered. */
const answers = (what: 'confirm' | 'disown'): readonly Step[] =>
  (['objection', 'time', 'reservation'] as const).map((kind) => (w) => {
    for (const { id } of mine(w, true).filter((one) => one.kind === kind)) w.give(ARL, { do: what, position: id });
  });

const withdrawn =
  (entered: boolean): Step =>
  (w) => {
    for (const { id } of mine(w, entered)) w.give(ARL, { do: 'withdraw', position: id });
  };

const heard =
  (entered: boolean): Step =>
  (w) => {
    const held = mine(w, entered).find(({ kind }) => kind === 'objection' || kind === 'time');
    w.give(CHAIR, { do: 'note-withdrawal', position: held?.id ?? '', reason: 'heard' });
  };

export const ENTERED: SmallWorld = {
  what: 'a world in which positions are entered for a State',
  about: '2.20 2.21 2.22 2.23 2.24',
  text: START,
  steps: [
    (w) => w.give(ARL, { do: 'raise-objection', block: 'p', hash: w.hash('p') }),
    (w) => w.give(ARL, { do: 'ask-time', block: 'p', hash: w.hash('p'), until: w.now + 12_000 }),
    (w) => w.give(ARL, { do: 'reserve', block: 'p', hash: w.hash('p'), appended: 'why' }),
    (w) => w.give(OFFICE, { do: 'raise-objection', block: 'p', hash: w.hash('p'), ...FOR_ARL }),
    (w) => w.give(CHAIR, { do: 'ask-time', block: 'p', hash: w.hash('p'), until: w.now + 20_000, ...FOR_ARL }),
    (w) => w.give(OFFICE, { do: 'reserve', block: 'p', hash: w.hash('p'), appended: 'so it was said', ...FOR_ARL }),
    // on its way when the chair adopted
    (w) =>
      w.state.adopting && w.give(OFFICE, { do: 'raise-objection', block: 'p', hash: w.hash('p'), ...FOR_ARL }, w.state.adopting.seq - 1),
    ...answers('confirm'),
    ...answers('disown'),
    // nobody else answers
    (w) => w.give(CHAIR, { do: 'disown', position: mine(w, true)[0]?.id ?? '' }),
    (w) => w.give(BRU, { do: 'confirm', position: mine(w, true)[0]?.id ?? '' }),
    ...[true, false].flatMap((entered) => [withdrawn(entered), heard(entered)]),
    ...AGREEING,
    (w) => w.give(CHAIR, { do: 'undo', of: w.state.blocks.get('p')?.declared?.seq ?? 0 }),
    ...ADOPTING,
    pass,
  ],
  sizes: [
    [8, 1_265],
    [12, 2_562],
    [16, 3_712],
  ],
  must: [
    ...['entered', 'entered beside an own one', 'replaced', 'position.confirmed', 'confirmed in the place of an own one'],
    ...[
      'withdrawal.noted',
      'position.disowned',
      'position.confirmed after adoption',
      'position.disowned after adoption',
      'appended',
      'lapsed',
    ],
    ...['crossed the adoption', 'late for an adoption', 'what was late for an adoption stands', 'adoption.closed'],
  ],
  mistakes: ABOUT_ENTERED,
};

/** Of each place by itself, with and without a word. */
const instructed = (state: typeof ARL): readonly Step[] =>
  ['p', null].flatMap((block) =>
    [{}, { statement: 'they have come' }].map(
      (words): Step =>
        (w) => {
          const found = [...w.state.positions.values()].find(
            (one) => one.entity === state.entity && one.kind === 'ad-referendum' && one.block === block,
          );
          w.give(state, { do: 'withdraw', position: found?.id ?? '', ...words });
        },
    ),
  );

export const AWAITING: SmallWorld = {
  what: 'a world in which instructions are pending',
  about: '2.25 2.26',
  text: START,
  steps: [
    (w) => w.give(ARL, { do: 'await-instructions', block: 'p', hash: w.hash('p') }),
    (w) => w.give(ARL, { do: 'await-instructions', block: null, hash: null }),
    (w) => w.give(BRU, { do: 'await-instructions', block: 'p', hash: w.hash('p') }),
    (w) => w.give(ARL, { do: 'abstain', block: 'p', hash: w.hash('p') }),
    (w) => w.give(ARL, { do: 'raise-objection', block: 'p', hash: w.hash('p') }),
    (w) => w.give(ARL, { do: 'withdraw', position: mine(w, false).find(({ kind }) => kind === 'objection')?.id ?? '' }),
    ...instructed(ARL),
    ...instructed(BRU),
    ...AGREEING,
    ...ADOPTING,
    (w) => w.give(CHAIR, { do: 'close-without-adoption', outcome: 'no-consensus' }),
    pass,
  ],
  sizes: [
    [10, 609],
    [12, 885],
    [16, 1_436],
  ],
  must: [
    ...['adopted ad referendum', 'instructions came after adoption', 'adoption.closed', 'adoption.undone', 'opinion.closed'],
    ...['abstain', 'objection', 'withdrawn', 'late for an adoption', 'what was late for an adoption stands'],
  ],
  mistakes: ABOUT_INSTRUCTIONS,
};

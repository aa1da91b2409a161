/** Three delegations and a chair, one paragraph with two wordings and a second one that may be deleted; and one whose words move. */

import { pass, type SmallWorld, type Step } from './exploring.ts';
import { ABOUT_CONDITIONS } from './mistakes-conditions.ts';
import { ARL, BRU, CHAIR, COR, line, type World } from './world.ts';

const P = ['one', 'two'] as const;
const START = [line('p', P[0], 'title'), line('q', 'same')];

/** The chair calls for adoption, adopts, and thinks better of it. */
export const ADOPTING: readonly Step[] = [
  (w) => w.give(CHAIR, { do: 'call-adoption', ...w.hashes }),
  (w) => w.give(CHAIR, { do: 'adopt', ...w.hashes }),
  (w) => w.give(CHAIR, { do: 'undo', of: w.state.adopting?.seq ?? 0 }),
];

/** All that can be called is; what is called is declared. */
export const AGREEING: readonly Step[] = [
  (w) => {
    const targets = w.shown.paragraphs.filter(({ status, call }) => status !== null && status !== 'agreed' && call === null);
    w.give(CHAIR, { do: 'call', targets: targets.map(({ id, hash }) => ({ block: id, hash })) });
  },
  (w) => {
    for (const { id, call } of w.shown.paragraphs) if (call !== null) w.declare(id);
  },
];

export const WHOLE: SmallWorld = {
  what: 'a small world',
  about: '1.3 4.1 7.4',
  text: START,
  steps: [
    ...[ARL, BRU, COR].flatMap((state): readonly Step[] => [
      (w) => w.give(state, { do: 'raise-objection', block: 'p', hash: w.hash('p') }),
      (w) =>
        [...w.state.positions.values()]
          .filter(({ entity }) => entity === state.entity)
          .map(({ id }) => w.give(state, { do: 'withdraw', position: id })),
    ]),
    (w) => w.give(ARL, { do: 'raise-objection', block: 'q', hash: w.hash('q'), endsIf: { deleted: true } }),
    (w) => w.give(BRU, { do: 'raise-objection', block: null, hash: null }),
    (w) => w.give(COR, { do: 'ask-time', block: 'p', hash: w.hash('p'), until: w.now + 12_000 }),
    ...['p', 'q'].flatMap((block): readonly Step[] => [
      (w) => w.give(CHAIR, { do: 'call', targets: [{ block, hash: w.hash(block) }] }),
      (w) => w.give(CHAIR, { do: 'declare', target: { block, hash: w.hash(block) } }),
      (w) => w.give(CHAIR, { do: 'reopen', block, cause: 'correction', reason: 'a slip' }),
      (w) => w.give(CHAIR, { do: 'undo', of: w.state.blocks.get(block)?.declared?.seq ?? 0 }),
    ]),
    ...ADOPTING,
    // from a screen that was handed the call and not the adoption
    (w) => w.state.adopting && w.give(COR, { do: 'raise-objection', block: 'q', hash: w.hash('q') }, w.state.adopting.seq - 1),
    pass,
    (w) => w.state.phase === 'drafting' && w.edit('p', of(w, 'p')?.words === P[0] ? P[1] : P[0]),
    (w) =>
      w.state.phase === 'drafting' &&
      w.write(w.lines.length === 2 ? w.lines.slice(0, 1) : START.map((one) => w.lines.find(({ id }) => id === one.id) ?? one)),
  ],
  sizes: [
    [9, 12_641],
    [10, 21_118],
    [12, 55_449],
  ],
  must: [
    ...['opinion.adopted', 'adoption.undone', 'adoption.closed', 'crossed the adoption', 'late for an adoption'],
    ...['late', 'deletion declared', 'met', 'suspended'],
  ],
  mistakes: [],
};

const READS_OTHER = 'operative-item0||other';

function of(w: World, id: string) {
  return w.lines.find((one) => one.id === id);
}

export const MOVING: SmallWorld = {
  // one State objects to a paragraph, whose words are cut, copied, changed and put back; the chair goes on to adoption
  what: 'a world in which words move',
  about: '1.6 1.8',
  text: START,
  steps: [
    (w) => w.give(ARL, { do: 'raise-objection', block: 'q', hash: w.hash('q'), endsIf: { deleted: true } }),
    (w) => w.give(ARL, { do: 'raise-objection', block: 'q', hash: w.hash('q'), endsIf: { reads: READS_OTHER } }),
    // from a screen that shows the text as it was tabled
    (w) => w.give(ARL, { do: 'raise-objection', block: 'q', hash: null, endsIf: { deleted: true } }, 2),
    (w) => w.give(ARL, { do: 'withdraw', position: [...w.state.positions.keys()][0] ?? '' }),
    (w) => w.state.phase === 'drafting' && w.write([...w.lines.filter(({ id }) => id !== 'q'), ...(of(w, 'q') ? [] : [line('q', 'same')])]),
    (w) => w.state.phase === 'drafting' && w.write([...w.lines.filter(({ id }) => id !== 'r'), ...(of(w, 'r') ? [] : [line('r', 'same')])]),
    (w) => w.state.phase === 'drafting' && of(w, 'q') && w.edit('q', of(w, 'q')?.words === 'same' ? 'other' : 'same'),
    ...AGREEING,
    (w) => w.give(CHAIR, { do: 'call-adoption', ...w.hashes }),
    (w) => w.give(CHAIR, { do: 'adopt', ...w.hashes }),
    (w) => w.wait(15),
  ],
  sizes: [
    [8, 3_234],
    [9, 5_113],
    [10, 7_678],
  ],
  must: ['opinion.adopted', 'deletion declared', 'met', 'not met, its words stand elsewhere', 'replaced', 'withdrawn'],
  mistakes: ABOUT_CONDITIONS,
};

/** H78: a record in which one office has withheld personal data alone, or other words than were proposed, is found although its hashes fit. */
import { expect, it } from 'vitest';
import { objectionTo } from '../../server/record/judged.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Act } from '../../shared/opinion/entry.ts';
import type { FoundWords, WithholdingAct } from '../../shared/opinion/withholding.ts';
import { ARL, CHAIR, DEPUTY, OFFICE, World } from '../opinion/world.ts';

const WORDS = {
  letters: 9,
  blocks: ['x'],
  ranges: [
    { client: 1, clock: 4, length: 7 },
    { client: 3, clock: 0, length: 2 },
  ],
  entries: [{ seq: 2, masked: '' }],
  from: 2,
  until: 2,
} as const satisfies FoundWords;
const PROPOSED = { type: 'withholding.proposed', letters: 9, blocks: ['x'], ranges: WORDS.ranges } as const;

/** In which so many proposals wait, and what is said of an act in it. */
function scene(proposals: number) {
  const w = new World();
  for (let n = 0; n < proposals; n++) w.append(PROPOSED);
  const objection = (by: Actor, fact: Act): string | null => objectionTo(w.state, { seq: w.state.seq + 1, at: w.now, by, uuid: 'u', fact });
  const confirming = (change: Partial<Extract<WithholdingAct, { type: 'words.withheld' }>> = {}): Act => ({
    ...{ type: 'words.withheld', ...WORDS, of: w.state.seq },
    ...change,
  });
  return { w, objection, confirming };
}

it('H78 the secretariat alone has proposed it, the presiding chair confirmed it, and either ended it', () => {
  const { w, objection, confirming } = scene(1);
  const of = w.state.seq;
  const declined = { type: 'withholding.declined', of } as const;
  for (const [by, proposes, confirms, declines] of [
    [OFFICE, null, /withholding-needs-two/, null],
    [CHAIR, /withholding-needs-two/, null, null],
    [DEPUTY, /not-secretariat/, /not-chair/, /not-chair/],
    [ARL, /not-secretariat/, /not-chair/, /not-chair/],
  ] as const) {
    const found = [objection(by, PROPOSED), objection(by, confirming()), objection(by, declined)];
    const wanted = [proposes, confirms, declines].map((one) => one && expect.stringMatching(one));
    expect([by.seat, ...found]).toEqual([by.seat, ...wanted]);
  }
  // without a proposal it is a State's own, and no chair is one
  const { of: _, ...own } = confirming() as Extract<WithholdingAct, { type: 'words.withheld' }>;
  expect(objection(CHAIR, own)).toMatch(/not-a-member-state/);
  expect(objection(CHAIR, confirming({ of: 2 }))).toMatch(/no-such-withholding/);
  w.append(declined);
  expect([objection(CHAIR, confirming({ of })), objection(OFFICE, declined)]).toEqual(
    Array(2).fill(expect.stringMatching(/withholding-taken-back/)),
  );
});

it('H78 what is masked is what was proposed, with copies that were made since', () => {
  const { w, objection, confirming } = scene(1);
  const [one, other] = WORDS.ranges;
  const more = { client: 9, clock: 0, length: 7 };
  const joined = { client: 1, clock: 2, length: 20 };
  for (const ranges of [WORDS.ranges, [...WORDS.ranges, more], [joined, other]])
    expect(objection(CHAIR, confirming({ ranges }))).toBeNull();
  for (const ranges of [[one], [], [{ ...one, length: 6 }, other], [{ ...one, clock: 5 }, other], [{ ...one, client: 2 }, other]])
    expect(objection(CHAIR, confirming({ ranges }))).toMatch(/not those that were proposed/);
  expect(objection(CHAIR, confirming({ letters: 10 }))).toMatch(/no-such-words/);
  w.append({ type: 'restricted.opened', session: 's', opinion: 'one', at: 2, head: '' });
  for (const [by, act] of [
    [OFFICE, PROPOSED],
    [CHAIR, confirming({ of: 3 })],
    [CHAIR, { type: 'withholding.declined', of: 3 }],
  ] as const)
    expect(objection(by, act)).toMatch(/who did so may not/);
});

it('H76 no more wait in a record than may', () => {
  expect([scene(9).objection(OFFICE, PROPOSED), scene(10).objection(OFFICE, PROPOSED)]).toEqual([
    null,
    expect.stringMatching(/withholdings-wait/),
  ]);
});

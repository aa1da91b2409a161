// @vitest-environment happy-dom
/** Meetings at random, with real editors: what the log says of each letter is held against what was done. */
import { expect, it } from 'vitest';
import { Authors } from '../../../server/text/authors/authors.ts';
import type { LogStep } from '../../../server/text/authors/shape.ts';
import { count, level } from '../../support/levels.ts';
import { patient } from '../../support/patient.ts';
import { freshSeed } from '../../support/rng.ts';
import { CLASSES } from './classes.ts';
import { judgeAuthors, noVerdicts } from './judge.ts';
import { Meeting } from './meeting.ts';

const meetings = count(30, 120, 600);
const STEPS = 50;
/** Entries from one snapshot to the next. */
const KEPT_EVERY = 10;

/** What was kept at any time is gone on from, and gives the same bytes; what it says is what the whole says of that position. */
function keeping(log: readonly LogStep[], whole: Authors, what: string): void {
  const bytes = whole.write();
  const first = new Authors();
  for (let at = 0; at < log.length; at += KEPT_EVERY) {
    first.add(log.slice(at, at + KEPT_EVERY));
    const kept = first.write();
    const then = Authors.read(kept);
    expect(then?.write(), what).toEqual(kept);
    expect(whole.at(first.seq), what).toEqual(first.at());
    then?.add(log.slice(at + KEPT_EVERY));
    expect(then?.write(), what).toEqual(bytes);
  }
  expect(Authors.read(bytes)?.at(), what).toEqual(whole.at());
}

it('H20 H22 H27 authors and removers of letters are right, each error is in a named class, and every snapshot gives the same', {
  timeout: patient(count(180_000, 1_200_000, 6_000_000)),
}, () => {
  const verdicts = noVerdicts();
  // a single meeting may cost 50 letters, so the gate plays the seeds 1 to 30, which nobody has chosen by what they give; at night fresh ones
  const isSteady = level === 'pr' && process.env.NEMCON_SEED === undefined;
  const seed = isSteady ? 1 : freshSeed('H20');
  for (let n = seed; n < seed + meetings; n++) {
    // every third meeting has closed paragraphs, which the server puts back
    const meeting = new Meeting(n, n % 3 === 0 ? 2 : 0);
    meeting.play(STEPS);
    const whole = new Authors();
    whole.add(meeting.log);
    judgeAuthors(meeting, whole, verdicts);
    keeping(meeting.log, whole, `seed ${n}`);
    meeting.close();
  }
  const { copies, copiesOfMaker, living, livingRight, removed, removedRight, removedWrong, wrong, examples } = verdicts;
  const { brackets, bracketsRight, bracketsUnsaid } = verdicts;
  const [author, remover] = [livingRight / living, removedRight / Math.max(removed, removedRight + removedWrong)];
  process.stdout.write(`H20: ${JSON.stringify({ ...verdicts, wrong: [...wrong], examples: examples.length, author, remover })}\n`);
  expect(removed).toBeGreaterThan(meetings * 20);
  expect(brackets).toBeGreaterThan(meetings);
  const errors = examples.join('\n');
  expect(
    [...wrong.keys()].filter((one) => !CLASSES.some((known) => known === one)),
    errors,
  ).toEqual([]);
  // what is asked for, on the seeds of the gate. Of 800 fresh ones it holds in sum; the lowest sums of 120 were 0.9979 and 0.9959
  expect(author, errors).toBeGreaterThan(isSteady ? 0.997 : 0.993);
  expect(remover, errors).toBeGreaterThan(isSteady ? 0.998 : 0.985);
  // of 1,600 fresh ones two were wrong where the log cannot tell, and two were told of a later entry of the same delegation
  expect((bracketsRight + bracketsUnsaid) / brackets, errors).toBeGreaterThan(isSteady ? 0.999 : 0.97);
  expect(bracketsUnsaid / brackets, errors).toBeLessThan(isSteady ? 0.001 : 0.03);
  // a fold that told every copy of its maker would be right about none of those who moved at once (H28)
  expect(copiesOfMaker / copies, errors).toBeLessThan(0.1);
});

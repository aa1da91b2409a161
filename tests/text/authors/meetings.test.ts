// @vitest-environment happy-dom
/** Meetings at random, with real editors: what the log says of each letter is held against what was done. */
import { expect, it } from 'vitest';
import { Authors } from '../../../server/text/authors/authors.ts';
import { count } from '../../support/levels.ts';
import { patient } from '../../support/patient.ts';
import { steadySeed } from '../../support/rng.ts';
import { judgeAuthors, noVerdicts } from './judge.ts';
import { Meeting } from './meeting.ts';

const meetings = count(10, 120, 600);
const steps = count(50, 150, 150);

it('H20 H22 H27 authors and removers of letters are right, and what was kept on the way gives the same', {
  timeout: patient(count(180_000, 1_200_000, 6_000_000)),
}, () => {
  const verdicts = noVerdicts();
  const seed = steadySeed('H20', 5003);
  for (let n = 0; n < meetings; n++) {
    // every third meeting has closed paragraphs, which the server puts back
    const meeting = new Meeting(seed + n, n % 3 === 0 ? 2 : 0);
    meeting.play(steps);
    const { log } = meeting;
    const whole = new Authors();
    whole.add(log);
    judgeAuthors(meeting, whole, verdicts);
    const cut = 1 + Math.floor((log.length * (1 + (n % 4))) / 5);
    const first = new Authors();
    for (let at = 0; at < cut; at += 7) first.add(log.slice(at, Math.min(at + 7, cut)));
    const then = Authors.read(first.write());
    then?.add(log.slice(cut));
    expect(then?.write(), `seed ${seed + n}`).toEqual(whole.write());
    expect(whole.at(cut), `seed ${seed + n}`).toEqual(first.at());
    expect(Authors.read(whole.write())?.at(), `seed ${seed + n}`).toEqual(whole.at());
    meeting.close();
  }
  const { living, livingRight, removed, removedRight, removedWrong, brackets, bracketsRight } = verdicts;
  const [author, remover] = [livingRight / living, removedRight / Math.max(removed, removedRight + removedWrong)];
  process.stdout.write(
    `H20: ${JSON.stringify({ ...verdicts, wrong: [...verdicts.wrong], examples: verdicts.examples.length, author, remover })}\n`,
  );
  expect(removed).toBeGreaterThan(meetings * 20);
  expect(brackets).toBeGreaterThan(meetings);
  expect(author, verdicts.examples.join('\n')).toBeGreaterThan(0.99);
  expect(remover, verdicts.examples.join('\n')).toBeGreaterThan(0.985);
  expect(bracketsRight / brackets).toBeGreaterThan(0.97);
});

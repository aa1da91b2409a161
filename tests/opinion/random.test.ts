/**
 * Random meetings against the watcher: the asymmetric law, sound agreement, sound adoption, nothing lost, one fold.
 * NEMCON_SEQUENCES sets how many (30,000 in the gate, a million at night); NEMCON_SEED replays.
 * And the watcher itself: a mistake put into the rules on purpose must be noticed.
 */
import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES, type RefusalCode } from '../../shared/opinion/refusal.ts';
import { count } from '../support/levels.ts';
import { freshSeed, rngOf } from '../support/rng.ts';
import { missed } from './acts.ts';
import { MISTAKES } from './mistakes.ts';
import { Play } from './play.ts';
import { RULES, type Rules } from './rules.ts';
import { Violation } from './watcher.ts';

const SEQUENCES = Number(process.env.NEMCON_SEQUENCES ?? count(30_000, 1_000_000, 10_000_000));
/** Fewer than these (a replay) prove nothing about what was seen. */
const ENOUGH = 20_000;
/** At once, where the rarest of it has not come yet. */
const MORE = 5_000;

/** Plays `count` meetings; the first violation with the seed of its meeting, or null. */
function play(rules: Rules, seed: number, count: number, saw: Map<string, number>): string | null {
  for (let at = 0; at < count; at += 1) {
    const rng = rngOf(seed + at);
    try {
      const meeting = new Play(rng, rules, saw);
      meeting.run(rng.between(8, 40));
      if (at % 16 === 0) meeting.foldAgain();
    } catch (error) {
      if (error instanceof Violation) return `${error.message} (NEMCON_SEED=${seed + at} NEMCON_SEQUENCES=1)`;
      throw error;
    }
  }
  return null;
}

const MUST_HAPPEN = [
  'objection',
  'abstain',
  'dissociated',
  'withdrawal.noted',
  'entered',
  'entered beside an own one',
  'position.confirmed',
  'position.confirmed after adoption',
  'confirmed in the place of an own one',
  'position.disowned',
  'position.disowned after adoption',
  'appended',
  'adopted ad referendum',
  'instructions came after adoption',
  'adopted under a condition',
  'adopted under a condition elsewhere',
  'elsewhere.told',
  'a condition was released',
  'a condition took the place of another',
  'a condition from a screen without the earlier one',
  'statement.made',
  'a statement was corrected',
  'said too late for the report',
  'the gavel waits for the clock',
  'time',
  'replaced',
  'a hold that reaches less far',
  'withdrawn',
  'a suggestion withheld it',
  'dropped',
  'lapsed',
  'met',
  'not met, its words stand elsewhere',
  'late',
  'crossed the gavel',
  'hold on a heading',
  'a heading was agreed by itself',
  'a declared heading came to govern',
  'a heading under a call came to govern',
  'a tabled heading is gone',
  'a hold on a heading counts on a deletion',
  'a shift was taken back',
  'the deletion of a heading was declared',
  'carried',
  'flow split',
  'flow join',
  'flow shift',
  'flow replace',
  'joined, and back with other words',
  'on a removed paragraph',
  'removed and listed',
  'deletion declared',
  'paragraphs.referred',
  'paragraphs.recalled',
  'report.finished',
  'report.reopened',
  'a referral came back',
  'call.opened',
  'call.extended',
  'call.cancelled',
  'call.ripe',
  'silence broken',
  'silence procedure declared',
  'minimum time again',
  'declared',
  'undone',
  'reopened',
  'reopening.asked',
  'suspended',
  'words came back',
  'restored',
  'removed by command',
  'deletion restored',
  'settled',
  'editorial.proposed',
  'editorial confirmed',
  'editorial declined',
  'editorial undone',
  'editorial undone in the call for adoption',
  'editorial.stood',
  'policy.changed',
  'discussion.opened',
  'focus.set',
  'the focus ended with its paragraph',
  'the room looked at the words again',
  'adoption.called',
  'opinion.adopted',
  'adoption.undone',
  'adoption.closed',
  'crossed the adoption',
  'late for an adoption',
  'what was late for an adoption stands',
  'opinion.closed',
  'appeal.made',
  'an appeal was entered',
  'appeal.ended',
  'appeal.withdrawn',
  'appeal.contradicted',
  'two appeals at once',
  'a closing was appealed against',
  'patch',
  'the public is told a name',
  'folded again',
];

/** Nothing gives them yet, or the door does, or it is a seat that no meeting here has. */
const LATER: readonly RefusalCode[] = [
  'no-source',
  'views-only',
  'not-supported',
  'restricted-session',
  'not-own-words',
  'no-such-words',
  'words-stand',
  'stood-at-mark',
  'too-many-words',
  'withheld-often',
  'withholding-needs-two',
  'no-such-withholding',
  'withholding-confirmed',
  'withholding-declined',
  'withholding-taken-back',
  'withholdings-wait',
  'majority-not-shown',
  'remote-not-allowed',
  'after-cut-off',
  'entity-dismissed',
];

it(`1.3 4.1 7.4 ${SEQUENCES} random meetings without a violation`, { timeout: 24 * 3_600_000 }, () => {
  const saw = new Map<string, number>();
  const first = freshSeed('random meetings');
  expect(play(RULES, first, SEQUENCES, saw)).toBeNull();
  if (SEQUENCES < ENOUGH) return;
  const all = [...MUST_HAPPEN, ...REFUSAL_CODES.filter((code) => !LATER.includes(code)).map((code) => `refused ${code}`)];
  // few meetings have the rarest of it
  for (let more = 0; more < 100 && all.some((what) => !saw.has(what)); more += 1)
    expect(play(RULES, first + SEQUENCES + more * MORE, MORE, saw)).toBeNull();
  expect(missed(saw)).toEqual([]);
  expect(MUST_HAPPEN.filter((what) => !saw.has(what))).toEqual([]);
  expect(REFUSAL_CODES.filter((code) => !saw.has(`refused ${code}`))).toEqual(
    LATER.toSorted((a, b) => REFUSAL_CODES.indexOf(a) - REFUSAL_CODES.indexOf(b)),
  );
});

describe('a mistake in the rules is noticed:', () => {
  it.each(MISTAKES)('$what', ({ rules, seen, first = 1 }) => {
    // Always the same meetings: whether a rare mistake shows must not depend on the day.
    expect(play(rules, first, ENOUGH, new Map())).toContain(seen);
  });
});

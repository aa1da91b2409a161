/** Of random meetings: the report of the meeting that is closed, a clock in doubt, and the report of the Secretary-General that is final. */
import { isDeepStrictEqual } from 'node:util';
import type { Command } from '../../shared/opinion/command.ts';
import type { Decision, Here } from '../../shared/opinion/context.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { Rng } from '../support/rng.ts';
import type { Watcher } from './watcher.ts';

/**
 * At times nobody was told of a silence procedure, the meeting does not sit, its report is closed, another draft has taken the place of this
 * one, or the server doubts its clock.
 */
export const ELSEWHERE: readonly Partial<Here>[] = [
  { silences: [] },
  { sitting: 'suspended' },
  { sitting: 'closed' },
  { reported: true },
  { merged: true },
  { clockDoubted: true },
];

/** What is for the report of the meeting alone. */
const FOR_RECORD: readonly Command['do'][] = ['dissociate', 'make-statement', 'contradict-appeal'];
/** And after adoption this: what is appended is printed in it. */
const ANSWERS: readonly Command['do'][] = ['confirm', 'disown', 'withdraw'];

/** 7.12: `before`: what it would have been while the report was open. */
export function seeReported({ phase }: OpinionState, { do: what }: Command, decision: Decision, before: Decision, watcher: Watcher): void {
  const isForRecord = FOR_RECORD.includes(what) || ((phase === 'adopting' || phase === 'adopted') && ANSWERS.includes(what));
  if (isForRecord && decision.ok) watcher.fail('said for a report that is closed');
  if (!isForRecord && !isDeepStrictEqual(decision, before)) watcher.fail('the report closed more than the record');
  if (isForRecord && before.ok) watcher.saw('said too late for the report');
}

/** 9.6: `before`: what it would have been with a clock that is believed. */
export function seeDoubted({ do: what }: Command, decision: Decision, before: Decision, watcher: Watcher): void {
  const rests = ['call', 'call-adoption', 'declare', 'adopt'].includes(what);
  if (rests && decision.ok) watcher.fail('decided by a clock that is in doubt');
  if (!rests && !isDeepStrictEqual(decision, before)) watcher.fail('a clock in doubt stopped more than the gavel');
  if (rests && before.ok) watcher.saw('the gavel waits for the clock');
}

/** It is marked as final, or opened again. */
export function turn({ chance }: Rng, { textHash }: OpinionState): Command {
  if (chance(0.5)) return { do: 'reopen-report', reason: chance(0.9) ? 'why' : ' ' };
  return { do: 'finish-report', textHash: chance(0.9) ? (textHash ?? '') : 'x' };
}

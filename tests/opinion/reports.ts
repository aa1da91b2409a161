/** Of random meetings: the report of the meeting that is closed, and the report of the Secretary-General that is final. */
import { isDeepStrictEqual } from 'node:util';
import type { Command } from '../../shared/opinion/command.ts';
import type { Decision } from '../../shared/opinion/ruling/ground.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { Rng } from '../support/rng.ts';
import type { Watcher } from './watcher.ts';

/** What is for the report of the meeting alone. */
const FOR_RECORD: readonly Command['do'][] = ['dissociate', 'make-statement'];

/** 7.12: `before`: what it would have been while the report was open. */
export function seeReported({ do: what }: Command, decision: Decision, before: Decision, watcher: Watcher): void {
  const isForRecord = FOR_RECORD.includes(what);
  if (isForRecord && decision.ok) watcher.fail('said for a report that is closed');
  if (!isForRecord && !isDeepStrictEqual(decision, before)) watcher.fail('the report closed more than the record');
  if (isForRecord && before.ok) watcher.saw('said too late for the report');
}

/** It is marked as final, or opened again. */
export function turn({ chance }: Rng, { textHash }: OpinionState): Command {
  if (chance(0.5)) return { do: 'reopen-report', reason: chance(0.9) ? 'why' : ' ' };
  return { do: 'finish-report', textHash: chance(0.9) ? (textHash ?? '') : 'x' };
}

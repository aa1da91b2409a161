/**
 * The rules: a command becomes an act or a refusal. Pure: actor, time and presence come in, an act or a code from the closed list
 * comes out, the same for button, script and report. The caller appends the act at the position it was judged at, or asks again.
 *
 * It judges on the register (standing.ts), which everybody can read: what a person is refused for is what a person can see,
 * and the buttons ask these same rules in the browser (questions.ts).
 */
import { unreachable } from '../lib/assert.ts';
import type { Actor } from './actor.ts';
import type { Command } from './command.ts';
import { withoutAdoption } from './folding/adoption.ts';
import { inPlaceOf } from './positions.ts';
import { appeal, contradictAppeal, recordAppeal, withdrawAppeal } from './ruling/appeals.ts';
import { call, cancelCall, extendCall } from './ruling/calls.ts';
import { askReopen, declare, reopen, undo } from './ruling/declarations.ts';
import { dismissed } from './ruling/dismissed.ts';
import { type Decision, type Ground, type Here, refuse } from './ruling/ground.ts';
import { adopt, callAdoption, closeWithoutAdoption, focus, openDiscussion, setPolicy } from './ruling/opinion.ts';
import {
  abstain,
  askTime,
  awaitInstructions,
  confirm,
  disown,
  dropCarried,
  makeConditional,
  noteWithdrawal,
  raiseObjection,
  remark,
  reserve,
  withdraw,
} from './ruling/positions.ts';
import { recall, refer } from './ruling/referrals.ts';
import { removeParagraphs, restore, restoreDeletion } from './ruling/removal.ts';
import { finishReport, notForReports, reopenReport } from './ruling/report.ts';
import { dissociate, makeStatement } from './ruling/said.ts';
import { barred } from './ruling/session.ts';
import { settle } from './ruling/suggestions.ts';
import { standing } from './standing.ts';
import type { OpinionState } from './state.ts';

/**
 * @param now Milliseconds UTC; the time of the last entry where that is later.
 * @param seen The log position that the actor's screen showed; not believed beyond the head.
 */
export function decide(state: OpinionState, command: Command, actor: Actor, now: number, seen: number, here: Here): Decision {
  return judge(
    {
      register: standing(state),
      known: (block) => state.blocks.has(block),
      gone: (of) => (of === 0 ? [] : state.layout.all.filter((id) => state.blocks.get(id)?.gone === of)),
      held: (entity, block, kind) => inPlaceOf(withoutAdoption(state).positions.values(), { entity, block, kind, entered: false }),
      actor,
      now: Math.max(now, state.at),
      seen: Math.min(Math.max(seen, 0), state.seq),
      here: state.restricted?.closed === true ? { ...here, place: 'over' } : here,
    },
    command,
  );
}

export function judge(ground: Ground, command: Command): Decision {
  const closed = dismissed(ground, command) ?? barred(ground, command) ?? notForReports(ground.register, command);
  if (closed !== null) return refuse(closed);
  switch (command.do) {
    case 'open-discussion':
      return openDiscussion(ground);
    case 'focus':
      return focus(ground, command);
    case 'set-policy':
      return setPolicy(ground, command);
    case 'raise-objection':
      return raiseObjection(ground, command);
    case 'ask-time':
      return askTime(ground, command);
    case 'reserve':
      return reserve(ground, command);
    case 'make-conditional':
      return makeConditional(ground, command);
    case 'abstain':
      return abstain(ground, command);
    case 'await-instructions':
      return awaitInstructions(ground, command);
    case 'support':
    case 'record-concern':
      return remark(ground, command);
    case 'withdraw':
      return withdraw(ground, command);
    case 'confirm':
      return confirm(ground, command);
    case 'disown':
      return disown(ground, command);
    case 'note-withdrawal':
      return noteWithdrawal(ground, command);
    case 'drop-carried':
      return dropCarried(ground, command);
    case 'dissociate':
      return dissociate(ground, command);
    case 'make-statement':
      return makeStatement(ground, command);
    case 'call':
      return call(ground, command);
    case 'extend-call':
      return extendCall(ground, command);
    case 'cancel-call':
      return cancelCall(ground, command);
    case 'refer':
      return refer(ground, command);
    case 'recall':
      return recall(ground, command);
    case 'declare':
      return declare(ground, command);
    case 'undo':
      return undo(ground, command);
    case 'ask-reopen':
      return askReopen(ground, command);
    case 'reopen':
      return reopen(ground, command);
    case 'restore':
      return restore(ground, command);
    case 'restore-deletion':
      return restoreDeletion(ground, command);
    case 'remove-paragraphs':
      return removeParagraphs(ground, command);
    case 'settle':
      return settle(ground, command);
    case 'call-adoption':
      return callAdoption(ground, command);
    case 'adopt':
      return adopt(ground, command);
    case 'close-without-adoption':
      return closeWithoutAdoption(ground, command);
    case 'appeal':
      return appeal(ground, command);
    case 'record-appeal':
      return recordAppeal(ground, command);
    case 'withdraw-appeal':
      return withdrawAppeal(ground, command);
    case 'contradict-appeal':
      return contradictAppeal(ground, command);
    case 'finish-report':
      return finishReport(ground, command);
    case 'reopen-report':
      return reopenReport(ground, command);
    default:
      return unreachable(command);
  }
}

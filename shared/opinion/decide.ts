/**
 * The rules: a command becomes an act or a refusal. Pure: actor, time and presence come in, an act or a code from the closed list
 * comes out, the same for button, script and report. The caller appends the act at the position it was judged at, or asks again.
 *
 * It judges on the register (standing.ts), which everybody can read: what a person is refused for is what a person can see,
 * and the buttons ask these same rules in the browser (questions.ts).
 */
import { unreachable } from '../lib/assert.ts';
import type { Actor } from './actor.ts';
import { adopt, callAdoption, closeWithoutAdoption, withoutAdoption } from './adoption.ts';
import { appeal, contradictAppeal, recordAppeal, withdrawAppeal } from './appeals.ts';
import { call, cancelCall, extendCall } from './calls.ts';
import type { Command } from './command.ts';
import { type Context, type Decision, type Here, refuse } from './context.ts';
import { askReopen, declare, reopen, undo } from './declarations.ts';
import { focus, openDiscussion } from './discussion.ts';
import { dismissed } from './dismissed.ts';
import { confirmEditorial, contestEditorial, declineEditorial, proposeEditorial } from './editorial.ts';
import { confirm, disown, dropCarried, noteWithdrawal, withdraw } from './lifting.ts';
import { setPolicy } from './policy.ts';
import { inPlaceOf, isAbout } from './positions.ts';
import { askTime, awaitInstructions, isPlain, makeConditional, raiseObjection, reserve, sayPlainly } from './raising.ts';
import { recall, refer } from './referrals.ts';
import { removeParagraphs, restore, restoreDeletion } from './removal.ts';
import { finishReport, notForReports, reopenReport } from './report.ts';
import { dissociate, makeStatement } from './said.ts';
import { barred } from './session.ts';
import { standing } from './standing.ts';
import type { OpinionState } from './state.ts';
import { settle } from './suggestions.ts';
import { confirmWithholding, declineWithholding, proposeWithholding, withholdWords } from './withholding.ts';

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
      withheld: (entity) => state.withheld.flatMap((one) => (one.entity === entity ? one.at : [])),
      over: (of) => state.withholdingsOver.get(of) ?? null,
      isAbout: (id, block) => {
        const position = state.positions.get(id);
        return position !== undefined && isAbout(state, position, block);
      },
      actor,
      now: Math.max(now, state.at),
      seen: Math.min(Math.max(seen, 0), state.seq),
      shown: seen > state.seq ? 0 : Math.max(seen, 0),
      here: state.restricted?.closed === true ? { ...here, place: 'over' } : here,
    },
    command,
  );
}

export function judge(context: Context, command: Command): Decision {
  const closed = dismissed(context, command) ?? barred(context, command) ?? notForReports(context.register, command);
  if (closed !== null) return refuse(closed);
  if (isPlain(command)) return sayPlainly(context, command);
  switch (command.do) {
    case 'open-discussion':
      return openDiscussion(context);
    case 'focus':
      return focus(context, command);
    case 'set-policy':
      return setPolicy(context, command);
    case 'raise-objection':
      return raiseObjection(context, command);
    case 'ask-time':
      return askTime(context, command);
    case 'reserve':
      return reserve(context, command);
    case 'make-conditional':
      return makeConditional(context, command);
    case 'await-instructions':
      return awaitInstructions(context, command);
    case 'withdraw':
      return withdraw(context, command);
    case 'confirm':
      return confirm(context, command);
    case 'disown':
      return disown(context, command);
    case 'note-withdrawal':
      return noteWithdrawal(context, command);
    case 'drop-carried':
      return dropCarried(context, command);
    case 'dissociate':
      return dissociate(context, command);
    case 'make-statement':
      return makeStatement(context, command);
    case 'call':
      return call(context, command);
    case 'extend-call':
      return extendCall(context, command);
    case 'cancel-call':
      return cancelCall(context, command);
    case 'refer':
      return refer(context, command);
    case 'recall':
      return recall(context, command);
    case 'declare':
      return declare(context, command);
    case 'undo':
      return undo(context, command);
    case 'ask-reopen':
      return askReopen(context, command);
    case 'reopen':
      return reopen(context, command);
    case 'restore':
      return restore(context, command);
    case 'restore-deletion':
      return restoreDeletion(context, command);
    case 'remove-paragraphs':
      return removeParagraphs(context, command);
    case 'settle':
      return settle(context, command);
    case 'propose-editorial':
      return proposeEditorial(context, command);
    case 'confirm-editorial':
      return confirmEditorial(context, command);
    case 'decline-editorial':
      return declineEditorial(context, command);
    case 'contest-editorial':
      return contestEditorial(context, command);
    case 'withhold-words':
      return withholdWords(context);
    case 'propose-withholding':
      return proposeWithholding(context);
    case 'confirm-withholding':
      return confirmWithholding(context, command);
    case 'decline-withholding':
      return declineWithholding(context, command);
    case 'call-adoption':
      return callAdoption(context, command);
    case 'adopt':
      return adopt(context, command);
    case 'close-without-adoption':
      return closeWithoutAdoption(context, command);
    case 'appeal':
      return appeal(context, command);
    case 'record-appeal':
      return recordAppeal(context, command);
    case 'withdraw-appeal':
      return withdrawAppeal(context, command);
    case 'contradict-appeal':
      return contradictAppeal(context, command);
    case 'finish-report':
      return finishReport(context, command);
    case 'reopen-report':
      return reopenReport(context, command);
    default:
      return unreachable(command);
  }
}

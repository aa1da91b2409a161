/**
 * The report of the Secretary-General is drafted with everything that an opinion is drafted with and is none (SPEC chapter 11): nobody asks
 * for consensus on it, so nothing in it is agreed, held up or adopted. Positions are kept as comments; no objection is refused here.
 */
import type { Ask, Command, CommandName } from './command.ts';
import { type Context, type Decision, isFinal, noReason, unless } from './context.ts';
import { KINDS, raisedBy } from './kinds.ts';
import type { Refusal } from './refusal.ts';
import type { Register } from './register.ts';
import { RIGHTS } from './rights.ts';

/** The report was marked as final (`over`), or opened again. */
export interface Finish {
  readonly over: boolean;
  readonly seq: number;
  readonly at: number;
}

const FOR_OPINIONS: readonly CommandName[] = [
  'open-discussion',
  'note-withdrawal',
  'dissociate',
  'call',
  'extend-call',
  'cancel-call',
  'refer',
  'recall',
  'declare',
  'undo',
  'ask-reopen',
  'reopen',
  'propose-editorial',
  'confirm-editorial',
  'decline-editorial',
  'contest-editorial',
  'call-adoption',
  'adopt',
  'close-without-adoption',
  'appeal',
  'record-appeal',
  'withdraw-appeal',
  'contradict-appeal',
];

const FOR_THE_REPORT: readonly CommandName[] = ['finish-report', 'reopen-report'];

export function notForReports({ kind }: Pick<Register, 'kind'>, command: Command): Refusal | null {
  if (kind !== 'report') return FOR_THE_REPORT.includes(command.do) ? { code: 'not-a-report' } : null;
  const kindRaised = raisedBy(command.do);
  const known = kindRaised === null ? !FOR_OPINIONS.includes(command.do) : KINDS[kindRaised].inReport;
  if (!known) return { code: 'not-an-opinion' };
  // the Secretary-General's words are the secretariat's to write: others propose
  return command.do === 'set-policy' && command.policy.editing === 'co-edit' ? { code: 'policy-not-allowed' } : null;
}

const notOffice = ({ actor }: Context): Refusal | null => (RIGHTS[actor.capacity].office ? null : { code: 'not-secretariat' });

/** What is final has a number: the text is exactly that of its newest draft, and nothing that was proposed for it is left undecided. */
export function finishReport(context: Context, { textHash }: Ask<'finish-report'>): Decision {
  const { register, here } = context;
  const undecided = register.paragraphs.filter(({ suggestions }) => suggestions > 0).map(({ id }) => id);
  return unless(
    [
      notOffice(context),
      isFinal(context),
      undecided.length > 0 ? { code: 'suggestions-left', blocks: undecided } : null,
      register.textHash === textHash && here.draft === textHash ? null : { code: 'text-changed' },
    ],
    () => ({ type: 'report.finished', textHash }),
  );
}

export function reopenReport(context: Context, { reason }: Ask<'reopen-report'>): Decision {
  return unless([notOffice(context), isFinal(context) === null ? { code: 'already-open' } : null, noReason(reason)], () => ({
    type: 'report.reopened',
  }));
}

/**
 * The report of the Secretary-General is drafted with everything that an opinion is drafted with and is none (SPEC chapter 11): nobody asks
 * for consensus on it, so nothing in it is agreed, held up or adopted. Positions are kept as comments; no objection is refused here.
 */
import type { Command, CommandName } from '../command.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';

const FOR_OPINIONS: readonly CommandName[] = [
  'open-discussion',
  'ask-time',
  'make-conditional',
  'note-withdrawal',
  'abstain',
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
  'call-adoption',
  'adopt',
  'close-without-adoption',
];

export function notForReports({ kind }: Pick<Register, 'kind'>, command: Command): Refusal | null {
  if (kind !== 'report') return null;
  if (FOR_OPINIONS.includes(command.do)) return { code: 'not-an-opinion' };
  // the Secretary-General's words are the secretariat's to write: others propose
  return command.do === 'set-policy' && command.policy.editing === 'co-edit' ? { code: 'policy-not-allowed' } : null;
}

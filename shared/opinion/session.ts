/**
 * Restricted sessions (SPEC F9): the opinion is closed to everybody while one goes on with it, and the session's own document to everybody
 * who is not in it. A Member State's objection is refused by neither.
 */
import type { Command, CommandName } from './command.ts';
import type { Context } from './context.ts';
import type { Refusal } from './refusal.ts';
import { isInsider } from './rights.ts';

/**
 * `open`: no session is concerned · `closed-off`: the opinion, while one goes on with it · `inside`: the session's document ·
 * `over`: that document after the end · `nowhere`: there is no such session.
 */
export type Place = 'open' | 'closed-off' | 'inside' | 'over' | 'nowhere';

/** What becomes of the opinion as a whole and what is for its record is said before everybody; what was confirmed inside would not come back. */
const NOT_INSIDE: readonly CommandName[] = [
  'dissociate',
  'make-statement',
  'refer',
  'recall',
  'open-discussion',
  'set-policy',
  'call-adoption',
  'adopt',
  'close-without-adoption',
  'confirm',
  'record-appeal',
  'propose-editorial',
  'confirm-editorial',
  'decline-editorial',
  'contest-editorial',
  'contradict-appeal',
  'withhold-words',
  'propose-withholding',
  'confirm-withholding',
  'decline-withholding',
];

export function barred({ here: { place = 'open' }, actor }: Context, { do: what }: Command): Refusal | null {
  if (place === 'open') return null;
  const isOver = place === 'over' || place === 'nowhere';
  if (what === 'raise-objection' && !isOver) return null;
  const mayAct = place === 'inside' && isInsider(actor.capacity, actor.functions) && !NOT_INSIDE.includes(what);
  return mayAct ? null : { code: 'restricted-session' };
}

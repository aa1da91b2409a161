/**
 * Does whoever sits somewhere want a mail when the own body is called upon beside a text (SPEC C22)? The seat's own choice. That somebody was
 * called upon, and that a mail went, is no fact of the forum: its log is for others to read.
 */
import { no, ok } from '../lib/result.ts';
import type { SeatId } from '../opinion/vocabulary.ts';
import type { Rulings } from './context.ts';
import type { ForumState } from './state.ts';
import { tenureOf } from './who.ts';

export interface CallMailChoice {
  /** Of who chose it: whoever takes the seat over has chosen nothing. */
  readonly tenure: number;
  /** Position of the entry: what was said before is not made up for. */
  readonly since: number;
}

export interface CallMailAct {
  readonly type: 'call-mail.chosen';
  readonly seat: SeatId;
  readonly on: boolean;
}

/** For the own seat. */
export interface CallMailCommand {
  readonly do: 'choose-call-mail';
  readonly on: boolean;
}

export const CALL_MAIL_RULINGS: Rulings<CallMailCommand> = {
  'choose-call-mail': ({ state, actor: { seat } }, { on }) =>
    (wantsCallMail(state, seat) !== null) === on ? no({ code: 'already-chosen' }) : ok({ type: 'call-mail.chosen', seat, on }),
};

/** `state` stands at this entry already. */
export function foldCallMail(state: ForumState, { seat, on }: CallMailAct): ForumState {
  const callMail = new Map(state.callMail);
  if (!on) callMail.delete(seat);
  else if (wantsCallMail(state, seat) === null) callMail.set(seat, { tenure: tenureOf(state, seat), since: state.seq });
  return { ...state, callMail };
}

/** Since which position of the log whoever sits there now wants it; null: it does not. */
export function wantsCallMail(state: ForumState, seat: SeatId): number | null {
  const chosen = state.callMail.get(seat);
  return chosen !== undefined && chosen.tenure === tenureOf(state, seat) ? chosen.since : null;
}

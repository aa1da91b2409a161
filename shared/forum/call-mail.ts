/**
 * Does whoever sits somewhere want a mail when the own body is called upon beside a text (SPEC C22)? The seat's own choice. That somebody was
 * called upon, and that a mail went, is no fact of the forum: its log is for others to read.
 */
import { ok } from '../lib/result.ts';
import type { SeatId } from '../opinion/vocabulary.ts';
import type { Rulings } from './context.ts';
import type { ForumState } from './state.ts';
import { tenureOf } from './who.ts';

export interface CallMailChoice {
  /** Of who chose it: whoever takes the seat over has chosen nothing. */
  readonly tenure: number;
  /** Of the entry, ms UTC: what was said before is not made up for. */
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
  'choose-call-mail': ({ actor }, { on }) => ok({ type: 'call-mail.chosen', seat: actor.seat, on }),
};

/** `state` stands at this entry already. */
export function foldCallMail(state: ForumState, { seat, on }: CallMailAct): ForumState {
  const callMail = new Map(state.callMail);
  if (!on) callMail.delete(seat);
  else if (wantsCallMail(state, seat) === null) callMail.set(seat, { tenure: tenureOf(state, seat), since: state.at });
  return { ...state, callMail };
}

/** Since when whoever sits there now wants it, ms UTC; null: it does not. */
export function wantsCallMail(state: ForumState, seat: SeatId): number | null {
  const chosen = state.callMail.get(seat);
  return chosen !== undefined && chosen.tenure === tenureOf(state, seat) ? chosen.since : null;
}

/** Settling a suggestion: accepted, rejected or parked by whoever guides the text, taken back by its own entity. One at a time. */
import type { Command } from './command.ts';
import { type Context, type Decision, notChair, notDrafting, paragraphOf, refuse } from './context.ts';
import type { Refusal } from './refusal.ts';
import type { ShownParagraph } from './register.ts';
import { maySettle, RIGHTS } from './rights.ts';

type Ask = Extract<Command, { do: 'settle' }>;

/** Granted here, carried out by the room as a text entry. */
export function settle(context: Context, { block, of, id, verdict, exact }: Ask): Decision {
  const there = paragraphOf(context, block);
  const first = notDrafting(context) ?? notTheirs(context, of, verdict) ?? notThere(context, there, block, exact);
  return first === null ? { ok: true, act: null, edit: { command: 'settle', block, of, id, verdict } } : refuse(first);
}

function notTheirs({ actor, register: { rules } }: Context, of: Ask['of'], verdict: Ask['verdict']): Refusal | null {
  if (verdict !== 'take-back') {
    // whoever holds the pen would decide in its own case
    const own = rules >= 2 && actor.entity === of ? notChair({ actor }) : null;
    return maySettle(actor) ? own : { code: 'not-chair' };
  }
  if (actor.entity !== of) return { code: 'not-your-position', entities: [of] };
  return RIGHTS[actor.capacity].suggest ? null : { code: 'read-only' };
}

function notThere({ register }: Context, there: ShownParagraph | undefined, block: Ask['block'], exact: Ask['exact']): Refusal | null {
  const blocks = [block];
  if (there === undefined || there.removed) return { code: 'no-such-paragraph', blocks };
  if (there.call !== null || register.adoptionCall !== null) return { code: 'call-open', blocks };
  if (there.closed) return { code: 'already-agreed', blocks };
  return there.exact === exact ? null : { code: 'text-changed', blocks };
}

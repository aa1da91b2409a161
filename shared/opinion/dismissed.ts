/** From the seat that a dismissed State keeps (SPEC F1.12) it lifts what it holds and ends what it appealed; raising is for those who take part. */
import type { Command, CommandName } from './command.ts';
import type { Context } from './context.ts';
import type { Refusal } from './refusal.ts';

const LIFTING: readonly CommandName[] = ['withdraw', 'drop-carried', 'confirm', 'disown', 'withdraw-appeal'];

export const dismissed = ({ actor }: Pick<Context, 'actor'>, { do: what }: Command): Refusal | null =>
  actor.dismissed === true && !LIFTING.includes(what) ? { code: 'entity-dismissed', entities: [actor.entity] } : null;

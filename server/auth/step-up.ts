/**
 * Acts of the gavel want a person who has just shown who it is: a session that was left open in the meeting room is not enough. Fresh is a
 * sign-in, or a confirmation of it, that is younger than the configuration says. It is confirmed through the provider, which asks anew,
 * or by another link for the same seat; a dialog with a button would prove nothing. A bearer token is nobody who could confirm anything.
 */
import { z } from 'zod';
import { no, ok, type Result } from '../../shared/lib/result.ts';
import type { CommandName } from '../../shared/opinion/command.ts';
import type { Session } from './sessions.ts';

export interface StepUpConfig {
  readonly commands: ReadonlySet<CommandName>;
  readonly freshMs: number;
}

/** What may be listed: acts of the chair alone. What a State says never waits for anything. */
const GAVEL = [
  'call',
  'declare',
  'undo',
  'reopen',
  'call-adoption',
  'adopt',
  'close-without-adoption',
] as const satisfies readonly CommandName[];
const DEFAULT = 'declare,undo,reopen,adopt,close-without-adoption';
const MINUTE = 60_000;

export const stepUpVariables = {
  NEMCON_STEP_UP: z
    .string()
    .transform((value) => (value === 'none' ? [] : value.split(',')))
    .pipe(z.array(z.enum(GAVEL, `must be none, or some of ${GAVEL.join(',')}`)))
    .optional(),
  NEMCON_STEP_UP_MINUTES: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(1).max(1_440))
    .default(240),
};

const shape = z.object(stepUpVariables);

export function combineStepUp(
  { NEMCON_STEP_UP: listed, NEMCON_STEP_UP_MINUTES: minutes }: z.output<typeof shape>,
  demo: boolean,
): Result<StepUpConfig, string> {
  if (demo && listed !== undefined && listed.length > 0) return no('NEMCON_STEP_UP: not in the demo, where anybody may be anybody');
  const commands = listed ?? (demo ? [] : shape.shape.NEMCON_STEP_UP.parse(DEFAULT));
  return ok({ commands: new Set(commands), freshMs: minutes * MINUTE });
}

/** Must whoever has this session confirm first that it is them? */
export function needsStepUp({ commands, freshMs }: StepUpConfig, what: CommandName, session: Session | null, now: number): boolean {
  if (!commands.has(what)) return false;
  return session === null || session.kind === 'token' || now - shownAt(session) > freshMs;
}

/** When the person last showed who it is, ms UTC. The provider may have known it from long before. */
function shownAt({ how, createdAt, from, confirmedAt = 0 }: Session): number {
  return Math.max(confirmedAt, how === 'provider' ? Math.min(from?.shownAt ?? 0, createdAt) : createdAt);
}

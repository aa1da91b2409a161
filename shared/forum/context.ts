/** What a ruling rests on, and the conditions that many rulings share. */
import { no, ok, type Result } from '../lib/result.ts';
import { type Actor, SERVER } from '../opinion/actor.ts';
import { RIGHTS } from '../opinion/rights.ts';
import type { EntityId } from '../opinion/vocabulary.ts';
import type { ForumCommand } from './command.ts';
import type { DraftId } from './docket.ts';
import type { ForumAct } from './entry.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingId } from './plan.ts';
import type { ForumRefusal } from './refusal.ts';
import type { ForumState } from './state.ts';
import { presiding } from './who.ts';

export interface Context {
  readonly state: ForumState;
  readonly actor: Actor;
  /** Milliseconds UTC, not before the last entry. */
  readonly now: number;
}

export type Decision = Result<ForumAct, ForumRefusal>;

/** One ruling for each of these commands. */
export type Rulings<Command extends ForumCommand> = {
  readonly [Do in Command['do']]: (context: Context, command: Omit<Extract<Command, { readonly do: Do }>, 'do'>) => Decision;
};

/** The first that stands in the way, or the act. */
export function unless<Act>(obstacles: readonly (ForumRefusal | null)[], act: Act): Result<Act, ForumRefusal> {
  const first = obstacles.find((one) => one !== null);
  return first ? no(first) : ok(act);
}

export const when = (condition: boolean, refusal: ForumRefusal): ForumRefusal | null => (condition ? refusal : null);

/** The server acts for the secretariat once, at the very start, so that there is one. */
export const isOffice = (actor: Actor): boolean => actor.seat === SERVER.seat || RIGHTS[actor.capacity].office;

export const notOffice = ({ actor }: Context): ForumRefusal | null => when(!isOffice(actor), { code: 'not-secretariat' });

export const isPresiding = ({ state, actor }: Context): boolean => RIGHTS[actor.capacity].chair && presiding(state) === actor.seat;

/** A meeting that takes place; null where there is none of that name, or it was cancelled. */
export function meetingOf({ state }: Context, id: MeetingId): Meeting | null {
  const meeting = state.meetings.get(id);
  return meeting === undefined || meeting.cancelled ? null : meeting;
}

export function noMeeting({ state }: Context, meeting: MeetingId): ForumRefusal | null {
  const found = state.meetings.get(meeting);
  if (found === undefined) return { code: 'no-such-meeting', meeting };
  return when(found.cancelled, { code: 'meeting-cancelled', meeting });
}

export function noEntity({ state }: Context, id: EntityId): ForumRefusal | null {
  const entity = state.entities.get(id);
  if (entity === undefined) return { code: 'no-such-entity', entity: id };
  return when(entity.dismissed, { code: 'entity-dismissed', entity: id });
}

export const noDraft = ({ state }: Context, draft: DraftId): ForumRefusal | null =>
  when(!state.drafts.has(draft), { code: 'no-such-draft', draft });

export const sameCode = (one: { readonly code: string }, other: { readonly code: string }): boolean =>
  one.code.toUpperCase() === other.code.toUpperCase();

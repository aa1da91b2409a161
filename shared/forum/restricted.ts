/**
 * The restricted session (§6, SPEC F9): by a majority of their representatives the Member States go on with named opinions by
 * themselves. The roll that decides it is the only vote there is; it never decides about a text.
 */
import type { Place } from '../opinion/ruling/session.ts';
import type { EntityId, SessionId } from '../opinion/vocabulary.ts';
import type { MeetingId } from './plan.ts';

/** Of how many the majority is taken: of the States that answered the roll, or of all Member States of the forum. */
export const DENOMINATORS = ['present', 'all'] as const;
export type Denominator = (typeof DENOMINATORS)[number];

/** To abstain is to be present and not in favour. */
export const ROLL_ANSWERS = ['yes', 'no', 'abstain'] as const;
export type RollAnswer = (typeof ROLL_ANSWERS)[number];

/** As printed in the record. */
export interface RollCount {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  /** The number of which more than half must say yes. */
  readonly of: number;
  readonly carried: boolean;
  /** Where a quorum was asked for: the accredited delegations, of which more than half have answered. */
  readonly accredited?: number;
}

export const SESSION_STATES = ['moved', 'roll', 'not-carried', 'withdrawn', 'lapsed', 'running', 'ended', 'published'] as const;

export interface RestrictedSession {
  readonly session: SessionId;
  readonly meeting: MeetingId;
  readonly sitting: number;
  /** Ids of opinions, as far as they are not released; at least one is moved. */
  readonly opinions: readonly string[];
  /** The State that moved it. */
  readonly mover: EntityId;
  /** `ended`: its result is not in the opinions yet. */
  readonly state: (typeof SESSION_STATES)[number];
  /** null before the roll is opened. */
  readonly denominator: Denominator | null;
  /** Must more than half of the accredited delegations answer before the roll is closed? As it was set when the roll was opened. */
  readonly quorum: boolean;
  readonly answers: ReadonlyMap<EntityId, RollAnswer>;
  /** null before the roll is closed. */
  readonly count: RollCount | null;
}

type OfSession = { readonly session: SessionId };

export type RestrictedAct =
  | ({
      readonly type: 'restricted.moved';
      readonly meeting: MeetingId;
      readonly sitting: number;
      readonly opinions: readonly string[];
      readonly mover: EntityId;
    } & OfSession)
  | ({ readonly type: 'restricted.withdrawn' } & OfSession)
  /** `quorum`: older logs do not say; no. */
  | ({ readonly type: 'roll.opened'; readonly denominator: Denominator; readonly quorum?: boolean } & OfSession)
  | ({ readonly type: 'roll.answered'; readonly entity: EntityId; readonly answer: RollAnswer } & OfSession)
  | ({ readonly type: 'roll.closed' } & OfSession & RollCount)
  /** By the server: it was adopted, or closed, before the session began. */
  | ({ readonly type: 'restricted.released'; readonly opinion: string } & OfSession)
  | ({ readonly type: 'restricted.ended' } & OfSession)
  /** By the server: every opinion of the session has its result. */
  | ({ readonly type: 'restricted.published' } & OfSession)
  | { readonly type: 'denominator.set'; readonly denominator: Denominator }
  | { readonly type: 'quorum.set'; readonly quorum: boolean };

export type RestrictedCommand =
  /** `over`: those of them that were adopted or closed, as the server finds them in their logs. */
  | { readonly do: 'move-restricted'; readonly meeting: MeetingId; readonly opinions: readonly string[]; readonly over?: readonly string[] }
  | ({ readonly do: 'withdraw-motion' } & OfSession)
  | ({ readonly do: 'open-roll' } & OfSession)
  | ({ readonly do: 'answer-roll'; readonly answer: RollAnswer } & OfSession)
  | ({ readonly do: 'close-roll' } & OfSession)
  | ({ readonly do: 'release-opinion'; readonly opinion: string } & OfSession)
  | ({ readonly do: 'end-restricted' } & OfSession)
  | ({ readonly do: 'record-publication' } & OfSession)
  | { readonly do: 'set-denominator'; readonly denominator: Denominator }
  | { readonly do: 'set-quorum'; readonly quorum: boolean };

/** Moved and not decided, or decided and not over: an opinion is in one such at a time. */
export const UNDER_WAY = ['moved', 'roll', 'running', 'ended'] as const satisfies readonly RestrictedSession['state'][];

export const isUnderWay = <One extends Pick<RestrictedSession, 'state'>>(
  session: One,
): session is One & { readonly state: (typeof UNDER_WAY)[number] } => UNDER_WAY.some((state) => state === session.state);

export function countRoll(answers: Iterable<RollAnswer>, denominator: Denominator, members: number): RollCount {
  const counts = { yes: 0, no: 0, abstain: 0 };
  for (const answer of answers) counts[answer] += 1;
  const of = denominator === 'all' ? members : counts.yes + counts.no + counts.abstain;
  return { ...counts, of, carried: counts.yes * 2 > of };
}

/** How an opinion, or the document of a restricted session, stands to the sessions of the forum. */
export function placeOf(sessions: ReadonlyMap<SessionId, Pick<RestrictedSession, 'state' | 'opinions'>>, id: string): Place {
  const named = readRestrictedId(id);
  if (named === null) return [...sessions.values()].some((one) => isClosedOff(one) && one.opinions.includes(id)) ? 'closed-off' : 'open';
  const found = sessions.get(named.session);
  if (found === undefined || !found.opinions.includes(named.opinion)) return 'nowhere';
  if (found.state === 'running') return 'inside';
  return found.state === 'ended' || found.state === 'published' ? 'over' : 'nowhere';
}

const RESTRICTED_ID = /^(r[1-9]\d*)-(.+)$/;

/** The id of the document in which the session goes on with an opinion. */
export const restrictedId = (session: SessionId, opinion: string): string => `${session}-${opinion}`;

/** Null for the id of an opinion. */
export function readRestrictedId(id: string): { readonly session: SessionId; readonly opinion: string } | null {
  const [, session, opinion] = RESTRICTED_ID.exec(id) ?? [];
  return session === undefined || opinion === undefined ? null : { session, opinion };
}

/** Are its opinions out of everybody's hands: in the session, or on their way back from it? */
const isClosedOff = ({ state }: Pick<RestrictedSession, 'state'>): boolean => state === 'running' || state === 'ended';

/**
 * The restricted session (§6, rule R18): by a majority of their representatives the Member States go on with named opinions by
 * themselves. The roll that decides it is the only vote there is; it never decides about a text.
 */
import type { Actor } from '../opinion/actor.ts';
import { RIGHTS } from '../opinion/rights.ts';
import type { EntityId } from '../opinion/vocabulary.ts';
import type { MeetingId } from './plan.ts';

/** `r1`, `r2` … in the order in which they were moved: given by the rules. */
export type SessionId = string;

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
}

const SESSION_STATES = ['moved', 'roll', 'not-carried', 'withdrawn', 'lapsed', 'running', 'ended', 'published'] as const;

export interface RestrictedSession {
  readonly session: SessionId;
  readonly meeting: MeetingId;
  readonly sitting: number;
  /** Ids of opinions; at least one. */
  readonly opinions: readonly string[];
  /** The State that moved it. */
  readonly mover: EntityId;
  /** `ended`: its result is not in the opinions yet. */
  readonly state: (typeof SESSION_STATES)[number];
  /** null before the roll is opened. */
  readonly denominator: Denominator | null;
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
  | ({ readonly type: 'roll.opened'; readonly denominator: Denominator } & OfSession)
  | ({ readonly type: 'roll.answered'; readonly entity: EntityId; readonly answer: RollAnswer } & OfSession)
  | ({ readonly type: 'roll.closed' } & OfSession & RollCount)
  | ({ readonly type: 'restricted.ended' } & OfSession)
  /** By the server: every opinion of the session has its result. */
  | ({ readonly type: 'restricted.published' } & OfSession)
  | { readonly type: 'denominator.set'; readonly denominator: Denominator };

export type RestrictedCommand =
  | { readonly do: 'move-restricted'; readonly meeting: MeetingId; readonly opinions: readonly string[] }
  | ({ readonly do: 'withdraw-motion' } & OfSession)
  | ({ readonly do: 'open-roll' } & OfSession)
  | ({ readonly do: 'answer-roll'; readonly answer: RollAnswer } & OfSession)
  | ({ readonly do: 'close-roll' } & OfSession)
  | ({ readonly do: 'end-restricted' } & OfSession)
  | ({ readonly do: 'record-publication' } & OfSession)
  | { readonly do: 'set-denominator'; readonly denominator: Denominator };

/** Who takes part in a restricted session: Member States, and whoever presides, because somebody has to conduct it. */
export const isInsider = ({ capacity, functions }: Pick<Actor, 'capacity' | 'functions'>): boolean =>
  RIGHTS[capacity].hold || (RIGHTS[capacity].chair && !functions.includes('deputy-chair'));

/** Moved and not decided, or decided and not over: an opinion is in one such at a time. */
export const isUnderWay = ({ state }: RestrictedSession): boolean => ['moved', 'roll', 'running', 'ended'].includes(state);

export function countRoll(answers: Iterable<RollAnswer>, denominator: Denominator, members: number): RollCount {
  const counts = { yes: 0, no: 0, abstain: 0 };
  for (const answer of answers) counts[answer] += 1;
  const of = denominator === 'all' ? members : counts.yes + counts.no + counts.abstain;
  return { ...counts, of, carried: counts.yes * 2 > of };
}

/**
 * The restricted session (§6, SPEC F9): by a majority of their representatives the Member States go on with named opinions by
 * themselves. The roll that decides it is the only vote there is; it never decides about a text.
 * A State moves, whoever presides conducts, the majority decides, the sitting's end is its end. No click of the chair's opens one.
 */

import { unreachable } from '../lib/assert.ts';
import { SERVER } from '../opinion/actor.ts';
import { RIGHTS } from '../opinion/rights.ts';
import type { Place } from '../opinion/session.ts';
import type { EntityId, SessionId } from '../opinion/vocabulary.ts';
import { type Context, type Decision, isPresiding, meetingOf, noMeeting, notOffice, type Rulings, unless, when } from './context.ts';
import { changed } from './map.ts';
import { sittingOf } from './meeting.ts';
import type { MeetingId } from './plan.ts';
import type { ForumRefusal } from './refusal.ts';
import { REPORT } from './report.ts';
import type { ForumState } from './state.ts';
import { accreditedStates, memberStates } from './who.ts';

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

function countRoll(answers: Iterable<RollAnswer>, denominator: Denominator, members: number): RollCount {
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

export const RESTRICTED_RULINGS: Rulings<RestrictedCommand> = {
  'move-restricted': (context, { meeting, opinions, over = [] }) => {
    const found = meetingOf(context, meeting);
    const sitting = found && sittingOf(found);
    const session = `r${context.state.restricted.sessions.size + 1}`;
    const obstacles = [
      notMemberState(context),
      when(opinions.includes(REPORT), { code: 'not-an-opinion' }),
      noMeeting(context, meeting),
      notSitting(context, meeting),
      when(over.length > 0, { code: 'opinion-over' }),
      alreadyUnderWay(context, opinions),
    ];
    const { entity: mover } = context.actor;
    return unless(obstacles, { type: 'restricted.moved', session, meeting, sitting: sitting?.number ?? 0, opinions, mover });
  },
  'withdraw-motion': (context, { session }) =>
    of(context, session, 'moved', { code: 'no-motion', session }, (found) =>
      unless([notMemberState(context), when(found.mover !== context.actor.entity, { code: 'not-your-motion', entity: found.mover })], {
        type: 'restricted.withdrawn',
        session,
      }),
    ),
  'open-roll': (context, { session }) =>
    of(context, session, 'moved', { code: 'no-motion', session }, ({ meeting }) =>
      unless([notPresiding(context), notSitting(context, meeting)], {
        type: 'roll.opened',
        session,
        denominator: context.state.restricted.denominator,
        quorum: context.state.restricted.quorum,
      }),
    ),
  'answer-roll': (context, { session, answer }) =>
    of(context, session, 'roll', { code: 'no-roll', session }, ({ answers }) => {
      const { entity } = context.actor;
      return unless([notMemberState(context), when(answers.has(entity), { code: 'already-answered', entity })], {
        type: 'roll.answered',
        session,
        entity,
        answer,
      });
    }),
  'close-roll': (context, { session }) =>
    of(context, session, 'roll', { code: 'no-roll', session }, (found) =>
      unless([notPresiding(context), noQuorum(context, found)], { type: 'roll.closed', session, ...countOf(context, found) }),
    ),
  'release-opinion': (context, { session, opinion }) =>
    of(context, session, 'running', { code: 'no-session', session }, ({ opinions }) =>
      unless([notServer(context), when(!opinions.includes(opinion), { code: 'no-session', session })], {
        type: 'restricted.released',
        session,
        opinion,
      }),
    ),
  'end-restricted': (context, { session }) =>
    of(context, session, 'running', { code: 'no-session', session }, () =>
      unless([notPresiding(context)], { type: 'restricted.ended', session }),
    ),
  'record-publication': (context, { session }) =>
    of(context, session, 'ended', { code: 'no-session', session }, () =>
      unless([notServer(context)], { type: 'restricted.published', session }),
    ),
  'set-denominator': (context, { denominator }) => unless([notOffice(context)], { type: 'denominator.set', denominator }),
  'set-quorum': (context, { quorum }) => unless([notOffice(context)], { type: 'quorum.set', quorum }),
};

/** The session, where it is as the act needs it. */
function of(
  { state }: Context,
  id: SessionId,
  needed: RestrictedSession['state'],
  otherwise: ForumRefusal,
  then: (session: RestrictedSession) => Decision,
): Decision {
  const found = state.restricted.sessions.get(id);
  return found?.state === needed ? then(found) : { ok: false, reason: otherwise };
}

/** What those who are Member States now have answered. */
function countOf({ state }: Context, { answers, denominator, quorum }: RestrictedSession): RollCount {
  const members = memberStates(state);
  const given = [...answers].flatMap(([entity, answer]) => (members.includes(entity) ? [answer] : []));
  const count = countRoll(given, denominator ?? 'present', members.length);
  return quorum ? { ...count, accredited: accreditedStates(state).length } : count;
}

/** A delegation that is accredited and has answered is present, whatever it answered. */
function noQuorum({ state }: Context, { answers, quorum }: RestrictedSession): ForumRefusal | null {
  const accredited = accreditedStates(state);
  const present = accredited.filter((entity) => answers.has(entity)).length;
  return when(quorum && present * 2 <= accredited.length, { code: 'no-quorum' });
}

const notMemberState = ({ actor }: Context): ForumRefusal | null => when(!RIGHTS[actor.capacity].hold, { code: 'not-a-member-state' });

const notServer = ({ actor }: Context): ForumRefusal | null => when(actor.seat !== SERVER.seat, { code: 'not-presiding' });

const notPresiding = (context: Context): ForumRefusal | null => when(!isPresiding(context), { code: 'not-presiding' });

function notSitting(context: Context, meeting: string): ForumRefusal | null {
  const found = meetingOf(context, meeting);
  const sitting = found && sittingOf(found);
  if (sitting === null) return { code: 'no-sitting', meeting };
  return when(sitting.state === 'suspended', { code: 'sitting-suspended', meeting });
}

function alreadyUnderWay({ state }: Context, opinions: readonly string[]): ForumRefusal | null {
  const taken = [...state.restricted.sessions.values()].find((one) => isUnderWay(one) && one.opinions.some((id) => opinions.includes(id)));
  return taken === undefined ? null : { code: 'motion-open', session: taken.session };
}

/** `state` stands at this entry already. */
export function foldRestricted(state: ForumState, fact: RestrictedAct): ForumState {
  switch (fact.type) {
    case 'restricted.moved': {
      const { type: _, ...motion } = fact;
      const moved: RestrictedSession = { ...motion, state: 'moved', denominator: null, quorum: false, answers: new Map(), count: null };
      return { ...state, restricted: { ...state.restricted, sessions: new Map(state.restricted.sessions).set(moved.session, moved) } };
    }
    case 'restricted.withdrawn':
      return turned(state, fact.session, { state: 'withdrawn' });
    case 'roll.opened':
      return turned(state, fact.session, { state: 'roll', denominator: fact.denominator, quorum: fact.quorum ?? false });
    case 'roll.answered': {
      const answers = state.restricted.sessions.get(fact.session)?.answers;
      return turned(state, fact.session, { answers: new Map(answers).set(fact.entity, fact.answer) });
    }
    case 'roll.closed': {
      const { type: _, session, ...count } = fact;
      return turned(state, session, { state: count.carried ? 'running' : 'not-carried', count });
    }
    case 'restricted.released': {
      const opinions = state.restricted.sessions.get(fact.session)?.opinions.filter((one) => one !== fact.opinion) ?? [];
      return turned(state, fact.session, { opinions, ...(opinions.length === 0 && { state: 'ended' }) });
    }
    case 'restricted.ended':
      return turned(state, fact.session, { state: 'ended' });
    case 'restricted.published':
      return turned(state, fact.session, { state: 'published' });
    case 'denominator.set':
      return { ...state, restricted: { ...state.restricted, denominator: fact.denominator } };
    case 'quorum.set':
      return { ...state, restricted: { ...state.restricted, quorum: fact.quorum } };
    default:
      return unreachable(fact);
  }
}

/** What runs in a sitting ends with it, and what was not decided in it falls away. */
export function endWithSitting(state: ForumState, at: { readonly meeting: string; readonly sitting: number }): ForumState {
  return [...state.restricted.sessions.values()]
    .filter((one) => one.meeting === at.meeting && one.sitting === at.sitting && isUnderWay(one) && one.state !== 'ended')
    .reduce((after, one) => turned(after, one.session, { state: one.state === 'running' ? 'ended' : 'lapsed' }), state);
}

const turned = (state: ForumState, session: string, news: Partial<RestrictedSession>): ForumState => ({
  ...state,
  restricted: { ...state.restricted, sessions: changed(state.restricted.sessions, session, news) },
});

/** Whose answer a roll waits for: with or without a quorum, everybody sees who has not said anything. */
export function unansweredStates(
  state: ForumState,
  { state: at, answers }: Pick<RestrictedSession, 'state' | 'answers'>,
): readonly EntityId[] {
  return at === 'roll' ? accreditedStates(state).filter((id) => !answers.has(id)) : [];
}

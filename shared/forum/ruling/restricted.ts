/** A State moves, whoever presides conducts, the majority decides, the sitting's end is its end. No click of the chair's opens one. */
import { SERVER } from '../../opinion/actor.ts';
import { RIGHTS } from '../../opinion/rights.ts';
import type { SessionId } from '../../opinion/vocabulary.ts';
import { sittingOf } from '../meeting.ts';
import type { ForumRefusal } from '../refusal.ts';
import { REPORT } from '../report.ts';
import { countRoll, isUnderWay, type RestrictedCommand, type RestrictedSession, type RollCount } from '../restricted.ts';
import { accreditedStates, memberStates } from '../state.ts';
import { type Decision, type Ground, isPresiding, meetingOf, noMeeting, notOffice, type Rulings, unless, when } from './ground.ts';

export const RESTRICTED_RULINGS: Rulings<RestrictedCommand> = {
  'move-restricted': (ground, { meeting, opinions, over = [] }) => {
    const found = meetingOf(ground, meeting);
    const sitting = found && sittingOf(found);
    const session = `r${ground.state.restricted.sessions.size + 1}`;
    const obstacles = [
      notMemberState(ground),
      when(opinions.includes(REPORT), { code: 'not-an-opinion' }),
      noMeeting(ground, meeting),
      notSitting(ground, meeting),
      when(over.length > 0, { code: 'opinion-over' }),
      alreadyUnderWay(ground, opinions),
    ];
    const { entity: mover } = ground.actor;
    return unless(obstacles, { type: 'restricted.moved', session, meeting, sitting: sitting?.number ?? 0, opinions, mover });
  },
  'withdraw-motion': (ground, { session }) =>
    of(ground, session, 'moved', { code: 'no-motion', session }, (found) =>
      unless([notMemberState(ground), when(found.mover !== ground.actor.entity, { code: 'not-your-motion', entity: found.mover })], {
        type: 'restricted.withdrawn',
        session,
      }),
    ),
  'open-roll': (ground, { session }) =>
    of(ground, session, 'moved', { code: 'no-motion', session }, ({ meeting }) =>
      unless([notPresiding(ground), notSitting(ground, meeting)], {
        type: 'roll.opened',
        session,
        denominator: ground.state.restricted.denominator,
        quorum: ground.state.restricted.quorum,
      }),
    ),
  'answer-roll': (ground, { session, answer }) =>
    of(ground, session, 'roll', { code: 'no-roll', session }, ({ answers }) => {
      const { entity } = ground.actor;
      return unless([notMemberState(ground), when(answers.has(entity), { code: 'already-answered', entity })], {
        type: 'roll.answered',
        session,
        entity,
        answer,
      });
    }),
  'close-roll': (ground, { session }) =>
    of(ground, session, 'roll', { code: 'no-roll', session }, (found) =>
      unless([notPresiding(ground), noQuorum(ground, found)], { type: 'roll.closed', session, ...countOf(ground, found) }),
    ),
  'release-opinion': (ground, { session, opinion }) =>
    of(ground, session, 'running', { code: 'no-session', session }, ({ opinions }) =>
      unless([notServer(ground), when(!opinions.includes(opinion), { code: 'no-session', session })], {
        type: 'restricted.released',
        session,
        opinion,
      }),
    ),
  'end-restricted': (ground, { session }) =>
    of(ground, session, 'running', { code: 'no-session', session }, () =>
      unless([notPresiding(ground)], { type: 'restricted.ended', session }),
    ),
  'record-publication': (ground, { session }) =>
    of(ground, session, 'ended', { code: 'no-session', session }, () =>
      unless([notServer(ground)], { type: 'restricted.published', session }),
    ),
  'set-denominator': (ground, { denominator }) => unless([notOffice(ground)], { type: 'denominator.set', denominator }),
  'set-quorum': (ground, { quorum }) => unless([notOffice(ground)], { type: 'quorum.set', quorum }),
};

/** The session, where it is as the act needs it. */
function of(
  { state }: Ground,
  id: SessionId,
  needed: RestrictedSession['state'],
  otherwise: ForumRefusal,
  then: (session: RestrictedSession) => Decision,
): Decision {
  const found = state.restricted.sessions.get(id);
  return found?.state === needed ? then(found) : { ok: false, reason: otherwise };
}

/** What those who are Member States now have answered. */
function countOf({ state }: Ground, { answers, denominator, quorum }: RestrictedSession): RollCount {
  const members = memberStates(state);
  const given = [...answers].flatMap(([entity, answer]) => (members.includes(entity) ? [answer] : []));
  const count = countRoll(given, denominator ?? 'present', members.length);
  return quorum ? { ...count, accredited: accreditedStates(state).length } : count;
}

/** A delegation that is accredited and has answered is present, whatever it answered. */
function noQuorum({ state }: Ground, { answers, quorum }: RestrictedSession): ForumRefusal | null {
  const accredited = accreditedStates(state);
  const present = accredited.filter((entity) => answers.has(entity)).length;
  return when(quorum && present * 2 <= accredited.length, { code: 'no-quorum' });
}

const notMemberState = ({ actor }: Ground): ForumRefusal | null => when(!RIGHTS[actor.capacity].hold, { code: 'not-a-member-state' });

const notServer = ({ actor }: Ground): ForumRefusal | null => when(actor.seat !== SERVER.seat, { code: 'not-presiding' });

const notPresiding = (ground: Ground): ForumRefusal | null => when(!isPresiding(ground), { code: 'not-presiding' });

function notSitting(ground: Ground, meeting: string): ForumRefusal | null {
  const found = meetingOf(ground, meeting);
  const sitting = found && sittingOf(found);
  if (sitting === null) return { code: 'no-sitting', meeting };
  return when(sitting.state === 'suspended', { code: 'sitting-suspended', meeting });
}

function alreadyUnderWay({ state }: Ground, opinions: readonly string[]): ForumRefusal | null {
  const taken = [...state.restricted.sessions.values()].find((one) => isUnderWay(one) && one.opinions.some((id) => opinions.includes(id)));
  return taken === undefined ? null : { code: 'motion-open', session: taken.session };
}

import { unreachable } from '../../lib/assert.ts';
import { isUnderWay, type RestrictedAct, type RestrictedSession } from '../restricted.ts';
import type { ForumState } from '../state.ts';
import { changed } from './map.ts';

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

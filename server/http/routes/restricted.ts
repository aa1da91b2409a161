/** Motions for a restricted session, and what has become of them. Everything else about one is asked of the forum. */

import { unansweredStates } from '../../../shared/forum/restricted.ts';
import type { ForumState } from '../../../shared/forum/state.ts';
import { accreditedStates, memberStates } from '../../../shared/forum/who.ts';
import { movedRestricted, moveRestricted, type ShownSessions, shownSessions } from '../../../shared/wire/restricted.ts';
import { json, problem, refused } from '../answer.ts';
import { type Route, seatRoute } from '../route.ts';
import type { HttpTools } from '../tools.ts';

export function restrictedRoutes({ forum, restricted }: HttpTools): readonly Route[] {
  return [
    seatRoute({
      method: 'get',
      path: '/api/restricted',
      who: 'signed-in',
      what: 'Motions for restricted sessions, their rolls and counts',
      answers: { 200: shownSessions },
      handle: async () => json(show(forum.state)),
    }),
    seatRoute({
      method: 'post',
      path: '/api/restricted',
      who: 'signed-in',
      what: 'Move that opinions go into a restricted session; for Member States',
      body: moveRestricted,
      limit: 'acts',
      answers: { 201: movedRestricted },
      async handle({ body: { uuid, ...motion }, visitor: { actor, identity } }) {
        // which is adopted a moment later was moved before, and is let go when the session begins
        const over: string[] = [];
        for (const id of motion.opinions) {
          const isOver = await restricted.isOver(id);
          if (isOver === null) return problem('not-found');
          if (isOver) over.push(id);
        }
        const asked = { do: 'move-restricted', ...motion } as const;
        const result = await forum.act(actor, { command: { ...asked, over }, person: identity.person, uuid, asked });
        if (!result.ok) return refused(result.reason);
        const { act, seq } = result.value;
        return act.type === 'restricted.moved' ? json({ session: act.session, seq }, 201) : problem('uuid-reused');
      },
    }),
  ];
}

function show(state: ForumState): ShownSessions {
  const { denominator, quorum, sessions } = state.restricted;
  return {
    seq: state.seq,
    denominator,
    quorum,
    accredited: accreditedStates(state).length,
    members: memberStates(state).length,
    sessions: [...sessions.values()].map((session) => ({
      ...session,
      answers: [...session.answers].map(([entity, answer]) => ({ entity, answer })),
      unanswered: unansweredStates(state, session),
    })),
  };
}

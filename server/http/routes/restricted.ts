/** Motions for a restricted session, and what has become of them. Everything else about one is asked of the forum. */
import { type ForumState, memberStates } from '../../../shared/forum/state.ts';
import { movedRestricted, moveRestricted, type ShownSessions, shownSessions } from '../../../shared/wire/restricted.ts';
import { json, problem, refused } from '../answer.ts';
import { type Route, seatRoute } from '../route.ts';
import type { HttpTools } from '../tools.ts';

export function restrictedRoutes({ forum, rooms }: HttpTools): readonly Route[] {
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
        for (const id of motion.opinions) {
          const phase = await (await rooms.open(id))?.look(({ state }) => state.phase);
          if (phase === undefined) return problem('not-found');
          if (phase === 'adopted') return refused({ code: 'opinion-adopted' });
          if (phase === 'not-adopted') return refused({ code: 'opinion-closed' });
        }
        const result = await forum.act(actor, { command: { do: 'move-restricted', ...motion }, person: identity.person, uuid });
        if (!result.ok) return refused(result.reason);
        const { act, seq } = result.value;
        return act.type === 'restricted.moved' ? json({ session: act.session, seq }, 201) : problem('uuid-reused');
      },
    }),
  ];
}

function show(state: ForumState): ShownSessions {
  const { denominator, sessions } = state.restricted;
  return {
    seq: state.seq,
    denominator,
    members: memberStates(state).length,
    sessions: [...sessions.values()].map(({ answers, ...session }) => ({
      ...session,
      answers: [...answers].map(([entity, answer]) => ({ entity, answer })),
    })),
  };
}

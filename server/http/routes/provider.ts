/**
 * Signing in through the OpenID Connect provider. The browser leaves from one of our pages and comes back to one (`/sign-in/return`), which
 * hands in what the provider sent along: only a POST of our own page finishes anything, in the browser that began it, once. A page
 * elsewhere can neither begin nor finish a sign-in, so nobody ends up in somebody else's seat.
 */
import { no, ok, type Result } from '../../../shared/lib/result.ts';
import type { SeatId } from '../../../shared/opinion/vocabulary.ts';
import type { EdgeCode } from '../../../shared/wire/problem.ts';
import { type Arrived, arrive, arrived, choose, type Leaving, leave, leaving } from '../../../shared/wire/session.ts';
import { personOf, seatsOf } from '../../auth/claims.ts';
import { flowCookie, flowCookieName, readCookie } from '../../auth/cookie.ts';
import type { Flow } from '../../auth/flows.ts';
import type { Provider } from '../../auth/provider.ts';
import { LIMITS } from '../../limits.ts';
import { type Answer, done, json, problem } from '../answer.ts';
import { type Arrival, openRoute, type Route } from '../route.ts';
import { originOf, signIn } from '../sign-in.ts';
import type { HttpTools } from '../tools.ts';

type Call = Pick<Arrival, 'req' | 'res' | 'visitor'>;
type At<Place extends Flow['at']> = Extract<Flow, { readonly at: Place }>;
type Choice = At<'choice'>;

export function providerRoutes(tools: HttpTools): readonly Route[] {
  const { config, forum, flows, provider, doorkeeper } = tools;

  const keep = async (call: Call, flow: Flow): Promise<void> => {
    const secret = await flows.keep(flow);
    call.res.append('Set-Cookie', flowCookie(config.secure, secret, LIMITS.flowMs));
  };

  /** What this browser has under way; it is over with that. */
  const take = async <Place extends Flow['at']>({ req, res }: Call, at: Place): Promise<At<Place> | null> => {
    const flow = await flows.take(readCookie(req, flowCookieName(config.secure)));
    res.append('Set-Cookie', flowCookie(config.secure, '', 0));
    return flow?.at === at ? (flow as At<Place>) : null;
  };

  const sit = async (call: Call, { person, from, session }: Choice, seat: SeatId): Promise<void> => {
    // the browser left with it
    if (session !== null) await doorkeeper.end(session);
    await signIn(tools, call, { seat, person, how: 'provider', from });
  };

  const shown = (seat: SeatId): Arrived['seats'] => {
    const actor = forum.actor(seat);
    const entity = actor && forum.state.entities.get(actor.entity);
    if (!actor || !entity) return [];
    const { id, code, names, capacity } = entity;
    return [{ id: seat, entity: { id, code, names, capacity }, functions: actor.functions, remote: actor.remote }];
  };

  const leaveFor = async (via: Provider, call: Call, goal: string): Promise<Answer> => {
    const redirect = `${originOf(call.req, config)}/sign-in/return`;
    const way = await via.leave(redirect);
    if (!way.ok) return problem(way.reason);
    await keep(call, { at: 'provider', goal, session: call.visitor?.identity.session ?? null, redirect, ...way.value.checks });
    return json({ url: way.value.url } satisfies Leaving);
  };

  const whoArrives = async (via: Provider, call: Call, query: string): Promise<Result<Choice, EdgeCode>> => {
    const flow = await take(call, 'provider');
    if (flow === null) return no('flow-lost');
    const back = await via.arrive(flow, query);
    if (!back.ok) return back;
    const { claims, idToken } = back.value;
    const { goal, session } = flow;
    return ok({
      at: 'choice',
      goal,
      session,
      seats: seatsOf(forum, claims, via.config.opens),
      person: personOf(claims),
      from: { idToken },
    });
  };

  return [
    openRoute({
      method: 'post',
      path: '/api/sign-in/leave',
      who: 'all',
      what: 'Begin a sign-in through the provider: the address of its page',
      body: leave,
      limit: 'acts',
      answers: { 200: leaving },
      handle: async ({ body, ...call }) => (provider === null ? problem('not-found') : leaveFor(provider, call, body.goal)),
    }),
    openRoute({
      method: 'post',
      path: '/api/sign-in/arrive',
      who: 'all',
      what: 'Come back from the provider: sign in, or be shown the seats to choose from',
      body: arrive,
      limit: 'sign-in',
      answers: { 200: arrived },
      async handle({ body, ...call }) {
        if (provider === null) return problem('not-found');
        const who = await whoArrives(provider, call, body.query);
        if (!who.ok) return problem(who.reason);
        const { seats, goal } = who.value;
        const [only] = seats;
        if (only === undefined) return problem('no-seat');
        if (seats.length === 1) await sit(call, who.value, only);
        else await keep(call, who.value);
        return json({ goal, seats: seats.length === 1 ? [] : seats.flatMap(shown) } satisfies Arrived);
      },
    }),
    openRoute({
      method: 'post',
      path: '/api/sign-in/choose',
      who: 'all',
      what: 'Sign in to one of the seats to choose from',
      body: choose,
      limit: 'sign-in',
      answers: { 204: null },
      async handle({ body, ...call }) {
        const flow = await take(call, 'choice');
        if (flow === null) return problem('flow-lost');
        if (!flow.seats.includes(body.seat) || forum.actor(body.seat) === null) return problem('no-seat');
        await sit(call, flow, body.seat);
        return done;
      },
    }),
  ];
}

/**
 * Signing in through the OpenID Connect provider. The browser leaves from one of our pages and comes back to one (`/sign-in/return`), which
 * hands in what the provider sent along: only a POST of our own page finishes anything, in the browser that began it, once. A page
 * elsewhere can neither begin nor finish a sign-in, so nobody ends up in somebody else's seat.
 */
import { z } from 'zod';
import { LANGUAGES, type SeatId } from '../../../shared/opinion/vocabulary.ts';
import { withOfficialNames } from '../../../shared/page/member-states.ts';
import { type Arrived, arrive, arrived, backChannelLogout, choose, type Leaving, leave, leaving } from '../../../shared/wire/session.ts';
import { type Claims, personOf, seatsOf } from '../../auth/claims.ts';
import { flowCookie, flowCookieName, readCookie } from '../../auth/cookie.ts';
import type { Flow } from '../../auth/flows.ts';
import type { Arrived as Back, Provider } from '../../auth/provider.ts';
import type { FromProvider } from '../../auth/sessions.ts';
import { LIMITS } from '../../limits.ts';
import { type Answer, done, json, problem } from '../answer.ts';
import { type Arrival, openRoute, type Route } from '../route.ts';
import { nothingThere, originOf, signIn } from '../sign-in.ts';
import type { HttpTools } from '../tools.ts';

type Call = Pick<Arrival, 'req' | 'res' | 'visitor'>;
type At<Place extends Flow['at']> = Extract<Flow, { readonly at: Place }>;
type Choice = At<'choice'>;

interface Arriving {
  readonly claims: Claims;
  readonly from: FromProvider;
}

export function providerRoutes(tools: HttpTools): readonly Route[] {
  const { config, forum, flows, provider, backChannel, authenticator, sessions } = tools;

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
    if (session !== null) await authenticator.end(session);
    await signIn(tools, call, { seat, person, how: 'provider', from });
  };

  const shown = (seat: SeatId): Arrived['seats'] => {
    const actor = forum.actor(seat);
    const entity = actor && forum.state.entities.get(actor.entity);
    if (!actor || !entity) return [];
    const { id, code, names, capacity } = withOfficialNames(entity, LANGUAGES);
    return [{ id: seat, entity: { id, code, names, capacity }, functions: actor.functions, remote: actor.remote }];
  };

  const leaveFor = async (via: Provider, call: Call, goal: string, confirms: boolean): Promise<Answer> => {
    if (confirms && call.visitor === null) return problem('signed-out');
    const redirect = `${originOf(call.req, config)}/sign-in/return`;
    const way = await via.leave(redirect, confirms);
    if (!way.ok) return problem(way.reason);
    await keep(call, { at: 'provider', confirms, goal, session: call.visitor?.identity.session ?? null, redirect, ...way.value.checks });
    return json({ url: way.value.url } satisfies Leaving);
  };

  /** The person has shown again who it is: the one who sits here. */
  const confirm = async (via: Provider, call: Call, flow: At<'provider'>, { claims, from }: Arriving): Promise<Answer> => {
    const session = flow.session === null ? null : await sessions.byId(flow.session);
    if (session === null || session.id !== call.visitor?.identity.session) return problem('flow-lost');
    const same = session.from === undefined || session.from.subject === from.subject;
    if (!same || !seatsOf(forum, claims, via.config.opens).includes(session.seat)) return problem('other-person');
    await sessions.confirm(session.id);
    return json({ goal: flow.goal, seats: [], confirmed: true } satisfies Arrived);
  };

  const comeIn = async (via: Provider, call: Call, { goal, session }: At<'provider'>, { claims, from }: Arriving): Promise<Answer> => {
    const seats = seatsOf(forum, claims, via.config.opens);
    const choice: Choice = { at: 'choice', goal, session, seats, person: personOf(claims), from };
    const [only] = seats;
    if (only === undefined) return problem('no-seat');
    const confirmed = false;
    if (seats.length === 1) {
      await sit(call, choice, only);
      return json({ goal, seats: [], confirmed } satisfies Arrived);
    }
    await keep(call, choice);
    return json({ goal, seats: seats.flatMap(shown), confirmed } satisfies Arrived);
  };

  return [
    openRoute({
      method: 'post',
      path: '/api/sign-in/leave',
      who: 'all',
      what: 'Begin a sign-in through the provider: the address of its page',
      body: leave,
      limit: 'leave',
      answers: { 200: leaving },
      handle: async ({ body, ...call }) =>
        provider === null ? problem('not-found') : leaveFor(provider, call, body.goal, body.confirm === true),
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
        const flow = await take(call, 'provider');
        if (flow === null) return nothingThere(call.res, 'flow-lost');
        const back = await provider.arrive(flow, body.query);
        if (!back.ok) return problem(back.reason);
        const arriving = { claims: back.value.claims, from: fromOf(back.value) };
        return flow.confirms ? confirm(provider, call, flow, arriving) : comeIn(provider, call, flow, arriving);
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
        if (flow === null) return nothingThere(call.res, 'flow-lost');
        if (!flow.seats.includes(body.seat) || forum.actor(body.seat) === null) return problem('no-seat');
        await sit(call, flow, body.seat);
        return done;
      },
    }),
    openRoute({
      method: 'post',
      path: '/api/sign-in/back-channel-logout',
      who: 'all',
      what: 'For the provider: the person of the logout token has signed out there, and does so here',
      body: backChannelLogout,
      sent: 'form',
      signed: true,
      limit: 'sign-in',
      answers: { 200: z.strictObject({}) },
      async handle({ body, res }) {
        if (provider === null) return problem('not-found');
        const out = await provider.signedOut(body.logout_token);
        if (!out.ok && out.reason === 'provider-away') return problem(out.reason);
        const believed = out.ok && out.value !== null && (await backChannel.signOut(out.value));
        if (believed) return json({});
        return nothingThere(res, 'not-understood', 'This is no logout token of the provider, or it was used.');
      },
    }),
  ];
}

function fromOf({ claims: { sub, sid, auth_time }, idToken }: Back): FromProvider {
  const session = typeof sid === 'string' && { session: sid };
  return { subject: String(sub), ...session, idToken, shownAt: typeof auth_time === 'number' ? auth_time * 1000 : null };
}

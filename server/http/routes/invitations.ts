/** Links for seats: whoever keeps a seat makes them, a person spends one by a button. Only a POST spends; nothing that fetches pages can. */
import type { Response } from 'express';
import { z } from 'zod';
import { mayKeepSeat } from '../../../shared/forum/people.ts';
import { no, ok, type Result } from '../../../shared/lib/result.ts';
import type { Actor } from '../../../shared/opinion/actor.ts';
import { LANGUAGES } from '../../../shared/opinion/vocabulary.ts';
import { withOfficialNames } from '../../../shared/page/member-states.ts';
import type { EdgeCode } from '../../../shared/wire/problem.ts';
import {
  confirm,
  invitation,
  invite,
  inviteAll,
  look,
  type MadeInvitation,
  madeInvitation,
  type OpenInvitation,
  openInvitation,
  redeem,
} from '../../../shared/wire/session.ts';
import { hash } from '../../../shared/wire/value.ts';
import { type Invitation, inviteUrl } from '../../auth/invitations.ts';
import { type Answer, done, json, problem } from '../answer.ts';
import { openRoute, type Route, seatRoute } from '../route.ts';
import { nothingThere, signIn } from '../sign-in.ts';
import type { HttpTools } from '../tools.ts';

const HOUR = 3_600_000;
const byId = z.strictObject({ id: hash });

export function invitationRoutes(tools: HttpTools): readonly Route[] {
  const { config, forum, invitations, sessions } = tools;

  const make = async (seat: string, hours: number): Promise<MadeInvitation> => {
    const made = await invitations.make(seat, hours, forum.tenure(seat));
    const { id, expiresAt } = made.invitation;
    return { id, seat, expiresAt, url: inviteUrl(config.origins[0], made.secret) };
  };

  /** The seat that a link opens now, or why it opens none. */
  const seatOf = async (token: string): Promise<Result<{ readonly seat: string; readonly shown: OpenInvitation }, EdgeCode>> => {
    const found = await invitations.look(token);
    if (!found.ok) return no(`link-${found.reason}` as const);
    const { seat, tenure, expiresAt } = found.value;
    const actor = forum.actor(seat);
    const entity = actor && forum.state.entities.get(actor.entity);
    if (!actor || !entity) return no('seat-closed');
    if (!forum.holds(seat, tenure)) return no('link-revoked');
    const { id, code, names, capacity } = withOfficialNames(entity, LANGUAGES);
    return ok({ seat, shown: { entity: { id, code, names, capacity }, functions: actor.functions, remote: actor.remote, expiresAt } });
  };

  /** A link for a seat that somebody else keeps is, for this actor, no link at all. */
  const revoke = async (id: string, actor: Actor): Promise<Invitation | null> => {
    const found = (await invitations.list()).find((one) => one.id === id);
    return found !== undefined && mayKeepSeat(forum.state, actor, found.seat) ? invitations.revoke(id) : null;
  };

  return [
    openRoute({
      method: 'post',
      path: '/api/invitations/look',
      who: 'all',
      what: 'For which seat an invitation is, and until when; spends nothing',
      body: look,
      limit: 'sign-in',
      answers: { 200: openInvitation },
      async handle({ body, res }) {
        const opens = await seatOf(body.token);
        return opens.ok ? json(opens.value.shown) : shut(res, opens.reason);
      },
    }),
    openRoute({
      method: 'post',
      path: '/api/invitations/redeem',
      who: 'all',
      what: 'Spend an invitation and sign in',
      body: redeem,
      limit: 'sign-in',
      answers: { 204: null },
      async handle({ body, ...call }) {
        const opens = await seatOf(body.token);
        if (!opens.ok) return shut(call.res, opens.reason);
        const spent = await invitations.spend(body.token);
        if (!spent.ok) return problem(`link-${spent.reason}`);
        await signIn(tools, call, { seat: opens.value.seat, person: body.person, how: 'link' });
        return done;
      },
    }),
    seatRoute({
      method: 'post',
      path: '/api/sign-in/confirm',
      who: 'signed-in',
      what: 'Show again who one is, with another link for the seat in which one sits; spends it',
      body: confirm,
      limit: 'sign-in',
      answers: { 204: null },
      async handle({ body, visitor: { identity }, res }) {
        if (identity.kind === 'token') return problem('session-needed');
        const opens = await seatOf(body.token);
        if (!opens.ok) return shut(res, opens.reason);
        if (opens.value.seat !== identity.seat) return problem('other-person');
        const spent = await invitations.spend(body.token);
        if (!spent.ok) return problem(`link-${spent.reason}`);
        await sessions.confirm(identity.session);
        return done;
      },
    }),
    seatRoute({
      method: 'post',
      path: '/api/invitations',
      who: 'seat-keeper',
      what: 'Make a link for a seat that one keeps; its address is shown once',
      body: invite,
      answers: { 201: madeInvitation },
      async handle({ body, visitor: { actor } }) {
        return mayKeepSeat(forum.state, actor, body.seat) ? json(await make(body.seat, body.hours), 201) : problem('not-found');
      },
    }),
    seatRoute({
      method: 'post',
      path: '/api/invitations/all',
      who: 'seat-keeper',
      what: 'Make a link for each of these seats; where one of them is not kept by whoever asks, none',
      body: inviteAll,
      answers: { 201: z.array(madeInvitation) },
      async handle({ body, visitor: { actor } }) {
        if (!body.seats.every((seat) => mayKeepSeat(forum.state, actor, seat))) return problem('not-found');
        const made: MadeInvitation[] = [];
        for (const seat of new Set(body.seats)) made.push(await make(seat, body.hours));
        return json(made, 201);
      },
    }),
    seatRoute({
      method: 'get',
      path: '/api/invitations',
      who: 'seat-keeper',
      what: 'Links that are not spent, and those that ran out lately, for the seats that one keeps',
      answers: { 200: z.array(invitation) },
      async handle({ visitor: { actor } }) {
        const opening = (await invitations.list()).filter(({ seat, tenure }) => forum.holds(seat, tenure));
        return json(opening.filter(({ seat }) => mayKeepSeat(forum.state, actor, seat)).map(({ tenure: _, ...link }) => link));
      },
    }),
    seatRoute({
      method: 'delete',
      path: '/api/invitations/:id',
      who: 'seat-keeper',
      what: 'Revoke a link',
      params: byId,
      answers: { 204: null },
      handle: async ({ params, visitor: { actor } }) => {
        return (await revoke(params.id, actor)) === null ? problem('not-found') : done;
      },
    }),
    seatRoute({
      method: 'post',
      path: '/api/invitations/:id/reissue',
      who: 'seat-keeper',
      what: 'Revoke a link and make another for the same seat and as long a time',
      params: byId,
      answers: { 201: madeInvitation },
      async handle({ params, visitor: { actor } }) {
        const old = await revoke(params.id, actor);
        if (old === null || forum.actor(old.seat) === null) return problem('not-found');
        return json(await make(old.seat, Math.max(1, Math.round((old.expiresAt - old.createdAt) / HOUR))), 201);
      },
    }),
  ];
}

/** A link that was there is told what became of it, however many were shown that never were. */
const shut = (res: Response, why: EdgeCode): Answer => (why === 'link-unknown' ? nothingThere(res, why) : problem(why));

/** Whoever is signed in: who am I, my language, my sessions, my tokens, out. */
import { z } from 'zod';
import { wantsCallMail } from '../../../shared/forum/call-mail.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import {
  chooseLanguage,
  type Leaving,
  leaving,
  type Me,
  madeToken,
  makeToken,
  me,
  ownMail,
  type SessionRow,
  session,
} from '../../../shared/wire/session.ts';
import { hash, language, seatId } from '../../../shared/wire/value.ts';
import { languageCookie, readCookie } from '../../auth/cookie.ts';
import type { Session } from '../../auth/sessions.ts';
import { VERSION } from '../../built.ts';
import { addressOf } from '../../mail/addressed.ts';
import { type Answer, done, json, problem } from '../answer.ts';
import { openRoute, type Route, seatRoute, type Visitor } from '../route.ts';
import { originOf, signOut } from '../sign-in.ts';
import type { HttpTools } from '../tools.ts';

const byId = z.strictObject({ id: hash });
const ofSeat = z.strictObject({ seat: seatId.exactOptional() });

export function personRoutes(tools: HttpTools): readonly Route[] {
  const { config, forum, sessions, authenticator, provider, mailer } = tools;
  return [
    openRoute({
      method: 'get',
      path: '/api/me',
      who: 'all',
      what: 'Who is asking, and where',
      answers: { 200: me },
      async handle({ req, visitor }) {
        const chosen = language.safeParse(readCookie(req, 'nemcon-language'));
        const who = whoIs(visitor, chosen.data ?? null, {
          demo: config.demo,
          forum: { name: forum.state.forum?.name ?? '' },
          provider: config.provider?.name ?? null,
        });
        const putOut = visitor === null ? await authenticator.putOut(req) : null;
        return json(putOut === null ? who : ({ ...who, putOut } satisfies Me));
      },
    }),
    openRoute({
      method: 'put',
      path: '/api/me/language',
      who: 'all',
      what: 'Choose the language of the interface',
      body: chooseLanguage,
      answers: { 204: null },
      async handle({ body: { language }, visitor, res }) {
        res.append('Set-Cookie', languageCookie(config.secure, language));
        // notices are written in it
        if (visitor !== null && forum.state.languages.get(visitor.actor.seat) !== language)
          await forum.act(visitor.actor, { command: { do: 'choose-language', language }, person: null });
        return done;
      },
    }),
    seatRoute({
      method: 'get',
      path: '/api/me/mail',
      who: 'signed-in',
      what: 'Does this seat want a mail when a comment calls upon its body, and can one reach it? It is chosen by `choose-call-mail`',
      answers: { 200: ownMail },
      async handle({ visitor: { actor } }) {
        const calls = wantsCallMail(forum.state, actor.seat) !== null;
        return json({ calls, sends: mailer !== null, address: addressOf(forum, actor.seat) !== null });
      },
    }),
    seatRoute({
      method: 'post',
      path: '/api/sign-out',
      who: 'signed-in',
      what: 'End this session and its sockets; the address is where one signs out at the provider too',
      answers: { 200: leaving, 204: null },
      async handle({ visitor, req, res }) {
        const session = await sessions.byId(visitor.identity.session);
        await authenticator.end(visitor.identity.session);
        signOut(res, tools);
        const url = session?.from === undefined ? null : await provider?.end(session.from.idToken, `${originOf(req, config)}/`);
        return url ? json({ url } satisfies Leaving) : done;
      },
    }),
    seatRoute({
      method: 'get',
      path: '/api/sessions',
      who: 'signed-in',
      what: 'Own sessions and tokens; the secretariat may ask for those of any seat',
      query: ofSeat,
      answers: { 200: z.array(session) },
      async handle({ query, visitor }) {
        const seat = query.seat ?? visitor.identity.seat;
        if (!mayManage(visitor, seat)) return problem('no-right');
        return json((await sessions.list(seat)).map((one) => shown(one, visitor)));
      },
    }),
    seatRoute({
      method: 'delete',
      path: '/api/sessions',
      who: 'signed-in',
      what: 'Revoke all sessions and tokens of the own seat but the one that asks; the secretariat may those of any seat',
      query: ofSeat,
      answers: { 204: null },
      async handle({ query, visitor }) {
        const seat = query.seat ?? visitor.identity.seat;
        if (!mayManage(visitor, seat)) return problem('no-right');
        await authenticator.endSeat(seat, visitor.identity.session);
        return done;
      },
    }),
    seatRoute({
      method: 'delete',
      path: '/api/sessions/:id',
      who: 'signed-in',
      what: 'Revoke a session; its sockets close at once',
      params: byId,
      answers: { 204: null },
      handle: ({ params, visitor }) => revoke(tools, params.id, visitor, 'browser'),
    }),
    seatRoute({
      method: 'post',
      path: '/api/tokens',
      who: 'signed-in',
      what: 'Make a bearer token for another client; its secret is shown once',
      body: makeToken,
      answers: { 201: madeToken },
      async handle({ body, visitor }) {
        const { kind, seat, person } = visitor.identity;
        if (kind === 'token') return problem('session-needed');
        const made = await authenticator.begin({ kind: 'token', seat, tenure: forum.tenure(seat), person, label: body.label });
        return json({ id: made.session.id, token: made.secret, expiresAt: made.session.expiresAt }, 201);
      },
    }),
    seatRoute({
      method: 'get',
      path: '/api/tokens',
      who: 'signed-in',
      what: 'Own bearer tokens',
      answers: { 200: z.array(session) },
      async handle({ visitor }) {
        const own = (await sessions.list(visitor.identity.seat)).filter((one) => one.kind === 'token');
        return json(own.map((one) => shown(one, visitor)));
      },
    }),
    seatRoute({
      method: 'delete',
      path: '/api/tokens/:id',
      who: 'signed-in',
      what: 'Revoke a bearer token',
      params: byId,
      answers: { 204: null },
      handle: ({ params, visitor }) => revoke(tools, params.id, visitor, 'token'),
    }),
  ];
}

function whoIs(visitor: Visitor | null, language: Language | null, place: Pick<Me, 'demo' | 'forum' | 'provider'>): Me {
  if (visitor === null) return { signedIn: false, seat: null, person: null, language, ...place };
  const { seat: id, operatorFor: _, ...seat } = visitor.actor;
  return { signedIn: true, seat: { id, ...seat }, person: visitor.identity.person, language, version: VERSION, ...place };
}

const mayManage = (visitor: Visitor, seat: string): boolean => seat === visitor.identity.seat || RIGHTS[visitor.actor.capacity].office;

const shown = ({ id, kind, seat, person, label, createdAt, seenAt, expiresAt, how }: Session, visitor: Visitor): SessionRow => ({
  ...{ id, kind, seat, person, label, createdAt, seenAt, expiresAt },
  how: how ?? null,
  own: id === visitor.identity.session,
});

/** A session of another seat is, for those who may not manage it, no session at all. */
async function revoke({ sessions, authenticator }: HttpTools, id: string, visitor: Visitor, kind: Session['kind']): Promise<Answer> {
  const found = await sessions.byId(id);
  if (found === null || found.kind !== kind || !mayManage(visitor, found.seat)) return problem('not-found');
  await authenticator.end(id);
  return done;
}

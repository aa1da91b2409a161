/**
 * Before anything of a request is read: may this page ask, who asks, and may they? Default deny; the rest of the server runs only for
 * those who pass. A request that changes something must come from one of our own pages (exact `Origin`) or carry a bearer token and no
 * `Origin`; forms and plain text are refused, so a foreign page cannot even try. The forms that there are (consultation, answer to a paragraph) obey the first rule too; only what a signature proves (a logout that the
 * provider tells) may come from elsewhere.
 */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler, Response } from 'express';
import { isOffice } from '../../shared/forum/context.ts';
import { keepsSeats } from '../../shared/forum/people.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import { type Answer, problem, send } from './answer.ts';
import type { Route, Visitor, Who } from './route.ts';

interface Locals {
  visitor: Visitor | null;
}

export interface GuardTools {
  readonly config: Pick<Config, 'demo'>;
  readonly authenticator: Authenticator;
  readonly logger: Logger;
}

const MAY: Readonly<Record<Exclude<Who, 'all' | 'demo'>, (actor: Actor) => boolean>> = {
  'signed-in': () => true,
  'seat-keeper': keepsSeats,
  secretariat: isOffice,
};

export const visitorOf = (res: Response): Visitor | null => (res as Response<unknown, Locals>).locals.visitor;

export function guard(route: Route, { authenticator, config: { demo }, logger }: GuardTools): RequestHandler {
  const logged = (answer: Answer, visitor: Visitor | null): Answer => {
    const code = answer.kind === 'problem' ? answer.problem.code : null;
    if (code === 'origin' || code === 'no-right') logger.warn({ route: route.path, seat: visitor?.actor.seat, code }, 'refused');
    return answer;
  };
  return async (req, res, next) => {
    if (route.who === 'demo' && !demo) return send(res, problem('not-found'));
    if (route.method !== 'get' && !route.signed && !authenticator.originAllowed(req)) return send(res, logged(problem('origin'), null));
    const identity = await authenticator.identify(req);
    const actor = identity?.actor() ?? null;
    const visitor = identity === null || actor === null ? null : { identity, actor };
    const no = refusal(route, visitor) ?? (route.body !== null && !SENT[route.sent].test(typeOf(req)) ? problem('not-json') : null);
    if (no !== null) return send(res, await toNobody(logged(no, visitor), req, authenticator));
    res.locals.visitor = visitor;
    next();
  };
}

/** Whoever is signed out because their seat had too many is told so (A8). */
export async function toNobody(answer: Answer, req: IncomingMessage, authenticator: Pick<Authenticator, 'madeRoom'>): Promise<Answer> {
  const isOut = answer.kind === 'problem' && answer.problem.code === 'signed-out';
  return isOut && (await authenticator.madeRoom(req)) ? problem('put-out') : answer;
}

/** Nothing that a form can send, but where one is expected; and no charset but the one there is. */
const SENT: Readonly<Record<Route['sent'], RegExp>> = {
  json: /^application\/json(?:; ?charset=utf-8)?$/i,
  form: /^application\/x-www-form-urlencoded(?:; ?charset=utf-8)?$/i,
  bytes: /^application\/octet-stream$/i,
};

const typeOf = ({ headers }: IncomingMessage): string => headers['content-type'] ?? '';

function refusal({ who }: Route, visitor: Visitor | null): Answer | null {
  if (who === 'all' || who === 'demo') return null;
  if (visitor === null) return problem('signed-out');
  return MAY[who](visitor.actor) ? null : problem('no-right');
}

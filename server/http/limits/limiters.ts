/**
 * Who does something too often. Some are turned away before anything of the request is read; where only the request can tell whether it may
 * be refused, the handler is told and answers: a page with what was typed still in it, a link that exists, whoever else shares the address.
 * Guesses and floods of whoever has no session are counted over all nodes.
 */
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, type Options, rateLimit } from 'express-rate-limit';
import { LIMITS } from '../../limits.ts';
import type { Counts } from '../../nodes/counts.ts';
import { problem, send } from '../answer.ts';
import { visitorOf } from '../guard.ts';
import type { Limit } from '../route.ts';
import { SharedStore } from './shared-store.ts';

interface Locals {
  tooMany?: boolean;
  mayRaise?: boolean;
}

/** Was the limit of this route reached? Of those that turn nobody away. */
export const tooManyFrom = (res: Response): boolean => (res as Response<unknown, Locals>).locals.tooMany === true;

/** `counts`: null where there is one node. */
export function limiters(actsPerMinute: number, counts: Counts | null = null): Readonly<Record<Limit, RequestHandler>> {
  const minute = { windowMs: 60_000 };
  const shared = (limit: Limit): Pick<Partial<Options>, 'store'> => (counts === null ? {} : { store: new SharedStore(counts, limit) });
  const acts = limiter((...call) => ((call[1].locals as Locals).mayRaise ? told : refused)(...call), {
    ...{ ...minute, limit: actsPerMinute },
    keyGenerator: whoAsks,
  });
  return {
    // failures alone, because a whole delegation behind one address may sign in at once; of each way in for itself
    'sign-in': limiter(told, {
      ...{ ...minute, ...shared('sign-in'), limit: LIMITS.signInFailuresPerMinute, skipSuccessfulRequests: true },
      keyGenerator: (req, res) => `${req.route.path} ${whoAsks(req, res)}`,
    }),
    leave: limiter(refused, { ...minute, ...shared('leave'), limit: LIMITS.leavesPerMinute, keyGenerator: whoAsks }),
    acts,
    // counted with all others; which of them is an objection only its body tells
    raising: (req, res, next) => {
      res.locals.mayRaise = true;
      return acts(req, res, next);
    },
    looks: limiter(refused, { ...minute, limit: LIMITS.looksPerMinute, keyGenerator: whoAsks }),
    here: limiter(refused, { ...minute, limit: LIMITS.herePerMinute, keyGenerator: whoAsks }),
    // those that come into the log
    faults: limiter(refused, { ...{ ...minute, limit: LIMITS.faultsPerMinute, skipFailedRequests: true }, keyGenerator: whoAsks }),
    comments: limiter(told, { ...shared('comments'), windowMs: LIMITS.commentWindowMs, limit: LIMITS.commentsPerWindow }),
  };
}

/** The session; visitors have none and are counted by address. */
const whoAsks = (req: Request, res: Response): string => visitorOf(res)?.identity.session ?? ipKeyGenerator(req.ip ?? '');

const refused: Options['handler'] = (_req, res) => send(res, problem('too-many'));
const told: Options['handler'] = (_req, res, next) => {
  res.locals.tooMany = true;
  next();
};

/** The library would print about headers that anybody may send; whom to believe is configured. */
const QUIET = { xForwardedForHeader: false, forwardedHeader: false };

const limiter = (handler: Options['handler'], options: Partial<Options>): RequestHandler =>
  rateLimit({ standardHeaders: 'draft-8', legacyHeaders: false, validate: QUIET, handler, ...options });

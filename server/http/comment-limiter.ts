/**
 * Visitors have no seat to count by, so they are counted by address. Whoever sends too much is not turned away here: the page says so, with
 * what was typed still in it.
 */
import type { RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { LIMITS } from '../limits.ts';

interface Locals {
  tooMany?: boolean;
}

export const tooManyFrom = (res: Response): boolean => (res as Response<unknown, Locals>).locals.tooMany === true;

export const commentLimiter = (): RequestHandler =>
  rateLimit({
    windowMs: LIMITS.commentWindowMs,
    limit: LIMITS.commentsPerWindow,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_req, res, next) => {
      res.locals.tooMany = true;
      next();
    },
  });

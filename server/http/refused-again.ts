/**
 * A page that is refused because too much is asked asks again by itself, each further time after twice as long (N13). How often it was refused
 * without a pause its own browser keeps: whoever hides it is no worse off than without, and no server remembers who asked.
 */
import type { Request, Response } from 'express';
import { readCookie } from '../auth/cookie.ts';
import { RETRY_AFTER } from './retry-after.ts';

const NAME = 'nemcon-refused';
const LONGEST_SECONDS = 60;
/** For so long after it asked again it counts as the same. */
const PAUSE_SECONDS = 30;

/** When this page asks again, seconds; the answer says it too. */
export function againAfterRefusal(req: Request, res: Response): string {
  const before = /^\d$/.test(readCookie(req, NAME) ?? '') ? Number(readCookie(req, NAME)) : 0;
  const least = Number(res.get('Retry-After') ?? RETRY_AFTER);
  // a limit may end later than a page waits by itself
  const seconds = Math.max(least, Math.min(LONGEST_SECONDS, least * 2 ** before));
  res.append(
    'Set-Cookie',
    `${NAME}=${Math.min(9, before + 1)}; Path=${req.path}; Max-Age=${seconds + PAUSE_SECONDS}; HttpOnly; SameSite=Strict`,
  );
  res.set('Retry-After', String(seconds));
  return String(seconds);
}

/**
 * A page that is refused because too much is asked asks again by itself, each further time after twice as long (N13). How often it was refused
 * without a pause its own browser keeps: whoever hides it is no worse off than without, and no server remembers who asked.
 */
import type { Request, Response } from 'express';
import { REFUSED_COOKIE, readCookie, refusedCookie } from '../auth/cookie.ts';
import { isSecure } from './headers.ts';
import { RETRY_AFTER } from './retry-after.ts';

const LONGEST_SECONDS = 60;
/** For so long after it asked again it counts as the same. */
const PAUSE_SECONDS = 30;

/** When this page asks again, seconds; the answer says it too. */
export function againAfterRefusal(req: Request, res: Response): string {
  const kept = readCookie(req, REFUSED_COOKIE) ?? '';
  const before = /^\d$/.test(kept) ? Number(kept) : 0;
  const least = Number(res.get('Retry-After') ?? RETRY_AFTER);
  // a limit may end later than a page waits by itself
  const seconds = Math.max(least, Math.min(LONGEST_SECONDS, least * 2 ** before));
  const cookie = refusedCookie(isSecure(res), Math.min(9, before + 1), (seconds + PAUSE_SECONDS) * 1_000, req.path);
  if (cookie !== null) res.append('Set-Cookie', cookie);
  res.set('Retry-After', String(seconds));
  return String(seconds);
}

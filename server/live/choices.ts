/**
 * What a follower has chosen: how often changes come, and what is said aloud. The page's script keeps it in cookies, so that the page comes
 * with it and the script need not be longer.
 */
import type { IncomingMessage } from 'node:http';
import { readCookie } from '../auth/cookie.ts';

/** Nothing; sentences of the field `s` of a change; those of `n`, or that there was one. */
export const SAYING = ['', 's', 'n'] as const;
export type Saying = (typeof SAYING)[number];

export interface Choices {
  readonly saves: boolean;
  /** Has nobody chosen, so that the page may where beats are slow? */
  readonly open: boolean;
  readonly say: Saying;
}

export function choicesOf(req: IncomingMessage): Choices {
  const saver = readCookie(req, 'nemcon-saver');
  const say = readCookie(req, 'nemcon-say');
  const saves = saver === null ? req.headers['save-data'] === 'on' : saver === '1';
  return { saves, open: saver === null && !saves, say: SAYING.find((one) => one === say) ?? 's' };
}

/** With `{}` in the place of a choice and its value; kept a year. */
export const choiceCookie = (secure: boolean): string => `nemcon-{}; Path=/live; Max-Age=31536000; SameSite=Lax${secure ? '; Secure' : ''}`;

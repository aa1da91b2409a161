import type { Request, Response } from 'express';
import { cut } from '../../shared/text/characters.ts';
import type { EdgeCode } from '../../shared/wire/problem.ts';
import { sessionCookie } from '../auth/cookie.ts';
import type { FromProvider, How } from '../auth/sessions.ts';
import type { Config } from '../config.ts';
import { LIMITS } from '../limits.ts';
import { type Answer, problem } from './answer.ts';
import { tooManyFrom } from './limits/limiters.ts';
import type { Visitor } from './route.ts';
import type { HttpTools } from './tools.ts';

/** A new session with a new secret, whatever was signed in here before: that one ends. */
export async function signIn(
  { authenticator, forum, config }: Pick<HttpTools, 'authenticator' | 'forum' | 'config'>,
  { req, res, visitor }: { readonly req: Request; readonly res: Response; readonly visitor: Visitor | null },
  who: { readonly seat: string; readonly person: string; readonly how: How; readonly from?: FromProvider },
): Promise<void> {
  if (visitor !== null) await authenticator.end(visitor.identity.session);
  const label = cut(req.headers['user-agent'] ?? '', LIMITS.labelChars);
  const { secret } = await authenticator.begin({ kind: 'browser', tenure: forum.tenure(who.seat), label, ...who });
  res.append('Set-Cookie', sessionCookie(config.secure, secret, config.sessionMs));
}

/** What was shown to get in does not exist. That was looked up first: who shows what exists is refused for nobody's sake (S8). */
export const nothingThere = (res: Response, why: EdgeCode, detail?: string): Answer =>
  problem(tooManyFrom(res) ? 'too-many' : why, detail === undefined ? {} : { detail });

/** The origin of the page that asks, which the guard has looked at; without one, the first of ours. */
export const originOf = (req: Request, { origins }: Pick<Config, 'origins'>): string =>
  origins.find((one) => one === req.headers.origin) ?? origins[0];

export function signOut(res: Response, { config }: Pick<HttpTools, 'config'>): void {
  res.append('Set-Cookie', sessionCookie(config.secure, '', 0));
}

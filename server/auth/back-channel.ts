/**
 * The provider says by itself that somebody has signed out there: what that person has open here ends at once, on every node. Bearer tokens
 * stay: they were made to outlive a session, are listed, and end with the seat.
 */
import type { Clock } from '../clock.ts';
import { LIMITS } from '../limits.ts';
import type { Authenticator } from './authenticator.ts';
import type { Flows } from './flows.ts';
import type { Keys } from './keys.ts';
import type { SignedOut } from './logout-token.ts';
import { hashSecret } from './secret.ts';
import type { FromProvider, Sessions } from './sessions.ts';

interface BackChannelTools {
  readonly keys: Keys;
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly flows: Flows;
  readonly authenticator: Authenticator;
}

export class BackChannel {
  readonly #tools: BackChannelTools;

  constructor(tools: BackChannelTools) {
    this.#tools = tools;
  }

  /** Does what the token says; false where it was used before. */
  async signOut(out: SignedOut): Promise<boolean> {
    const { sessions, flows, authenticator } = this.#tools;
    if (!(await this.#isNew(out.id))) return false;
    for (const { id, from } of await sessions.list()) if (from !== undefined && concerns(out, from)) await authenticator.end(id);
    await flows.drop((flow) => flow.at === 'choice' && concerns(out, flow.from));
    return true;
  }

  /** Remembers the token as long as it could be believed, and forgets those that could not be any more. */
  async #isNew(id: string): Promise<boolean> {
    const { keys, clock } = this.#tools;
    const now = clock.now();
    for (const [hash, until] of await keys.all('logout')) if (Number(until) <= now) await keys.take('logout', hash);
    return keys.add('logout', hashSecret(id), String(now + (LIMITS.logoutTokenSeconds + 2 * LIMITS.clockSkewSeconds) * 1000));
  }
}

/** A session of which the provider did not say what it calls it is one of the person's. */
function concerns({ subject, session }: SignedOut, from: FromProvider): boolean {
  if (subject !== null && subject !== from.subject) return false;
  if (session === null || from.session === undefined) return subject !== null;
  return session === from.session;
}

/** A forum with a few seats, its sessions and its authenticator, on a driven clock and stores in memory. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Authenticator } from '../../server/auth/authenticator.ts';
import { Invitations } from '../../server/auth/invitations.ts';
import { MemoryKeys } from '../../server/auth/memory-keys.ts';
import { PutOuts } from '../../server/auth/put-out.ts';
import { Sessions } from '../../server/auth/sessions.ts';
import { Forum } from '../../server/forum/forum.ts';
import { createForum, plainFounding } from '../../server/forum/founding.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { createLogger } from '../../server/logger.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { manualClock } from '../support/clock.ts';

export const ORIGIN = 'https://forum.example';
export const HOUR = 3_600_000;
export const AGES = { sessionIdleMs: 10 * HOUR, sessionMs: 100 * HOUR, tokenMs: 50 * HOUR };

export const CONFIG = { origins: [ORIGIN], secure: true } as const;

/** Keys of two nodes that share one store: what one takes away, the other hears. */
export class SharedKeys extends MemoryKeys {
  readonly #listeners = new Set<(hash: string) => void>();

  override async take(...[kind, hash]: Parameters<MemoryKeys['take']>): Promise<string | null> {
    const value = await super.take(kind, hash);
    if (value !== null) for (const listener of this.#listeners) listener(hash);
    return value;
  }

  override watch(news: (hash: string) => void = () => {}): () => void {
    this.#listeners.add(news);
    return () => this.#listeners.delete(news);
  }
}

export async function authStage(keys: MemoryKeys = new MemoryKeys()) {
  const clock = manualClock();
  const logger = createLogger('silent');
  const forum = await Forum.open({ log: new MemoryLog(), clock, logger });
  await createForum(forum, plainFounding('Test Forum'));
  await forum.act(SERVER, {
    command: { do: 'admit-entity', id: 'arl', code: 'ARL', names: { en: 'Arlen' }, capacity: 'member-state' },
    person: null,
  });
  await forum.act(SERVER, { command: { do: 'open-seat', seat: 'arl-1', entity: 'arl', functions: [], remote: false }, person: null });
  const sessions = new Sessions(keys, clock, AGES);
  const putOuts = new PutOuts({ config: AGES, clock, forum, keys, sessions });
  const authenticator = new Authenticator({ config: CONFIG, clock, logger, forum, keys, sessions, putOuts });
  const signIn = async (kind: 'browser' | 'token' = 'browser') =>
    sessions.start({ kind, seat: 'arl-1', person: 'A. Orsel', label: 'test' });
  return { clock, logger, keys, forum, sessions, putOuts, invitations: new Invitations(keys, clock), authenticator, signIn };
}

/** What was begun and needs no clock has ended. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** As much of a request as the authenticator looks at. */
export const asking = (headers: IncomingHttpHeaders, url = '/'): IncomingMessage => ({ headers, url }) as IncomingMessage;

export const withCookie = (secret: string, more: IncomingHttpHeaders = {}): IncomingMessage =>
  asking({ cookie: `other=1; __Host-nemcon=${secret}`, ...more });

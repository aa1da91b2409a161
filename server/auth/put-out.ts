/**
 * Who makes room where a seat has too many sessions or tokens (A8), and what is told to whoever comes back with a session that was ended so.
 * A session and a token never end each other: a script puts nobody out who sits at a text.
 */
import type { Me } from '../../shared/wire/session.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { LIMITS } from '../limits.ts';
import type { Keys } from './keys.ts';
import type { Session, Sessions } from './sessions.ts';

export type PutOut = NonNullable<Me['putOut']>;

interface Kept {
  readonly seat: Session['seat'];
  readonly at: number;
  /** The session that began. Its person is looked up, and not kept a second time. */
  readonly by: string;
}

/** Another node knows of a page that is open here after two minutes at most. */
const LATELY_MS = 300_000;

/** For so long a browser that was let in just now may take to ask for anything; of a flood, so many of the last. */
const FRESH_MS = 10_000;
const FRESH_MOST = 4;

/**
 * Those that end as one begins: the longest unused first, and whoever is at work last. `held`: oldest first. `open`: those that have a page open
 * on this node.
 */
export function tooMany(
  held: readonly Session[],
  begun: Session,
  { open, now }: { readonly open: ReadonlySet<string>; readonly now: number },
): readonly Session[] {
  const kind = held.filter((one) => one.kind === begun.kind);
  // one that was begun and not used since is soon in nobody's hands: who begins many puts out those
  const unused = kind.filter(({ seenAt, createdAt }) => seenAt === createdAt);
  const idle = new Set(unused.filter((one, place) => now - one.createdAt >= FRESH_MS || place < unused.length - FRESH_MOST));
  const atWork = (one: Session): number => (open.has(one.id) ? 2 : !idle.has(one) && now - one.seenAt < LATELY_MS ? 1 : 0);
  return kind
    .filter(({ id }) => id !== begun.id)
    .sort((a, b) => atWork(a) - atWork(b) || a.seenAt - b.seenAt)
    .slice(0, Math.max(0, kind.length - (begun.kind === 'token' ? LIMITS.tokensPerSeat : LIMITS.sessionsPerSeat)));
}

interface PutOutTools {
  readonly keys: Keys;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly config: Pick<Config, 'sessionMs'>;
}

export class PutOuts {
  readonly #tools: PutOutTools;

  constructor(tools: PutOutTools) {
    this.#tools = tools;
  }

  /** As many of a seat are remembered as it has sessions, each for as long as the browser keeps what it shows. */
  async note(leaving: readonly Session[], begun: Session): Promise<void> {
    if (leaving.length === 0) return;
    const { keys, clock, config } = this.#tools;
    const at = clock.now();
    const { seat, id: by } = begun;
    await keys.putAll('put-out', new Map(leaving.map(({ id }) => [id, JSON.stringify({ seat, at, by } satisfies Kept)])));
    const noted = [...(await keys.all('put-out', JSON.stringify({ seat }).slice(1, -1)))]
      .map(([id, value]) => ({ id, at: (JSON.parse(value) as Kept).at }))
      .sort((a, b) => b.at - a.at);
    const old = noted.filter((one, place) => place >= LIMITS.sessionsPerSeat || one.at + config.sessionMs < at);
    await keys.forget(
      'put-out',
      old.map(({ id }) => id),
    );
  }

  /** Null: it was not ended so, or it is long ago. */
  async of(id: string): Promise<PutOut | null> {
    const value = await this.#tools.keys.get('put-out', id);
    if (value === null) return null;
    const { at, by } = JSON.parse(value) as Kept;
    const newer = await this.#tools.sessions.byId(by);
    return { at, by: newer === null ? null : { person: newer.person, label: newer.label } };
  }
}

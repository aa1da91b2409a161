/**
 * Who makes room where a seat has too many sessions or tokens (A8), and what is told to whoever comes back with a session that was ended so.
 * A session and a token never end each other: a script puts nobody out who sits at a text. Nor is one kind forgotten for the other.
 */
import type { Me } from '../../shared/wire/session.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Forum } from '../forum/forum.ts';
import { LIMITS } from '../limits.ts';
import type { Keys, Portion } from './keys.ts';
import type { Session, Sessions } from './sessions.ts';

export type PutOut = NonNullable<Me['putOut']>;

interface Kept extends Pick<Session, 'seat' | 'tenure'> {
  /** Absent: of a browser, from before tokens were noted. */
  readonly kind?: Session['kind'];
  readonly at: number;
  /** The session that began. Its person is looked up, and not kept a second time. */
  readonly by: string;
}

/** Another node knows of a page that is open here after two minutes at most. */
const LATELY_MS = 300_000;

const most = (kind: Session['kind']): number => (kind === 'token' ? LIMITS.tokensPerSeat : LIMITS.sessionsPerSeat);

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
    .slice(0, Math.max(0, kind.length - most(begun.kind)));
}

interface PutOutTools {
  readonly keys: Keys;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly config: Pick<Config, 'sessionMs' | 'tokenMs'>;
  readonly forum: Forum;
}

export class PutOuts {
  readonly #tools: PutOutTools;

  constructor(tools: PutOutTools) {
    this.#tools = tools;
  }

  /** As many of a seat are remembered as it has sessions, and as it has tokens; each for as long as what opened it would be kept. */
  async note(leaving: readonly Session[], begun: Session): Promise<void> {
    if (leaving.length === 0) return;
    const { keys, clock } = this.#tools;
    const noted = ({ seat, kind, tenure = 0 }: Session): Kept => ({ seat, kind, tenure, at: clock.now(), by: begun.id });
    await keys.putAll('put-out', new Map(leaving.map((one) => [one.id, JSON.stringify(noted(one))])));
    const ofSeat = read(await keys.all('put-out', JSON.stringify({ seat: begun.seat }).slice(1, -1)));
    const all = ofSeat.filter(({ kind }) => kind === begun.kind).sort((a, b) => b.at - a.at);
    await this.#forget(all.filter((one, place) => place >= most(begun.kind) || this.#isOver(one)));
  }

  /** Null: it was not ended so, it is long ago, or another has the seat since. */
  async of(id: string, kind: Session['kind']): Promise<PutOut | null> {
    const value = await this.#tools.keys.get('put-out', id);
    if (value === null) return null;
    const { by, ...held } = kept(value);
    if (held.kind !== kind || this.#isOver(held)) return null;
    const newer = await this.#tools.sessions.byId(by);
    return { at: held.at, by: newer === null ? null : { person: newer.person, label: newer.label } };
  }

  /** Takes away those that tell nobody anything any more. */
  async sweep(): Promise<void> {
    const { keys } = this.#tools;
    for (let from: string | null = null; ; ) {
      const { found, next }: Portion = await keys.portion('put-out', from);
      await this.#forget(read(found).filter((one) => this.#isOver(one)));
      if (next === null) return;
      from = next;
    }
  }

  #isOver({ seat, kind, tenure, at }: Omit<Kept, 'by'>): boolean {
    const { clock, config, forum } = this.#tools;
    return at + (kind === 'token' ? config.tokenMs : config.sessionMs) < clock.now() || !forum.holds(seat, tenure);
  }

  #forget(noted: readonly { readonly id: string }[]): Promise<void> {
    return this.#tools.keys.forget(
      'put-out',
      noted.map(({ id }) => id),
    );
  }
}

const kept = (value: string) => ({ kind: 'browser' as const, ...(JSON.parse(value) as Kept) });
const read = (found: ReadonlyMap<string, string>) => [...found].map(([id, value]) => ({ id, ...kept(value) }));

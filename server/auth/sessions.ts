/**
 * Who has signed in: one row per browser session or bearer token, under the hash of its secret. The name of the person is kept here,
 * in erasable payloads and nowhere else. A session is made at sign-in and never before, so there is none to fixate.
 */
import { setImmediate } from 'node:timers/promises';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { type Keys, PORTION, type Portion } from './keys.ts';
import { hashSecret, looksLikeSecret, makeSecret } from './secret.ts';

/** How a browser signed in. */
export type How = 'link' | 'provider' | 'demo';

/** What the provider said of whoever signed in. Never shown. */
export interface FromProvider {
  readonly subject: string;
  /** What it calls its own session; absent where it does not say. */
  readonly session?: string;
  /** Needed to sign out there too. */
  readonly idToken: string;
  /** When the person showed there who it is, ms UTC; null: it did not say. */
  readonly shownAt: number | null;
}

interface Kept {
  readonly kind: 'browser' | 'token';
  readonly seat: SeatId;
  /** Of which of those who held the seat one after another; absent: of the first. */
  readonly tenure?: number;
  readonly person: string;
  /** What its owner knows it by: the browser's name for itself, or the label of a token. */
  readonly label: string;
  /** Absent in tokens, and in sessions from before it was kept. */
  readonly how?: How;
  readonly from?: FromProvider;
  /** When the person showed again who it is. */
  readonly confirmedAt?: number;
  readonly createdAt: number;
  readonly seenAt: number;
}

export interface Session extends Kept {
  /** Public: the hash of the secret. */
  readonly id: string;
  /** Milliseconds UTC, as things stand; use moves it for a browser session, up to its absolute end. */
  readonly expiresAt: number;
}

type Ages = Pick<Config, 'sessionIdleMs' | 'sessionMs' | 'tokenMs'>;

export class Sessions {
  readonly #keys: Keys;
  readonly #clock: Clock;
  readonly #ages: Ages;
  /** When each was last used here, as far as that is not written down, ms UTC: what is shown is true, and nobody waits for a disk. */
  readonly #used = new Map<string, number>();
  #changes: Promise<void> = Promise.resolve();
  #cancel: (() => void) | null = null;

  constructor(keys: Keys, clock: Clock, ages: Ages) {
    this.#keys = keys;
    this.#clock = clock;
    this.#ages = ages;
  }

  /** The secret is shown once and kept nowhere. */
  async start(made: Omit<Kept, 'createdAt' | 'seenAt'>): Promise<{ readonly secret: string; readonly session: Session }> {
    const secret = makeSecret();
    const kept: Kept = { ...made, createdAt: this.#clock.now(), seenAt: this.#clock.now() };
    await this.#keys.put('session', hashSecret(secret), JSON.stringify(kept));
    return { secret, session: this.#shown(hashSecret(secret), kept) };
  }

  /** The session that this secret opens, if it has not ended. */
  async bySecret(secret: string): Promise<Session | null> {
    return looksLikeSecret(secret) ? this.byId(hashSecret(secret)) : null;
  }

  async byId(id: string): Promise<Session | null> {
    const value = await this.#keys.get('session', id);
    const session = value === null ? null : this.#shown(id, JSON.parse(value) as Kept);
    return session !== null && session.expiresAt > this.#clock.now() ? session : null;
  }

  /** Notes that the session is in use. Other nodes, and whoever comes after a crash, know of it after a pause. */
  touch({ id }: Session): void {
    this.#used.set(id, this.#clock.now());
    this.#writeLater();
  }

  /** Notes that the person has shown again who it is. */
  confirm(id: string): Promise<void> {
    return this.#change(new Map([[id, { confirmedAt: this.#clock.now() }]]));
  }

  /** What was used is written down. */
  async close(): Promise<void> {
    await this.#write();
    this.#cancel?.();
  }

  /** Those that have not ended, of all or, oldest first, of one seat; ended ones are swept out on the way. */
  async list(seat?: SeatId): Promise<readonly Session[]> {
    const all = seat === undefined ? await this.#everybodys() : await this.#ofSeat(seat);
    const now = this.#clock.now();
    const [living, ended]: [Session[], Session[]] = [[], []];
    for (const one of all) (one.expiresAt > now ? living : ended).push(one);
    for (const { id } of ended) await this.#keys.take('session', id);
    // thousands are put in no order: it takes one long turn, and nobody asks for it
    if (seat !== undefined) living.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
    // whoever asked goes through so many in a turn of its own
    if (living.length > PORTION) await setImmediate();
    return living;
  }

  async #ofSeat(seat: SeatId): Promise<readonly Session[]> {
    // within JSON no word of anybody's reads like this
    const holding = JSON.stringify({ seat }).slice(1, -1);
    return this.#read(await this.#keys.all('session', holding));
  }

  /** Some hundred at a time: others are served while thousands are gone through. */
  async #everybodys(): Promise<readonly Session[]> {
    // a store that goes through its keys may name one twice
    const all = new Map<string, Session>();
    for (let from: string | null = null; ; await setImmediate()) {
      const { found, next }: Portion = await this.#keys.portion('session', from);
      for (const one of this.#read(found)) all.set(one.id, one);
      if (next === null) break;
      from = next;
    }
    if (all.size > PORTION) await setImmediate();
    return [...all.values()];
  }

  #read(found: ReadonlyMap<string, string>): readonly Session[] {
    return [...found].map(([id, value]) => this.#shown(id, JSON.parse(value) as Kept));
  }

  /** False where there was none. */
  async end(id: string): Promise<boolean> {
    this.#used.delete(id);
    return (await this.#keys.take('session', id)) !== null;
  }

  #writeLater(): void {
    this.#cancel ??= this.#clock.after(this.#keys.pauseMs, () => {
      this.#cancel = null;
      void this.#write();
    });
  }

  async #write(): Promise<void> {
    const used = new Map(this.#used);
    try {
      await this.#change(new Map([...used].map(([id, seenAt]) => [id, { seenAt }])));
      for (const [id, at] of used) if (this.#used.get(id) === at) this.#used.delete(id);
    } catch {
      // whoever asks the store of keys says that it fails; what was used stays noted here
      this.#writeLater();
    }
  }

  /** One after the other: a change never undoes another. */
  #change(news: ReadonlyMap<string, Partial<Kept>>): Promise<void> {
    const done = this.#changes.then(async () => {
      const values = new Map<string, string>();
      for (const [id, more] of news) {
        const value = await this.#keys.get('session', id);
        if (value !== null) values.set(id, JSON.stringify({ ...(JSON.parse(value) as Kept), ...more } satisfies Kept));
      }
      if (values.size > 0) await this.#keys.replace('session', values);
    });
    this.#changes = done.catch(() => undefined);
    return done;
  }

  #shown(id: string, found: Kept): Session {
    const kept = { ...found, seenAt: Math.max(found.seenAt, this.#used.get(id) ?? 0) };
    const { sessionMs, sessionIdleMs, tokenMs } = this.#ages;
    const idle = kept.kind === 'token' ? Number.POSITIVE_INFINITY : kept.seenAt + sessionIdleMs;
    return { ...kept, id, expiresAt: Math.min(idle, kept.createdAt + (kept.kind === 'token' ? tokenMs : sessionMs)) };
  }
}

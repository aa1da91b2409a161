/**
 * A sign-in through the provider that is under way: begun in one browser, which holds the secret in a cookie, and finished in it once.
 * What has to be compared when the person comes back lies in the key store, where every node finds it.
 */
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import type { Clock } from '../clock.ts';
import { LIMITS } from '../limits.ts';
import type { Keys } from './keys.ts';
import { hashSecret, looksLikeSecret, makeSecret } from './secret.ts';
import type { FromProvider } from './sessions.ts';

interface Under {
  /** Where the person wanted to go: a path of ours. */
  readonly goal: string;
  /** The session that the browser had when it left; null: none. */
  readonly session: string | null;
}

export type Flow = Under &
  (
    | {
        readonly at: 'provider';
        /** The person is to show again who it is, for the session that it has. */
        readonly confirms: boolean;
        readonly state: string;
        readonly nonce: string;
        readonly verifier: string;
        readonly redirect: string;
      }
    | { readonly at: 'choice'; readonly seats: readonly SeatId[]; readonly person: string; readonly from: FromProvider }
  );

interface Kept {
  readonly flow: Flow;
  readonly until: number;
}

export class Flows {
  readonly #keys: Keys;
  readonly #clock: Clock;
  #sweepAt = 0;

  constructor(keys: Keys, clock: Clock) {
    this.#keys = keys;
    this.#clock = clock;
  }

  /** The secret for the cookie. */
  async keep(flow: Flow): Promise<string> {
    await this.#sweep();
    const secret = makeSecret();
    const kept: Kept = { flow, until: this.#clock.now() + LIMITS.flowMs };
    await this.#keys.put('flow', hashSecret(secret), JSON.stringify(kept));
    return secret;
  }

  /** Of many who come with it one gets it; null where it was used, has run out or never was. */
  async take(secret: string | null): Promise<Flow | null> {
    const value = secret === null || !looksLikeSecret(secret) ? null : await this.#keys.take('flow', hashSecret(secret));
    const kept = value === null ? null : (JSON.parse(value) as Kept);
    return kept !== null && kept.until > this.#clock.now() ? kept.flow : null;
  }

  /** Ends those of which that is true. */
  async drop(ends: (flow: Flow) => boolean): Promise<void> {
    for (const [hash, value] of await this.#keys.all('flow'))
      if (ends((JSON.parse(value) as Kept).flow)) await this.#keys.take('flow', hash);
  }

  /** Many leave for the provider and never come back. */
  async #sweep(): Promise<void> {
    const now = this.#clock.now();
    if (now < this.#sweepAt) return;
    this.#sweepAt = now + LIMITS.flowMs;
    for (const [hash, value] of await this.#keys.all('flow'))
      if ((JSON.parse(value) as Kept).until <= now) await this.#keys.take('flow', hash);
  }
}

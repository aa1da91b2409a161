/**
 * Links for a seat: used once, for a limited time, revocable, made anew in seconds. The secret stands in the fragment of the link
 * (`/invite#…`), which browsers send to nobody: not to us, not to a proxy's log, and a mail scanner that fetches the page spends nothing.
 */
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import type { Clock } from '../clock.ts';
import type { Keys } from './keys.ts';
import { hashSecret, looksLikeSecret, makeSecret } from './secret.ts';

interface Kept {
  readonly seat: SeatId;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface Invitation extends Kept {
  /** Public: the hash of the secret. */
  readonly id: string;
}

const HOUR = 3_600_000;
/** How long one that ran out stays listed, so that it can be made anew. */
const LISTED_AFTER_MS = 30 * 24 * HOUR;

export class Invitations {
  readonly #keys: Keys;
  readonly #clock: Clock;

  constructor(keys: Keys, clock: Clock) {
    this.#keys = keys;
    this.#clock = clock;
  }

  /** The secret is shown once and kept nowhere. */
  async make(seat: SeatId, hours: number): Promise<{ readonly secret: string; readonly invitation: Invitation }> {
    const secret = makeSecret();
    const createdAt = this.#clock.now();
    const kept: Kept = { seat, createdAt, expiresAt: createdAt + hours * HOUR };
    await this.#keys.put('invitation', hashSecret(secret), JSON.stringify(kept));
    return { secret, invitation: { ...kept, id: hashSecret(secret) } };
  }

  /** Spends it: whoever comes second, or too late, gets null. */
  async spend(secret: string): Promise<Invitation | null> {
    const invitation = looksLikeSecret(secret) ? await this.take(hashSecret(secret)) : null;
    return invitation !== null && invitation.expiresAt > this.#clock.now() ? invitation : null;
  }

  /** Revokes it; null where there was none. */
  async take(id: string): Promise<Invitation | null> {
    const value = await this.#keys.take('invitation', id);
    return value === null ? null : { ...(JSON.parse(value) as Kept), id };
  }

  /** Unspent ones, newest first, with those that ran out lately. */
  async list(): Promise<readonly Invitation[]> {
    const all = [...(await this.#keys.all('invitation'))].map(([id, value]): Invitation => ({ ...(JSON.parse(value) as Kept), id }));
    const isOld = (one: Invitation): boolean => one.expiresAt + LISTED_AFTER_MS < this.#clock.now();
    for (const { id } of all.filter(isOld)) await this.#keys.take('invitation', id);
    return all.filter((one) => !isOld(one)).sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));
  }
}

export const inviteUrl = (origin: string, secret: string): string => `${origin}/invite#${secret}`;

/**
 * Links for a seat: used once, for a limited time, revocable, made anew in seconds. The secret stands in the fragment of the link
 * (`/invite#…`), which browsers send to nobody: not to us, not to a proxy's log, and a mail scanner that fetches the page spends nothing.
 */
import { no, ok, type Result } from '../../shared/lib/result.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import type { Clock } from '../clock.ts';
import type { Keys } from './keys.ts';
import { hashSecret, looksLikeSecret, makeSecret } from './secret.ts';

interface Kept {
  readonly seat: SeatId;
  /** For which of those who hold the seat one after another; absent: for the first; null: for whoever holds it. */
  readonly tenure?: number | null;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface Invitation extends Kept {
  /** Public: the hash of the secret. */
  readonly id: string;
}

/** Why a link opens nothing (any more). `unknown`: there never was one, or it is long ago. */
export type DeadLink = 'spent' | 'revoked' | 'expired' | 'unknown';

interface Ended {
  readonly how: 'spent' | 'revoked';
  readonly at: number;
}

const HOUR = 3_600_000;
/** How long one that ran out stays listed, so that it can be made anew, and what became of the others is known. */
const REMEMBERED_MS = 30 * 24 * HOUR;

export class Invitations {
  readonly #keys: Keys;
  readonly #clock: Clock;

  constructor(keys: Keys, clock: Clock) {
    this.#keys = keys;
    this.#clock = clock;
  }

  /** The secret is shown once and kept nowhere. */
  async make(
    seat: SeatId,
    hours: number,
    tenure: number | null = 0,
  ): Promise<{ readonly secret: string; readonly invitation: Invitation }> {
    const secret = makeSecret();
    const createdAt = this.#clock.now();
    const kept: Kept = { seat, tenure, createdAt, expiresAt: createdAt + hours * HOUR };
    await this.#keys.put('invitation', hashSecret(secret), JSON.stringify(kept));
    return { secret, invitation: { ...kept, id: hashSecret(secret) } };
  }

  /** What a link opens; looking spends nothing. */
  async look(secret: string): Promise<Result<Invitation, DeadLink>> {
    if (!looksLikeSecret(secret)) return no('unknown');
    const invitation = await this.#get(hashSecret(secret));
    if (invitation !== null) return invitation.expiresAt > this.#clock.now() ? ok(invitation) : no('expired');
    const ended = await this.#keys.get('ended', hashSecret(secret));
    return no(ended === null ? 'unknown' : (JSON.parse(ended) as Ended).how);
  }

  /** Spends it: of many who come at the same time one gets it. */
  async spend(secret: string): Promise<Result<Invitation, DeadLink>> {
    const found = await this.look(secret);
    if (!found.ok) return found;
    return (await this.#end(found.value.id, 'spent')) ? found : this.look(secret);
  }

  /** Null where there was none. */
  async revoke(id: string): Promise<Invitation | null> {
    const invitation = await this.#get(id);
    return invitation !== null && (await this.#end(id, 'revoked')) ? invitation : null;
  }

  /** Unspent ones, newest first, with those that ran out lately. */
  async list(): Promise<readonly Invitation[]> {
    const since = this.#clock.now() - REMEMBERED_MS;
    for (const [id, value] of await this.#keys.all('ended'))
      if ((JSON.parse(value) as Ended).at < since) await this.#keys.take('ended', id);
    const all = [...(await this.#keys.all('invitation'))].map(([id, value]): Invitation => ({ ...(JSON.parse(value) as Kept), id }));
    const isOld = (one: Invitation): boolean => one.expiresAt < since;
    for (const { id } of all.filter(isOld)) await this.#keys.take('invitation', id);
    return all.filter((one) => !isOld(one)).sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));
  }

  async #get(id: string): Promise<Invitation | null> {
    const value = await this.#keys.get('invitation', id);
    return value === null ? null : { ...(JSON.parse(value) as Kept), id };
  }

  /** False where another was first. Its end is noted before it goes, so that nobody finds neither. */
  async #end(id: string, how: Ended['how']): Promise<boolean> {
    const ended: Ended = { how, at: this.#clock.now() };
    await this.#keys.put('ended', id, JSON.stringify(ended));
    return (await this.#keys.take('invitation', id)) !== null;
  }
}

export const inviteUrl = (origin: string, secret: string): string => `${origin}/invite#${secret}`;

/**
 * When each person was last at a text, over all devices: nobody but the person is told, so it is in no log. It lies with the keys, by a hash
 * of whose it is. Looks without a long pause between are one visit; what one wants to know is what has changed since the visit before. Nobody
 * waits for the writing. What is not written when a server stops at once is forgotten: then more is told than has changed, and never less.
 */
import { createHash } from 'node:crypto';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import type { Keys } from '../auth/keys.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';

/** A visit ends when the text has been looked at on no device for so long: time to fetch a paper, or for a page to come back on a weak line. */
const APART_MS = 300_000;

interface Whose {
  readonly opinion: string;
  readonly seat: SeatId;
  readonly person: string;
}

interface Visits {
  /** Log position up to which the text was seen in the visit before the last; null: that was the first. */
  readonly before: number | null;
  /** In the last one. */
  readonly seen: number;
  /** When that began, and when the text was looked at last, ms UTC. */
  readonly began: number;
  readonly at: number;
}

interface Tools {
  readonly keys: Pick<Keys, 'get' | 'put' | 'replace' | 'pauseMs'>;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
}

export class LastHere {
  readonly #tools: Tools;
  /** What is not written yet, by whose it is. */
  readonly #noted = new Map<string, Visits>();
  #cancel: (() => void) | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Whoever it is has seen the text up to this log position. Throws StorageFault. */
  async saw(whose: Whose, seq: number): Promise<void> {
    const { keys, clock } = this.#tools;
    const key = keyOf(whose);
    const known = await this.#known(key);
    const now = clock.now();
    const look: Visits = { before: null, seen: seq, began: now, at: now };
    const seen = known === null ? look : together(known, look);
    // another device may have been noted since
    const noted = this.#noted.get(key);
    const visits = noted === undefined ? seen : together(...inOrder(noted, seen));
    this.#noted.set(key, visits);
    // what is written later is written only where there is something
    if (known === null) await keys.put('here', key, JSON.stringify(visits));
    this.#writeLater();
  }

  /** The log position at which whoever it is was last here; null: never before now. Throws StorageFault. */
  async of(whose: Whose): Promise<number | null> {
    const known = await this.#known(keyOf(whose));
    if (known === null) return null;
    return this.#tools.clock.now() - known.at > APART_MS ? known.seen : known.before;
  }

  /** What was noted is written down. */
  async close(): Promise<void> {
    await this.#write();
    this.#cancel?.();
  }

  /** Another node may have written of the same visit, or of a later one. */
  async #known(key: string): Promise<Visits | null> {
    const written = await this.#tools.keys.get('here', key);
    const noted = this.#noted.get(key) ?? null;
    if (written === null) return noted;
    const known: Visits = JSON.parse(written);
    return noted === null ? known : together(...inOrder(known, noted));
  }

  #writeLater(): void {
    this.#cancel ??= this.#tools.clock.after(this.#tools.keys.pauseMs, () => {
      this.#cancel = null;
      void this.#write();
    });
  }

  async #write(): Promise<void> {
    const noted = new Map(this.#noted);
    try {
      const all = await Promise.all([...noted.keys()].map(async (key) => [key, JSON.stringify(await this.#known(key))] as const));
      await this.#tools.keys.replace('here', new Map(all));
      for (const [key, visits] of noted) if (this.#noted.get(key) === visits) this.#noted.delete(key);
    } catch (fault) {
      this.#tools.logger.warn({ err: fault }, 'when people were last at a text was not noted');
      this.#writeLater();
    }
  }
}

const keyOf = ({ opinion, seat, person }: Whose): string =>
  createHash('sha256')
    .update(JSON.stringify([opinion, seat, person]))
    .digest('base64url');

const inOrder = (one: Visits, other: Visits): [Visits, Visits] => (one.at <= other.at ? [one, other] : [other, one]);

/** Of the same visit two nodes may know two beginnings; of the one before it, one of them less. */
function together(earlier: Visits, later: Visits): Visits {
  const seen = Math.max(earlier.seen, later.seen);
  if (later.began - earlier.at > APART_MS) return { ...later, before: Math.max(earlier.seen, later.before ?? 0), seen };
  const { before, began } = earlier.began <= later.began ? earlier : later;
  return { before, seen, began, at: later.at };
}

/**
 * When each person was last at a text, over all devices: nobody but the person is told, so it is in no log. It lies with the keys, by a hash
 * of whose it is. Looks without a long pause between are one visit; what one wants to know is what has changed since the visit before. Nobody
 * waits for the writing, and all that was noted meanwhile is one write. What is not written when a server stops at once is forgotten, and so
 * is what nobody can ask for any more, or has not asked for in a year: then more is told than has changed, and never less.
 */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import type { Keys, Portion } from '../auth/keys.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';

/** A visit ends when the text has been looked at on no device for so long: time to fetch a paper, or for a page to come back on a weak line. */
const APART_MS = 300_000;

const DAY_MS = 86_400_000;
/** Between two sweeps: each goes through all that is kept, and a server may be stopped every night. */
const SWEEP_MS = DAY_MS / 4;
/** The ITU meets on a text for less; whoever comes back after that reads the whole of it. */
const KEPT_MS = 366 * DAY_MS;

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

/** `of`: the seat, as a hash; what was kept before there was a sweep lacks it. */
interface Kept extends Visits {
  readonly of?: string;
}

type Noted = Visits & Required<Kept>;

interface Tools {
  readonly keys: Pick<Keys, 'get' | 'getAll' | 'putAll' | 'forget' | 'portion' | 'pauseMs'>;
  readonly clock: Clock;
  /** Seats that nobody sits in any more. */
  readonly ended: () => readonly SeatId[];
  readonly logger: Pick<Logger, 'warn'>;
}

export class LastHere {
  readonly #tools: Tools;
  /** What is not written yet, by whose it is. */
  readonly #noted = new Map<string, Noted>();
  #cancel: (() => void) | null = null;
  #cancelSweep: () => void;
  #sweeping: Promise<void> = Promise.resolve();

  constructor(tools: Tools) {
    this.#tools = tools;
    this.#cancelSweep = this.#sweepLater();
  }

  /** Whoever it is has seen the text up to this log position. Throws StorageFault. */
  async saw(whose: Whose, seq: number): Promise<void> {
    const key = keyOf(whose);
    const known = await this.#known(key);
    const now = this.#tools.clock.now();
    const look: Visits = { before: null, seen: seq, began: now, at: now };
    const seen = known === null ? look : together(known, look);
    // another device may have been noted since
    const noted = this.#noted.get(key);
    const visits = noted === undefined ? seen : together(...inOrder(noted, seen));
    this.#noted.set(key, { ...visits, of: hashOf(whose.seat) });
    this.#writeLater();
  }

  /** The log position at which whoever it is was last here; null: never before now. Throws StorageFault. */
  async of(whose: Whose): Promise<number | null> {
    return this.#before(await this.#known(keyOf(whose)));
  }

  /** The same of many, in their order, asked at once. Throws StorageFault. */
  async ofAll(all: readonly Whose[]): Promise<readonly (number | null)[]> {
    const keys = all.map(keyOf);
    const written = await this.#tools.keys.getAll('here', keys);
    return keys.map((key) => this.#before(this.#together(key, written.get(key) ?? null)));
  }

  #before(known: Kept | null): number | null {
    if (known === null) return null;
    return this.#tools.clock.now() - known.at > APART_MS ? known.seen : known.before;
  }

  /** What was noted is written down. */
  async close(): Promise<void> {
    await this.#write();
    this.#cancel?.();
    this.#cancelSweep();
    await this.#sweeping;
  }

  /** Another node may have written of the same visit, or of a later one. */
  async #known(key: string): Promise<Kept | null> {
    return this.#together(key, await this.#tools.keys.get('here', key));
  }

  #together(key: string, written: string | null): Kept | null {
    const noted = this.#noted.get(key) ?? null;
    if (written === null) return noted;
    const known: Kept = JSON.parse(written);
    return noted === null ? known : { ...together(...inOrder(known, noted)), of: noted.of };
  }

  #writeLater(): void {
    this.#cancel ??= this.#tools.clock.after(this.#tools.keys.pauseMs, () => {
      this.#cancel = null;
      void this.#write();
    });
  }

  async #write(): Promise<void> {
    const noted = new Map(this.#noted);
    if (noted.size === 0) return;
    try {
      const all = await Promise.all([...noted.keys()].map(async (key) => [key, JSON.stringify(await this.#known(key))] as const));
      await this.#tools.keys.putAll('here', new Map(all));
      for (const [key, visits] of noted) if (this.#noted.get(key) === visits) this.#noted.delete(key);
    } catch (fault) {
      this.#tools.logger.warn({ err: fault }, 'when people were last at a text was not noted');
      this.#writeLater();
    }
  }

  #sweepLater(): () => void {
    return this.#tools.clock.after(SWEEP_MS, () => {
      this.#cancelSweep = this.#sweepLater();
      this.#sweeping = this.#sweep().catch((fault: unknown) =>
        this.#tools.logger.warn({ err: fault }, 'what was kept of when people were last at a text was not swept'),
      );
    });
  }

  /** In portions, with room for everything else between them. Throws StorageFault. */
  async #sweep(): Promise<void> {
    const { keys, clock, ended } = this.#tools;
    const gone = new Set(ended().map((seat) => hashOf(seat)));
    const isOver = (value: string): boolean => {
      const kept = readKept(value);
      return kept === null || clock.now() - kept.at > KEPT_MS || (kept.of !== undefined && gone.has(kept.of));
    };
    let from: string | null = null;
    do {
      const { found, next }: Portion = await keys.portion('here', from);
      const old = [...found].flatMap(([key, value]) => (isOver(value) ? [key] : []));
      if (old.length > 0) await keys.forget('here', old);
      await setImmediate();
      from = next;
    } while (from !== null);
  }
}

/** null: it says nothing, whoever wrote it. */
function readKept(value: string): Kept | null {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

const hashOf = (...all: readonly string[]): string => createHash('sha256').update(JSON.stringify(all)).digest('base64url');

const keyOf = ({ opinion, seat, person }: Whose): string => hashOf(opinion, seat, person);

const inOrder = (one: Visits, other: Visits): [Visits, Visits] => (one.at <= other.at ? [one, other] : [other, one]);

/** Of the same visit two nodes may know two beginnings; of the one before it, one of them less. */
function together(earlier: Visits, later: Visits): Visits {
  const seen = Math.max(earlier.seen, later.seen);
  if (later.began - earlier.at > APART_MS) return { ...later, before: Math.max(earlier.seen, later.before ?? 0), seen };
  const { before, began } = earlier.began <= later.began ? earlier : later;
  return { before, seen, began, at: later.at };
}

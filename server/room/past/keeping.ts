/**
 * What is kept of the folds of a log beside its snapshot (SPEC.md H45, H47): found again after a restart, kept anew as the log goes on, and
 * thrown away where a fault may be in it. It is a cache: what cannot be kept, or not be found, costs time and nothing else.
 */
import { performance } from 'node:perf_hooks';
import { LIMITS } from '../../limits.ts';
import { type Kept, LOG_FOLDS, type Log, type LogFold, type LogName, type Stored } from '../../log/log.ts';
import { logKey } from '../../log/name.ts';
import type { Logger } from '../../logger.ts';

export interface Keeps {
  /** Entries after which a fold is kept anew: to fold these takes half a second, to write it as long. */
  readonly every: number;
  /** The same where nothing has come since the last look. */
  readonly quietly: number;
  /** Else no sooner than so long after it was kept last: while it is written nothing is recorded, for some hundredths of a second. */
  readonly restMs: number;
  /** A larger one is not kept. */
  readonly mostBytes: number;
}
export const KEEPS: Keeps = { every: 1_000, quietly: 250, restMs: 30_000, mostBytes: LIMITS.keptFoldBytes };

const NEVER = { seq: 0, at: Number.NEGATIVE_INFINITY };

/** The entry up to which it goes. */
interface Found {
  readonly bytes: Uint8Array;
  readonly last: Stored;
}

export class Keeping {
  readonly #log: Log;
  readonly #logger: Pick<Logger, 'warn'>;
  readonly #keeps: Keeps;
  readonly #write: (name: LogName, of: LogFold) => Promise<Kept | null>;
  /** By log and fold: up to where it is kept, and since when. */
  readonly #kept = new Map<string, { readonly seq: number; readonly at: number }>();
  /** Logs whose history was begun with what was kept, and not from the first entry. */
  readonly #begun = new Set<string>();
  /** What is being kept just now. */
  readonly #keeping = new Set<Promise<void>>();

  constructor(log: Log, logger: Pick<Logger, 'warn'>, keeps: Keeps, write: (name: LogName, of: LogFold) => Promise<Kept | null>) {
    this.#log = log;
    this.#logger = logger;
    this.#keeps = keeps;
    this.#write = write;
  }

  /** Null where there is none of this log. */
  async find(name: LogName, of: LogFold): Promise<Found | null> {
    const found = await this.#log.getFold(name, of).catch((err: unknown) => this.#lost(name, of, err));
    const [last] = found === null || found.bytes.length === 0 ? [] : await this.#log.read(name, found.seq - 1, 1);
    return found === null || last === undefined ? null : { bytes: found.bytes, last };
  }

  /** It goes on from what was found, which goes up to there. */
  begun(name: LogName, of: LogFold, seq: number): void {
    this.#kept.set(keptKey(name, of), { ...NEVER, seq });
    if (of === 'history') this.#begun.add(logKey(name));
  }

  /** It is folded up to `seq`. Nobody who asks waits for what is kept. */
  folded(name: LogName, of: LogFold, seq: number, isQuiet = false): void {
    const key = keptKey(name, of);
    const now = performance.now();
    const last = this.#kept.get(key) ?? NEVER;
    const { every, quietly, restMs } = this.#keeps;
    if (isQuiet ? seq - last.seq < quietly : seq - last.seq < every || now - last.at < restMs) return;
    this.#kept.set(key, { seq, at: now });
    const keeping = this.#keep(name, of)
      .catch((err: unknown) => void this.#lost(name, of, err))
      .finally(() => this.#keeping.delete(keeping));
    this.#keeping.add(keeping);
  }

  /** What is being kept just now is. */
  async settled(): Promise<void> {
    await Promise.all(this.#keeping);
  }

  /** The fault may be in it; where the log was folded from its first entry the fault is thrown. */
  async throwAway(name: LogName, fault: unknown): Promise<void> {
    if (!this.#begun.delete(logKey(name))) throw fault;
    this.#logger.warn(
      { err: fault, opinion: name.id },
      'what was kept of the past is thrown away, and the log is folded from its first entry',
    );
    this.#kept.delete(keptKey(name, 'history'));
    await this.#log.putFold(name, 'history', 0, new Uint8Array(0));
  }

  /** Nothing of it is kept any more, and what is being kept just now neither. */
  async drop(name: LogName): Promise<void> {
    await this.settled();
    this.#begun.delete(logKey(name));
    for (const of of LOG_FOLDS) {
      this.#kept.delete(keptKey(name, of));
      await this.#log.putFold(name, of, 0, new Uint8Array(0));
    }
  }

  async #keep(name: LogName, of: LogFold): Promise<void> {
    const found = await this.#write(name, of);
    if (found === null) return;
    if (found.bytes.length > this.#keeps.mostBytes) throw new Error(`it has ${found.bytes.length} bytes`);
    await this.#log.putFold(name, of, found.seq, found.bytes);
  }

  #lost(name: LogName, of: LogFold, err: unknown): null {
    const what = of === 'authors' ? 'whose words are whose' : 'the past';
    this.#logger.warn({ err, opinion: name.id }, `${what} could not be kept, or not be read again`);
    return null;
  }
}

export const keptKey = (name: LogName, of: LogFold): string => `${of} ${logKey(name)}`;

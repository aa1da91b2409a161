/** A log in memory that takes its time, on the test's clock; it counts who watches, which is to say how many rooms are loaded. */
import type { Clock } from '../../server/clock.ts';
import type { Appended, LogName, Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';

export class SlowLog extends MemoryLog {
  /** Watchers by the key of a log. */
  readonly watched = new Map<string, number>();
  /** How many snapshots were begun. */
  snapshots = 0;
  readonly #clock: Clock;
  readonly #latencyMs: () => number;

  constructor(clock: Clock, latencyMs: () => number) {
    super();
    this.#clock = clock;
    this.#latencyMs = latencyMs;
  }

  /** Takes effect somewhere between being asked and answering. */
  override async append(log: LogName, entries: readonly Stored[]): Promise<Appended> {
    await this.#pass();
    const answer = await super.append(log, entries);
    await this.#pass();
    return answer;
  }

  override async head(log: LogName): Promise<Stored | null> {
    await this.#pass();
    return super.head(log);
  }

  override async read(log: LogName, after: number, limit?: number): Promise<readonly Stored[]> {
    const found = await super.read(log, after, limit);
    await this.#pass();
    return found;
  }

  override async putSnapshot(log: LogName, seq: number, bytes: Uint8Array): Promise<void> {
    this.snapshots++;
    await this.#pass();
    return super.putSnapshot(log, seq, bytes);
  }

  override async getSnapshot(log: LogName): Promise<{ readonly seq: number; readonly bytes: Uint8Array } | null> {
    const found = await super.getSnapshot(log);
    await this.#pass();
    return found;
  }

  override watch(log?: LogName): () => void {
    const id = log?.id ?? '';
    const add = (by: number): void => void this.watched.set(id, (this.watched.get(id) ?? 0) + by);
    add(1);
    return () => add(-1);
  }

  #pass(): Promise<void> {
    return new Promise((resolve) => void this.#clock.after(this.#latencyMs(), resolve));
  }
}

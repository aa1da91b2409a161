/** Who has acted in an opinion, seat by seat: counted along its log, in pieces, and from where it stopped the last time. Text is not an act. */
import { setImmediate } from 'node:timers/promises';
import type { EntityId, SeatId } from '../../shared/opinion/vocabulary.ts';
import type { Log, LogName, Stored } from '../log/log.ts';
import { readRun } from '../record/chain.ts';
import { readEntry } from '../record/read.ts';

const PIECE = 500;
/** Opinions whose count is kept. */
const KEPT = 32;

export interface Deeds {
  readonly seat: SeatId;
  readonly entity: EntityId;
  readonly count: number;
  /** Log position and time of the last. */
  readonly seq: number;
  readonly at: number;
}

interface Counted {
  readonly last: Stored | null;
  readonly deeds: ReadonlyMap<string, Deeds>;
}

export class Doers {
  readonly #log: Log;
  readonly #kept = new Map<string, Counted>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** Up to the entry `head`, whoever acted last first. Throws StorageFault or RecordDamage. */
  async of(name: LogName, head: number): Promise<readonly Deeds[]> {
    const key = `${name.kind}/${name.id}`;
    let counted = this.#kept.get(key) ?? { last: null, deeds: new Map() };
    while ((counted.last?.seq ?? 0) < head) {
      const after = counted.last?.seq ?? 0;
      const run = await this.#log.read(name, after, Math.min(head - after, PIECE));
      if (run.length === 0) break;
      counted = further(name, counted, run);
      await setImmediate();
    }
    this.#kept.delete(key);
    this.#kept.set(key, counted);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return [...counted.deeds.values()].sort((one, other) => other.seq - one.seq);
  }
}

function further(name: LogName, { last, deeds: before }: Counted, run: readonly Stored[]): Counted {
  const deeds = new Map(before);
  for (const { kind, entry } of readRun(name, last, run, readEntry)) {
    if (kind === 'text') continue;
    const { seq, at, by } = entry;
    const key = `${by.entity} ${by.seat}`;
    deeds.set(key, { seat: by.seat, entity: by.entity, count: (deeds.get(key)?.count ?? 0) + 1, seq, at });
  }
  return { last: run.at(-1) ?? last, deeds };
}

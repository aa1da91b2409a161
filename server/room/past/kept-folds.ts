/**
 * What is told of opinions by folding their logs beside the rooms: each fold goes on from where it stopped the last time, in pieces between
 * which others are served.
 */
import { LatestMap } from '../../../shared/lib/latest-map.ts';
import type { Log, LogName, Stored } from '../../log/log.ts';
import { readRun } from '../../record/chain.ts';
import { type Folded, readEntry } from '../../record/read.ts';
import { Turns } from '../../turns.ts';

const PIECE = 500;
/** Logs whose fold is kept: those that were asked for last. */
const KEPT = 32;

interface Kept<Value> {
  readonly last: Stored | null;
  readonly value: Value;
}

export class KeptFolds<Value> {
  readonly #log: Log;
  readonly #begin: Value;
  readonly #further: (value: Value, one: Folded) => Value;
  readonly #kept = new LatestMap<string, Kept<Value>>(KEPT);

  constructor(log: Log, begin: Value, further: (value: Value, one: Folded) => Value) {
    this.#log = log;
    this.#begin = begin;
    this.#further = further;
  }

  /** Up to the entry `head`. Throws StorageFault or RecordDamage. */
  async of(name: LogName, head: number): Promise<Value> {
    const key = `${name.kind}/${name.id}`;
    const turns = new Turns();
    let { last, value } = this.#kept.get(key) ?? { last: null, value: this.#begin };
    for (;;) {
      const after: number = last?.seq ?? 0;
      const run = after < head ? await this.#log.read(name, after, Math.min(head - after, PIECE)) : [];
      if (run.length === 0) break;
      for (const stored of run) {
        await turns.breathe();
        for (const one of readRun(name, last, [stored], readEntry)) value = this.#further(value, one);
        last = stored;
      }
    }
    this.#kept.set(key, { last, value });
    return value;
  }
}

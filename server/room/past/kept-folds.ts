/**
 * What is told of opinions by folding their logs beside the rooms: each fold goes on from where it stopped the last time, in pieces between
 * which others are served.
 */
import { LatestMap } from '../../../shared/lib/latest-map.ts';
import type { Log, LogName, Stored } from '../../log/log.ts';
import { readRun } from '../../record/chain.ts';
import { type Folded, readSealed } from '../../record/read.ts';
import { Turns } from '../../turns.ts';

const PIECE = 500;

interface Kept<Value> {
  readonly last: Stored | null;
  readonly value: Value;
}

/** On its way up to there, for whoever asks meanwhile. */
interface Growing<Value> {
  readonly upTo: number;
  readonly done: Promise<void>;
  readonly value: () => Value;
}

export class KeptFolds<Value> {
  readonly #log: Log;
  readonly #begin: Value;
  readonly #further: (value: Value, one: Folded) => Value;
  readonly #kept: LatestMap<string, Kept<Value>>;
  readonly #growing = new Map<string, Growing<Value>>();

  /** `kept`: logs whose fold is kept, those that were asked for last. */
  constructor(log: Log, begin: Value, further: (value: Value, one: Folded) => Value, kept: number) {
    this.#kept = new LatestMap(kept);
    this.#log = log;
    this.#begin = begin;
    this.#further = further;
  }

  /** Up to the entry `head`. Throws StorageFault or RecordDamage. */
  async of(name: LogName, head: number): Promise<Value> {
    const key = `${name.kind}/${name.id}`;
    for (;;) {
      const { upTo, done, value } = this.#growing.get(key) ?? this.#grow(key, name, head);
      await done;
      if (upTo >= head) return value();
    }
  }

  #grow(key: string, name: LogName, upTo: number): Growing<Value> {
    const turns = new Turns();
    let { last, value } = this.#kept.get(key) ?? { last: null, value: this.#begin };
    const piece = async (): Promise<number> => {
      const after: number = last?.seq ?? 0;
      const run = after < upTo ? await this.#log.read(name, after, Math.min(upTo - after, PIECE)) : [];
      for (const stored of run) {
        await turns.breathe();
        for (const one of readRun(name, last, [stored], readSealed)) value = this.#further(value, one);
        last = stored;
      }
      // whoever asks after a fault goes on from here, and meets it
      this.#kept.set(key, { last, value });
      return run.length;
    };
    const grow = async (): Promise<void> => {
      try {
        while ((await piece()) > 0);
      } finally {
        this.#growing.delete(key);
      }
    };
    const growing = { upTo, done: grow(), value: () => value };
    this.#growing.set(key, growing);
    return growing;
  }
}

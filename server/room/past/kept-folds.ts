/**
 * What is told of opinions by folding their logs beside the rooms: each fold goes on from where it stopped the last time, in pieces between
 * which others are served.
 */
import { LatestMap } from '../../../shared/lib/latest-map.ts';
import type { Log, LogName, Stored } from '../../log/log.ts';
import { readRun } from '../../record/chain.ts';
import { type Folded, readEntry } from '../../record/read.ts';
import { Turns } from '../../turns.ts';
import { Growth, HistoryFolding } from './growth.ts';

const PIECE = 500;
/** Entries that somebody waits for who can be told how far it is: of one text after the other. */
const WAITED = 1_000;
interface Kept<Value> {
  readonly last: Stored | null;
  readonly value: Value;
}

/** On its way up to there, for whoever asks meanwhile. */
interface Growing<Value> {
  readonly upTo: number;
  readonly growth: Growth;
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

  /** Up to the entry `head`. `tells`: throws HistoryFolding where that takes long, and goes on. Throws StorageFault or RecordDamage. */
  async of(name: LogName, head: number, tells = false): Promise<Value> {
    const key = `${name.kind}/${name.id}`;
    for (;;) {
      const { upTo, growth, value } = this.#growing.get(key) ?? this.#grow(key, name, head);
      await growth.begun;
      if (tells && head - growth.at > WAITED) throw new HistoryFolding('history', growth.at, head);
      await growth.done;
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
        for (const one of readRun(name, last, [stored], readEntry)) value = this.#further(value, one);
        last = stored;
      }
      // so that whoever asks after a fault meets it, however far that is
      this.#kept.set(key, { last, value });
      return run.length;
    };
    const growth = new Growth(true, async (come) => {
      try {
        for (let read = 1; read > 0; come({ need: last?.seq ?? 0, tells: false })) read = await piece();
      } finally {
        this.#growing.delete(key);
      }
    });
    const growing = { upTo, growth, value: () => value };
    this.#growing.set(key, growing);
    return growing;
  }
}

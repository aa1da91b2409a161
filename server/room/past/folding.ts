/**
 * How entries come into the thread that knows the past: read here, handed over in pieces, of each log by one at a time. For somebody who asks
 * up to where that is asked about; for nobody, in the background, one piece.
 */
import { LOG_FOLDS, type Log, type LogFold, type LogName, StorageFault } from '../../log/log.ts';
import { logKey } from '../../log/name.ts';
import { RecordDamage } from '../../record/damage.ts';
import { FairLine } from './fair-line.ts';
import { Growth, HistoryBusy, HistoryFolding } from './growth.ts';
import type { Feeding, Need } from './history-question.ts';
import type { Asker } from './history-thread.ts';
import { type Keeping, keptKey } from './keeping.ts';

export interface Pace {
  /** Entries that are handed over at once. */
  readonly piece: number;
  /** Entries that a question waits for. Of more it is told how far that is. */
  readonly waited: number;
}
/** To fold these takes some 30 ms, and 1.2 s. */
export const PACE: Pace = { piece: 100, waited: 4_000 };
/** Logs that are folded for questions at the same time, of which little is missing, and much: the thread remembers a dozen. The others wait. */
const SHORT_AT_ONCE = 6;
const LONG_AT_ONCE = 2;
/** Logs of which one asker has much folded at the same time: it goes on when nobody waits any more. */
const LONG_EACH = 2;
/** Of one log, on its way to where it is asked about. */
const MOST_FORGOTTEN = 3;

/** Hears how far it is. */
type Come = (there: Need) => void;

interface Tools {
  readonly log: Log;
  readonly keeping: Keeping;
  readonly say: (feeding: Feeding) => Promise<Need>;
}

export class Folding {
  readonly #tools: Tools;
  readonly #pace: Pace;
  readonly #short = new FairLine(SHORT_AT_ONCE);
  readonly #long = new FairLine(LONG_AT_ONCE);
  /** By asker: of how many logs much is being folded. */
  readonly #longBy = new Map<Asker, number>();
  readonly #growing = new Map<string, Growth>();
  /** By log: up to where its history was folded, at the last look. */
  readonly #folded = new Map<string, number>();

  constructor(tools: Tools, pace: Pace) {
    this.#tools = tools;
    this.#pace = pace;
  }

  /** Something is on its way. */
  get isBusy(): boolean {
    return this.#growing.size > 0;
  }

  /** Whoever asks for no more need not take a turn to be told so. */
  folded(name: LogName): number {
    return this.#folded.get(logKey(name)) ?? 0;
  }

  forget(name: LogName): void {
    this.#folded.delete(logKey(name));
  }

  /** Nothing of it is on its way any more; what went wrong was told to whoever asked. */
  async settled(name: LogName): Promise<void> {
    await Promise.allSettled(LOG_FOLDS.map((of) => this.#growing.get(keptKey(name, of))?.done));
  }

  /** Throws HistoryFolding where that takes long, unless somebody `waits`: the folding goes on. */
  async to(name: LogName, of: LogFold, upTo: number, by: Asker, waits: boolean): Promise<void> {
    const growth = this.#grow({ name, of, run: [], upTo, ask: null }, true, by);
    await growth.begun;
    if (growth.at >= upTo) return;
    // what follows in the background stops soon, and then all that is missing is asked for
    if (!waits && growth.isWhole && upTo - growth.at > this.#pace.waited) throw new HistoryFolding(of, growth.at, upTo);
    await growth.done;
  }

  /** One piece further, for nobody. */
  async piece(name: LogName, of: LogFold, upTo: number): Promise<Growth> {
    const growth = this.#grow({ name, of, run: [], upTo, ask: null }, false, null);
    await growth.done;
    return growth;
  }

  #grow(asked: Feeding, isWhole: boolean, by: Asker): Growth {
    const key = keptKey(asked.name, asked.of);
    const known = this.#growing.get(key);
    if (known !== undefined) return known;
    const growth: Growth = new Growth(isWhole, (come) => this.#feed(asked, isWhole, by, come).finally(() => this.#growing.delete(key)));
    this.#growing.set(key, growth);
    return growth;
  }

  async #feed(asked: Feeding, isWhole: boolean, by: Asker, come: Come): Promise<void> {
    const { name, of } = asked;
    const at = await (isWhole ? this.#whole(asked, by, come) : this.#onePiece(asked, come));
    if (of === 'history') this.#folded.set(logKey(name), at);
    this.#tools.keeping.folded(name, of, at);
  }

  async #onePiece(asked: Feeding, come: Come): Promise<number> {
    const begun = await this.#begin(asked, come);
    return this.#handOver(asked, begun, Math.min(asked.upTo, begun + this.#pace.piece), come);
  }

  /** Where it comes out that much is missing, it waits for its turn among the long ones. */
  async #whole(asked: Feeding, by: Asker, come: Come): Promise<number> {
    const { upTo } = asked;
    const short = await this.#short.turn(by, async () => {
      const begun = await this.#begin(asked, come);
      return upTo - begun > this.#pace.waited ? null : this.#handOver(asked, begun, upTo, come);
    });
    return short ?? this.#muchOf(asked, by, come);
  }

  async #muchOf(asked: Feeding, by: Asker, come: Come): Promise<number> {
    const own = this.#longBy.get(by) ?? 0;
    if (own >= LONG_EACH) throw new HistoryBusy('much is folded already for whoever asks');
    this.#longBy.set(by, own + 1);
    try {
      return await this.#long.turn(by, async () => this.#handOver(asked, await this.#begin(asked, come), asked.upTo, come));
    } finally {
      const left = (this.#longBy.get(by) ?? 1) - 1;
      if (left === 0) this.#longBy.delete(by);
      else this.#longBy.set(by, left);
    }
  }

  /** Entries up to `end`; returns up to where it is folded then. */
  async #handOver(asked: Feeding, begun: number, end: number, come: Come): Promise<number> {
    const { name } = asked;
    let at = begun;
    let forgotten = 0;
    while (at < end) {
      const run = await this.#tools.log.read(name, at, Math.min(end - at, this.#pace.piece));
      if (run.length === 0) throw new StorageFault(`${logKey(name)} ends before entry ${end}`);
      if (run[0]?.seq !== at + 1) throw new RecordDamage(name, at + 1, 'it is missing');
      const there = await this.#tools.say({ ...asked, run });
      come(there);
      if (there.need < at) {
        forgotten += 1;
        at = await this.#beginAgain(asked, forgotten, come);
      } else at = there.need;
    }
    return at;
  }

  /** The thread has forgotten the log, because so many others are asked about; or of what was kept nobody can go on, and that is dropped. */
  async #beginAgain(asked: Feeding, forgotten: number, come: Come): Promise<number> {
    if (forgotten > MOST_FORGOTTEN) throw new StorageFault(`${logKey(asked.name)} is forgotten again and again`);
    if (forgotten > 1) await this.#tools.keeping.drop(asked.name);
    return this.#begin(asked, come);
  }

  /** Up to where it is folded; where nothing is, it is begun with what is kept. */
  async #begin(asked: Feeding, come: Come): Promise<number> {
    const { keeping, say } = this.#tools;
    let there = await say(asked);
    const begin = there.need > 0 ? null : await keeping.find(asked.name, asked.of);
    if (begin !== null) {
      there = await say({ ...asked, begin });
      if (there.need === begin.last.seq) keeping.begun(asked.name, asked.of, there.need);
    }
    come(there);
    return there.need;
  }
}

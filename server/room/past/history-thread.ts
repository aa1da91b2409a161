/**
 * The way into the thread that knows how opinions were: any position, what changed since, the story of a paragraph. Entries are read here,
 * handed over in pieces, and folded there; nobody who types waits for it. None before the first question.
 */
import type { BlockId, SeatId } from '../../../shared/opinion/vocabulary.ts';
import { LIMITS } from '../../limits.ts';
import { type Log, type LogName, StorageFault, type Stored } from '../../log/log.ts';
import { RecordDamage } from '../../record/damage.ts';
import { Thread, workerBeside } from '../../thread.ts';
import { stateBefore } from './history.ts';
import type { Changes, PastMoment, Place, Stops, Story } from './history-answers.ts';

export type Asked =
  | { readonly what: 'moment'; readonly at: Place }
  | { readonly what: 'stops'; readonly seq: number; readonly times: readonly number[] }
  | { readonly what: 'where'; readonly before: number }
  | { readonly what: 'where'; readonly seat: SeatId }
  | { readonly what: 'changes'; readonly from: Place | 'declared'; readonly until: Place }
  | { readonly what: 'story'; readonly block: BlockId; readonly until: Place };

export interface HistoryQuestion {
  readonly name: LogName;
  /** Entries that follow those which are folded there. */
  readonly run: readonly Stored[];
  /** As far it must be folded. */
  readonly upTo: number;
  /** null: how far is it folded? */
  readonly ask: Asked | null;
}

export type HistoryAnswer =
  | { readonly answer: unknown }
  | { readonly need: number }
  | { readonly damage: { readonly seq: number; readonly why: string } }
  | { readonly fault: string };

const PIECE = 100;

/** Enough wait already. */
export class HistoryBusy extends Error {}

export class HistoryThread {
  readonly #log: Log;
  readonly #thread = new Thread<HistoryQuestion, HistoryAnswer>(
    () => workerBeside(import.meta.url, 'history-worker', { resourceLimits: { maxOldGenerationSizeMb: LIMITS.historyThreadMiB } }),
    (cause) => new Error('the thread that knows the past ended', { cause }),
  );
  /** By log: entries are handed over by one at a time. */
  readonly #growing = new Map<string, Promise<void>>();
  #asked = 0;
  #ended = false;

  constructor(log: Log) {
    this.#log = log;
  }

  /** How it stood after entry `seq`; null where the log does not reach that far. */
  async moment(name: LogName, seq: number): Promise<PastMoment | null> {
    return this.#inTurn(async () => {
      const at = await this.#place(name, seq);
      return at && ((await this.#ask(name, seq, { what: 'moment', at })) as PastMoment);
    });
  }

  /** Along the whole log up to `head`, and the nearest to `seq`. */
  async stops(name: LogName, head: number, seq: number, times: readonly number[]): Promise<Stops> {
    return this.#inTurn(async () => (await this.#ask(name, head, { what: 'stops', seq, times })) as Stops);
  }

  /** The last position before a moment, ms UTC; 0 where there is none. */
  async before(name: LogName, head: number, moment: number): Promise<number> {
    return this.#inTurn(async () => (await this.#ask(name, head, { what: 'where', before: moment })) as number);
  }

  /** The last position at which this seat wrote or acted; 0 where it never has. */
  async lastOf(name: LogName, head: number, seat: SeatId): Promise<number> {
    return this.#inTurn(async () => (await this.#ask(name, head, { what: 'where', seat })) as number);
  }

  /** null where the log does not reach that far. */
  async changes(name: LogName, since: number | 'declared', until: number): Promise<Changes | null> {
    return this.#inTurn(async () => {
      const from = since === 'declared' ? since : await this.#place(name, since);
      const end = await this.#place(name, until);
      return from && end && ((await this.#ask(name, until, { what: 'changes', from, until: end })) as Changes);
    });
  }

  async story(name: LogName, block: BlockId, until: number): Promise<Story | null> {
    return this.#inTurn(async () => {
      const end = await this.#place(name, until);
      return end && ((await this.#ask(name, until, { what: 'story', block, until: end })) as Story);
    });
  }

  async close(): Promise<void> {
    this.#ended = true;
    await this.#thread.end();
  }

  /** Throws HistoryBusy, StorageFault or RecordDamage. */
  async #inTurn<Found>(find: () => Promise<Found>): Promise<Found> {
    if (this.#asked >= LIMITS.historyQuestions) throw new HistoryBusy('enough questions about the past wait');
    this.#asked += 1;
    try {
      return await find();
    } finally {
      this.#asked -= 1;
    }
  }

  async #place(name: LogName, seq: number): Promise<Place | null> {
    const from = stateBefore(seq);
    const tail = seq === from ? [] : await this.#log.read(name, from, seq - from);
    if (seq === from && seq > 0 && (await this.#log.read(name, seq - 1, 1)).length === 0) return null;
    return tail.length < seq - from ? null : { seq, tail };
  }

  async #ask(name: LogName, upTo: number, ask: Asked): Promise<unknown> {
    for (;;) {
      const said = await this.#say({ name, run: [], upTo, ask });
      if ('answer' in said) return said.answer;
      await this.#grow(name, upTo);
    }
  }

  #grow(name: LogName, upTo: number): Promise<void> {
    const key = `${name.kind}/${name.id}`;
    const growing = this.#growing.get(key) ?? this.#feed(name, upTo).finally(() => this.#growing.delete(key));
    this.#growing.set(key, growing);
    return growing;
  }

  async #feed(name: LogName, upTo: number): Promise<void> {
    let after = (await this.#say({ name, run: [], upTo, ask: null })).need;
    while (after < upTo) {
      const run = await this.#log.read(name, after, Math.min(upTo - after, PIECE));
      if (run.length === 0) throw new StorageFault(`${name.kind}/${name.id} ends before entry ${upTo}`);
      after = (await this.#say({ name, run, upTo, ask: null })).need;
    }
  }

  async #say(question: HistoryQuestion & { readonly ask: null }): Promise<{ readonly need: number }>;
  async #say(question: HistoryQuestion): Promise<{ readonly need: number } | { readonly answer: unknown }>;
  async #say(question: HistoryQuestion): Promise<{ readonly need: number } | { readonly answer: unknown }> {
    if (this.#ended) throw new Error('nothing is asked about the past while the server stops');
    const said = await this.#thread.ask(question);
    if ('damage' in said) throw new RecordDamage(question.name, said.damage.seq, said.damage.why);
    if ('fault' in said) throw new Error(said.fault);
    return said;
  }
}

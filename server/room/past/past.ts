/** An opinion as it was: folded from its log up to a `seq`, in pieces between which others are served, beside the room and without disturbing it. */
import type { ActNote, Entry } from '../../../shared/opinion/entry.ts';
import { evolve } from '../../../shared/opinion/evolve.ts';
import { emptyState, type OpinionState } from '../../../shared/opinion/state.ts';
import { type Log, type LogName, StorageFault, type Stored } from '../../log/log.ts';
import { readRun } from '../../record/chain.ts';
import { RecordDamage } from '../../record/damage.ts';
import { type FoldedText, readEntry } from '../../record/read.ts';
import { LiveText } from '../../text/live-text.ts';
import { byPieces } from '../../text/pieces.ts';
import { Turns } from '../../turns.ts';

const PIECE = 500;
/** Entries of text that are folded at once; for each such piece the text so far is packed and unpacked. */
const TEXTS = 2000;

export interface Past {
  readonly state: OpinionState;
  readonly notes: ReadonlyMap<number, ActNote>;
  readonly live: LiveText;
}

type Passed = (before: OpinionState, entry: Entry, after: OpinionState) => void;

/** Goes along the log, and can be asked how the opinion was where it stands; what it says of that is good until it goes on. */
export class Walk {
  readonly #log: Log;
  readonly #name: LogName;
  /** Entry by entry where something was folded before, instead of in pieces on a copy of it: that takes three times as long. */
  readonly #grows: boolean;
  readonly #notes = new Map<number, ActNote>();
  #state: OpinionState = emptyState;
  #last: Stored | null = null;
  #live: LiveText | null = null;
  #texts: FoldedText[] = [];

  constructor(log: Log, name: LogName, grows = false) {
    this.#log = log;
    this.#name = name;
    this.#grows = grows;
  }

  /** On to entry `seq`; false where the log does not reach that far. Throws StorageFault or RecordDamage. */
  async to(seq: number, passed?: Passed): Promise<boolean> {
    const turns = new Turns();
    while (this.#state.seq < seq) {
      const after = this.#state.seq;
      const run = await this.#log.read(this.#name, after, Math.min(seq - after, PIECE));
      if (run.length === 0) return false;
      for (const stored of run) {
        await turns.breathe();
        this.#pass(stored, passed);
      }
      if (this.#texts.length >= TEXTS) await this.#fold();
    }
    return true;
  }

  #pass(stored: Stored, passed?: Passed): void {
    for (const one of readRun(this.#name, this.#last, [stored], readEntry)) {
      const before = this.#state;
      this.#state = evolve(before, one.entry);
      passed?.(before, one.entry, this.#state);
      if (one.kind === 'text') this.#texts.push(one);
      else if (one.note !== null) this.#notes.set(one.entry.seq, one.note);
    }
    this.#last = stored;
  }

  /** As it is here. */
  async here(): Promise<Past> {
    return { state: this.#state, notes: new Map(this.#notes), live: await this.#fold() };
  }

  async #fold(): Promise<LiveText> {
    const [texts, live] = [this.#texts, this.#live];
    this.#texts = [];
    if (live !== null && this.#grows) {
      const turns = new Turns();
      for (const text of texts) {
        await turns.breathe();
        live.apply([text]);
      }
      return live;
    }
    if (live !== null && texts.length === 0) return live;
    const folded = await byPieces(LiveText.folding(texts, live?.snapshot()));
    this.#live = folded;
    return folded;
  }
}

/**
 * What `look` finds on its way along the log. A copy of a text that was attacked, before anybody looked at where items stand (T33), need not read
 * as the text does: then it is looked at once more, without copies.
 */
export async function walked<Found>(log: Log, name: LogName, look: (walk: Walk) => Promise<Found>): Promise<Found> {
  try {
    return await look(new Walk(log, name));
  } catch (fault) {
    if (fault instanceof StorageFault || fault instanceof RecordDamage) throw fault;
    return look(new Walk(log, name, true));
  }
}

/** The opinion after entry `seq`; null where the log does not reach that far. */
export const pastAt = (log: Log, name: LogName, seq: number): Promise<Past | null> =>
  walked(log, name, async (walk) => ((await walk.to(seq)) ? await walk.here() : null));

/**
 * An opinion over a time: what has happened in it, and as it was at the end. The thread that knows the past tells it. Whoever has no seat shares
 * one line there, so a crowd of these before an open page asks once; so does a seat that asks for the same while it waits.
 */

import type { ParagraphChange } from '../../../shared/compare/paragraphs.ts';
import type { Span } from '../../../shared/forum/day.ts';
import type { ActNote } from '../../../shared/opinion/entry.ts';
import type { Happening } from '../../../shared/opinion/happened.ts';
import type { Register } from '../../../shared/opinion/register.ts';
import { register } from '../../../shared/opinion/show.ts';
import type { OpinionState } from '../../../shared/opinion/state.ts';
import type { TextBlock } from '../../../shared/text/block.ts';
import type { Log, LogName } from '../../log/log.ts';
import { RecordDamage } from '../../record/damage.ts';
import { entryAt } from '../../record/entry-at.ts';
import type { LiveText } from '../../text/live-text.ts';
import type { Asker, HistoryThread } from './history-thread.ts';

export interface Moment {
  readonly register: Register;
  readonly blocks: readonly TextBlock[];
}

/** What has happened meanwhile. */
export interface Meanwhile {
  /** null: there was no text before. */
  readonly changes: readonly ParagraphChange[] | null;
  readonly happened: readonly Happening[];
  /** What was said with each act of these, as far as it was not erased. */
  readonly notes: ReadonlyMap<number, ActNote>;
}

export interface Period extends Meanwhile {
  /** The log position before it; 0: it was founded in this time. */
  readonly began: number;
  readonly after: Moment;
}

export class Periods {
  readonly #log: Log;
  readonly #history: Pick<HistoryThread, 'moment' | 'meanwhile'>;
  readonly #asked = new Map<string, Promise<Period | null>>();

  constructor(log: Log, history: Pick<HistoryThread, 'moment' | 'meanwhile'>) {
    this.#log = log;
    this.#history = history;
  }

  /** null: there was no such opinion then. Throws HistoryFolding, HistoryBusy, StorageFault or RecordDamage. */
  async of(by: Asker, name: LogName, { from, to }: Span): Promise<Period | null> {
    const head = (await this.#log.head(name))?.seq ?? 0;
    const [began, end] = [await this.#before(name, head, from), await this.#before(name, head, to)];
    if (end === 0) return null;
    const key = JSON.stringify([name.kind, name.id, began, end, by]);
    const asked = this.#asked.get(key) ?? this.#found(by, name, began, end).finally(() => this.#asked.delete(key));
    this.#asked.set(key, asked);
    return asked;
  }

  async #found(by: Asker, name: LogName, began: number, end: number): Promise<Period | null> {
    const after = await this.#history.moment(by, name, end);
    const found = after && (await this.#history.meanwhile(by, name, began, end));
    return found && { ...found, began, after };
  }

  /** The `seq` of the last entry before this moment: their times never decrease. */
  async #before(name: LogName, head: number, at: number): Promise<number> {
    let [before, from] = [0, head + 1];
    while (from - before > 1) {
      const middle = Math.floor((before + from) / 2);
      if ((await this.#timeOf(name, middle)) < at) before = middle;
      else from = middle;
    }
    return before;
  }

  async #timeOf(name: LogName, seq: number): Promise<number> {
    const entry = await entryAt(this.#log, name, seq);
    if (entry === null) throw new RecordDamage(name, seq, 'it is missing');
    return entry.at;
  }
}

interface Folded {
  readonly state: OpinionState;
  readonly notes: ReadonlyMap<number, ActNote>;
  readonly live: LiveText;
}

export const momentOf = ({ state, notes, live }: Folded, { id }: LogName): Moment => ({
  register: register(state, notes, id, (block) => live.lastWords(block)),
  blocks: live.blocks(),
});

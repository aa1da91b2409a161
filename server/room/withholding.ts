/**
 * A State withholds its own words (SPEC.md H70 to H75). The thread of the past says which letters these are, outside the queue of the room; the room
 * decides and appends. Then they are masked in the store and forgotten in the thread, before anybody hears of it or is served again.
 */
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Ask } from '../../shared/opinion/command.ts';
import type { Entry } from '../../shared/opinion/entry.ts';
import { RIGHTS } from '../../shared/opinion/rights.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import { type Log, type LogName, StorageFault } from '../log/log.ts';
import { sha256 } from '../record/commitment.ts';
import { carryOutMasks, maskEntries, readMasked } from '../record/masking.ts';
import { Turns } from '../turns.ts';
import type { LookedUp } from './journal/act-flow.ts';
import type { HistoryThread } from './past/history-thread.ts';

export interface WithholdingTools {
  readonly log: Log;
  readonly history: HistoryThread;
  /** Log positions of an opinion at which its text got a number. */
  readonly numbered: (opinion: string) => readonly number[];
}

export class Withholding {
  readonly #tools: WithholdingTools;

  constructor(tools: WithholdingTools) {
    this.#tools = tools;
  }

  /**
   * As the log stands at `head`; nothing for whoever may not ask, as the rules then say. Throws HistoryBusy, RecordDamage, or StorageFault where
   * it cannot be told.
   */
  async find(name: LogName, head: number, actor: Actor | null, { letters }: Ask<'withhold-words'>): Promise<LookedUp | undefined> {
    if (actor === null || !RIGHTS[actor.capacity].hold) return undefined;
    const { log, history, numbered } = this.#tools;
    const { seat, entity } = actor;
    const asked = numbered(name.id);
    const isStill = (): boolean => numbered(name.id).length === asked.length;
    const found = await history.chosenWords(seat, name, head, { entity, letters, numbered: asked });
    if (found === null) throw new StorageFault('whose words are whose cannot be told');
    if (typeof found === 'string') return { at: head, isStill, words: found };
    const { seqs, ...words } = found;
    const masked: { readonly seq: number; readonly masked: string }[] = [];
    const turns = new Turns();
    for (const seq of seqs) {
      await turns.breathe();
      const [one] = maskEntries(await log.read(name, seq - 1, 1), words.ranges);
      if (one !== undefined) masked.push({ seq, masked: sha256(one.payload) });
    }
    return { at: head, isStill, words: { ...words, entries: masked } };
  }

  /** When it resolves nothing of the words is in the store, nor in the thread. Throws StorageFault. */
  async carryOut(name: LogName, made: Entry | null): Promise<void> {
    if (made?.fact.type !== 'words.withheld') throw new StorageFault('what withholds words is not in the log');
    await carryOutMasks(this.#tools.log, name, made.fact);
    await this.#tools.history.forgetBefore(name, made.seq);
  }

  /** Of a log that was loaded, in which these acts are: the thread may have folded it before, and a copy of the store have missed them (O14). */
  async loaded(name: LogName, acts: OpinionState['withheld']): Promise<void> {
    const { log, history } = this.#tools;
    for (const { seq } of acts) await readMasked(log, name, seq);
    const last = acts.at(-1);
    if (last !== undefined) await history.forgetBefore(name, last.seq);
  }
}

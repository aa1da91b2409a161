/**
 * A long log is read without words that are going to be withheld while its room still goes on (SPEC.md H74): in a copy of it in memory, in which
 * they are masked as they will be in the store. Once they are so there, the room begins anew from the snapshot that this gives, and not from the
 * first entry. That snapshot is what a server makes that has read the masked log, and no other.
 */
import type { WithheldAct } from '../../shared/opinion/withholding.ts';
import type { Kept, Log, LogName } from '../log/log.ts';
import { MemoryLog } from '../log/memory.ts';
import { carryOutMasks } from '../record/masking.ts';
import type { Grow } from '../text/grown.ts';
import { Turns } from '../turns.ts';
import { Ledger } from './journal/ledger.ts';

/** Entries that are read at once. */
export const COPIED_AT_ONCE = 1_000;
/** Entries that came while it was read: the room waits while they are folded too. */
const LONGEST_TAIL = 2_000;

/** What is masked, as the act says it that is not in the log yet. */
export type ToMask = Pick<WithheldAct, 'ranges' | 'entries'>;

export class MaskedCopy {
  readonly #name: LogName;
  readonly #copy: MemoryLog;
  readonly #ledger: Ledger;

  private constructor(name: LogName, copy: MemoryLog, ledger: Ledger) {
    this.#name = name;
    this.#copy = copy;
    this.#ledger = ledger;
  }

  /** Throws where the log cannot be read, or is not sound. */
  static async of(log: Pick<Log, 'read'>, name: LogName, words: ToMask, grow?: Grow): Promise<MaskedCopy> {
    const copy = new MemoryLog();
    for (let after = 0; ; ) {
      const page = await log.read(name, after, COPIED_AT_ONCE);
      if (page.length === 0) break;
      await copy.append(name, page);
      after += page.length;
    }
    await carryOutMasks(copy, name, words);
    return new MaskedCopy(name, copy, await Ledger.load(copy, name, false, grow, words.entries));
  }

  /** Of the log, in which the act is by now and its words are masked; null where other words were withheld too, or too much has come meanwhile. */
  async snapshot(log: Pick<Log, 'read'>): Promise<Kept | null> {
    const ledger = this.#ledger;
    const tail = await log.read(this.#name, ledger.seq, LONGEST_TAIL + 1);
    if (tail.length > LONGEST_TAIL) return null;
    await this.#copy.append(this.#name, tail);
    await ledger.catchUp(null, new Turns());
    // by somebody else, meanwhile
    if (ledger.holdsWithheld) return null;
    await ledger.snapshot();
    return this.#copy.getSnapshot(this.#name);
  }
}

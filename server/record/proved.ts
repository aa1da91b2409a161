/**
 * A log that is read from its first entry and proves itself: one unbroken chain, each entry sound, no command twice, and each what its rules
 * say may follow. What kind of log it is, and what may follow in it, says who asks.
 */
import type { Hash } from '../../shared/opinion/vocabulary.ts';
import type { Bare, LogName, Stored } from '../log/log.ts';
import { readRun } from './chain.ts';
import { RecordDamage } from './damage.ts';
import { headerHash } from './header.ts';
import { Once } from './once.ts';
import type { ReadAct } from './read.ts';
import type { Proof, Receipt, Report } from './verify.ts';

interface Kind<State, Fact extends { readonly type: string }> {
  readonly log: LogName;
  readonly empty: State;
  readonly read: (stored: Stored) => ReadAct<Fact>;
  readonly evolve: (state: State, entry: ReadAct<Fact>['entry']) => State;
  /** Why this entry cannot follow what is there, or null. */
  readonly objectionTo: (state: State, entry: ReadAct<Fact>['entry']) => string | null;
  readonly notChecked: readonly string[];
}

interface Proved<State> {
  readonly state: State;
  /** Entries without what was said with them. */
  readonly wordless: ReadonlySet<number>;
}

/** What none of them can prove. */
export const NEVER_CHECKED = [
  'signatures of those who acted: there are none yet, the server alone attests who did',
  'witnesses and time stamps: there are none yet, so another history could have been kept instead',
  'times of entries: claims of the server that wrote them; their order is what counts',
] as const;

export class LogProof<State extends { readonly seq: number; readonly at: number }, Fact extends { readonly type: string }>
  implements Proof
{
  readonly #kind: Kind<State, Fact>;
  readonly #receipt: Receipt | null;
  readonly #conclude: (proved: Proved<State>) => Pick<Report, 'sentence' | 'notChecked'>;
  readonly #once = new Once();
  readonly #wordless = new Set<number>();
  #state: State;
  /** The last that is sound. */
  #before: Bare | null = null;
  #invalid: Report | null = null;

  /** Against a receipt too, where there is one. `conclude` says what a sound log holds. */
  constructor(
    kind: Kind<State, Fact>,
    receipt: Receipt | null,
    conclude: (proved: Proved<State>) => Pick<Report, 'sentence' | 'notChecked'>,
  ) {
    this.#kind = kind;
    this.#receipt = receipt;
    this.#conclude = conclude;
    this.#state = kind.empty;
  }

  /** What was said is folded into nothing. */
  readonly lost = null;

  add(stored: Stored): void {
    if (this.#invalid !== null) return;
    const { log, read } = this.#kind;
    try {
      for (const { entry, note } of readRun(log, this.#before, [stored], read)) {
        const why = this.#objectionTo(entry, headerHash(stored.header));
        if (why !== null) {
          this.#invalid = this.#because(why);
          return;
        }
        this.#state = this.#kind.evolve(this.#state, entry);
        if (note === null) this.#wordless.add(entry.seq);
      }
      this.#before = { seq: stored.seq, header: stored.header };
    } catch (fault) {
      if (!(fault instanceof RecordDamage)) throw fault;
      this.#invalid = this.#because(fault.why, fault.seq);
    }
  }

  report(): Report {
    if (this.#invalid !== null) return this.#invalid;
    if (this.#receipt !== null && this.#receipt.seq > this.#state.seq)
      return this.#because(`the record ends here, and a receipt names entry ${this.#receipt.seq}`);
    const head = this.#before && { seq: this.#before.seq, hash: headerHash(this.#before.header) };
    return { verdict: 'valid', invalidAt: null, head, ...this.#conclude({ state: this.#state, wordless: this.#wordless }) };
  }

  #objectionTo(entry: ReadAct<Fact>['entry'], hash: Hash): string | null {
    if (this.#receipt?.seq === entry.seq && this.#receipt.hash !== hash) return 'it is not the one that its receipt names';
    if (entry.at < this.#state.at) return 'its time is before that of the entry before it';
    return this.#once.objectionTo(entry) ?? this.#kind.objectionTo(this.#state, entry);
  }

  #because(why: string, seq = this.#state.seq + 1): Report {
    const { notChecked } = this.#kind;
    return { verdict: 'invalid', sentence: `INVALID at entry ${seq} because ${why}.`, invalidAt: seq, head: null, notChecked };
  }
}

/**
 * A log that is read from its first entry and proves itself: one unbroken chain, each entry sound, no command twice, and each what its rules
 * say may follow. What kind of log it is, and what may follow in it, says who asks.
 */
import type { LogName, Stored } from '../log/log.ts';
import { readRun } from './chain.ts';
import { RecordDamage } from './damage.ts';
import { headerHash } from './header.ts';
import { Once } from './once.ts';
import type { ReadAct } from './read.ts';
import type { Receipt, Report } from './verify.ts';

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
  readonly head: Receipt | null;
  /** Entries without what was said with them. */
  readonly wordless: ReadonlySet<number>;
}

/** What none of them can prove. */
export const NEVER_CHECKED = [
  'signatures of those who acted: there are none yet, the server alone attests who did',
  'witnesses and time stamps: there are none yet, so another history could have been kept instead',
  'times of entries: claims of the server that wrote them; their order is what counts',
] as const;

/** Against a receipt too, where there is one. `conclude` says what a sound log holds. */
export function proveLog<State extends { readonly seq: number; readonly at: number }, Fact extends { readonly type: string }>(
  { log, empty, read, evolve, objectionTo, notChecked }: Kind<State, Fact>,
  stored: readonly Stored[],
  receipt: Receipt | null,
  conclude: (proved: Proved<State>) => Pick<Report, 'sentence' | 'notChecked'>,
): Report {
  let state = empty;
  let before: Stored | null = null;
  let head: Receipt | null = null;
  const wordless = new Set<number>();
  const once = new Once();
  const invalid = (why: string, seq = state.seq + 1): Report => ({
    verdict: 'invalid',
    sentence: `INVALID at entry ${seq} because ${why}.`,
    invalidAt: seq,
    head: null,
    notChecked,
  });
  for (const one of stored) {
    try {
      for (const { entry, note } of readRun(log, before, [one], read)) {
        head = { seq: entry.seq, hash: headerHash(one.header) };
        if (receipt?.seq === head.seq && receipt.hash !== head.hash) return invalid('it is not the one that its receipt names');
        const why =
          (entry.at < state.at ? 'its time is before that of the entry before it' : null) ??
          once.objectionTo(entry) ??
          objectionTo(state, entry);
        if (why !== null) return invalid(why);
        state = evolve(state, entry);
        if (note === null) wordless.add(entry.seq);
      }
    } catch (fault) {
      if (!(fault instanceof RecordDamage)) throw fault;
      return invalid(fault.why, fault.seq);
    }
    before = one;
  }
  if (receipt !== null && receipt.seq > state.seq) return invalid(`the record ends here, and a receipt names entry ${receipt.seq}`);
  return { verdict: 'valid', invalidAt: null, head, ...conclude({ state, head, wordless }) };
}

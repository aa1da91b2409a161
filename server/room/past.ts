/** An opinion as it was: folded from its log up to a position, beside the room and without disturbing it. */

import type { ActNote } from '../../shared/opinion/entry.ts';
import { evolve } from '../../shared/opinion/evolve.ts';
import { emptyState, type OpinionState } from '../../shared/opinion/state.ts';
import type { Log, LogName } from '../log/log.ts';
import { readRun } from '../record/chain.ts';
import { readEntry } from '../record/read.ts';
import { LiveText } from '../text/live-text.ts';

export interface Past {
  readonly state: OpinionState;
  readonly notes: ReadonlyMap<number, ActNote>;
  readonly live: LiveText;
}

/** The opinion after entry `seq`; null where the log does not reach that far. */
export async function pastAt(log: Log, name: LogName, seq: number): Promise<Past | null> {
  const entries = readRun(name, null, await log.read(name, 0, seq), readEntry);
  if (entries.length < seq) return null;
  const notes = new Map<number, ActNote>();
  let state: OpinionState = emptyState;
  for (const one of entries) {
    state = evolve(state, one.entry);
    if (one.kind === 'act' && one.note !== null) notes.set(one.entry.seq, one.note);
  }
  return { state, notes, live: LiveText.fold(entries.flatMap((one) => (one.kind === 'text' ? [one] : []))) };
}

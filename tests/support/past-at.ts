/** An opinion as it was, by whoever reads its whole log up to there: what the fold of the past is held against. */
import type { Log, LogName } from '../../server/log/log.ts';
import { readRun } from '../../server/record/chain.ts';
import { readEntry } from '../../server/record/read.ts';
import { LiveText } from '../../server/text/live-text.ts';
import type { ActNote } from '../../shared/opinion/entry.ts';
import { evolve } from '../../shared/opinion/evolve.ts';
import { type Happening, happened } from '../../shared/opinion/happened.ts';
import { emptyState, type OpinionState } from '../../shared/opinion/state.ts';

export interface Past {
  readonly state: OpinionState;
  readonly notes: ReadonlyMap<number, ActNote>;
  readonly live: LiveText;
  readonly happened: readonly Happening[];
}

/** After entry `seq`; null where the log does not reach that far. */
export async function pastAt(log: Log, name: LogName, seq: number): Promise<Past | null> {
  const run = await log.read(name, 0, seq);
  if (run.length < seq) return null;
  const read = readRun(name, null, run, readEntry);
  const notes = new Map<number, ActNote>();
  const told: Happening[] = [];
  let state = emptyState;
  for (const one of read) {
    const before = state;
    state = evolve(before, one.entry);
    told.push(...happened(before, one.entry, state));
    if (one.kind === 'act' && one.note !== null) notes.set(one.entry.seq, one.note);
  }
  return { state, notes, live: LiveText.fold(read.filter((one) => one.kind === 'text')), happened: told };
}

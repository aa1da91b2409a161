/** The text of a ledger before a document is built of it: a snapshot and the entries that followed. */
import type { OpinionState } from '../../../shared/opinion/state.ts';
import type { LogName, Stored } from '../../log/log.ts';
import { readRun } from '../../record/chain.ts';
import { type Folded, readEntry } from '../../record/read.ts';
import type { Pieces } from '../../text/pieces.ts';
import type { RestingText } from '../../text/resting-text.ts';

export interface Resting {
  readonly text: RestingText;
  readonly snapshot: Uint8Array;
  /** How the opinion stood then. */
  readonly state: OpinionState;
  /** The entry the snapshot was taken at. */
  readonly at: Stored;
  readonly tail: Stored[];
}

/** Entries that are read at a stretch. */
const PIECE = 8;

/** The entries after the snapshot, read strictly. Throws RecordDamage. */
export function* readingTail(name: LogName, resting: Resting | null): Pieces<readonly Folded[]> {
  if (resting === null) return [];
  const { at: begun, tail } = resting;
  const read: Folded[] = [];
  for (let at = 0; at < tail.length; at += PIECE) {
    read.push(...readRun(name, tail[at - 1] ?? begun, tail.slice(at, at + PIECE), readEntry));
    yield;
  }
  return read;
}

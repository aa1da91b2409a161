import { assert } from '../../shared/lib/assert.ts';
import type { Stored } from './log.ts';

/** Where a run of entries begins; entries that do not follow each other are a bug of the caller. */
export function runStart(entries: readonly Stored[]): number {
  const first = entries[0];
  assert(first, 'an append has at least one entry');
  assert(
    entries.every(({ seq }, i) => seq === first.seq + i),
    'the entries of one append follow each other',
  );
  return first.seq;
}

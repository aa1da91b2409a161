import type { Stored } from '../../server/log/log.ts';
import type { Rng } from '../support/rng.ts';

/** Entries of random bytes: a log does not know what they mean. */
export function entriesOf(rng: Rng) {
  const stored = (seq: number, most: number): Stored => ({
    seq,
    header: rng.bytes(rng.between(1, most)),
    statement: rng.bytes(rng.below(most)),
    payload: rng.bytes(rng.below(most)),
    salt: rng.bytes(32),
  });
  return {
    entry: (seq: number): Stored => stored(seq, 600),
    small: (seq: number): Stored => stored(seq, 12),
  };
}

/**
 * The chain: each header names the hash of the one before, so whoever holds the last header holds the whole order. Whoever
 * reads a log reads it through here; a log that breaks is not folded past the break, and nobody is shown another history.
 */
import type { Bare, LogName, Stored } from '../log/log.ts';
import { Malformed, RecordDamage } from './damage.ts';
import { FIRST, type Header, headerHash } from './header.ts';

/**
 * Reads the entries of a log that follow `prev` (null: from the first) with `read`, which checks each by itself. Throws RecordDamage:
 * the log, the first entry that is not what it should be, and why.
 */
export function readRun<Read extends { readonly header: Header }>(
  log: LogName,
  prev: Bare | null,
  run: readonly Stored[],
  read: (stored: Stored) => Read,
): readonly Read[] {
  let before = prev;
  return run.map((stored) => {
    const seq = (before?.seq ?? 0) + 1;
    try {
      const one = readNext(log, before, seq, stored, read);
      before = stored;
      return one;
    } catch (fault) {
      if (fault instanceof Malformed) throw new RecordDamage(log, seq, fault.message);
      throw fault;
    }
  });
}

function readNext<Read extends { readonly header: Header }>(
  log: LogName,
  before: Bare | null,
  seq: number,
  stored: Stored,
  read: (stored: Stored) => Read,
): Read {
  if (stored.seq !== seq) throw new Malformed(`it is missing (entry ${stored.seq} comes next)`);
  const one = read(stored);
  const { kind, id } = one.header.log;
  if (kind !== log.kind || id !== log.id) throw new Malformed(`it belongs to another log (${kind}/${id})`);
  const prev = before === null ? FIRST : headerHash(before.header);
  if (one.header.prev !== prev) throw new Malformed('it does not follow the entry before it');
  return one;
}

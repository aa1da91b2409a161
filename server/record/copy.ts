/**
 * An entry again in another log: the same fact by the same seat at the same time, with the same salted words, so that what was erased is
 * erased in the copy too. Only the name of the log and the place in the chain are others.
 */
import type { LogName, Stored } from '../log/log.ts';
import { toBytes, trusted } from './canonical.ts';
import { sha256 } from './commitment.ts';
import { FIRST, type Header, headerBytes, headerHash } from './header.ts';
import type { Statement } from './statement.ts';

/** `prev`: the entry before it in `log`, null for the first. The bytes are believed: whoever calls has read their chain. */
export function copyEntry(log: LogName, prev: Stored | null, { seq, header, statement, payload, salt }: Stored): Stored {
  const said = toBytes({ ...trusted<Statement<object>>(statement), log });
  const head = trusted<Header>(header);
  const copied = { ...head, log, prev: prev === null ? FIRST : headerHash(prev.header), stmt: sha256(said) };
  return { seq, header: headerBytes(copied), statement: said, payload, salt };
}

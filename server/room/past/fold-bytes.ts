/**
 * What is kept of a fold beside the snapshot (SPEC.md H45, H47): its bytes name the entry up to which it goes, by the hash of its header. It is a
 * cache: what is of another log or of another place in it, damaged or not to be read is thrown away, and the log is folded from its beginning.
 */
import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Kept, Stored } from '../../log/log.ts';
import { headerHash } from '../../record/header.ts';

/** `last`: the entry up to which it goes. */
export function writeFold(last: Stored, fold: object): Kept {
  const bytes = gzipSync(serialize({ ...fold, header: headerHash(last.header) }), { level: 1 });
  return { seq: last.seq, bytes: new Uint8Array(bytes) };
}

/** Null where it is of another log or entry, or not a fold at all; of which version it is has to be looked at before anything else of it. */
export function readFold<Fold extends object>(bytes: Uint8Array, last: Stored): Partial<Fold> | null {
  try {
    const found = deserialize(gunzipSync(bytes));
    return found.header === headerHash(last.header) ? found : null;
  } catch {
    return null; // bytes that nobody can read are no cache
  }
}

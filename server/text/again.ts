/**
 * An update names what its author took out. Some of it may have been taken out by others before it came: of two who split a paragraph at once
 * both take its end away, and both write it anew. The document emits nothing for what is gone already, and the second would look as if it had
 * typed those words. So a part names that as well: nothing else in the log says what its author had before it.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Decoded } from './inspect.ts';
import { mergeUpdates } from './merge.ts';

/** By Yjs client, items one behind the other. */
export type Gone = ReadonlyMap<number, readonly { readonly clock: number; readonly length: number }[]>;

const NOTHING: Gone = new Map();

/** Stretches: more than an edit by hand takes out. They stay in the log for ever, and whoever names more has it not said. */
const MOST = 1_000;

/** What of these deletions is gone by now: to be asked before they are applied. */
export function goneAlready({ clients }: Y.Doc['store'], deletions: readonly Decoded['ds'][]): Gone {
  if (deletions.length === 0) return NOTHING;
  const found = new Map<number, { clock: number; length: number }[]>();
  let stretches = 0;
  // ranges of a stranger may lie over each other, also within one update: merged, each item is looked at once
  for (const [client, named] of Y.mergeDeleteSets([...deletions]).clients) {
    const structs = clients.get(client) ?? [];
    const last = structs.at(-1);
    const known = last === undefined ? 0 : last.id.clock + last.length;
    const gone: { clock: number; length: number }[] = [];
    for (const { clock, len } of named) {
      const end = Math.min(clock + len, known);
      if (clock >= end) continue;
      for (let i = Y.findIndexSS(structs, clock), struct = structs[i]; struct && struct.id.clock < end; struct = structs[++i]) {
        if (!struct.deleted) continue;
        const from = Math.max(clock, struct.id.clock);
        const length = Math.min(end, struct.id.clock + struct.length) - from;
        const before = gone.at(-1);
        if (before !== undefined && before.clock + before.length === from) before.length += length;
        else if (++stretches > MOST) return NOTHING;
        else gone.push({ clock: from, length });
      }
    }
    if (gone.length > 0) found.set(client, gone);
  }
  return found;
}

/** The update, which names these as deleted too. */
export function naming(update: Uint8Array, gone: Gone): Uint8Array {
  if (gone.size === 0) return update;
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0); // it puts in nothing
  encoding.writeVarUint(encoder, gone.size);
  for (const [client, ranges] of gone) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return mergeUpdates([update, encoding.toUint8Array(encoder)]);
}

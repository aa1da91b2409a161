/**
 * What was written while no server could be reached, as it is sent when one is: update by update, in order, so that the log knows what each of
 * them put in and took out (T46). Letters typed one behind the other are one update, and so are the oldest where there are too many.
 */
import * as Y from 'yjs';
import { MOST_QUEUED, MOST_QUEUED_BYTES } from '../../shared/wire/message.ts';

/** A change that was made in our document. */
export interface Written {
  readonly update: Uint8Array;
  /** The clocks of what it put in under our client id: from the first to behind the last. */
  readonly from: number;
  readonly to: number;
  /** Did it put in letters and do nothing else? */
  readonly typed: boolean;
  /** The same, behind the last letter of what was typed before. */
  readonly on: boolean;
}

/** Joining costs the square of what is joined (yjs/yjs#710). */
const JOINED = 32;

export function written(update: Uint8Array, { doc, deleteSet, beforeState }: Y.Transaction): Written {
  const from = beforeState.get(doc.clientID) ?? 0;
  const to = Y.getState(doc.store, doc.clientID);
  const last = doc.store.clients.get(doc.clientID)?.at(-1);
  // letters behind letters are one item by now
  const isText = last instanceof Y.Item && last.content instanceof Y.ContentString && last.id.clock <= from;
  const typed = from < to && isText && deleteSet.clients.size === 0;
  return { update, from, to, typed, on: typed && last.id.clock < from };
}

/** Null where it would lack something that the server has not, whose clock for us is `known`, or is too much: then all goes as one. */
export function queueOf(changes: readonly Written[], known: number): readonly Uint8Array[] | null {
  const [first] = changes;
  if (first === undefined || first.from > known) return null;
  const runs: Written[][] = [];
  let end = first.from;
  for (const change of changes) {
    if (change.from !== end) return null;
    end = change.to;
    const run = runs.at(-1);
    if (change.on && run?.at(-1)?.typed) run.push(change);
    else runs.push([change]);
  }
  const old = Math.max(runs.length - MOST_QUEUED + 1, 1);
  const updates = [runs.slice(0, old).flat(), ...runs.slice(old)].map((run) => joined(run.map(({ update }) => update)));
  return updates.reduce((sum, { length }) => sum + length, 0) > MOST_QUEUED_BYTES ? null : updates;
}

function joined(updates: readonly Uint8Array[]): Uint8Array {
  const [only] = updates;
  if (updates.length === 1 && only !== undefined) return only;
  if (updates.length <= JOINED) return Y.mergeUpdates([...updates]);
  const runs: Uint8Array[] = [];
  for (let at = 0; at < updates.length; at += JOINED) runs.push(joined(updates.slice(at, at + JOINED)));
  return joined(runs);
}

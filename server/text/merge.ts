import * as Y from 'yjs';
import type { PartFacts } from '../../shared/opinion/entry.ts';
import type { TextEntry } from './replay.ts';

/** Updates that are joined at once: what that costs is quadratic (yjs/yjs#710), so a log never is. */
export const JOINED = 32;

/** A few updates as one. */
export const mergeUpdates = (updates: readonly Uint8Array[]): Uint8Array => {
  const [only] = updates;
  return updates.length === 1 && only !== undefined ? only : Y.mergeUpdates([...updates]);
};

/** An author's part and the server's that followed it. */
export interface Group {
  readonly parts: readonly PartFacts[];
  readonly updates: readonly Uint8Array[];
}

/** The parts of an entry, by author. */
export function groupsOf({ facts: { parts }, updates }: Pick<TextEntry, 'facts' | 'updates'>): readonly Group[] {
  const groups: { parts: PartFacts[]; updates: Uint8Array[] }[] = [];
  parts.forEach((part, i) => {
    const update = updates[i];
    if (update === undefined) return;
    const group = groups.at(-1);
    if (part.by === 'server' && group !== undefined) {
      group.parts.push(part);
      group.updates.push(update);
    } else groups.push({ parts: [part], updates: [update] });
  });
  return groups;
}

/** Each author's part together with what the server repaired of it: nobody sees for a moment what may not stay. */
export const shownUpdates = (entry: TextEntry): readonly Uint8Array[] => groupsOf(entry).map(({ updates }) => mergeUpdates(updates));

/** In order, as many as may be joined at once in one. Nobody in an entry was told of another's part of it, so none of its parts needs to come alone. */
export function joined(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  const runs: Uint8Array[] = [];
  for (let at = 0; at < updates.length; at += JOINED) runs.push(mergeUpdates(updates.slice(at, at + JOINED)));
  return runs;
}

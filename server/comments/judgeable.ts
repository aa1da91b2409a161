import type { Belonging } from '../../shared/comments/belonging.ts';
import type { CommentsEntry } from '../../shared/comments/entry.ts';

/**
 * Entries from that place on, up to the first that a position of the forum's log judges which this node does not know so far: another node
 * may be ahead of it, and nobody is shown what cannot be judged.
 */
export function* judgeable(entries: readonly CommentsEntry[], { seq }: Belonging, from = 0): Generator<CommentsEntry> {
  for (let at = from; at < entries.length; at++) {
    const entry = entries[at];
    if (entry === undefined || entry.fact.forum > seq) return;
    yield entry;
  }
}

import type { Belonging } from '../../shared/comments/belonging.ts';
import type { CommentsEntry } from '../../shared/comments/entry.ts';
import type { Margin } from '../../shared/comments/state.ts';

/**
 * Entries from that place on, up to the first that a position of the forum's log judges which this node does not know so far: another node
 * may be ahead of it, and nobody is shown what cannot be judged.
 */
export function* judgeable(entries: Margin['entries'], { seq }: Belonging, from = 0): Generator<CommentsEntry> {
  for (let at = from; at < entries.length; at++) {
    const entry = entries.at(at);
    if (entry === undefined || entry.fact.forum > seq) return;
    yield entry;
  }
}

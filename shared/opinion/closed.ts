/** Which text is closed to editing: what the text engine restores when a late or dishonest client changes it all the same. */
import { last } from './last.ts';
import { standing } from './standing.ts';
import type { OpinionState } from './state.ts';
import type { BlockId } from './vocabulary.ts';

/**
 * Living blocks that are agreed or under a call, and the headings that govern such; every living block during the call for
 * adoption and when all is over (then insertions are closed too: `isFrozen`).
 */
export const closedBlocks: (state: OpinionState) => ReadonlySet<BlockId> = last((state: OpinionState) => {
  const closed = new Set<BlockId>();
  for (const one of standing(state).paragraphs) if (one.closed && !one.removed) closed.add(one.id);
  return closed;
});

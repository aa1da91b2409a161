/** Which text is closed to editing: what the text engine restores when a late or dishonest client changes it all the same. */
import { last } from './last.ts';
import { isParagraph } from './paragraph.ts';
import { reach } from './positions.ts';
import type { OpinionState } from './state.ts';
import { isAgreed } from './status.ts';
import type { BlockId } from './vocabulary.ts';

/** Closed to editing as a whole, insertions included: from the call for adoption on, when all is over, and while the report is final. */
export const isFrozen = ({ phase, adoptionCall, finish }: OpinionState): boolean =>
  adoptionCall !== null || phase === 'adopting' || phase === 'adopted' || phase === 'not-adopted' || finish?.over === true;

/**
 * Living blocks that are agreed or under a call, headings that govern nothing among them, and the headings that govern such; every living block where all is frozen.
 * Asked after every entry, so it does not make the whole register for the answer; that shows the same (`closed`).
 */
export const closedBlocks: (state: OpinionState) => ReadonlySet<BlockId> = last((state: OpinionState) => {
  const { blocks, layout } = state;
  if (isFrozen(state)) return new Set(layout.order);
  const closed = new Set<BlockId>();
  const counted = reach(state).blocks;
  for (const id of layout.order) {
    const block = blocks.get(id);
    if (block === undefined || (block.call === null && block.declared === null) || !isParagraph(state, block)) continue;
    const above = layout.heading.get(id);
    const heading = above === undefined ? undefined : blocks.get(above);
    if (block.call === null && !isAgreed(block, heading, counted.get(id) ?? [])) continue;
    closed.add(id);
    if (above !== undefined) closed.add(above);
  }
  return closed;
});

/** Blocks that are gone and stay so for now: their deletion is agreed, or called. */
export function keptRemovals({ blocks }: OpinionState): ReadonlySet<BlockId> {
  const kept = new Set<BlockId>();
  for (const { id, hash, call, declared } of blocks.values())
    if (hash === null && (call !== null || (declared?.stands === true && declared.hash === null))) kept.add(id);
  return kept;
}

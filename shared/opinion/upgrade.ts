/** A log that was begun under older rules goes on under later ones: what those have to know of what was there before. */

import type { Block } from './blocks.ts';
import type { Act } from './entry.ts';
import type { Position } from './positions.ts';
import type { OpinionState } from './state.ts';
import { isTabled } from './text.ts';
import { type BlockId, isHeading, type PositionId } from './vocabulary.ts';

export function foldUpgraded(state: OpinionState, { to }: Extract<Act, { type: 'rules.upgraded' }>): OpinionState {
  const after = { ...state, rules: to };
  return state.rules >= 2 ? after : { ...after, positions: apart(after), blocks: tabled(after) };
}

/** Under rules 1 an entry took the place of what the State held itself; the last word there was that of whoever entered it. */
const apart = ({ positions }: OpinionState): ReadonlyMap<PositionId, Position> =>
  new Map([...positions].map(([id, one]) => [id, one.enteredBy === null ? one : { ...one, entered: true, toConfirm: true }]));

/** Headings are tabled as paragraphs are, which older rules did not know: all that are there may have been. */
const tabled = (state: OpinionState): ReadonlyMap<BlockId, Block> =>
  new Map(
    [...state.blocks].map(([id, block]) => [id, isHeading(block.kind) && isTabled(state, block) ? { ...block, tabled: true } : block]),
  );

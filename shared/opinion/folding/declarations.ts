/** Calls, declarations and their ends. */
import type { Act, Entry } from '../entry.ts';
import type { Block, Call, Declaration, OpinionState, Reopenings } from '../state.ts';
import type { BlockId } from '../vocabulary.ts';

type Fact<Type extends Act['type']> = Extract<Act, { type: Type }>;

/** Ms UTC from which the chair may declare: the minimum time or the deadline has passed. */
export const ripeAt = ({ from, minSeconds, deadline }: Pick<Call, 'from' | 'minSeconds'> & { readonly deadline?: number | null }): number =>
  deadline ?? from + minSeconds * 1000;

/** Cancels for good the declaration that stands, if one does. */
export function reopened(block: Block, by: Omit<Reopenings, 'count'>): Block {
  if (block.declared?.stands !== true) return block;
  return {
    ...block,
    declared: { ...block.declared, stands: false },
    reopened: { count: (block.reopened?.count ?? 0) + 1, ...by },
    asked: [],
  };
}

export function foldCalled(state: OpinionState, { targets, minSeconds, deadline }: Fact<'call.opened'>, { seq, at }: Entry): OpinionState {
  const call = { seq, openedAt: at, minSeconds, from: at, deadline, ripe: false };
  return {
    ...state,
    blocks: changed(
      state,
      targets.map(({ block, hash }) => [block, (one) => ({ ...one, call: { ...call, hash }, broken: null })]),
    ),
  };
}

/** Its time has not passed any more, whatever the log said of the earlier deadline. */
export function foldExtended(state: OpinionState, { of, deadline }: Fact<'call.extended'>): OpinionState {
  const blocks = new Map(state.blocks);
  for (const [id, block] of blocks) {
    if (block.call?.seq === of) blocks.set(id, { ...block, call: { ...block.call, deadline, ripe: false } });
  }
  return { ...state, blocks };
}

export function foldCancelled(state: OpinionState, { blocks }: Fact<'call.cancelled'>): OpinionState {
  if (blocks === 'adoption') return { ...state, adoptionCall: null };
  return {
    ...state,
    blocks: changed(
      state,
      blocks.map((id) => [id, (one) => ({ ...one, call: null })]),
    ),
  };
}

export function foldRipe(state: OpinionState, { of }: Fact<'call.ripe'>, at: number): OpinionState {
  const { adoptionCall } = state;
  if (adoptionCall?.seq === of) return ripeAt(adoptionCall) <= at ? { ...state, adoptionCall: { ...adoptionCall, ripe: true } } : state;
  const blocks = new Map(state.blocks);
  for (const [id, block] of blocks) {
    if (block.call?.seq === of && ripeAt(block.call) <= at) blocks.set(id, { ...block, call: { ...block.call, ripe: true } });
  }
  return { ...state, blocks };
}

export function foldDeclared(state: OpinionState, { target }: Fact<'paragraph.declared'>, { seq, at }: Entry): OpinionState {
  const undoSeconds = state.rules < 2 ? null : state.policy.undoSeconds;
  const declare = (one: Block): Block => ({
    ...one,
    call: null,
    declared: { seq, at, hash: target.hash, stands: true, undoSeconds, call: one.call, before: withoutPast(one.declared) },
    asked: [],
  });
  return { ...state, blocks: changed(state, [[target.block, declare]]) };
}

/** One step back is enough: only the declaration that stands can be undone. */
const withoutPast = (declared: Declaration | null): Declaration | null => declared && { ...declared, call: null, before: null };

export function foldUndone(state: OpinionState, { of }: Fact<'declaration.undone'>): OpinionState {
  for (const block of state.blocks.values()) {
    const { declared } = block;
    if (declared?.seq !== of || !declared.stands) continue;
    const call = declared.hash === block.hash ? declared.call : null;
    const blocks = new Map(state.blocks).set(block.id, { ...block, call, declared: declared.before });
    return { ...state, blocks, adoptionCall: null };
  }
  return state;
}

export function foldAsked(state: OpinionState, { block }: Fact<'reopening.asked'>, { seq, by }: Entry): OpinionState {
  const ask = (one: Block): Block => ({
    ...one,
    asked: [...one.asked.filter(({ entity }) => entity !== by.entity), { entity: by.entity, seq }],
  });
  return { ...state, blocks: changed(state, [[block, ask]]) };
}

export function foldReopened(state: OpinionState, { block, cause, entity }: Fact<'paragraph.reopened'>): OpinionState {
  return { ...state, blocks: changed(state, [[block, (one) => reopened(one, { cause, entity, seq: state.seq })]]), adoptionCall: null };
}

function changed(state: OpinionState, changes: readonly (readonly [BlockId, (block: Block) => Block])[]): ReadonlyMap<BlockId, Block> {
  const blocks = new Map(state.blocks);
  for (const [id, change] of changes) {
    const block = blocks.get(id);
    if (block !== undefined) blocks.set(id, change(block));
  }
  return blocks;
}

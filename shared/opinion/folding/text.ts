/** A text entry: what stands in each block now, where words went, and which calls it ended by changing their words. */
import type { Change, TextFacts } from '../entry.ts';
import { layout } from '../layout.ts';
import type { Block, OpinionState } from '../state.ts';
import { isHeading } from '../vocabulary.ts';

export function foldText(state: OpinionState, facts: TextFacts, seq: number): OpinionState {
  const tabling = state.docHash === null || facts.carriesOut?.command === 'import';
  const blocks = new Map(state.blocks);
  let moved = facts.order !== undefined;
  for (const change of facts.changes) {
    const before = blocks.get(change.id);
    moved ||= before?.kind !== change.kind || before.level !== change.level || (before.hash === null) !== (change.hash === null);
    blocks.set(change.id, changed(before, change, tabling, seq));
  }
  return {
    ...state,
    blocks,
    layout: moved ? layout(blocks, facts.order ?? state.layout.order, state.layout) : state.layout,
    flows: facts.flows.length > 0 ? [...state.flows, ...facts.flows.map((flow) => ({ ...flow, seq }))] : state.flows,
    docHash: facts.docHash,
    textHash: facts.textHash,
    adoptionCall: facts.textHash === state.textHash ? state.adoptionCall : null,
  };
}

function changed(before: Block | undefined, change: Change, tabling: boolean, seq: number): Block {
  const { id, kind, level, hash, exact, brackets, balanced, suggestions, length } = change;
  const call = before?.call ?? null;
  return {
    id,
    kind,
    level,
    hash,
    exact,
    gone: hash === null ? before?.gone || seq : 0,
    brackets,
    balanced,
    suggestions,
    length,
    tabled: before?.tabled === true || (tabling && isTabled(change)),
    call: call?.hash === hash ? call : null,
    declared: before?.declared ?? null,
    reopened: before?.reopened ?? null,
    asked: before?.asked ?? [],
  };
}

/** Words make a paragraph a tabled one; headings are agreed with what they govern. */
export const isTabled = ({ kind, hash, length }: Pick<Block, 'kind' | 'hash' | 'length'>): boolean =>
  hash !== null && length > 0 && !isHeading(kind);

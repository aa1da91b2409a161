/** A text entry: what stands in each block now, where words went, and which calls it ended by changing their words. */
import type { Change, Entry, Settlement, TextFacts } from '../entry.ts';
import { layout } from '../layout.ts';
import type { Block, OpinionState } from '../state.ts';
import { type BlockId, type EntityId, isHeading } from '../vocabulary.ts';

export function foldText(state: OpinionState, facts: TextFacts, entry: Entry): OpinionState {
  const { seq } = entry;
  const tabling = state.docHash === null || facts.carriesOut?.command === 'import';
  const blocks = new Map(state.blocks);
  let moved = facts.order !== undefined;
  for (const change of facts.changes) {
    const before = blocks.get(change.id);
    moved ||= before?.kind !== change.kind || before.level !== change.level || (before.hash === null) !== (change.hash === null);
    blocks.set(change.id, changed(before, change, tabling, { facts, entry }));
  }
  const after = {
    ...state,
    blocks,
    layout: moved ? layout(blocks, facts.order ?? state.layout.order, state.layout) : state.layout,
    flows: facts.flows.length > 0 ? [...state.flows, ...facts.flows.map((flow) => ({ ...flow, seq }))] : state.flows,
    docHash: facts.docHash,
    textHash: facts.textHash,
    adoptionCall: facts.textHash === state.textHash ? state.adoptionCall : null,
  };
  return facts.carriesOut?.command === 'settle' ? settled(after, facts.carriesOut, seq) : after;
}

/** Listed at its paragraph; where that has gone with it, at the nearest before it. */
function settled(state: OpinionState, { block, of: entity, verdict }: Settlement, seq: number): OpinionState {
  const { all } = state.layout;
  const home = all.slice(0, all.indexOf(block) + 1).findLast((id) => isHome(state.blocks.get(id)));
  const there = state.blocks.get(home ?? block);
  if (there === undefined) return state;
  const parked = there.settled.filter((one) => one.verdict === 'park');
  const blocks = new Map(state.blocks).set(there.id, { ...there, settled: [...parked, { entity, verdict, seq, at: state.at }] });
  return { ...state, blocks };
}

const isHome = (block: Block | undefined): boolean => block !== undefined && block.hash !== null && !isHeading(block.kind);

interface By {
  readonly facts: TextFacts;
  readonly entry: Entry;
}

function changed(before: Block | undefined, change: Change, tabling: boolean, by: By): Block {
  const { id, kind, level, hash, exact, brackets, balanced, suggestions, length } = change;
  const call = before?.call ?? null;
  return {
    id,
    kind,
    level,
    hash,
    exact,
    gone: hash === null ? before?.gone || by.entry.seq : 0,
    goneBy: hash === null ? (before?.goneBy ?? { entity: doer(by, id), at: by.entry.at }) : null,
    brackets,
    balanced,
    suggestions,
    length,
    tabled: before?.tabled === true || (tabling && isTabled(change)),
    call: call?.hash === hash ? call : null,
    broken: before?.broken ?? null,
    declared: before?.declared ?? null,
    reopened: before?.reopened ?? null,
    asked: before?.asked ?? [],
    settled: before?.settled ?? [],
  };
}

/** Of several who touched it in one entry the last; of what a command carries out whoever gave it. */
function doer({ facts, entry }: By, id: BlockId): EntityId {
  const part = facts.carriesOut === undefined && facts.parts.findLast(({ by, blocks }) => by !== 'server' && blocks.includes(id));
  return part && part.by !== 'server' ? part.by.entity : entry.by.entity;
}

/** Words make a paragraph a tabled one; headings are agreed with what they govern. */
export const isTabled = ({ kind, hash, length }: Pick<Block, 'kind' | 'hash' | 'length'>): boolean =>
  hash !== null && length > 0 && !isHeading(kind);

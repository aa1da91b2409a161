/** A text entry: what stands in each block now, where words went, and which calls it ended by changing their words. */

import { copiedMap } from '../lib/copied-map.ts';
import type { Block } from './blocks.ts';
import { reopened } from './declarations.ts';
import { foldEdited } from './editorial.ts';
import type { Change, Entry, Flow, Settlement, TextFacts } from './entry.ts';
import type { Edge } from './layout.ts';
import { hasSubstance, layout } from './layout.ts';
import type { OpinionState } from './state.ts';
import { isJoin, takenBack } from './taken-back.ts';
import { type BlockId, type EntityId, isHeading } from './vocabulary.ts';

/** `state`: as it was before the entry. To copy it twice for each keystroke took as long as what is done here. */
export function foldText(state: OpinionState, facts: TextFacts, entry: Entry): OpinionState {
  const { seq } = entry;
  const tabling = state.docHash === null || facts.carriesOut?.command === 'import';
  const blocks = copiedMap(state.blocks);
  let moved = facts.order !== undefined;
  for (const change of facts.changes) {
    const before = blocks.get(change.id);
    const now = deletedUnder(state, before, changed(before, change, tabling && isTabled(state, change), { facts, entry }));
    moved ||= before?.kind !== now.kind || before.level !== now.level || (before.hash === null) !== (now.hash === null);
    moved ||= before === undefined || hasSubstance(before) !== hasSubstance(now);
    blocks.set(change.id, foldEdited(now, before, facts.carriesOut, entry));
  }
  for (const { part, block, at, letters, out } of facts.late ?? []) {
    const before = block === null || at === undefined ? undefined : blocks.get(block);
    const by = facts.parts[part]?.by ?? 'server';
    if (before !== undefined && by !== 'server') blocks.set(before.id, withLate(before, by.entity, out ? -letters : letters));
  }
  const after = {
    ...state,
    seq,
    at: entry.at,
    written: state.written || facts.carriesOut?.command !== 'import',
    blocks,
    layout: moved ? layout(blocks, facts.order ?? state.layout.order, state.layout) : state.layout,
    positions: echoed(state.positions, facts.echoes),
    flows: flowed(takenBack(state.flows, blocks, facts.changes), state, facts, seq),
    docHash: facts.docHash,
    textHash: facts.textHash,
    adoptionCall: facts.textHash === state.textHash ? state.adoptionCall : null,
  };
  const free = moved && state.rules >= 2 ? withoutVoid(after) : after;
  return facts.carriesOut?.command === 'settle' ? settled(free, facts.carriesOut, seq) : free;
}

const flowed = (flows: readonly Edge[], state: OpinionState, facts: TextFacts, seq: number): readonly Edge[] =>
  facts.flows.length > 0 ? [...flows, ...facts.flows.map((flow) => ({ ...flow, seq, was: readBefore(state, flow, facts) }))] : flows;

function readBefore({ rules, blocks }: OpinionState, flow: Flow, { changes }: TextFacts): Edge['was'] {
  const hashOf = (id: BlockId) => blocks.get(id)?.hash ?? null;
  if (isJoin(flow)) return rules >= 3 ? { from: hashOf(flow.from), to: hashOf(flow.to) } : null;
  const changed = (block: BlockId): Change | undefined => changes.find(({ id, was, hash }) => id === block && was !== hash);
  const [from, to] = rules >= 2 && flow.how === 'shift' ? [changed(flow.from), changed(flow.to)] : [];
  return from === undefined || to === undefined ? null : { from: from.was, to: to.was };
}

/** What is deleted is still under the heading that governed it then; what nobody has to agree to simply goes. */
function deletedUnder({ layout: { heading }, rules }: OpinionState, before: Block | undefined, now: Block): Block {
  if (rules < 2 || now.hash !== null || before === undefined || before.hash === null) return now;
  return { ...now, goneUnder: now.tabled || now.declared !== null ? (heading.get(now.id) ?? null) : null };
}

/** A heading is agreed by itself while it governs nothing: what was declared or called so is void, for good, once it governs something. */
function withoutVoid(state: OpinionState): OpinionState {
  const blocks = copiedMap(state.blocks);
  for (const id of state.layout.governed.keys()) {
    const heading = blocks.get(id);
    if (heading === undefined || state.layout.alone.has(id)) continue;
    const free = heading.call === null ? heading : { ...heading, call: null };
    // that its deletion was agreed is another matter
    const isVoid = free.declared !== null && free.declared.hash !== null;
    blocks.set(id, isVoid ? reopened(free, { cause: 'governs', entity: null, seq: state.seq }) : free);
  }
  return { ...state, blocks };
}

/** Where the words of what was objected to under a condition stand now. */
function echoed(positions: OpinionState['positions'], echoes: TextFacts['echoes'] = []): OpinionState['positions'] {
  if (echoes.length === 0) return positions;
  const after = new Map(positions);
  for (const { position, in: blocks } of echoes) {
    const before = positions.get(position);
    if (before !== undefined) after.set(position, { ...before, echoes: blocks });
  }
  return after;
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

function changed(before: Block | undefined, change: Change, tabled: boolean, by: By): Block {
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
    goneUnder: hash === null ? (before?.goneUnder ?? null) : null,
    brackets,
    balanced,
    suggestions,
    length,
    tabled: before?.tabled === true || tabled,
    call: call?.hash === hash ? call : null,
    broken: before?.broken ?? null,
    declared: before?.declared ?? null,
    proposed: before?.proposed?.was.exact === exact ? before.proposed : null,
    reopened: before?.reopened ?? null,
    asked: before?.asked ?? [],
    settled: before?.settled ?? [],
  };
}

/** Some of its last words came late, and are theirs. */
function withLate(block: Block, entity: EntityId, letters: number): Block {
  const { goneBy } = block;
  if (goneBy === null) return block;
  const late = new Map(goneBy.late);
  return { ...block, goneBy: { ...goneBy, late: late.set(entity, (late.get(entity) ?? 0) + letters) } };
}

/** Of several who touched it in one entry the last; of what a command carries out whoever gave it. */
function doer({ facts, entry }: By, id: BlockId): EntityId {
  const part = facts.carriesOut === undefined && facts.parts.findLast(({ by, blocks }) => by !== 'server' && blocks.includes(id));
  return part && part.by !== 'server' ? part.by.entity : entry.by.entity;
}

/** Words make it a tabled one; under rules 1 no heading was. */
export const isTabled = ({ rules }: OpinionState, { kind, hash, length }: Pick<Block, 'kind' | 'hash' | 'length'>): boolean =>
  hash !== null && length > 0 && (rules >= 2 || !isHeading(kind));

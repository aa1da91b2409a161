/** Decisions of the presiding chair, and the appeals against them. */
import { APPEAL_DAY_MS } from '../appeal-acts.ts';
import type { Act, Entry } from '../entry.ts';
import type { Appeal, OpinionState, Ruling } from '../state.ts';
import { type BlockId, RULINGS, type RulingKind } from '../vocabulary.ts';
import { foldUnclosed } from './adoption.ts';

type Fact<Type extends Act['type']> = Extract<Act, { type: Type }>;

/** Remembers a decision of the chair. `after`: what it has brought about. */
export function foldRuling(before: OpinionState, { seq, at, by, fact }: Entry, after: OpinionState): OpinionState {
  const kind = by.capacity === 'chair' ? kindOf(fact) : null;
  if (kind === null) return after;
  const ruling: Ruling = { seq, at, kind, blocks: blocksOf(before, fact, after) };
  return { ...after, rulings: [...after.rulings.filter((one) => at - one.at <= APPEAL_DAY_MS), ruling] };
}

const KINDS: ReadonlySet<string> = new Set(RULINGS);

function kindOf(fact: Entry['fact']): RulingKind | null {
  if (fact.type === 'text') return fact.carriesOut?.command === 'settle' ? 'suggestion.settled' : null;
  return KINDS.has(fact.type) ? (fact.type as RulingKind) : null;
}

function blocksOf(before: OpinionState, fact: Entry['fact'], after: OpinionState): readonly BlockId[] {
  const having = ({ blocks }: OpinionState, is: (block: Block) => boolean): readonly BlockId[] =>
    [...blocks.values()].filter(is).map(({ id }) => id);
  switch (fact.type) {
    case 'text':
      // where it is listed: its own paragraph may have gone with it
      return having(after, ({ settled }) => settled.some(({ seq }) => seq === after.seq));
    case 'call.opened':
      return fact.targets.map(({ block }) => block);
    case 'call.extended':
      return having(before, ({ call }) => call?.seq === fact.of);
    case 'call.cancelled':
      return fact.blocks === 'adoption' ? [] : fact.blocks;
    case 'paragraphs.referred':
    case 'paragraphs.recalled':
      return fact.blocks;
    case 'withdrawal.noted':
      return [before.positions.get(fact.position)?.block ?? []].flat();
    case 'paragraph.declared':
      return [fact.target.block];
    case 'declaration.undone':
      return having(before, ({ declared }) => declared?.seq === fact.of);
    case 'paragraph.reopened':
      return [fact.block];
    default:
      return [];
  }
}

type Block = OpinionState['blocks'] extends ReadonlyMap<BlockId, infer One> ? One : never;

export function foldAppealed(state: OpinionState, { of, entity, via }: Fact<'appeal.made'>, { seq, at, by }: Entry): OpinionState {
  const against = state.rulings.find((one) => one.seq === of);
  if (against === undefined) return state;
  const entered = via === undefined ? null : { by: by.capacity, via };
  const made: Appeal = { seq, at, entity: entity ?? by.entity, entered, against, ended: null, contradicted: null };
  return { ...state, appeals: [...state.appeals, made] };
}

export function foldAppealEnded(state: OpinionState, fact: Fact<'appeal.ended'> | Fact<'appeal.withdrawn'>): OpinionState {
  const { seq, at } = state;
  const own = fact.type === 'appeal.withdrawn';
  const end = own ? 'withdrawn' : fact.end;
  const after = withAppeal(state, fact.of, { ended: { seq, at, end, own } });
  const against = state.appeals.find((one) => one.seq === fact.of)?.against.seq;
  return end === 'upheld' && state.closed?.seq === against ? foldUnclosed(after) : after;
}

export const foldContradicted = (state: OpinionState, { of }: Fact<'appeal.contradicted'>): OpinionState =>
  withAppeal(state, of, { contradicted: { seq: state.seq, at: state.at } });

const withAppeal = (state: OpinionState, seq: number, change: Partial<Appeal>): OpinionState => ({
  ...state,
  appeals: state.appeals.map((one) => (one.seq === seq ? { ...one, ...change } : one)),
});

/** How a mistake is put into the rules. */
import type { Act, Entry, TextFacts } from '../../shared/opinion/entry.ts';
import type { Position } from '../../shared/opinion/positions.ts';
import type { Refusal } from '../../shared/opinion/refusal.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { RULES, type Rules } from './rules.ts';

export interface Mistake {
  readonly what: string;
  readonly rules: Rules;
  /** A part of what the watcher says; '' where one meeting shows it this way and another that. */
  readonly seen: string;
  /** The first meeting that is played: what shows seldom is looked for shortly before it does. */
  readonly first?: number;
}

type Fold = (before: OpinionState, entry: Entry, after: OpinionState) => OpinionState;
export const folding = (wrong: Fold): Rules => ({ ...RULES, evolve: (before, entry) => wrong(before, entry, RULES.evolve(before, entry)) });

/** After text: what becomes of a position that counts on a changed block. */
export const onText = (wrong: (facts: TextFacts, before: OpinionState, after: OpinionState) => OpinionState): Rules =>
  folding((before, { fact }, after) => (fact.type === 'text' ? wrong(fact, before, after) : after));

export const onAct = <Type extends Act['type']>(
  type: Type,
  wrong: (act: Extract<Act, { type: Type }>, before: OpinionState, after: OpinionState) => OpinionState,
): Rules => folding((before, { fact }, after) => (fact.type === type ? wrong(fact as Extract<Act, { type: Type }>, before, after) : after));

/** Grants what was refused with this code. */
export const granting = (
  code: Refusal['code'],
  act: (command: Parameters<Rules['decide']>[1], state: OpinionState) => Act | null,
): Rules => ({
  ...RULES,
  decide: (state, command, ...rest) => {
    const decision = RULES.decide(state, command, ...rest);
    const granted = !decision.ok && decision.refusal.code === code ? act(command, state) : null;
    return granted === null ? decision : { ok: true, act: granted };
  },
});

export const without = (state: OpinionState, goes: (position: Position) => boolean): OpinionState => ({
  ...state,
  positions: new Map([...state.positions].filter(([, position]) => !goes(position))),
});

export const declared = (command: Parameters<Rules['decide']>[1]): Act | null =>
  command.do === 'declare' ? { type: 'paragraph.declared', target: command.target, present: [], dropped: [] } : null;

export const adopted = (command: Parameters<Rules['decide']>[1]): Act | null =>
  command.do === 'adopt'
    ? { type: 'opinion.adopted', docHash: command.docHash, textHash: command.textHash, present: [], dropped: [], openSeconds: 60 }
    : null;

export const adoption = ({ docHash, textHash }: { readonly docHash: string; readonly textHash: string }) => ({
  docHash,
  textHash,
  present: [],
});

export const withBlock = (state: OpinionState, id: BlockId, change: object): OpinionState => {
  const block = state.blocks.get(id);
  return block === undefined ? state : { ...state, blocks: new Map(state.blocks).set(id, { ...block, ...change }) };
};

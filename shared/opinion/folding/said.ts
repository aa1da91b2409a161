/** What is said for the record. It ends nothing and holds nothing. */
import type { Act, Entry } from '../entry.ts';
import type { OpinionState } from '../state.ts';

type Fact<Type extends Act['type']> = Extract<Act, { type: Type }>;

export function foldDissociated(state: OpinionState, { targets }: Fact<'dissociated'>, { seq, at, by }: Entry): OpinionState {
  const others = state.dissociations.filter(({ entity }) => entity !== by.entity);
  return { ...state, dissociations: targets.length === 0 ? others : [...others, { entity: by.entity, seq, at, targets }] };
}

export function foldStatement(
  state: OpinionState,
  { kind, block, corrects }: Fact<'statement.made'>,
  { seq, at, by }: Entry,
): OpinionState {
  const { entity, capacity } = by;
  return { ...state, statements: [...state.statements, { seq, at, entity, capacity, kind, block, corrects }] };
}

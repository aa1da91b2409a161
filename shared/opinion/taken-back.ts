/** Joins that were undone as a whole: what is typed afterwards into the paragraph that came back does not bring them about again. */
import type { Change, Flow } from './entry.ts';
import { last } from './last.ts';
import type { Edge } from './layout.ts';
import type { OpinionState } from './state.ts';

/** Its source went with it. */
export const isJoin = ({ how }: Pick<Flow, 'how'>): boolean => how === 'join' || how === 'replace';

/** The paragraphs of which they tell. */
const joined = last(
  (flows: readonly Edge[]) => new Set(flows.flatMap((edge) => (isJoin(edge) && edge.was !== null ? [edge.from, edge.to] : []))),
);

/** @param blocks After these changes. */
export function takenBack(flows: readonly Edge[], blocks: OpinionState['blocks'], changes: readonly Change[]): readonly Edge[] {
  const concerned = joined(flows);
  if (!changes.some(({ id }) => concerned.has(id))) return flows;
  const after = flows.map((edge) => (isJoin(edge) ? noted(edge, blocks) : edge));
  return after.some((edge, at) => edge !== flows[at]) ? after : flows;
}

function noted(edge: Edge, blocks: OpinionState['blocks']): Edge {
  const { from, to, was, undone } = edge;
  const [source, target] = [from, to].map((id) => blocks.get(id)?.hash ?? null);
  const asBefore = was !== null && source === was.from && target === was.to;
  if (source !== null && asBefore) return undone ? edge : { ...edge, undone: true };
  if (source !== null || undone === undefined) return edge;
  const { undone: _, ...again } = edge;
  return again;
}

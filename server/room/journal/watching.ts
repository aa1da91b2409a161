/** Entries of a log as the text has to hear of them: its own, and where an act changes whose words are watched (T35). */
import { mayWatch, watched } from '../../../shared/opinion/conditions.ts';
import type { Entry, TextFacts } from '../../../shared/opinion/entry.ts';
import { evolve } from '../../../shared/opinion/evolve.ts';
import type { OpinionState } from '../../../shared/opinion/state.ts';
import type { TextStep } from '../../text/replay.ts';

type Folded =
  | { readonly kind: 'act'; readonly entry: Entry }
  | { readonly kind: 'text'; readonly entry: Entry; readonly facts: TextFacts; readonly updates: readonly Uint8Array[] };

/** @param from How the opinion stood before the first of them. */
export function stepsOf(from: OpinionState, entries: readonly Folded[]): readonly TextStep[] {
  const acts = entries.map(({ entry }) => entry);
  if (!mayWatch(from, acts)) return entries.flatMap((one) => (one.kind === 'text' ? [one] : []));
  let state = from;
  return entries.flatMap((one): readonly TextStep[] => {
    const before = state.positions;
    state = evolve(state, one.entry);
    const text = one.kind === 'text' ? [one] : [];
    return state.positions === before && one.entry.fact.type !== 'rules.upgraded' ? text : [...text, { watch: watched(state) }];
  });
}

/** An opinion in the list of all, with the time that is left of its calls. */
import type { ListedOpinion } from '../../../shared/wire/opinion.ts';
import type { Summarised } from '../../room/listing/summaries.ts';

/** null: it is no opinion. `now`: ms UTC. */
export function listed({ id, summary }: Summarised, now: number): ListedOpinion | null {
  const { kind, number, title, language, venue, phase, seq, at, counts, blockers, calls } = summary;
  if (kind !== 'opinion') return null;
  return {
    ...{ id, number, title, language, venue, phase, seq, at, counts, blockers },
    calls: calls.map(({ ripeAt, ...call }) => ({ ...call, leftMs: Math.max(0, ripeAt - now) })),
  };
}

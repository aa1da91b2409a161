/** An opinion in the list of all: with the time that is left of its calls, and of what waits for States only what waits for the reader's own. */
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import type { ListedOpinion } from '../../../shared/wire/opinion.ts';
import type { Summarised } from '../../room/listing/summaries.ts';

/** null: it is no opinion. `now`: ms UTC. */
export function listed({ id, summary }: Summarised, now: number, reader: EntityId | null): ListedOpinion | null {
  const { kind, number, title, language, venue, phase, seq, at, counts, blockers, calls, focus, waits, ready } = summary;
  if (kind !== 'opinion') return null;
  return {
    ...{ id, number, title, language, venue, phase, seq, at, counts, blockers, focus },
    calls: calls.map(({ ripeAt, ...call }) => ({ ...call, leftMs: Math.max(0, ripeAt - now) })),
    yours: waits.flatMap(({ entity, ...one }) => (entity === reader ? [one] : [])),
    ready: { call: ready.call, declare: ready.ripeAt.filter((at) => at <= now).length },
  };
}

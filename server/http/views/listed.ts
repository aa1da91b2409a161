/** An opinion in the list of all: with the time that is left of its calls, and of what States have said and must answer only what is the reader's own. */
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import type { ListedOpinion } from '../../../shared/wire/opinion.ts';
import type { Summarised } from '../../room/listing/summaries.ts';

/** null: it is no opinion. `now`: ms UTC. */
export function listed({ id, summary }: Summarised, now: number, reader: EntityId | null): ListedOpinion | null {
  const { kind, number, title, language, venue, phase, seq, at, counts, blockers, calls, focus, waits, ready } = summary;
  if (kind !== 'opinion') return null;
  return {
    ...{ id, number, title, language, venue, phase, seq, at, counts, blockers, focus },
    calls: calls.map(({ ripeAt, said, ...call }) => ({ ...call, leftMs: Math.max(0, ripeAt - now), said: own(said, reader) })),
    yours: own(waits, reader),
    ready: { call: ready.call, declare: ready.ripeAt.filter((at) => at <= now).length },
  };
}

const own = <One extends { readonly entity: EntityId }>(all: readonly One[], reader: EntityId | null) =>
  all.flatMap(({ entity, ...one }) => (entity === reader ? [one] : []));

/** The list of all opinions. */
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import { byNumber } from '../../../shared/page/numbers.ts';
import type { HaltedOpinion, ListedOpinion } from '../../../shared/wire/opinion.ts';
import { StorageFault } from '../../log/log.ts';
import type { Summarised } from '../../room/listing/summaries.ts';
import type { Visitor } from '../route.ts';
import type { HttpTools } from '../tools.ts';
import { TABLED } from './changes.ts';

interface List {
  readonly opinions: readonly ListedOpinion[];
  /** Nothing can be said of one whose record is not sound, but that. It takes none of the others with it. */
  readonly halted: readonly HaltedOpinion[];
}

/** As this entity is told of them. */
export async function listedFor({ rooms, clock }: Pick<HttpTools, 'rooms' | 'clock'>, reader: EntityId | null = null): Promise<List> {
  const { sound, halted } = await rooms.summaries.all();
  const now = clock.now();
  return {
    opinions: sound.flatMap((one) => listed(one, now, reader) ?? []).sort(byNumber),
    halted: halted.toSorted((one, other) => one.id.localeCompare(other.id)),
  };
}

/** The same with what is news to this visitor (H53). Where that cannot be read it is told as to one who never was there. */
export async function listedNews(tools: Pick<HttpTools, 'rooms' | 'clock' | 'lastHere'>, visitor: Visitor): Promise<List['opinions']> {
  const { actor, identity } = visitor;
  const { opinions } = await listedFor(tools, actor.entity);
  const seen = await tools.lastHere
    .ofAll(opinions.map(({ id }) => ({ opinion: id, seat: actor.seat, person: identity.person })))
    .catch((fault: unknown) => (fault instanceof StorageFault ? [] : Promise.reject(fault)));
  return opinions.map((one, place) => ({ ...one, news: newsIn(one, seen[place] ?? null) }));
}

/** `seen`: up to which position; null: nothing of it yet. */
function newsIn({ seq }: Pick<ListedOpinion, 'seq'>, seen: number | null): ListedOpinion['news'] {
  if (seq <= (seen ?? TABLED)) return null;
  return seen === null ? 'tabled' : 'here';
}

/** With the time that is left of its calls, and of what States have said and must answer only what is the reader's own. null: it is no opinion. `now`: ms UTC. */
function listed({ id, summary }: Summarised, now: number, reader: EntityId | null): ListedOpinion | null {
  const { kind, number, title, language, venue, phase, seq, at, counts, blockers, calls, focus, waits, withholdings, ready } = summary;
  if (kind !== 'opinion') return null;
  return {
    ...{ id, number, title, language, venue, phase, seq, at, counts, blockers, focus, withholdings },
    calls: calls.map(({ ripeAt, said, ...call }) => ({ ...call, leftMs: Math.max(0, ripeAt - now), said: own(said, reader) })),
    yours: own(waits, reader),
    ready: { call: ready.call, declare: ready.ripeAt.filter((at) => at <= now).length },
    news: null,
  };
}

const own = <One extends { readonly entity: EntityId }>(all: readonly One[], reader: EntityId | null) =>
  all.flatMap(({ entity, ...one }) => (entity === reader ? [one] : []));

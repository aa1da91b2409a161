/** Who takes part, and how much: counted from the folded log, without names of people. */
import type { Capacity, EntityId, Language } from '../opinion/vocabulary.ts';
import type { GroupId } from './people.ts';
import type { MeetingId } from './plan.ts';
import type { ForumState } from './state.ts';

export interface BodyCount {
  readonly entity: EntityId;
  readonly capacity: Capacity;
  /** It took part and does no longer; counted because it has spoken. */
  readonly dismissed: boolean;
  /** Regional and other groups of which it is a member. */
  readonly groups: readonly GroupId[];
  /** Open ones, and those of them from afar. */
  readonly seats: number;
  readonly remote: number;
  /** Open seats by the language that was chosen there; where none was, it is left out. */
  readonly languages: Readonly<Partial<Record<Language, number>>>;
  /** How often it had the floor, and how long, of what has ended. */
  readonly interventions: number;
  readonly spokenMs: number;
}

/** In the order in which they were admitted. `meeting`: what is said there alone; null: in all of them. */
export function participation(state: ForumState, meeting: MeetingId | null): readonly BodyCount[] {
  const spoken = speeches(state, meeting);
  const bodies = [...state.entities.values()].map(({ id, capacity, dismissed }): BodyCount => {
    const seats = dismissed ? [] : [...state.seats.values()].filter(({ open, entity }) => open && entity === id);
    const languages: Partial<Record<Language, number>> = {};
    for (const { seat } of seats) {
      const language = state.languages.get(seat);
      if (language !== undefined) languages[language] = (languages[language] ?? 0) + 1;
    }
    return {
      ...{ entity: id, capacity, dismissed, languages },
      groups: [...state.groups.values()].flatMap(({ group, members }) => (members.includes(id) ? [group] : [])),
      seats: seats.length,
      remote: seats.filter(({ remote }) => remote).length,
      ...(spoken.get(id) ?? NOTHING),
    };
  });
  return bodies.filter(({ dismissed, interventions }) => !dismissed || interventions > 0);
}

type Spoken = Pick<BodyCount, 'interventions' | 'spokenMs'>;

const NOTHING: Spoken = { interventions: 0, spokenMs: 0 };

function speeches({ floors }: ForumState, meeting: MeetingId | null): ReadonlyMap<EntityId, Spoken> {
  const all = [...floors].filter(([id]) => meeting === null || id === meeting);
  const found = new Map<EntityId, Spoken>();
  for (const { entity, spokenMs } of all.flatMap(([, { lists }]) => [...lists.values()].flatMap(({ requests }) => requests))) {
    if (spokenMs === null) continue;
    const before = found.get(entity) ?? NOTHING;
    found.set(entity, { interventions: before.interventions + 1, spokenMs: before.spokenMs + spokenMs });
  }
  return found;
}

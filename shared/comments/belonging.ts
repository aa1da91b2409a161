/**
 * Who belonged to which audience at which position of the forum's log: the people of the forum, with their past. A message is for those who
 * belonged when it was written (SPEC C1), and that is asked as long as there are messages.
 */

import type { ForumAct } from '../forum/entry.ts';
import type { GroupId } from '../forum/people.ts';
import type { Capacity, EntityId, SeatId } from '../opinion/vocabulary.ts';
import type { Audience } from './audience.ts';

/** Somebody's time in a seat. */
interface Stay {
  readonly entity: EntityId;
  /** From this position of the forum's log on; `until`: no longer from that one on, null while it lasts. */
  readonly from: number;
  readonly until: number | null;
}

/** The members of a group from a position on; none once it is dissolved. */
interface Membership {
  readonly from: number;
  readonly members: readonly EntityId[];
}

export interface Belonging {
  /** Position of the forum's log. */
  readonly seq: number;
  readonly capacities: ReadonlyMap<EntityId, Capacity>;
  /** Those that take part no more: a seat that such a State keeps, or gets, is in no audience. */
  readonly dismissed: ReadonlySet<EntityId>;
  /** By seat; the place in the list is the tenure. */
  readonly stays: ReadonlyMap<SeatId, readonly Stay[]>;
  readonly groups: ReadonlyMap<GroupId, readonly Membership[]>;
}

export const nobodyBelongs: Belonging = { seq: 0, capacities: new Map(), dismissed: new Set(), stays: new Map(), groups: new Map() };

/** Somebody in a seat: who takes it over is somebody else. */
export interface Sitter {
  readonly seat: SeatId;
  readonly tenure: number;
}

/** The next entry of the forum's log. */
export function belongingAfter(before: Belonging, seq: number, fact: ForumAct): Belonging {
  const now = { ...before, seq };
  switch (fact.type) {
    case 'entity.admitted':
      return { ...now, capacities: new Map(now.capacities).set(fact.id, fact.capacity) };
    case 'entity.dismissed': {
      const stays = new Map([...now.stays].map(([seat, list]) => [seat, list.at(-1)?.entity === fact.id ? ended(list, seq) : list]));
      return { ...now, dismissed: new Set(now.dismissed).add(fact.id), stays };
    }
    case 'seat.opened': {
      const out = now.dismissed.has(fact.entity);
      return stayed(now, fact.seat, [{ entity: fact.entity, from: seq, until: out ? seq : null }]);
    }
    case 'seat.handed-over': {
      const list = now.stays.get(fact.seat) ?? [];
      const entity = list.at(-1)?.entity;
      if (entity === undefined) return now;
      const out = now.dismissed.has(entity);
      return stayed(now, fact.seat, [...ended(list, seq), { entity, from: seq, until: out ? seq : null }]);
    }
    case 'seat.closed':
    case 'seat.lapsed':
      return stayed(now, fact.seat, ended(now.stays.get(fact.seat) ?? [], seq));
    case 'group.formed':
    case 'group.changed':
      return grouped(now, fact.group, { from: seq, members: fact.members });
    case 'group.dissolved':
      return grouped(now, fact.group, { from: seq, members: [] });
    default:
      return now;
  }
}

const stayed = (now: Belonging, seat: SeatId, list: readonly Stay[]): Belonging => ({ ...now, stays: new Map(now.stays).set(seat, list) });

const grouped = (now: Belonging, group: GroupId, next: Membership): Belonging => ({
  ...now,
  groups: new Map(now.groups).set(group, [...(now.groups.get(group) ?? []), next]),
});

const ended = (list: readonly Stay[], seq: number): readonly Stay[] =>
  list.map((stay, i) => (i === list.length - 1 && stay.until === null ? { ...stay, until: seq } : stay));

/** Did whoever sat there belong to the audience at that position? Nobody does at one that is not known so far. */
export function belongs(belonging: Belonging, { seat, tenure }: Sitter, audience: Audience, at: number): boolean {
  const stay = belonging.stays.get(seat)?.[tenure];
  if (stay === undefined || at > belonging.seq || at < stay.from || (stay.until !== null && at >= stay.until)) return false;
  return isOf(belonging, stay.entity, audience, at);
}

function isOf({ capacities, groups }: Belonging, entity: EntityId, audience: Audience, at: number): boolean {
  switch (audience.of) {
    case 'delegation':
      return audience.entity === entity;
    case 'group':
      return (
        groups
          .get(audience.group)
          ?.findLast(({ from }) => from <= at)
          ?.members.includes(entity) ?? false
      );
    case 'member-states':
      return capacities.get(entity) === 'member-state';
    case 'seats':
      return true;
  }
}

/** Has this entity somebody in the audience now? */
export const hasSeatIn = (belonging: Belonging, entity: EntityId, audience: Audience): boolean =>
  isOf(belonging, entity, audience, belonging.seq) &&
  [...belonging.stays.values()].some((list) => list.some((stay) => stay.entity === entity && stay.until === null));

/** All audiences to which whoever sits there may ever have belonged, in a fixed order. */
export function audiencesOf(belonging: Belonging, { seat, tenure }: Sitter): readonly Audience[] {
  const entity = belonging.stays.get(seat)?.[tenure]?.entity;
  if (entity === undefined) return [];
  const groups = [...belonging.groups].flatMap(([group, list]) =>
    list.some(({ members }) => members.includes(entity)) ? [{ of: 'group', group } as const] : [],
  );
  const states = belonging.capacities.get(entity) === 'member-state' ? [{ of: 'member-states' } as const] : [];
  return [{ of: 'delegation', entity }, ...groups, ...states, { of: 'seats' }];
}

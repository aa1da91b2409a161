/**
 * Who takes part: entities, the seats of their delegations, and groups of entities. Permanent and without personal data: names of
 * people and how to reach them travel in the erasable payload (`ActNote`).
 * Who is admitted and seated. The secretariat does; a focal point seats its own delegation. Raising an objection never depends on any
 * of it but on the seat itself.
 */

import { unreachable } from '../lib/assert.ts';
import { type Actor, SERVER } from '../opinion/actor.ts';
import type { Capacity, EntityId, Language, SeatFunction, SeatId } from '../opinion/vocabulary.ts';
import { VISITOR } from './consultation.ts';
import { type Context, isOffice, noEntity, notOffice, type Rulings, sameCode, unless, when } from './context.ts';
import { keptSeat, liftsLater, openSeats } from './kept-seat.ts';
import { changed, without } from './map.ts';
import { sittingOf } from './meeting.ts';
import type { ForumRefusal } from './refusal.ts';
import type { ForumState } from './state.ts';
import { actorOf, OFFICE_SEAT, tenureOf } from './who.ts';

/** Names by language; English is always there, the others fall back to it. */
export type Names = Readonly<Partial<Record<Language, string>>> & { readonly en: string };

/** A body that takes part: a Member State, a company, the secretariat. */
export interface Entity {
  readonly id: EntityId;
  /** Shown where space is short: `ARL`. Unique without regard to case. */
  readonly code: string;
  readonly names: Names;
  readonly capacity: Capacity;
}

/** A person's place: who sits there speaks for the entity. */
export interface Seat {
  readonly seat: SeatId;
  readonly entity: EntityId;
  readonly functions: readonly SeatFunction[];
  /** Takes part from afar. */
  readonly remote: boolean;
  /** Accredited until then, milliseconds UTC; absent: until it is closed. */
  readonly until?: number;
}

export type GroupId = string;

/** A regional or other group (APT, CEPT …): a way to fold lists. It never holds a position. */
export interface Group {
  readonly group: GroupId;
  readonly code: string;
  readonly names: Names;
  readonly members: readonly EntityId[];
}

export type PeopleAct =
  | ({ readonly type: 'entity.admitted' } & Entity)
  | { readonly type: 'entity.changed'; readonly id: EntityId; readonly code: string; readonly names: Names }
  /** Its accreditation ends and all its seats with it, but the one that it keeps to lift from; what it objects to stands. */
  | { readonly type: 'entity.dismissed'; readonly id: EntityId; readonly keeps?: SeatId }
  | ({ readonly type: 'seat.opened' } & Seat)
  | ({ readonly type: 'seat.changed' } & Omit<Seat, 'entity'>)
  /** Another person takes the seat: what the one before had open ends. */
  | { readonly type: 'seat.handed-over'; readonly seat: SeatId }
  | { readonly type: 'seat.closed'; readonly seat: SeatId }
  /** Written by the server when the accreditation has run out. */
  | { readonly type: 'seat.lapsed'; readonly seat: SeatId }
  | ({ readonly type: 'group.formed' } & Group)
  | ({ readonly type: 'group.changed' } & Group)
  | { readonly type: 'group.dissolved'; readonly group: GroupId };

export type PeopleCommand =
  | ({ readonly do: 'admit-entity' } & Entity)
  | { readonly do: 'change-entity'; readonly id: EntityId; readonly code: string; readonly names: Names }
  | { readonly do: 'dismiss-entity'; readonly id: EntityId }
  | ({ readonly do: 'open-seat' } & Seat)
  | ({ readonly do: 'change-seat' } & Omit<Seat, 'entity'>)
  | { readonly do: 'hand-over-seat'; readonly seat: SeatId }
  | { readonly do: 'close-seat'; readonly seat: SeatId }
  | ({ readonly do: 'form-group' } & Group)
  | ({ readonly do: 'change-group' } & Group)
  | { readonly do: 'dissolve-group'; readonly group: GroupId };

/** What a focal point may give a seat of its own delegation; all else is the secretariat's to give. */
export const DELEGATION_FUNCTIONS: readonly SeatFunction[] = ['head', 'deputy', 'adviser'];

export const PEOPLE_RULINGS: Rulings<PeopleCommand> = {
  'admit-entity': (context, entity) =>
    unless(
      [notOffice(context), when(idTaken(context, entity.id), { code: 'entity-exists', entity: entity.id }), codeTaken(context, entity)],
      {
        type: 'entity.admitted',
        ...entity,
      },
    ),
  'change-entity': (context, entity) =>
    unless([notOffice(context), noEntity(context, entity.id), codeTaken(context, entity)], { type: 'entity.changed', ...entity }),
  'dismiss-entity': (context, { id }) =>
    unless([notOffice(context), noEntity(context, id), when(id === officeOf(context), { code: 'office-stays', entity: id })], {
      type: 'entity.dismissed',
      id,
      ...keeping(keptSeat(context.state, id)),
    }),
  'open-seat': (context, seat) =>
    unless(
      [
        notOfDelegation(context, seat.entity, seat.functions),
        mayKeepOne(context, seat.entity) ? null : noEntity(context, seat.entity),
        when(NOT_SEATS.has(seat.seat) || context.state.seats.has(seat.seat), { code: 'seat-exists', seat: seat.seat }),
        past(context, seat),
      ],
      { type: 'seat.opened', ...seat },
    ),
  'change-seat': (context, seat) =>
    unless([notOfSeat(context, seat.seat, seat.functions), past(context, seat), officeLapses(seat)], { type: 'seat.changed', ...seat }),
  'hand-over-seat': (context, { seat }) => unless([notOfSeat(context, seat)], { type: 'seat.handed-over', seat }),
  'close-seat': (context, { seat }) =>
    unless([notOfSeat(context, seat), when(seat === OFFICE_SEAT, { code: 'office-stays', seat })], { type: 'seat.closed', seat }),
  'form-group': (context, group) =>
    unless(
      [
        notOffice(context),
        when(context.state.groups.has(group.group), { code: 'group-exists', group: group.group }),
        ...ofGroup(context, group),
      ],
      { type: 'group.formed', ...group },
    ),
  'change-group': (context, group) =>
    unless([notOffice(context), noGroup(context, group.group), ...ofGroup(context, group)], { type: 'group.changed', ...group }),
  'dissolve-group': (context, { group }) => unless([notOffice(context), noGroup(context, group)], { type: 'group.dissolved', group }),
};

/** Who acts from these sits nowhere. */
const NOT_SEATS: ReadonlySet<SeatId> = new Set([SERVER.seat, VISITOR.seat]);

const officeOf = ({ state }: Context): EntityId | undefined => state.seats.get(OFFICE_SEAT)?.entity;

const idTaken = ({ state }: Context, id: EntityId): boolean => id === SERVER.entity || id === VISITOR.entity || state.entities.has(id);

function codeTaken({ state }: Context, entity: { readonly id: EntityId; readonly code: string }): ForumRefusal | null {
  const other = [...state.entities.values()].find((one) => one.id !== entity.id && sameCode(one, entity));
  return other ? { code: 'entity-exists', entity: other.id } : null;
}

const keeping = (keeps: SeatId | null): { readonly keeps?: SeatId } => (keeps === null ? {} : { keeps });

/** A State that was dismissed and has no seat left gets one to lift from, as it would have kept. */
const mayKeepOne = ({ state }: Context, entity: EntityId): boolean =>
  state.entities.get(entity)?.dismissed === true && liftsLater(state, entity) && openSeats(state, entity).length === 0;

/** The secretariat, or the focal point of that very delegation with the functions that are its to give. */
function notOfDelegation({ actor }: Context, entity: EntityId, functions: readonly SeatFunction[]): ForumRefusal | null {
  if (isOffice(actor)) return null;
  if (!keepsSeats(actor)) return { code: 'not-secretariat' };
  const own = actor.entity === entity && functions.every((one) => DELEGATION_FUNCTIONS.includes(one));
  return when(!own, { code: 'not-your-delegation', entity });
}

/** May this actor invite into a seat, and see who is invited: whoever may close it. */
export const mayKeepSeat = (state: ForumState, actor: Actor, seat: SeatId): boolean => notOfSeat({ state, actor, now: 0 }, seat) === null;

/** Are there seats that this actor keeps: all, or those of its delegation? */
export const keepsSeats = (actor: Actor): boolean => isOffice(actor) || actor.functions.includes('focal-point');

/** A focal point changes no seat that holds, or would hold, what only the secretariat gives; its own included. */
function notOfSeat(context: Context, id: SeatId, functions: readonly SeatFunction[] = []): ForumRefusal | null {
  const seat = context.state.seats.get(id);
  const known = actorOf(context.state, id) !== null;
  if (seat === undefined || !known) return isOffice(context.actor) ? { code: 'no-such-seat', seat: id } : { code: 'not-secretariat' };
  return notOfDelegation(context, seat.entity, [...seat.functions, ...functions]);
}

const past = ({ now }: Context, { until, seat }: Pick<Seat, 'until' | 'seat'>): ForumRefusal | null =>
  when(until !== undefined && until <= now, { code: 'date-not-allowed', seat });

const officeLapses = ({ seat, until }: Pick<Seat, 'until' | 'seat'>): ForumRefusal | null =>
  when(seat === OFFICE_SEAT && until !== undefined, { code: 'office-stays', seat });

const noGroup = ({ state }: Context, group: string): ForumRefusal | null =>
  when(!state.groups.has(group), { code: 'no-such-group', group });

function ofGroup(context: Context, group: Group): readonly (ForumRefusal | null)[] {
  const other = [...context.state.groups.values()].find((one) => one.group !== group.group && sameCode(one, group));
  return [other ? { code: 'group-exists', group: other.group } : null, ...group.members.map((id) => noEntity(context, id))];
}

/** `state` stands at this entry already. */
export function foldPeople(state: ForumState, fact: PeopleAct): ForumState {
  switch (fact.type) {
    case 'entity.admitted': {
      const { type: _, ...entity } = fact;
      return { ...state, entities: new Map(state.entities).set(entity.id, { ...entity, dismissed: false }) };
    }
    case 'entity.changed': {
      const { type: _, id, ...news } = fact;
      return { ...state, entities: changed(state.entities, id, news) };
    }
    case 'entity.dismissed': {
      const closed = new Map(
        [...state.seats].map(([id, seat]) => [id, seat.entity === fact.id ? { ...seat, open: seat.open && id === fact.keeps } : seat]),
      );
      return noting({ ...state, entities: changed(state.entities, fact.id, { dismissed: true }), seats: closed }, fact.id);
    }
    case 'seat.opened': {
      const { type: _, ...seat } = fact;
      return { ...state, seats: new Map(state.seats).set(seat.seat, { ...seat, open: true, tenure: 0 }) };
    }
    case 'seat.changed': {
      const { type: _, seat, ...news } = fact;
      const before = state.seats.get(seat);
      if (before === undefined) return state;
      const { until: __, ...stays } = before;
      return { ...state, seats: new Map(state.seats).set(seat, { ...stays, ...news }) };
    }
    case 'seat.handed-over':
      return { ...state, seats: changed(state.seats, fact.seat, { tenure: tenureOf(state, fact.seat) + 1 }) };
    case 'seat.closed':
    case 'seat.lapsed':
      return closeSeat(state, fact.seat);
    case 'group.formed':
    case 'group.changed': {
      const { type: _, ...group } = fact;
      return { ...state, groups: new Map(state.groups).set(group.group, group) };
    }
    case 'group.dissolved':
      return { ...state, groups: without(state.groups, fact.group) };
    default:
      return unreachable(fact);
  }
}

function closeSeat(state: ForumState, id: SeatId): ForumState {
  const seat = state.seats.get(id);
  if (seat === undefined) return state;
  const closed = { ...state, seats: changed(state.seats, id, { open: false }) };
  return openSeats(closed, seat.entity).length > 0 || isDismissed(state, seat.entity) ? closed : noting(closed, seat.entity);
}

/** The seat that it kept was not for sittings: it was noted when it was dismissed. */
const isDismissed = ({ entities }: ForumState, entity: EntityId): boolean => entities.get(entity)?.dismissed === true;

/** A Member State that has no seat in the room any more while a sitting is on is noted there, for the chair. */
function noting(state: ForumState, entity: EntityId): ForumState {
  if (state.entities.get(entity)?.capacity !== 'member-state') return state;
  const meetings = new Map(
    [...state.meetings].map(([id, meeting]) => {
      const now = sittingOf(meeting);
      if (now === null) return [id, meeting];
      const sittings = meeting.sittings.map((one) => (one === now ? { ...one, left: [...one.left, entity] } : one));
      return [id, { ...meeting, sittings }];
    }),
  );
  return { ...state, meetings };
}

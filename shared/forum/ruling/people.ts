/**
 * Who is admitted and seated. The secretariat does; a focal point seats its own delegation. Raising an objection never depends on any
 * of it but on the seat itself.
 */
import { type Actor, SERVER } from '../../opinion/actor.ts';
import type { EntityId, SeatFunction, SeatId } from '../../opinion/vocabulary.ts';
import { VISITOR } from '../consultation.ts';
import { keptSeat, liftsLater, openSeats } from '../kept-seat.ts';
import { DELEGATION_FUNCTIONS, type Group, type PeopleCommand, type Seat } from '../people.ts';
import type { ForumRefusal } from '../refusal.ts';
import { actorOf, type ForumState, OFFICE_SEAT } from '../state.ts';
import { type Ground, isOffice, noEntity, notOffice, type Rulings, sameCode, unless, when } from './ground.ts';

export const PEOPLE_RULINGS: Rulings<PeopleCommand> = {
  'admit-entity': (ground, entity) =>
    unless([notOffice(ground), when(idTaken(ground, entity.id), { code: 'entity-exists', entity: entity.id }), codeTaken(ground, entity)], {
      type: 'entity.admitted',
      ...entity,
    }),
  'change-entity': (ground, entity) =>
    unless([notOffice(ground), noEntity(ground, entity.id), codeTaken(ground, entity)], { type: 'entity.changed', ...entity }),
  'dismiss-entity': (ground, { id }) =>
    unless([notOffice(ground), noEntity(ground, id), when(id === officeOf(ground), { code: 'office-stays', entity: id })], {
      type: 'entity.dismissed',
      id,
      ...keeping(keptSeat(ground.state, id)),
    }),
  'open-seat': (ground, seat) =>
    unless(
      [
        notOfDelegation(ground, seat.entity, seat.functions),
        mayKeepOne(ground, seat.entity) ? null : noEntity(ground, seat.entity),
        when(NOT_SEATS.has(seat.seat) || ground.state.seats.has(seat.seat), { code: 'seat-exists', seat: seat.seat }),
        past(ground, seat),
      ],
      { type: 'seat.opened', ...seat },
    ),
  'change-seat': (ground, seat) =>
    unless([notOfSeat(ground, seat.seat, seat.functions), past(ground, seat), officeLapses(seat)], { type: 'seat.changed', ...seat }),
  'hand-over-seat': (ground, { seat }) => unless([notOfSeat(ground, seat)], { type: 'seat.handed-over', seat }),
  'close-seat': (ground, { seat }) =>
    unless([notOfSeat(ground, seat), when(seat === OFFICE_SEAT, { code: 'office-stays', seat })], { type: 'seat.closed', seat }),
  'form-group': (ground, group) =>
    unless(
      [
        notOffice(ground),
        when(ground.state.groups.has(group.group), { code: 'group-exists', group: group.group }),
        ...ofGroup(ground, group),
      ],
      { type: 'group.formed', ...group },
    ),
  'change-group': (ground, group) =>
    unless([notOffice(ground), noGroup(ground, group.group), ...ofGroup(ground, group)], { type: 'group.changed', ...group }),
  'dissolve-group': (ground, { group }) => unless([notOffice(ground), noGroup(ground, group)], { type: 'group.dissolved', group }),
};

/** Who acts from these sits nowhere. */
const NOT_SEATS: ReadonlySet<SeatId> = new Set([SERVER.seat, VISITOR.seat]);

const officeOf = ({ state }: Ground): EntityId | undefined => state.seats.get(OFFICE_SEAT)?.entity;

const idTaken = ({ state }: Ground, id: EntityId): boolean => id === SERVER.entity || id === VISITOR.entity || state.entities.has(id);

function codeTaken({ state }: Ground, entity: { readonly id: EntityId; readonly code: string }): ForumRefusal | null {
  const other = [...state.entities.values()].find((one) => one.id !== entity.id && sameCode(one, entity));
  return other ? { code: 'entity-exists', entity: other.id } : null;
}

const keeping = (keeps: SeatId | null): { readonly keeps?: SeatId } => (keeps === null ? {} : { keeps });

/** A State that was dismissed and has no seat left gets one to lift from, as it would have kept. */
const mayKeepOne = ({ state }: Ground, entity: EntityId): boolean =>
  state.entities.get(entity)?.dismissed === true && liftsLater(state, entity) && openSeats(state, entity).length === 0;

/** The secretariat, or the focal point of that very delegation with the functions that are its to give. */
function notOfDelegation({ actor }: Ground, entity: EntityId, functions: readonly SeatFunction[]): ForumRefusal | null {
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
function notOfSeat(ground: Ground, id: SeatId, functions: readonly SeatFunction[] = []): ForumRefusal | null {
  const seat = ground.state.seats.get(id);
  const known = actorOf(ground.state, id) !== null;
  if (seat === undefined || !known) return isOffice(ground.actor) ? { code: 'no-such-seat', seat: id } : { code: 'not-secretariat' };
  return notOfDelegation(ground, seat.entity, [...seat.functions, ...functions]);
}

const past = ({ now }: Ground, { until, seat }: Pick<Seat, 'until' | 'seat'>): ForumRefusal | null =>
  when(until !== undefined && until <= now, { code: 'date-not-allowed', seat });

const officeLapses = ({ seat, until }: Pick<Seat, 'until' | 'seat'>): ForumRefusal | null =>
  when(seat === OFFICE_SEAT && until !== undefined, { code: 'office-stays', seat });

const noGroup = ({ state }: Ground, group: string): ForumRefusal | null => when(!state.groups.has(group), { code: 'no-such-group', group });

function ofGroup(ground: Ground, group: Group): readonly (ForumRefusal | null)[] {
  const other = [...ground.state.groups.values()].find((one) => one.group !== group.group && sameCode(one, group));
  return [other ? { code: 'group-exists', group: other.group } : null, ...group.members.map((id) => noEntity(ground, id))];
}

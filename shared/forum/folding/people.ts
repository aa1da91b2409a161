import { unreachable } from '../../lib/assert.ts';
import type { EntityId, SeatId } from '../../opinion/vocabulary.ts';
import { openSeats } from '../kept-seat.ts';
import { sittingOf } from '../meeting.ts';
import type { PeopleAct } from '../people.ts';
import { type ForumState, tenureOf } from '../state.ts';
import { changed, without } from './map.ts';

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

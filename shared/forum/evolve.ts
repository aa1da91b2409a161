import { unreachable } from '../lib/assert.ts';
import type { ForumEntry } from './entry.ts';
import type { ForumState } from './state.ts';

/** Folds one entry. Total and pure; the state before stays as it was. */
export function evolve(state: ForumState, entry: ForumEntry): ForumState {
  const next = { ...state, seq: entry.seq, at: entry.at };
  const { fact } = entry;
  switch (fact.type) {
    case 'forum.created':
      return { ...next, forum: { name: fact.name, demo: fact.demo } };
    case 'entity.admitted': {
      const { type: _, ...entity } = fact;
      return { ...next, entities: new Map(state.entities).set(entity.id, entity) };
    }
    case 'seat.opened': {
      const { type: _, ...seat } = fact;
      return { ...next, seats: new Map(state.seats).set(seat.seat, { ...seat, open: true }) };
    }
    case 'seat.closed': {
      const seat = state.seats.get(fact.seat);
      return seat === undefined ? next : { ...next, seats: new Map(state.seats).set(fact.seat, { ...seat, open: false }) };
    }
    default:
      return unreachable(fact);
  }
}

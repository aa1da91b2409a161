/**
 * May this be done to the forum, and what becomes of it? Pure: the actor comes in with the command.
 * Only the secretariat admits and seats; the server itself does so once, at the very start, so that there is a secretariat.
 */
import { unreachable } from '../lib/assert.ts';
import { no, ok, type Result } from '../lib/result.ts';
import { type Actor, SERVER } from '../opinion/actor.ts';
import { RIGHTS } from '../opinion/rights.ts';
import type { ForumCommand } from './command.ts';
import type { ForumAct } from './entry.ts';
import type { ForumRefusal } from './refusal.ts';
import { actorOf, type ForumState, OFFICE_SEAT } from './state.ts';

type Decision = Result<ForumAct, ForumRefusal>;

export function decide(state: ForumState, command: ForumCommand, actor: Actor): Decision {
  if (!mayOffice(actor)) return no({ code: 'not-secretariat' });
  if (command.do === 'create-forum') return createForum(state, command);
  if (state.forum === null) return no({ code: 'no-forum' });
  switch (command.do) {
    case 'admit-entity':
      return admitEntity(state, command);
    case 'open-seat':
      return openSeat(state, command);
    case 'close-seat':
      return closeSeat(state, command);
    default:
      return unreachable(command);
  }
}

const mayOffice = (actor: Actor): boolean => actor.seat === SERVER.seat || RIGHTS[actor.capacity].office;

function createForum(state: ForumState, { do: _, ...forum }: ForumCommand & { do: 'create-forum' }): Decision {
  return state.forum === null ? ok({ type: 'forum.created', ...forum }) : no({ code: 'forum-exists' });
}

function admitEntity(state: ForumState, { do: _, ...entity }: ForumCommand & { do: 'admit-entity' }): Decision {
  const code = entity.code.toUpperCase();
  const taken =
    entity.id === SERVER.entity ||
    state.entities.has(entity.id) ||
    [...state.entities.values()].some((other) => other.code.toUpperCase() === code);
  return taken ? no({ code: 'entity-exists', entity: entity.id }) : ok({ type: 'entity.admitted', ...entity });
}

function openSeat(state: ForumState, { do: _, ...seat }: ForumCommand & { do: 'open-seat' }): Decision {
  if (!state.entities.has(seat.entity)) return no({ code: 'no-such-entity', entity: seat.entity });
  if (seat.seat === SERVER.seat || state.seats.has(seat.seat)) return no({ code: 'seat-exists', seat: seat.seat });
  return ok({ type: 'seat.opened', ...seat });
}

function closeSeat(state: ForumState, { seat }: ForumCommand & { do: 'close-seat' }): Decision {
  if (actorOf(state, seat) === null) return no({ code: 'no-such-seat', seat });
  return seat === OFFICE_SEAT ? no({ code: 'office-stays', seat }) : ok({ type: 'seat.closed', seat });
}

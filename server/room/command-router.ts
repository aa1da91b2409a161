/**
 * The front door of commands: to the opinion or session document that they name, for whoever may be there. While restricted sessions go on, a
 * State's objection is heard on both sides of their doors.
 */
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Envelope } from '../../shared/opinion/command.ts';
import type { Answer, Asking } from './journal/act-flow.ts';
import type { RestrictedSessions } from './restricted/sessions.ts';
import type { Rooms } from './rooms.ts';

export class CommandRouter {
  readonly #rooms: Rooms;
  readonly #restricted: RestrictedSessions;

  constructor(rooms: Rooms, restricted: RestrictedSessions) {
    this.#rooms = rooms;
    this.#restricted = restricted;
  }

  /** Null where there is nothing of this name for this person. Throws StorageFault where the outcome is unknown. */
  async act(id: string, actor: Actor, by: Asking, envelope: Envelope): Promise<Answer | null> {
    const room = await this.#rooms.enter(id, actor);
    if (room === null) return null;
    const answer = await room.act(by, envelope);
    return envelope.command.do === 'raise-objection' ? this.#restricted.hear(id, room, by, envelope, answer) : answer;
  }
}

/**
 * The front door of commands: to the opinion or session document that they name, for whoever may be there. While restricted sessions go on, a
 * State's objection is heard on both sides of their doors.
 */
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Envelope } from '../../shared/opinion/command.ts';
import type { Answer, Asking } from './journal/act-flow.ts';
import { RoomDropped } from './queue.ts';
import type { RestrictedSessions } from './restricted/sessions.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

interface Done {
  readonly room: Room;
  readonly answer: Answer;
}

export class CommandRouter {
  readonly #rooms: Rooms;
  readonly #restricted: RestrictedSessions;

  constructor(rooms: Rooms, restricted: RestrictedSessions) {
    this.#rooms = rooms;
    this.#restricted = restricted;
  }

  /** Null where there is nothing of this name for this person. Throws StorageFault where the outcome is unknown. */
  async act(id: string, actor: Actor, by: Asking, envelope: Envelope): Promise<Answer | null> {
    const ask = async (): Promise<Done | null> => {
      const room = await this.#rooms.enter(id, actor);
      return room && { room, answer: await room.act(by, envelope) };
    };
    // a room ends with the words that were withheld in it: whom it did not come to is answered by the room that follows
    const done = await ask().catch((fault: unknown) => (fault instanceof RoomDropped ? ask() : Promise.reject(fault)));
    if (done === null) return null;
    const { room, answer } = done;
    return envelope.command.do === 'raise-objection' ? this.#restricted.hear(id, room, by, envelope, answer) : answer;
  }
}

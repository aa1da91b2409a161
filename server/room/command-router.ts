/**
 * The front door of commands: to the opinion or session document that they name, for whoever may be there. While restricted sessions go on, a
 * State's objection is heard on both sides of their doors.
 */
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Envelope } from '../../shared/opinion/command.ts';
import { StorageFault } from '../log/log.ts';
import type { Answer, Asking } from './journal/act-flow.ts';
import type { RestrictedSessions } from './restricted/sessions.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import { isOfWords } from './withholding.ts';

interface Asked {
  readonly id: string;
  readonly actor: Actor;
  readonly room: Room;
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
    const room = await this.#rooms.enter(id, actor);
    if (room === null) return null;
    const answer = await room.act(by, envelope).catch((fault: unknown) => this.#again(fault, { id, actor, room }, by, envelope));
    if (answer === null) return null;
    return envelope.command.do === 'raise-objection' ? this.#restricted.hear(id, room, by, envelope, answer) : answer;
  }

  /** A room ends with the words that were withheld in it: who asked to withhold some in the same moment is answered by the room that follows. */
  async #again(fault: unknown, { id, actor, room }: Asked, by: Asking, envelope: Envelope): Promise<Answer | null> {
    if (!(fault instanceof StorageFault) || !isOfWords(envelope.command)) throw fault;
    const next = await this.#rooms.enter(id, actor);
    if (next === room) throw fault;
    return next === null ? null : next.act(by, envelope);
  }
}

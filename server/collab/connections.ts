/**
 * Everybody who is connected, over whichever wire: the same limits, the same end of a right, the same news, the same signs of life.
 */
import { randomUUID } from 'node:crypto';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import { SCHEMA_VERSION } from '../../shared/text/schema.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { ownFrame } from '../../shared/wire/frame.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import type { Ending, Identity } from '../auth/authenticator.ts';
import type { Clock } from '../clock.ts';
import type { Forum } from '../forum/forum.ts';
import { LIMITS } from '../limits.ts';
import { runsMeeting } from '../room/connection.ts';
import type { Room } from '../room/room.ts';
import type { Wire } from './wire.ts';
import { WireConnection } from './wire-connection.ts';

const CLOSES: Readonly<Record<Ending, number>> = {
  'signed-out': CLOSE.signedOut,
  'seat-closed': CLOSE.noRight,
  'seat-changed': CLOSE.seatChanged,
};

/** What a client says of itself in the address. */
export interface Introduction {
  /** Wants our own messages. */
  readonly extended: boolean;
  /** Of the text, as its editor knows it; '' where it does not say. */
  readonly schema: string;
  /** As it says at which log position its document began. */
  readonly begun?: string | null | undefined;
}

/** What is no position says nothing. */
const positionIn = (said: string | null = null): number | null => (said !== null && /^\d{1,15}$/.test(said) ? Number(said) : null);

export class Connections {
  readonly #forum: Pick<Forum, 'state' | 'onChange'>;
  readonly #clock: Clock;
  /** Open connections by session: a session may hold a few. */
  readonly #open = new Map<WireConnection, string>();
  #cancelTend: () => void;
  readonly #stopHearing: () => void;
  /** Ends the wait for more news of the forum; null where there are none. */
  #cancelNews: (() => void) | null = null;
  #closed = false;

  constructor(forum: Pick<Forum, 'state' | 'onChange'>, clock: Clock) {
    this.#forum = forum;
    this.#clock = clock;
    this.#cancelTend = this.#planTend();
    this.#stopHearing = forum.onChange(() => this.#forumMoved());
  }

  /** No newcomers any more? */
  get closed(): boolean {
    return this.#closed;
  }

  /** How many there are; of restricted sessions nothing (O7). */
  get count(): number {
    return [...this.#open.keys()].filter((connection) => !connection.inRestrictedSession).length;
  }

  /** Lets somebody in who may be here; null = the wire was closed, and says why. */
  accept(wire: Wire, { extended, schema, begun }: Introduction, identity: Identity, room: Room): WireConnection | null {
    const no = (code: number, why: string): null => {
      wire.close(code, why);
      return null;
    };
    if (this.#closed) return no(CLOSE.restart, 'restart');
    if (extended && schema !== String(SCHEMA_VERSION)) return no(CLOSE.otherSchema, 'another version of this page is needed');
    if (this.#held(identity.session) >= LIMITS.socketsPerSession) return no(CLOSE.overload, 'too many connections');
    const connection = new WireConnection(randomUUID(), wire, extended, identity, room, this.#clock, positionIn(begun));
    this.#open.set(connection, identity.session);
    const forget = identity.onEnd((why) => connection.close(CLOSES[why], why.replace('-', ' ')));
    wire.onClose(() => {
      forget();
      this.#open.delete(connection);
      connection.leave();
    });
    return connection;
  }

  /** There is more in the margin of this text: told to the pages of those for whom it is, and not a byte to others. */
  async tellThreads(opinion: string, positionFor: (seat: SeatId) => Promise<number | null>): Promise<void> {
    for (const connection of this.#open.keys()) {
      const seat = connection.extended && connection.opinion === opinion ? connection.actor()?.seat : undefined;
      const position = seat === undefined ? null : await positionFor(seat);
      // whoever sits there may have gone meanwhile
      if (position !== null && connection.actor()?.seat === seat) connection.send([ownFrame(MESSAGE.threads, { position })]);
    }
  }

  /** Refuses newcomers; those who are here are closed by their rooms. */
  close(): void {
    this.#closed = true;
    this.#cancelTend();
    this.#stopHearing();
    this.#cancelNews?.();
  }

  #held(session: string): number {
    let held = 0;
    for (const holder of this.#open.values()) if (holder === session) held++;
    return held;
  }

  /** Those who run the meeting hear at once; all others ask now and then, so that three hundred do not ask in the same moment. */
  #forumMoved(): void {
    this.#cancelNews ??= this.#clock.after(LIMITS.forumNewsMs, () => {
      this.#cancelNews = null;
      const news = ownFrame(MESSAGE.forum, { seq: this.#forum.state.seq });
      for (const connection of this.#open.keys()) if (runsMeeting(connection)) connection.send([news]);
    });
  }

  #planTend(): () => void {
    const due = this.#clock.now() + LIMITS.pingMs;
    return this.#clock.after(LIMITS.pingMs, () => {
      this.#cancelTend = this.#planTend();
      // the process or its machine stood still, or the clock was set: what came meanwhile is not read yet
      const stoodStill = this.#clock.now() - due > LIMITS.pingMs;
      for (const connection of this.#open.keys()) connection.tend(stoodStill);
    });
  }
}

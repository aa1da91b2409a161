/**
 * Restricted sessions as they happen: what the forum's log says of them is carried out here, after every change of it, and again after a
 * start that followed a crash. Everybody out of the opinions first; then what was adopted or closed before is let go of, and a document
 * made of each of the others for those inside; at the end the result into the opinions, and only then the opinions back to everybody.
 */

import { type RestrictedCommand, type RestrictedSession, readRestrictedId } from '../../../shared/forum/restricted.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { type Actor, SERVER } from '../../../shared/opinion/actor.ts';
import type { Envelope } from '../../../shared/opinion/command.ts';
import { goesOn } from '../../../shared/opinion/register.ts';
import type { SessionId } from '../../../shared/opinion/vocabulary.ts';
import type { Clock } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import type { Answer, Asking } from '../journal/act-flow.ts';
import type { Room } from '../room.ts';
import type { Rooms } from '../rooms.ts';

/** What is needed of the forum. */
interface ForumOfSessions {
  readonly state: { readonly restricted: { readonly sessions: ReadonlyMap<SessionId, RestrictedSession> } };
  onChange(listener: () => void): () => void;
  act(actor: Actor, ask: { readonly command: RestrictedCommand; readonly person: null }): Promise<Result<unknown, unknown>>;
}

interface RestrictedTools {
  readonly rooms: Rooms;
  readonly forum: ForumOfSessions;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** After a fault of the store, ms. */
const AGAIN_MS = 1_000;

export class RestrictedSessions {
  readonly #tools: RestrictedTools;
  readonly #unwatch: () => void;
  #work: Promise<void> = Promise.resolve();
  #cancel: () => void = () => {};
  #closed = false;

  constructor(tools: RestrictedTools) {
    this.#tools = tools;
    this.#unwatch = tools.forum.onChange(() => this.#changed());
    this.#changed();
  }

  /** Everything that the forum's log asks for now has been done, or has failed and will be tried again. */
  settled(): Promise<void> {
    return this.#work;
  }

  /**
   * An objection that got this answer where it was raised. In an opinion that is closed off it is told to those inside too; in a session that
   * is over it goes into the opinion.
   */
  async hear(id: string, room: Room, by: Asking, envelope: Envelope, answer: Answer): Promise<Answer> {
    const named = readRestrictedId(id);
    if (named === null) {
      if (answer.ok) for (const inside of await this.#goingOnWith(id)) await inside.act(by, await asSeenBefore(inside, envelope));
      return answer;
    }
    if (answer.ok || answer.why !== 'refused' || answer.refusal.code !== 'restricted-session') return answer;
    const opinion = await this.#tools.rooms.open(named.opinion);
    return opinion === null ? answer : opinion.act(by, await asSeenBefore(room, envelope));
  }

  /** Has the chair adopted the opinion, or was it closed? null where there is none. */
  async isOver(opinion: string): Promise<boolean | null> {
    const phase = await (await this.#tools.rooms.open(opinion))?.look(({ state }) => state.phase);
    return phase === undefined ? null : !goesOn(phase);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#unwatch();
    this.#cancel();
    await this.#work;
  }

  #changed(): void {
    this.#tools.rooms.expel();
    const open = this.#sessions().filter(({ state }) => state === 'running' || state === 'ended');
    if (open.length === 0 || this.#closed) return;
    this.#work = this.#work.then(async () => {
      for (const { session } of open) await this.#carryOut(session);
    });
  }

  async #carryOut(id: SessionId): Promise<void> {
    const session = this.#tools.forum.state.restricted.sessions.get(id);
    if (session === undefined || this.#closed) return;
    try {
      for (const opinion of session.opinions) {
        if (session.state === 'running' && (await this.isOver(opinion)) === true) {
          await this.#tools.forum.act(SERVER, { command: { do: 'release-opinion', session: id, opinion }, person: null });
          continue;
        }
        const room = await this.#tools.rooms.session(id, opinion);
        if (session.state === 'ended' && room !== null) await this.#bringBack(id, opinion, room);
      }
      if (session.state === 'ended')
        await this.#tools.forum.act(SERVER, { command: { do: 'record-publication', session: id }, person: null });
    } catch (fault) {
      this.#tools.logger.error({ err: fault, session: id }, 'a restricted session is not where the forum has it');
      this.#cancel();
      if (!this.#closed) this.#cancel = this.#tools.clock.after(AGAIN_MS, () => this.#changed());
    }
  }

  async #bringBack(session: SessionId, opinion: string, inside: Room): Promise<void> {
    const outcome = await inside.closeSession(session);
    const room = await this.#tools.rooms.open(opinion);
    await room?.publish(outcome);
  }

  async #goingOnWith(opinion: string): Promise<readonly Room[]> {
    const running = this.#sessions().filter(({ state, opinions }) => state === 'running' && opinions.includes(opinion));
    const rooms = await Promise.all(running.map(({ session }) => this.#tools.rooms.session(session, opinion)));
    return rooms.flatMap((room) => room ?? []);
  }

  #sessions(): readonly RestrictedSession[] {
    return [...this.#tools.forum.state.restricted.sessions.values()];
  }
}

/** Opinion and session have the same entries up to where the session began: what the screen showed beyond that is of the other log. */
async function asSeenBefore(inside: Room, envelope: Envelope): Promise<Envelope> {
  const opened = await inside.lookForAct(({ state }) => state.restricted?.opened ?? 1);
  return { ...envelope, seen: { seq: Math.min(envelope.seen.seq, opened - 1) } };
}

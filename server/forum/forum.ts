/**
 * The forum's directory: who takes part and from which seats. One queue, compare-and-append, fold: the same door as an opinion's room,
 * without text. Reading is immediate and from memory; rights are judged against it, so it follows what other nodes append.
 */
import { randomUUID } from 'node:crypto';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { decide } from '../../shared/forum/decide.ts';
import type { ForumAct, ForumEntry } from '../../shared/forum/entry.ts';
import { evolve } from '../../shared/forum/evolve.ts';
import type { ForumRefusal } from '../../shared/forum/refusal.ts';
import { actorOf, emptyForum, type ForumState } from '../../shared/forum/state.ts';
import { no, type Result } from '../../shared/lib/result.ts';
import { type Actor, SERVER } from '../../shared/opinion/actor.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import type { Clock } from '../clock.ts';
import type { Log, LogName, Stored } from '../log/log.ts';
import type { Logger } from '../logger.ts';
import { readRun } from '../record/chain.ts';
import { readForumEntry } from '../record/read.ts';
import { sealEntry } from '../record/seal.ts';

const NAME: LogName = { kind: 'forum', id: 'forum' };

interface ForumTools {
  readonly log: Log;
  readonly clock: Clock;
  readonly logger: Logger;
}

export class Forum {
  readonly #tools: ForumTools;
  readonly #listeners = new Set<() => void>();
  #state: ForumState = emptyForum;
  #head: Stored | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #unwatch: () => void = () => {};

  private constructor(tools: ForumTools) {
    this.#tools = tools;
  }

  /** The forum at the head of its log; throws StorageFault, or RecordDamage where the log is not sound. */
  static async open(tools: ForumTools): Promise<Forum> {
    const forum = new Forum(tools);
    await forum.#catchUp();
    forum.#unwatch = tools.log.watch(NAME, () => forum.#follow());
    return forum;
  }

  get state(): ForumState {
    return this.#state;
  }

  /** Who acts from this seat now; null where it is not (or no longer) open. */
  actor(seat: SeatId): Actor | null {
    return actorOf(this.#state, seat);
  }

  /** Calls back after each entry that was folded, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Decides, appends, folds, answers: in that order, one at a time. Throws StorageFault where the outcome is unknown. */
  act(actor: Actor, person: string | null, command: ForumCommand): Promise<Result<ForumAct, ForumRefusal>> {
    const done = this.#queue.then(() => this.#act(actor, person, command));
    this.#queue = Promise.allSettled([done]);
    return done;
  }

  /** Is everything folded that the log holds? Where not, it is caught up with. */
  async atHead(): Promise<boolean> {
    const head = await this.#tools.log.head(NAME);
    const level = (head?.seq ?? 0) <= this.#state.seq;
    if (!level) this.#follow();
    return level;
  }

  async close(): Promise<void> {
    this.#unwatch();
    await this.#queue;
  }

  async #act(actor: Actor, person: string | null, command: ForumCommand): Promise<Result<ForumAct, ForumRefusal>> {
    for (;;) {
      // the right is judged now, not when the request arrived
      const present = actor.seat === SERVER.seat ? SERVER : this.actor(actor.seat);
      if (present === null) return no({ code: 'not-secretariat' });
      const decision = decide(this.#state, command, present);
      if (!decision.ok) return decision;
      const at = Math.max(this.#tools.clock.now(), this.#state.at);
      const entry: ForumEntry = { seq: this.#state.seq + 1, at, by: present, uuid: randomUUID(), fact: decision.value };
      const note = person === null ? {} : { person };
      const sealed = sealEntry({ log: NAME, prev: this.#head, entry, textHash: null, payload: { kind: 'act', note } });
      if ((await this.#tools.log.append(NAME, [sealed])) === 'ok') {
        this.#fold([sealed]);
        return decision;
      }
      await this.#catchUp();
    }
  }

  /** Another node appended. A fault here shows in readiness (`atHead`) and in the next act. */
  #follow(): void {
    this.#queue = this.#queue
      .then(() => this.#catchUp())
      .catch((fault: unknown) => this.#tools.logger.error({ err: fault }, 'the forum could not follow its log'));
  }

  async #catchUp(): Promise<void> {
    this.#fold(await this.#tools.log.read(NAME, this.#state.seq));
  }

  #fold(news: readonly Stored[]): void {
    for (const { entry } of readRun(NAME, this.#head, news, readForumEntry)) this.#state = evolve(this.#state, entry);
    this.#head = news.at(-1) ?? this.#head;
    if (news.length > 0) for (const listener of this.#listeners) listener();
  }
}

/**
 * The forum: who takes part, when it meets, who presides. One queue, compare-and-append, fold: the same door as an opinion's room,
 * without text. Reading is immediate and from memory; rights are judged against it, so it follows what other nodes append.
 */
import { randomUUID } from 'node:crypto';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { decide } from '../../shared/forum/decide.ts';
import type { ForumAct, ForumEntry } from '../../shared/forum/entry.ts';
import { evolve } from '../../shared/forum/evolve.ts';
import { due, nextDue } from '../../shared/forum/lapse.ts';
import type { ForumRefusal } from '../../shared/forum/refusal.ts';
import { actorOf, emptyForum, type ForumState } from '../../shared/forum/state.ts';
import { no, ok, type Result } from '../../shared/lib/result.ts';
import { type Actor, SERVER } from '../../shared/opinion/actor.ts';
import type { ActNote } from '../../shared/opinion/entry.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import type { Clock } from '../clock.ts';
import type { Log, LogName, Stored } from '../log/log.ts';
import type { Logger } from '../logger.ts';
import { readRun } from '../record/chain.ts';
import { readForumEntry } from '../record/read.ts';
import { sealEntry } from '../record/seal.ts';
import { Holders } from './holders.ts';

const NAME: LogName = { kind: 'forum', id: 'forum' };
/** A timer holds 2^31 ms at most; it looks again then. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

interface ForumTools {
  readonly log: Log;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What somebody asks of the forum. Without a `uuid` it is asked once and never again. */
export interface ForumAsk {
  readonly command: ForumCommand;
  readonly person: string | null;
  readonly uuid?: string;
  /** Of who takes the seat that the command is about. */
  readonly name?: string;
  readonly contact?: string;
  /** Of a document that is handed in. */
  readonly text?: string;
}

type Recorded = Result<{ readonly seq: number; readonly act: ForumAct }, ForumRefusal>;

export class Forum {
  readonly #tools: ForumTools;
  readonly #listeners = new Set<() => void>();
  readonly #holders = new Holders();
  /** What was done already, by seat and command id. */
  readonly #done = new Map<string, { readonly seq: number; readonly act: ForumAct }>();
  #state: ForumState = emptyForum;
  #head: Stored | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #unwatch: () => void = () => {};
  #cancelDue: () => void = () => {};
  #closed = false;

  private constructor(tools: ForumTools) {
    this.#tools = tools;
  }

  /** The forum at the head of its log; throws StorageFault, or RecordDamage where the log is not sound. */
  static async open(tools: ForumTools): Promise<Forum> {
    const forum = new Forum(tools);
    await forum.#catchUp();
    forum.#unwatch = tools.log.watch(NAME, () => forum.#later(() => forum.#catchUp()));
    return forum;
  }

  get state(): ForumState {
    return this.#state;
  }

  /** Names of the people in the seats and how to reach them, as far as somebody wrote them down and nobody erased them. */
  get holders(): Holders {
    return this.#holders;
  }

  /** Who acts from this seat now; null where it is not (or no longer) open. */
  actor(seat: SeatId): Actor | null {
    return actorOf(this.#state, seat);
  }

  /** What was said with entry `seq`; null where it was erased, or there is no such entry. Throws StorageFault or RecordDamage. */
  async note(seq: number): Promise<ActNote | null> {
    const [stored] = await this.#tools.log.read(NAME, seq - 1, 1);
    return stored === undefined ? null : readForumEntry(stored).note;
  }

  /** Calls back after each entry that was folded, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Decides, appends, folds, answers: in that order, one at a time. Throws StorageFault where the outcome is unknown. */
  act(actor: Actor, ask: ForumAsk): Promise<Recorded> {
    const done = this.#queue.then(() => this.#act(actor, ask));
    this.#queue = Promise.allSettled([done]);
    return done;
  }

  /** Is everything folded that the log holds? Where not, it is caught up with. */
  async atHead(): Promise<boolean> {
    const head = await this.#tools.log.head(NAME);
    const level = (head?.seq ?? 0) <= this.#state.seq;
    if (!level) this.#later(() => this.#catchUp());
    return level;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#unwatch();
    this.#cancelDue();
    await this.#queue;
  }

  async #act(actor: Actor, { command, person, uuid = randomUUID(), ...said }: ForumAsk): Promise<Recorded> {
    for (;;) {
      const before = this.#done.get(`${actor.seat} ${uuid}`);
      if (before !== undefined) return ok(before);
      // the right is judged now, not when the request arrived
      const present = actor.seat === SERVER.seat ? SERVER : this.actor(actor.seat);
      if (present === null) return no({ code: 'not-secretariat' });
      const decision = decide(this.#state, command, present, this.#now());
      if (!decision.ok) return decision;
      const note = { ...(person !== null && { person }), ...said };
      if (await this.#append(present, uuid, decision.value, note)) return ok({ seq: this.#state.seq, act: decision.value });
    }
  }

  /** Records what has come to pass by the clock. */
  async #lapse(): Promise<void> {
    for (let acts = due(this.#state, this.#now()); acts.length > 0; acts = due(this.#state, this.#now())) {
      const [first] = acts;
      if (first !== undefined) await this.#append(SERVER, randomUUID(), first, {});
    }
    this.#plan();
  }

  /** False where another node was first; the forum has caught up then. */
  async #append(by: Actor, uuid: string, fact: ForumAct, note: ActNote): Promise<boolean> {
    const entry: ForumEntry = { seq: this.#state.seq + 1, at: this.#now(), by, uuid, fact };
    const sealed = sealEntry({ log: NAME, prev: this.#head, entry, textHash: null, payload: { kind: 'act', note } });
    const first = (await this.#tools.log.append(NAME, [sealed])) === 'ok';
    if (first) this.#fold([sealed]);
    else await this.#catchUp();
    return first;
  }

  /** Time in the rules never runs backwards. */
  #now(): number {
    return Math.max(this.#tools.clock.now(), this.#state.at);
  }

  /** In its turn. A fault here shows in readiness (`atHead`) and in the next act. */
  #later(work: () => Promise<void>): void {
    this.#queue = this.#queue
      .then(() => (this.#closed ? undefined : work()))
      .catch((fault: unknown) => this.#tools.logger.error({ err: fault }, 'the forum could not follow its log'));
  }

  async #catchUp(): Promise<void> {
    this.#fold(await this.#tools.log.read(NAME, this.#state.seq));
  }

  #fold(news: readonly Stored[]): void {
    for (const { entry, note } of readRun(NAME, this.#head, news, readForumEntry)) {
      this.#state = evolve(this.#state, entry);
      this.#holders.hear(entry.fact, note);
      this.#done.set(`${entry.by.seat} ${entry.uuid}`, { seq: entry.seq, act: entry.fact });
    }
    this.#head = news.at(-1) ?? this.#head;
    this.#plan();
    if (news.length > 0) for (const listener of this.#listeners) listener();
  }

  #plan(): void {
    this.#cancelDue();
    const at = nextDue(this.#state);
    if (at === null || this.#closed) return;
    const waitMs = Math.min(Math.max(0, at - this.#tools.clock.now()), LONGEST_TIMER_MS);
    this.#cancelDue = this.#tools.clock.after(waitMs, () => this.#later(() => this.#lapse()));
  }
}

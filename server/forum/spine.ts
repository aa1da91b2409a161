/**
 * A log of acts without text, folded in memory: one queue, compare-and-append, fold. The same door as an opinion's room. Reading is
 * immediate; rights are judged against what was read, so it follows what other nodes append.
 */
import { randomUUID } from 'node:crypto';
import type { Json } from '../../shared/lib/canonical-json.ts';
import { no, ok, type Result } from '../../shared/lib/result.ts';
import { type Actor, SERVER } from '../../shared/opinion/actor.ts';
import type { ActNote } from '../../shared/opinion/entry.ts';
import type { Clock } from '../clock.ts';
import type { ClockWatch } from '../clock-watch.ts';
import { type Log, type LogName, StorageFault, type Stored } from '../log/log.ts';
import type { Logger } from '../logger.ts';
import { digestOf } from '../record/asked.ts';
import { readRun } from '../record/chain.ts';
import type { ReadAct } from '../record/read.ts';
import { sealEntry } from '../record/seal.ts';

/** A timer holds 2^31 ms at most; it looks again then. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export interface SpineTools {
  readonly log: Log;
  readonly clock: Clock;
  /** Where it is left out, the clock is believed. */
  readonly clockWatch?: ClockWatch;
  readonly logger: Logger;
}

/** What stands at a log position, and when that was, ms UTC. */
interface Stamped {
  readonly seq: number;
  readonly at: number;
}

interface Act {
  readonly type: string;
}

/** How a log is read and folded; all of it pure but `hear`. */
export interface Rules<State extends Stamped, Fact extends Act> {
  readonly name: LogName;
  readonly empty: State;
  /** Throws Malformed. */
  read(stored: Stored): ReadAct<Fact>;
  evolve(state: State, entry: ReadAct<Fact>['entry']): State;
  /** What has come to pass by the clock, and when something will next. */
  due(state: State, now: number): readonly Fact[];
  nextDue(state: State, now: number): number | null;
  /** Hears each entry once it is folded, with what was said; null where that was erased. */
  hear(read: ReadAct<Fact>): void;
}

/** The actor as of now, and what the rules say. */
type Ruling<Fact> = { readonly by: Actor; readonly fact: Fact };

export interface Recorded<Fact> {
  readonly seq: number;
  readonly act: Fact;
}

/** `asked`: its digest; null where it was not kept, or was erased. */
interface Done<Fact> extends Recorded<Fact> {
  readonly asked: string | null;
}

/** What somebody asks of a log. Without a `uuid` it is asked once and never again. */
interface Ask {
  readonly seat: string;
  readonly uuid?: string | undefined;
  /** As the sender asked for it: what the server finds out for itself may be another thing when it is sent again. */
  readonly asked: Json;
  readonly note: ActNote;
}

/** The same uuid was used for something else. */
interface Reused {
  readonly code: 'uuid-reused';
}

export class Spine<State extends Stamped, Fact extends Act> {
  readonly #tools: SpineTools;
  readonly #rules: Rules<State, Fact>;
  readonly #listeners = new Set<(facts: readonly Fact[]) => void>();
  /** What was done already, by seat and command id. */
  readonly #done = new Map<string, Done<Fact>>();
  #state: State;
  #first: Stored | null = null;
  #head: Stored | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #unwatch: () => void = () => {};
  #cancelDue: () => void = () => {};
  #unwatchClock: () => void = () => {};
  #closed = false;
  /** How often storage failed. */
  #faults = 0;

  private constructor(tools: SpineTools, rules: Rules<State, Fact>) {
    this.#tools = tools;
    this.#rules = rules;
    this.#state = rules.empty;
  }

  /** At the head of its log; throws StorageFault, or RecordDamage where the log is not sound. */
  static async open<State extends Stamped, Fact extends Act>(tools: SpineTools, rules: Rules<State, Fact>): Promise<Spine<State, Fact>> {
    const spine = new Spine(tools, rules);
    await spine.#catchUp();
    spine.#unwatchClock = tools.clockWatch?.onConfirmed(() => spine.#plan()) ?? (() => {});
    spine.#unwatch = tools.log.watch(rules.name, () => spine.#later(() => spine.#catchUp()));
    return spine;
  }

  get state(): State {
    return this.#state;
  }

  /** The first entry, null while there is none. */
  get first(): Stored | null {
    return this.#first;
  }

  /** What was said with entry `seq`; null where it was erased, or there is no such entry. Throws StorageFault or RecordDamage. */
  async note(seq: number): Promise<ActNote | null> {
    const [stored] = await this.#tools.log.read(this.#rules.name, seq - 1, 1);
    return stored === undefined ? null : this.#rules.read(stored).note;
  }

  /** At most so many entries after that position, in order, with what was said. Throws StorageFault or RecordDamage. */
  async entries(after: number, limit: number): Promise<readonly ReadAct<Fact>[]> {
    return (await this.#tools.log.read(this.#rules.name, after, limit)).map((stored) => this.#rules.read(stored));
  }

  /** Calls back with what has happened once it is folded, until the returned function is called. */
  onChange(listener: (facts: readonly Fact[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Decides, appends, folds, answers: in that order, one at a time; once for each seat and uuid. `rule` is asked when its turn comes, and
   * again where another node was first. Throws StorageFault where the outcome is unknown.
   */
  act<Refusal>(
    { seat, uuid, asked: wish, note: said }: Ask,
    rule: (state: State, now: number) => Result<Ruling<Fact>, Refusal>,
  ): Promise<Result<Recorded<Fact>, Refusal | Reused>> {
    const asked = uuid === undefined ? null : digestOf(wish);
    const note = asked === null ? said : { ...said, asked };
    const id = uuid ?? randomUUID();
    const faults = this.#faults;
    const done = this.#queue.then(async (): Promise<Result<Recorded<Fact>, Refusal | Reused>> => {
      // whoever waited while storage failed does not wait for that once more
      if (faults !== this.#faults) throw new StorageFault('the log failed; ask again');
      for (;;) {
        const before = this.#done.get(`${seat} ${id}`);
        if (before !== undefined) return before.asked === null || before.asked === asked ? ok(before) : no({ code: 'uuid-reused' });
        const ruling = rule(this.#state, this.#now());
        if (!ruling.ok) return ruling;
        const { by, fact } = ruling.value;
        if (await this.#append(by, id, fact, note)) return ok({ seq: this.#state.seq, act: fact });
      }
    });
    this.#queue = done.catch((fault: unknown) => this.#failed(fault));
    return done;
  }

  /** Is everything folded that the log holds? Where not, it is caught up with. */
  async atHead(): Promise<boolean> {
    const head = await this.#tools.log.head(this.#rules.name);
    const level = (head?.seq ?? 0) <= this.#state.seq;
    if (!level) this.#later(() => this.#catchUp());
    return level;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#unwatch();
    this.#unwatchClock();
    this.#cancelDue();
    await this.#queue;
  }

  /** Records what has come to pass by the clock, where that is believed. */
  async #lapse(): Promise<void> {
    if (this.#isDoubted()) return;
    const next = (): Fact | undefined => this.#rules.due(this.#state, this.#now())[0];
    for (let fact = next(); fact !== undefined; fact = next()) await this.#append(SERVER, randomUUID(), fact, {});
    this.#plan();
  }

  /** False where another node was first; the log has been caught up with then. */
  async #append(by: Actor, uuid: string, fact: Fact, note: ActNote): Promise<boolean> {
    const { name } = this.#rules;
    const entry = { seq: this.#state.seq + 1, at: this.#now(), by, uuid, fact };
    const sealed = sealEntry({ log: name, prev: this.#head, entry, textHash: null, payload: { kind: 'act', note } });
    const first = (await this.#tools.log.append(name, [sealed])) === 'ok';
    if (first) this.#fold([sealed]);
    else await this.#catchUp();
    return first;
  }

  #isDoubted(): boolean {
    const { clockWatch } = this.#tools;
    return clockWatch !== undefined && clockWatch.doubt(this.#state.at) !== null;
  }

  /** Time in the rules never runs backwards. The clock is one that knows when it is not to be believed. */
  #now(): number {
    return Math.max(this.#tools.clock.now(), this.#state.at);
  }

  /** In its turn. A fault here shows in readiness (`atHead`) and in the next act. */
  #later(work: () => Promise<void>): void {
    const { kind, id } = this.#rules.name;
    this.#queue = this.#queue
      .then(() => (this.#closed ? undefined : work()))
      .catch((fault: unknown) => {
        this.#failed(fault);
        this.#tools.logger.error({ err: fault, log: `${kind}/${id}` }, 'a log could not be followed');
      });
  }

  #failed(fault: unknown): void {
    if (fault instanceof StorageFault) this.#faults++;
  }

  async #catchUp(): Promise<void> {
    this.#fold(await this.#tools.log.read(this.#rules.name, this.#state.seq));
  }

  #fold(news: readonly Stored[]): void {
    const { name, read, evolve, hear } = this.#rules;
    const facts: Fact[] = [];
    for (const one of readRun(name, this.#head, news, read)) {
      const { entry, note } = one;
      this.#state = evolve(this.#state, entry);
      hear(one);
      facts.push(entry.fact);
      this.#done.set(`${entry.by.seat} ${entry.uuid}`, { seq: entry.seq, act: entry.fact, asked: note?.asked ?? null });
    }
    this.#first ??= news[0] ?? null;
    this.#head = news.at(-1) ?? this.#head;
    this.#tools.clockWatch?.doubt(this.#state.at);
    this.#plan();
    if (facts.length > 0) for (const listener of this.#listeners) listener(facts);
  }

  #plan(): void {
    this.#cancelDue();
    const at = this.#rules.nextDue(this.#state, this.#now());
    if (at === null || this.#closed) return;
    const waitMs = Math.min(Math.max(0, at - this.#tools.clock.now()), LONGEST_TIMER_MS);
    this.#cancelDue = this.#tools.clock.after(waitMs, () => this.#later(() => this.#lapse()));
  }
}

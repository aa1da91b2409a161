/**
 * One journal for opinions, the forum and consultations. Whoever asks is answered on the head of the log, once for each seat and uuid; then
 * append, fold, tell, in that order, and asked again where another node was first. What comes to pass by the clock becomes an act of the
 * server's, because nothing changes by the clock alone. What is special to each log is its line and its rules. Nothing in here queues:
 * whoever owns a journal gives it its turn.
 */
import { randomUUID } from 'node:crypto';
import { type Actor, SERVER } from '../../shared/opinion/actor.ts';
import type { ActNote } from '../../shared/opinion/entry.ts';
import { RULES_VERSION } from '../../shared/opinion/evolve.ts';
import { type Clock, LONGEST_TIMER_MS } from '../clock.ts';
import type { ClockWatch } from '../clock-watch.ts';
import type { LogName } from '../log/log.ts';
import { told } from '../told.ts';

/** What stands at a log position, and when that was, ms UTC. */
export interface Stamped {
  readonly seq: number;
  readonly at: number;
}

export interface NewEntry<Fact> extends Stamped {
  readonly by: Actor;
  readonly uuid: string;
  readonly rules: number;
  readonly fact: Fact;
}

/** Where a command was done, and the digest of what it asked for; null where that was not kept, or was erased. */
export interface Done {
  readonly seq: number;
  readonly asked: string | null;
}

/** A log, folded to its head. */
export interface Line<State extends Stamped, Fact, News, Known extends Done = Done> {
  readonly state: State;
  /** What this seat's command has become already. */
  done(seat: string, uuid: string): Known | undefined;
  /** `seen`: the log position that the actor had on screen. Null = another node was first, and nothing was appended. */
  append(entry: NewEntry<Fact>, note: ActNote, seen: number | null): Promise<readonly News[] | null>;
  /** Folds what others have appended; returns it in order. */
  catchUp(): Promise<readonly News[]>;
}

/** What the rules say of the time; pure. */
export interface Timing<State, Fact> {
  /** What has come to pass. */
  due(state: State, now: number): readonly Fact[];
  /** When something will next, ms UTC. */
  nextDue(state: State, now: number): number | null;
}

export interface JournalTools {
  readonly clock: Clock;
  /** Where it is left out, the clock is believed. */
  readonly clockWatch?: ClockWatch | undefined;
}

interface Parts<State extends Stamped, Fact, News, Known extends Done> extends JournalTools {
  readonly name: LogName;
  readonly line: Line<State, Fact, News, Known>;
  readonly timing: Timing<State, Fact>;
  /** Hears what has happened, once it is folded. */
  readonly tell: (news: readonly News[]) => void;
  /** Something has come to pass by the clock: give `lapse` a turn. */
  readonly onDue: () => void;
}

/** The same uuid was used for something else. */
export const REUSED = 'uuid-reused';

export class Journal<State extends Stamped, Fact, News, Known extends Done = Done> {
  readonly #line: Line<State, Fact, News, Known>;
  readonly #parts: Parts<State, Fact, News, Known>;
  readonly #unwatchClock: () => void;
  #cancelDue: () => void = () => {};
  #closed = false;

  constructor(parts: Parts<State, Fact, News, Known>) {
    this.#line = parts.line;
    this.#parts = parts;
    this.#unwatchClock = parts.clockWatch?.onConfirmed(() => this.#plan()) ?? (() => {});
    this.#believe();
  }

  /** Time in the rules never runs backwards: `max(clock, last entry)`, ms UTC. The clock is one that knows when it is not to be believed. */
  now(): number {
    return Math.max(this.#parts.clock.now(), this.#line.state.at);
  }

  /** Is nothing to be done by the time that has passed? */
  get clockDoubted(): boolean {
    const { clockWatch } = this.#parts;
    return clockWatch !== undefined && clockWatch.doubt(this.#line.state.at) !== null;
  }

  /**
   * What was asked for, once however often it is asked: `attempt` decides on the head of the log and records; null from it = another node
   * was first, and it is asked again. `asked`: the digest of what is asked for; null where nobody will ask for it again.
   */
  async once<Value>(
    { seat, uuid, asked }: { readonly seat: string; readonly uuid: string; readonly asked: string | null },
    attempt: () => Promise<Value | null>,
  ): Promise<{ readonly value: Value } | { readonly known: Known } | typeof REUSED> {
    for (;;) {
      const known = this.#line.done(seat, uuid);
      if (known !== undefined) return known.asked === null || known.asked === asked ? { known } : REUSED;
      const value = await attempt();
      if (value !== null) return { value };
    }
  }

  /** The `seq` of the act, or null where another node was first and the log has been caught up with. Throws StorageFault. */
  async record(by: Actor, uuid: string, fact: Fact, note: ActNote, seen: number | null = null): Promise<number | null> {
    const seq = await this.recorded(await this.#line.append(this.entry(by, uuid, fact), note, seen));
    const { kind } = this.#parts.name;
    if (seq !== null && kind !== 'restricted' && kind !== 'comments') told.act.tell(kind);
    return seq;
  }

  async catchUp(): Promise<void> {
    this.#told(await this.#line.catchUp());
  }

  /** A refusal holds at the head of the log alone (9.1): has another node gone on? Then it is caught up with, and to be asked again. */
  async hasGoneOn(): Promise<boolean> {
    const { seq } = this.#line.state;
    await this.catchUp();
    return this.#line.state.seq > seq;
  }

  /** Records what has come to pass by the clock, where that is believed. */
  async lapse(): Promise<void> {
    if (this.clockDoubted) return;
    const next = (): Fact | undefined => this.#parts.timing.due(this.#line.state, this.now())[0];
    for (let fact = next(); fact !== undefined; fact = next()) await this.record(SERVER, randomUUID(), fact, {});
    this.#plan();
  }

  close(): void {
    this.#closed = true;
    this.#unwatchClock();
    this.#cancelDue();
  }

  /** `after`: how many entries from the head. */
  protected entry(by: Actor, uuid: string, fact: Fact, after = 1): NewEntry<Fact> {
    return { seq: this.#line.state.seq + after, at: this.now(), by, uuid, rules: RULES_VERSION, fact };
  }

  /** Tells what was appended; where another node was first the log is caught up with. The `seq` of the last entry, or null. */
  protected async recorded(news: readonly News[] | null): Promise<number | null> {
    if (news === null) await this.catchUp();
    else this.#told(news);
    return news && this.#line.state.seq;
  }

  #told(news: readonly News[]): void {
    if (news.length === 0) return;
    this.#parts.tell(news);
    this.#believe();
  }

  /** The log may have come further than the clock. */
  #believe(): void {
    this.#parts.clockWatch?.doubt(this.#line.state.at);
    this.#plan();
  }

  #plan(): void {
    this.#cancelDue();
    const { clock, timing, onDue } = this.#parts;
    const at = this.#closed ? null : timing.nextDue(this.#line.state, this.now());
    if (at === null) return;
    this.#cancelDue = clock.after(Math.min(Math.max(0, at - clock.now()), LONGEST_TIMER_MS), onDue);
  }
}

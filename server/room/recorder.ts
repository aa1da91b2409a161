/**
 * Append, then tell: the ledger and the audience tied together, so that nobody hears of anything that is not in the log.
 * It also makes the entries that nobody asks for: what `due` says has come to pass by the clock becomes an act of the server's,
 * because nothing changes by the clock alone.
 */
import { randomUUID } from 'node:crypto';
import { type Actor, SERVER } from '../../shared/opinion/actor.ts';
import type { Act, ActNote, Elsewhere, Entry, TextFacts } from '../../shared/opinion/entry.ts';
import { RULES_VERSION, upgrading } from '../../shared/opinion/evolve.ts';
import { type BroughtPolicy, following } from '../../shared/opinion/follow.ts';
import { due, nextDue } from '../../shared/opinion/lapse.ts';
import { telling } from '../../shared/opinion/links.ts';
import type { Clock } from '../clock.ts';
import type { ClockWatch } from '../clock-watch.ts';
import type { PreparedText } from '../text/outcome.ts';
import type { Audience } from './audience.ts';
import type { Advance, Ledger } from './ledger.ts';

export class Recorder {
  readonly ledger: Ledger;
  readonly audience: Audience;
  readonly #clock: Clock;
  readonly #watch: ClockWatch | null;
  readonly #onDue: () => void;
  readonly #unwatchClock: () => void;
  #cancelDue: () => void = () => {};

  /** `onDue` is called when something has come to pass by the clock: give `lapse` a turn. Without a `watch` the clock is believed. */
  constructor(ledger: Ledger, audience: Audience, clock: Clock, onDue: () => void, watch: ClockWatch | null = null) {
    this.ledger = ledger;
    this.audience = audience;
    this.#clock = clock;
    this.#watch = watch;
    this.#unwatchClock = watch?.onConfirmed(() => this.#plan()) ?? (() => {});
    this.#onDue = onDue;
    this.#heard();
  }

  /** Time in the rules never runs backwards: `max(clock, last entry)`, ms UTC. The clock is one that knows when it is not to be believed. */
  now(): number {
    return Math.max(this.#clock.now(), this.ledger.state.at);
  }

  /** Is nothing to be done by the time that has passed? */
  get clockDoubted(): boolean {
    return this.#watch !== null && this.#watch.doubt(this.ledger.state.at) !== null;
  }

  /** The position of the act, or null where another node was first and the ledger has caught up: decide again. */
  async act(actor: Actor, uuid: string, act: Act, note: ActNote, seen: number | null = null): Promise<number | null> {
    const recorded = await this.ledger.appendAct(this.#entry(actor, uuid, act), note, seen);
    return this.#told(recorded);
  }

  /** As `act`; on null the live text has been folded anew and the raw updates are to be prepared again. */
  async text(prepared: PreparedText, by: Actor = SERVER, uuid: string = randomUUID(), note: ActNote = {}): Promise<number | null> {
    const recorded = await this.ledger.appendText(this.#entry(by, uuid, prepared.facts), prepared, note);
    if (recorded === null) await this.ledger.refold();
    return this.#told(recorded);
  }

  /** Text of the server's, perhaps, and acts that belong together: all or none. As `text` where another node was first: false. */
  async together(prepared: PreparedText | null, acts: readonly { readonly act: Act; readonly note: ActNote }[]): Promise<boolean> {
    const text = prepared && { entry: this.#entry(SERVER, randomUUID(), prepared.facts), prepared };
    const noted = acts.map(({ act, note }, i) => ({ entry: this.#entry(SERVER, randomUUID(), act, i + (text === null ? 1 : 2)), note }));
    const recorded = await this.ledger.appendTogether(text, noted);
    if (recorded === null) {
      if (text !== null) await this.ledger.refold();
      await this.catchUp();
      return false;
    }
    this.audience.tell(recorded);
    this.#plan();
    return true;
  }

  async catchUp(): Promise<void> {
    const news = await this.ledger.catchUp();
    if (news.length === 0) return;
    this.audience.tell(news);
    this.#heard();
  }

  /** Records what has come to pass by the clock, where that is believed. */
  async lapse(): Promise<void> {
    if (this.clockDoubted) return;
    for (let acts = due(this.ledger.state, this.now()); acts.length > 0; acts = due(this.ledger.state, this.now())) {
      const [first] = acts;
      if (first !== undefined) await this.act(SERVER, randomUUID(), first, {});
    }
    this.#plan();
  }

  /** From here on by the rules of this server, where the log was begun under older ones. */
  async upgrade(): Promise<void> {
    for (let act = upgrading(this.ledger.state); act !== null; act = upgrading(this.ledger.state))
      await this.act(SERVER, randomUUID(), act, {});
  }

  /** Brings the policy of a meeting into the log, where that was not done yet. */
  async follow(brought: BroughtPolicy | null): Promise<void> {
    for (let act = following(this.ledger.state, brought); act !== null; act = following(this.ledger.state, brought))
      await this.act(SERVER, randomUUID(), act, {});
  }

  /** Brings how other opinions stand into the log, where conditions count on it and it is news. */
  async bring(read: readonly Elsewhere[]): Promise<void> {
    for (const one of read)
      for (let act = telling(this.ledger.state, one); act !== null; act = telling(this.ledger.state, one))
        await this.act(SERVER, randomUUID(), act, {});
  }

  close(): void {
    this.#unwatchClock();
    this.#cancelDue();
  }

  async #told(recorded: Advance | null): Promise<number | null> {
    if (recorded === null) {
      await this.catchUp();
      return null;
    }
    this.audience.tell([recorded]);
    this.#plan();
    return recorded.entry.seq;
  }

  #entry(by: Actor, uuid: string, fact: Act | TextFacts, after = 1): Entry {
    return { seq: this.ledger.seq + after, at: this.now(), by, uuid, rules: RULES_VERSION, fact };
  }

  /** The log may have come further than the clock. */
  #heard(): void {
    this.#watch?.doubt(this.ledger.state.at);
    this.#plan();
  }

  #plan(): void {
    this.#cancelDue();
    const at = nextDue(this.ledger.state);
    // A timer holds 2^31 ms at most; it looks again then.
    if (at !== null) this.#cancelDue = this.#clock.after(Math.min(Math.max(0, at - this.#clock.now()), 2 ** 31 - 1), this.#onDue);
  }
}

/**
 * The queue of a room: jobs run alone and in order; text that stands together becomes one flush. The first fault ends the queue
 * for good: what waits is told so, and nothing runs after it.
 *
 * A hundred who come at once are a hundred jobs, none of which waits for anything. So that other rooms and requests are served between them,
 * the loop is given back once such jobs have run for a while; in this room the order stays as it was. What appends has waited for the log and
 * given it back already, and where an act stands behind, nothing waits for others (K18).
 */
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { assert } from '../../shared/lib/assert.ts';
import { LIMITS } from '../limits.ts';
import { StorageFault } from '../log/log.ts';
import type { Connection } from './connection.ts';
import { Pace } from './pace.ts';
import type { ArrivedText } from './text/authors.ts';

interface Turn {
  readonly run: () => Promise<void> | void;
  readonly fail: (fault: Error) => void;
  /**
   * `act`: text that stands before it waits for nobody (K18). `look`: it changes nothing, so text that stands behind it may go first: who
   * reads much would else cut into many batches what was typed (H11).
   */
  readonly is: 'act' | 'turn' | 'look';
}
type Job = { readonly kind: 'text'; readonly text: ArrivedText } | { readonly kind: 'turn'; readonly turn: Turn };

/** The room ended before it came to this: it was not done, and may be asked of the room that follows. */
export class RoomDropped extends StorageFault {
  constructor() {
    super('the room was dropped; ask again');
  }
}

/** Jobs go on for so long before others have their turn; the last that began may take a few milliseconds more. */
const TURN_MS = 3;

export class Queue {
  readonly #flush: (texts: readonly ArrivedText[], hurry: AbortSignal) => Promise<boolean>;
  readonly #onFault: (fault: unknown) => void;
  readonly #onDone: () => void;
  readonly #pace = new Pace();
  #jobs: Job[] = [];
  #bytes = 0;
  /** Of texts that wait. */
  #updates = 0;
  #running = false;
  #ended = false;
  #waiting: (() => void)[] = [];
  #hurry = new AbortController();

  /**
   * `flush` hears that somebody hurries behind it, and says whether there was anything new: for what was not nobody waits. `onDone` is
   * called after each job.
   */
  constructor(
    flush: (texts: readonly ArrivedText[], hurry: AbortSignal) => Promise<boolean>,
    onFault: (fault: unknown) => void,
    onDone: () => void = () => {},
  ) {
    this.#flush = flush;
    this.#onFault = onFault;
    this.#onDone = onDone;
  }

  get idle(): boolean {
    return !this.#running && this.#jobs.length === 0;
  }

  /** Jobs that have not begun. */
  get waiting(): number {
    return this.#jobs.length;
  }

  /** Above this the transports stop reading until the queue has drained. */
  get full(): boolean {
    return this.#jobs.length >= LIMITS.roomJobs || this.#updates >= LIMITS.roomJobs || this.#bytes >= LIMITS.roomBytes;
  }

  /** Resolves when there is room for more. */
  async drained(): Promise<void> {
    if (this.full) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  text(text: ArrivedText): void {
    this.#push({ kind: 'text', text });
  }

  /** Runs `ask` alone, in its turn; what it throws ends the queue and reaches the caller. */
  turn<Value>(ask: () => Promise<Value> | Value): Promise<Value> {
    return this.#ask(ask, 'turn');
  }

  /** The same for what changes nothing, and may be told of what came after it was asked. */
  look<Value>(ask: () => Promise<Value> | Value): Promise<Value> {
    return this.#ask(ask, 'look');
  }

  /** The same for an act. */
  act<Value>(ask: () => Promise<Value> | Value): Promise<Value> {
    return this.#ask(ask, 'act');
  }

  end(): void {
    this.#ended = true;
    const left = this.#jobs;
    this.#jobs = [];
    this.#bytes = 0;
    this.#updates = 0;
    for (const job of left) if (job.kind === 'turn') job.turn.fail(new RoomDropped());
    this.#wake();
  }

  #ask<Value>(ask: () => Promise<Value> | Value, is: Turn['is']): Promise<Value> {
    return new Promise((resolve, fail) => {
      this.#push({ kind: 'turn', turn: { run: async () => resolve(await ask()), fail, is } });
    });
  }

  #push(job: Job): void {
    if (this.#ended) {
      if (job.kind === 'turn') job.turn.fail(new RoomDropped());
      return;
    }
    this.#jobs.push(job);
    if (job.kind === 'text') {
      this.#bytes += bytesOf(job.text);
      this.#updates += job.text.updates.length;
    } else if (hurries(job)) this.#hurry.abort();
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    let begun = performance.now();
    for (let isFirst = true; !this.#ended && this.#jobs.length > 0; isFirst = false) {
      const [next] = this.#jobs;
      if (next?.kind === 'turn') await this.#runTurn();
      else await this.#runFlush(isFirst);
      if (next?.kind !== 'turn' || hurries(next)) begun = performance.now();
      else if (performance.now() - begun >= TURN_MS && this.#jobs.length > 0 && !this.#jobs.some(hurries)) {
        await setImmediate();
        begun = performance.now();
      }
      if (this.#waiting.length > 0 && !this.full) this.#wake();
    }
    this.#running = false;
  }

  async #runFlush(isFirst: boolean): Promise<void> {
    const leftMs = this.#pace.leftMs();
    // where a whole batch is there already, to wait for more joins nothing
    if (leftMs > 0 && this.#updates < LIMITS.partsAtOnce) await new Promise((resolve) => setTimeout(resolve, leftMs));
    // what the jobs before it told leaves at the end of a tick (server/ws/socket-wire.ts), and waits for no preparation
    else if (!isFirst) await new Promise<void>((resolve) => process.nextTick(resolve));
    if (this.#ended) return;
    const texts = this.#takeTexts();
    if (this.#hurry.signal.aborted && !this.#jobs.some(hurries)) this.#hurry = new AbortController();
    this.#pace.begins();
    await this.#guarded(async () => {
      if (await this.#flush(texts, this.#hurry.signal)) this.#pace.flushed(new Set(texts.map(({ connection }) => connection)).size);
    });
  }

  #takeTexts(): readonly ArrivedText[] {
    const texts: ArrivedText[] = [];
    const looks: Job[] = [];
    const sent = new Map<Connection, number>();
    let parts = 0;
    let updates = 0;
    for (const job of this.#jobs) {
      if (job.kind === 'turn') {
        if (job.turn.is !== 'look') break;
        looks.push(job);
        continue;
      }
      const { connection, away } = job.text;
      const nth = (sent.get(connection) ?? 0) + 1;
      sent.set(connection, nth);
      // what is beyond the parts of one connection is one of them
      parts += nth > LIMITS.partsPerAppend ? 0 : 1;
      updates += away ? job.text.updates.length : 0;
      if (texts.length > 0 && (parts > LIMITS.partsAtOnce || updates > LIMITS.queuedPerAppend)) break;
      texts.push(job.text);
      this.#bytes -= bytesOf(job.text);
      this.#updates -= job.text.updates.length;
    }
    this.#jobs = [...looks, ...this.#jobs.slice(texts.length + looks.length)];
    return texts;
  }

  async #runTurn(): Promise<void> {
    const job = this.#jobs.shift();
    assert(job?.kind === 'turn', 'a turn stands first');
    await this.#guarded(job.turn.run, job.turn.fail);
  }

  async #guarded(run: () => Promise<void> | void, fail?: (fault: Error) => void): Promise<void> {
    try {
      await run();
    } catch (fault) {
      fail?.(fault instanceof Error ? fault : new Error(String(fault)));
      this.end();
      this.#onFault(fault);
    } finally {
      this.#onDone();
    }
  }

  #wake(): void {
    for (const resume of this.#waiting) resume();
    this.#waiting = [];
  }
}

const hurries = (job: Job): boolean => job.kind === 'turn' && job.turn.is === 'act';

const bytesOf = ({ updates }: ArrivedText): number => updates.reduce((sum, { length }) => sum + length, 0);

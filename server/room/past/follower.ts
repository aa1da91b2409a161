/**
 * The past of opinions in which somebody is, folded along in the background (SPEC.md H48), so that a first question finds all but a little
 * done. At the start of a server nothing is read: an opinion that nobody opens is folded when somebody asks. Piece by piece, of one opinion at
 * a time, where nobody asks about the past and the event loop has room; it measures the machine, and no rule.
 */
import { performance } from 'node:perf_hooks';
import type { Clock } from '../../clock.ts';
import { busyMs } from '../../event-loop.ts';
import { type LogName, StorageFault } from '../../log/log.ts';
import type { Logger } from '../../logger.ts';
import type { Machine } from '../pace.ts';
import type { HistoryThread } from './history-thread.ts';

/** Opinions at once: half of the folds that the thread remembers, so that those which are asked about stay. */
const MOST = 6;
/** Entries from which on an opinion is followed: a shorter log is folded in a third of a second when somebody asks. */
const LEAST = 1_000;
/** Of a core, as long as there is much to fold: 50,000 entries then take five minutes. Ten who type make 1 to 2 % of work. */
const SHARE = 0.05;
/** Between two looks where nothing is left to do; what has not changed meanwhile is quiet. */
const EVERY_MS = 2_000;
/** Utilisation of the event loop from which on nothing is folded unasked: all that writes and sends goes first. */
const BUSY = 0.5;

export interface Attended {
  readonly name: LogName;
  /** How far its log has come. */
  readonly seq: number;
}

interface Tools {
  readonly history: Pick<HistoryThread, 'isBusy' | 'follow'>;
  /** Opinions in which somebody is, whose room was opened first before the others. */
  readonly attended: () => readonly Attended[];
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
  readonly machine?: Machine;
}

const thisMachine: Machine = { now: () => performance.now(), busyMs };

export class PastFollower {
  readonly #tools: Tools;
  readonly #machine: Machine;
  /** By opinion: at which entry nothing was left to do. */
  readonly #done = new Map<string, number>();
  /** What could not be folded is not tried again before the next start, but where somebody asks. */
  readonly #given = new Set<string>();
  #last = '';
  #since: { readonly at: number; readonly busyMs: number };
  #cancel: () => void;
  #looking: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(tools: Tools) {
    this.#tools = tools;
    this.#machine = tools.machine ?? thisMachine;
    this.#since = { at: this.#machine.now(), busyMs: this.#machine.busyMs() };
    this.#cancel = this.#plan(EVERY_MS);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel();
    await this.#looking;
  }

  #plan(ms: number): () => void {
    return this.#tools.clock.after(ms, () => {
      this.#looking = this.#look().then((pauseMs) => {
        if (!this.#closed) this.#cancel = this.#plan(pauseMs);
      });
    });
  }

  /** Returns for how long nothing is looked at. */
  async #look(): Promise<number> {
    const isBusy = this.#utilisation() > BUSY;
    if (isBusy || this.#tools.history.isBusy) return EVERY_MS;
    const next = this.#next();
    if (next === null) return EVERY_MS;
    const { name, seq } = next;
    const begun = this.#machine.now();
    try {
      const followed = await this.#tools.history.follow(name, seq);
      if (followed === 'quiet') this.#done.set(name.id, seq);
      const restMs = (this.#machine.now() - begun) * (1 / SHARE - 1);
      return Math.ceil(followed === 'behind' ? restMs : Math.max(EVERY_MS, restMs));
    } catch (err) {
      // what the store does not give now it may give later
      if (!(err instanceof StorageFault) && !this.#closed) {
        this.#given.add(name.id);
        this.#tools.logger.warn({ err, opinion: name.id }, 'the past of an opinion is not followed any more');
      }
      return EVERY_MS;
    }
  }

  /** They take turns; what is at its end, and was kept there, is left alone until it goes on. */
  #next(): Attended | null {
    const all = this.#tools
      .attended()
      .filter(({ seq }) => seq >= LEAST)
      .slice(0, MOST);
    for (const id of this.#done.keys()) if (!all.some(({ name }) => name.id === id)) this.#done.delete(id);
    const open = all.filter(({ name: { id }, seq }) => this.#done.get(id) !== seq && !this.#given.has(id));
    const after = open.findIndex(({ name }) => name.id === this.#last) + 1;
    const next = open[after] ?? open[0] ?? null;
    this.#last = next?.name.id ?? '';
    return next;
  }

  /** Since the last look. */
  #utilisation(): number {
    const { at, busyMs: before } = this.#since;
    this.#since = { at: this.#machine.now(), busyMs: this.#machine.busyMs() };
    return (this.#since.busyMs - before) / Math.max(1, this.#since.at - at);
  }
}

/**
 * Remarks on the text as it is now. Worked out at a pause in typing, when the browser has nothing else to do, one paragraph after another, and
 * only those whose words have changed: the letters that somebody types are shown first (SPEC G11). Nothing is worked out while nobody looks.
 */
import type { Node } from 'prosemirror-model';
import type { Exception, TableWord } from '../../../../shared/forum/wording.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { checkOf } from '../../../../shared/wording/check.ts';
import type { Finding, Written } from '../../../../shared/wording/finding.ts';
import type { Meant } from '../../../../shared/wording/meant.ts';
import { browserClock } from '../../../lib/clock.ts';
import { type Readable, Store } from '../../../lib/store.ts';
import type { OpenOpinion } from '../opened.ts';
import { writtenIn } from './written.ts';

/** What all paragraphs together say is worked out anew each time: not between two letters of somebody who goes on. */
const QUIET_MS = 300;
/** Whoever types without a pause is not waited for any longer. */
const LONGEST_MS = 3_000;
/** How long it waits where the browser cannot tell when it is idle, and how long it then works at a time. */
const PAUSE_MS = 300;
const TURN_MS = 5;
/** After so long it works on a paragraph also where the browser is never idle. */
const LATEST_MS = 2_000;
/** Left of a pause of the browser when it stops. */
const SPARE_MS = 2;

/** False: nothing was to be done. */
type Step = () => boolean;

interface Said {
  readonly table: readonly TableWord[];
  readonly exceptions: readonly Exception[];
}

export interface Found {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** The text in which they are there. */
  readonly doc: Node;
}

/** The same remark in the next text has the same name. */
export const nameOf = ({ block, code, words, from }: Finding): string => `${block} ${code} ${from} ${words}`;

export class LiveRemarks implements Readable<Found | null> {
  readonly #opinion: Pick<OpenOpinion, 'words' | 'register'>;
  readonly #found = new Store<Found | null>(null);
  #said: Said | null = null;
  #meant: Meant | undefined;
  #check: ReturnType<typeof checkOf> | null = null;
  #madeFor = '';
  #left: readonly Step[] = [];
  #all: readonly Written[] = [];
  #doc: Node | null = null;
  #lookers = 0;
  #waits: (() => void) | null = null;
  /** Since when something has changed that was not looked at, ms. */
  #since: number | null = null;
  #unfollow: readonly (() => void)[] = [];

  constructor(opinion: Pick<OpenOpinion, 'words' | 'register'>) {
    this.#opinion = opinion;
  }

  readonly getSnapshot = (): Found | null => this.#found.getSnapshot();

  readonly subscribe = (listener: () => void): (() => void) => {
    const stop = this.#found.subscribe(listener);
    this.#lookers += 1;
    if (this.#lookers === 1) {
      const { words, register } = this.#opinion;
      this.#unfollow = [words.subscribe(this.#again), register.subscribe(this.#again)];
      this.#again();
    }
    return () => {
      stop();
      this.#lookers -= 1;
      if (this.#lookers > 0) return;
      for (const one of this.#unfollow) one();
      this.#waits?.();
      this.#waits = null;
    };
  };

  /** What people have said; before that nothing is worked out. */
  hear(said: Said): void {
    if (JSON.stringify(said) === JSON.stringify(this.#said)) return;
    this.#said = said;
    this.#again();
  }

  /** What references named when they were written, as far as that has been asked for. */
  learn(meant: Meant): void {
    this.#meant = meant;
    this.#again();
  }

  readonly #again = (): void => {
    if (this.#lookers === 0 || this.#said === null) return;
    const now = browserClock.now();
    this.#since ??= now;
    const begin = (): void => {
      this.#waits = whenIdle((left) => this.#begin(left));
    };
    if (this.#waits !== null && now - this.#since > LONGEST_MS) return;
    this.#waits?.();
    if (this.#found.getSnapshot() === null) begin();
    else this.#waits = browserClock.after(QUIET_MS, begin);
  };

  #begin(left: () => number): void {
    this.#waits = null;
    this.#since = null;
    const doc = this.#opinion.words.getSnapshot();
    const register = this.#opinion.register.getSnapshot();
    if (doc === null || register === null || this.#said === null) return;
    const madeFor = JSON.stringify([register.language, this.#said.table]);
    const check = this.#check !== null && this.#madeFor === madeFor ? this.#check : checkOf(register.language, this.#said.table);
    this.#check = check;
    this.#madeFor = madeFor;
    this.#all = writtenIn(doc, new Map<BlockId, (typeof register.paragraphs)[number]>(register.paragraphs.map((one) => [one.id, one])));
    this.#left = [...this.#all.map((one) => () => check.prepare(one)), ...this.#all.map((one) => () => check.readWords(one))];
    this.#doc = doc;
    this.#goOn(left);
  }

  #goOn(left: () => number): void {
    const check = this.#check;
    const doc = this.#doc;
    if (check === null || doc === null || this.#said === null) return;
    let done = 0;
    for (const step of this.#left) {
      if (step() && left() < SPARE_MS) break;
      done += 1;
    }
    this.#left = this.#left.slice(done);
    if (this.#left.length > 0) {
      this.#waits = whenIdle((again) => this.#goOn(again));
      return;
    }
    this.#waits = null;
    this.#found.set({ findings: check(this.#all, this.#said.exceptions, this.#meant), doc });
    // what has changed while this was overdue
    if (this.#since !== null) this.#again();
  }
}

/** Calls once the browser is idle, with how many milliseconds are left of that. Returns what gives it up. */
function whenIdle(work: (left: () => number) => void): () => void {
  if (typeof window.requestIdleCallback === 'function') {
    const asked = window.requestIdleCallback((deadline) => work(() => deadline.timeRemaining()), { timeout: LATEST_MS });
    return () => window.cancelIdleCallback(asked);
  }
  return browserClock.after(PAUSE_MS, () => {
    const from = browserClock.now();
    work(() => TURN_MS - (browserClock.now() - from));
  });
}

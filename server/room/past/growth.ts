/** How far a log has been folded for a question: whoever would wait long is told, and asks again. */
import type { LogFold } from '../../log/log.ts';

type Folds = LogFold | 'opinions';

/** It takes long, and goes on: `folded` of `upTo` entries, or of as many opinions where all of them are asked about. */
export class HistoryFolding extends Error {
  readonly of: Folds;
  readonly folded: number;
  readonly upTo: number;

  constructor(of: Folds, folded: number, upTo: number) {
    super(`${folded} of ${upTo} are folded (${of})`);
    this.of = of;
    this.folded = folded;
    this.upTo = upTo;
  }
}

/** Enough wait already. */
export class HistoryBusy extends Error {}

interface Come {
  readonly need: number;
  readonly tells: boolean;
}

/** Entries on their way into a fold. */
export class Growth {
  /** Up to where it was asked for; else a piece of it. */
  readonly isWhole: boolean;
  /** Ends where it is known from where on it goes, and what was kept of it is read. */
  readonly begun: Promise<void>;
  readonly done: Promise<void>;
  #from: number | null = null;
  #at = 0;
  #tells = false;

  constructor(isWhole: boolean, feed: (come: (there: Come) => void) => Promise<void>) {
    this.isWhole = isWhole;
    let begin = (): void => {};
    const first = new Promise<void>((resolve) => {
      begin = resolve;
    });
    this.done = feed(({ need, tells }) => {
      this.#from ??= need;
      this.#at = need;
      this.#tells = tells;
      begin();
    });
    this.begun = Promise.race([first, this.done]);
    // nobody may be waiting any more: whoever asks next meets the same fault
    for (const one of [this.begun, this.done]) one.catch(() => undefined);
  }

  /** Where it began, log position. */
  get from(): number {
    return this.#from ?? 0;
  }

  /** Where it is. */
  get at(): number {
    return this.#at;
  }

  /** Is anybody told whose letters are whose? */
  get tells(): boolean {
    return this.#tells;
  }
}

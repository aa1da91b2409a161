/**
 * The documents of one opinion on this page, one after the other. A document that can no longer follow the server gives way to a new one;
 * it stays on the page, and can be typed in, until the new one has the server's text. Then its unrecorded words move over.
 */
import type { Clock } from '../lib/clock.ts';
import type { Draft } from './draft.ts';
import type { Unrecorded } from './unrecorded.ts';

export interface Legacy {
  readonly changes: readonly Unrecorded[];
  /** Are its removals to be carried out again? Not where the server took them for an accident. */
  readonly removals: boolean;
}

/** So many new documents in a minute are a fault that only time heals. */
const MOST = 3;
const WITHIN_MS = 60_000;
const PAUSE_MS = 30_000;

export class Drafts {
  readonly #clock: Clock;
  readonly #make: () => Draft;
  #current: Draft;
  #former: Draft | null = null;
  #removals = true;
  #renewals: readonly number[] = [];
  #stopPause: (() => void) | null = null;

  constructor(clock: Clock, make: () => Draft) {
    this.#clock = clock;
    this.#make = make;
    this.#current = make();
  }

  /** The one that is connected, or will be. */
  get current(): Draft {
    return this.#current;
  }

  /** The one on the page. */
  get shown(): Draft {
    return this.#former ?? this.#current;
  }

  /** Is a new document on its way while the former one is still shown? */
  get changing(): boolean {
    return this.#former !== null;
  }

  renew(removals: boolean): void {
    const now = this.#clock.now();
    this.#current.disconnect();
    this.#removals &&= removals;
    if (this.#current.view !== null) this.#former = this.#current;
    else if (this.#current !== this.#former) this.#current.close();
    this.#renewals = [...this.#renewals.filter((at) => now - at < WITHIN_MS), now];
    this.#stopPause?.();
    if (this.#renewals.length <= MOST) this.#current = this.#make();
    else
      this.#stopPause = this.#clock.after(PAUSE_MS, () => {
        this.#current = this.#make();
      });
  }

  /** The current document has the server's text: `show` puts it on the page in place of the former one, whose legacy is returned. */
  succeed(show: (draft: Draft) => void): Legacy {
    const former = this.#former;
    const legacy = { changes: former?.unrecorded() ?? [], removals: this.#removals };
    this.#former = null;
    this.#removals = true;
    show(this.#current);
    former?.close();
    return legacy;
  }

  close(): void {
    this.#stopPause?.();
    if (this.#former !== this.#current) this.#former?.close();
    this.#current.close();
  }
}

/**
 * What the bar says about recording and connection, derived from two facts: what the link does, and which changes the log does not hold
 * yet (counted from ACKs alone). Time passes here only through the clock: after 1 s "recording", after 5 s "not recorded yet",
 * after 10 minutes typing pauses.
 */
import { CLOSE, type CloseName } from '../../shared/wire/close.ts';
import type { Clock } from '../lib/clock.ts';
import { type Readable, Store } from '../lib/store.ts';
import type { LinkState } from './link.ts';

export type SyncState =
  /** No text yet. */
  | { readonly state: 'opening' }
  /** All that was typed here is in the log; `at` = when that was last confirmed, ms, `seq` = at or before which log position. */
  | { readonly state: 'recorded'; readonly at: number | null; readonly seq: number | null }
  | { readonly state: 'sending'; readonly changes: number }
  | { readonly state: 'not-recorded'; readonly changes: number; readonly since: number; readonly paused: boolean }
  | { readonly state: 'reconnecting'; readonly changes: number; readonly since: number; readonly paused: boolean }
  | { readonly state: 'stale'; readonly changes: number; readonly since: number; readonly paused: boolean }
  /** The server speaks for another version of this page. */
  | { readonly state: 'reload'; readonly changes: number }
  | { readonly state: 'ended'; readonly why: CloseName | 'other'; readonly changes: number };

const SENDING_MS = 1000;
const LATE_MS = 5000;
const PAUSE_MS = 10 * 60_000;

export class Recorded implements Readable<SyncState> {
  readonly #clock: Clock;
  readonly #store = new Store<SyncState>({ state: 'opening' });
  #link: LinkState = { at: 'opening' };
  #synced = false;
  #changes = 0;
  #oldest: number | null = null;
  #confirmed: { readonly at: number; readonly seq: number } | null = null;
  #stop: (() => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  readonly subscribe: Readable<SyncState>['subscribe'] = (listener) => this.#store.subscribe(listener);
  readonly getSnapshot: Readable<SyncState>['getSnapshot'] = () => this.#store.getSnapshot();

  linkChanged(link: LinkState): void {
    this.#link = link;
    this.#derive();
  }

  synced(): void {
    this.#synced = true;
    this.#derive();
  }

  /** The server has acknowledged text at or before `seq`. */
  acknowledged(seq: number): void {
    this.#confirmed = { at: this.#clock.now(), seq };
  }

  /** `count` changes are in no acknowledged message; the oldest was made at `oldest`. */
  tallyChanged({ count, oldest }: { readonly count: number; readonly oldest: number | null }): void {
    this.#changes = count;
    this.#oldest = oldest;
    this.#derive();
  }

  close(): void {
    this.#stop?.();
  }

  #derive(): void {
    this.#stop?.();
    this.#stop = null;
    const age = this.#oldest === null ? null : this.#clock.now() - this.#oldest;
    this.#store.set(same(this.#store.getSnapshot(), this.#state(age)));
    const next = age === null ? undefined : [SENDING_MS, LATE_MS, PAUSE_MS].find((limit) => age < limit);
    if (age !== null && next !== undefined) this.#stop = this.#clock.after(next - age, () => this.#derive());
  }

  #state(age: number | null): SyncState {
    const link = this.#link;
    const changes = this.#changes;
    const paused = age !== null && age >= PAUSE_MS;
    if (link.at === 'ended')
      return link.code === CLOSE.otherSchema ? { state: 'reload', changes } : { state: 'ended', why: nameOf(link.code), changes };
    if (link.at === 'away') return { state: 'reconnecting', changes, since: link.since, paused };
    if (link.at === 'silent') return { state: 'stale', changes, since: link.since, paused };
    if (age !== null && age >= LATE_MS) return { state: 'not-recorded', changes, since: this.#clock.now() - age, paused };
    if (age !== null && age >= SENDING_MS) return { state: 'sending', changes };
    if (!this.#synced) return { state: 'opening' };
    return { state: 'recorded', at: this.#confirmed?.at ?? null, seq: this.#confirmed?.seq ?? null };
  }
}

const nameOf = (code: number): CloseName | 'other' => (Object.keys(CLOSE) as CloseName[]).find((name) => CLOSE[name] === code) ?? 'other';

/** Keeps the old object where nothing in it has changed, so that nobody draws again for nothing. */
const same = (before: SyncState, after: SyncState): SyncState => (JSON.stringify(before) === JSON.stringify(after) ? before : after);

/**
 * A page without its window: the pair of documents and the provider of the product, on a real socket, with the product's own pauses before it
 * comes back. It types a mark now and then, and knows how long it was away each time.
 */
import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import { Awareness } from 'y-protocols/awareness';
import type { LinkState, Socket } from '../../client/sync/link.ts';
import { Pair } from '../../client/sync/pair.ts';
import { Provider } from '../../client/sync/provider.ts';
import { systemClock } from '../../server/clock.ts';
import { type as typeWords, wordsOfAll } from '../support/blocks.ts';
import type { Rng } from '../support/rng.ts';

/** Of this version, or of the one before. */
export interface Sync {
  readonly Provider: typeof Provider;
  readonly Pair: typeof Pair;
  readonly Awareness: typeof Awareness;
}
export const SYNC: Sync = { Provider, Pair, Awareness };

interface PageOptions {
  readonly sync: Sync;
  readonly url: string;
  readonly opinion: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly seat: string;
  readonly blocks: readonly string[];
  readonly rng: Rng;
}

export class Page {
  readonly opinion: string;
  /** All that was typed here, each once. */
  readonly typed: string[] = [];
  /** Milliseconds from the loss of a connection until all was in step again. */
  readonly away: number[] = [];
  /** What should not happen to a page: an end for good, words refused or lost. */
  readonly faults: unknown[] = [];
  readonly #pair: Pair;
  readonly #provider: Provider;
  readonly #blocks: readonly string[];
  readonly #rng: Rng;
  #awaySince: number | null = null;
  #synced = false;

  constructor({ sync, url, opinion, headers, seat, blocks, rng }: PageOptions) {
    this.opinion = opinion;
    this.#blocks = blocks;
    this.#rng = rng;
    this.#pair = new sync.Pair();
    this.#provider = new sync.Provider({
      url: `${url.replace(/^http/, 'ws')}/collab/${opinion}`,
      schemaVersion: 1,
      seat,
      pair: this.#pair,
      awareness: new sync.Awareness(this.#pair.mine),
      clock: systemClock,
      random: () => rng.next(),
      open: (address) => new WebSocket(address, { headers }).on('error', () => undefined) as unknown as Socket,
      hold: (job) => job(),
      mayWrite: () => true,
      takesQueue: () => sync === SYNC,
      seen: () => 0,
      whole: () => false,
      listener: {
        linkChanged: (state) => this.#linkChanged(state),
        unopened: () => undefined,
        tallyChanged: () => undefined,
        synced: () => this.#cameBack(),
        told: (message) => void (message.type === 'refused' && this.faults.push(message)),
        lost: (words) => void this.faults.push(words),
        denied: (reason) => void this.faults.push(reason),
      },
    });
  }

  /** Connected, in step, and all that was typed is recorded. */
  get settled(): boolean {
    return this.#synced && this.#provider.tally.count === 0;
  }

  get inStep(): boolean {
    return this.#synced;
  }

  get words(): string {
    return wordsOfAll(this.#pair.recorded);
  }

  /** As a person does, connected or not; nothing before the text has come. */
  type(): void {
    if (this.#pair.text.length === 0) return;
    const mark = `⟪${randomBytes(8).toString('hex')}⟫`;
    this.typed.push(mark);
    typeWords(this.#pair.mine, this.#rng.pick(this.#blocks), mark);
  }

  close(): void {
    this.#provider.close();
  }

  #linkChanged(state: LinkState): void {
    if (state.at === 'ended') this.faults.push(state);
    if (state.at !== 'away') return;
    this.#synced = false;
    this.#awaySince ??= performance.now();
  }

  #cameBack(): void {
    this.#synced = true;
    if (this.#awaySince !== null) this.away.push(performance.now() - this.#awaySince);
    this.#awaySince = null;
  }
}

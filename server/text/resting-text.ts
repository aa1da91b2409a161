/**
 * A text at rest: the bytes of a snapshot and of the entries after it. That is all that somebody who has nothing yet needs, and a
 * twentieth of what a document takes in memory and in time to build.
 */
import * as Y from 'yjs';
import { shownUpdates } from './merge.ts';
import type { TextEntry } from './replay.ts';
import { readSnapshot } from './snapshot.ts';

export class RestingText {
  readonly #updates: Uint8Array[];
  readonly #clocks: Map<number, number>;

  /** From what `LiveText.snapshot` wrote. */
  constructor(snapshot: Uint8Array) {
    const { state, stateVector } = readSnapshot(snapshot);
    this.#updates = [state];
    this.#clocks = Y.decodeStateVector(stateVector);
  }

  /** The next entry of the log. */
  add(entry: TextEntry): void {
    for (const update of shownUpdates(entry)) {
      this.#updates.push(update);
      for (const [client, clock] of Y.parseUpdateMeta(update).to) this.#clocks.set(client, clock);
    }
  }

  /** Yjs V1: the whole state as it was, then what came after it, in order. */
  get updates(): readonly Uint8Array[] {
    return this.#updates;
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#clocks);
  }
}

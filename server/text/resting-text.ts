/**
 * A text at rest: the bytes of a snapshot and of the entries after it. That is all that somebody who has nothing yet needs, and a
 * twentieth of what a document takes in memory and in time to build.
 */
import * as Y from 'yjs';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { type GoneBlock, lastWords, type MemoryData } from './memory.ts';
import { shownUpdates } from './merge.ts';
import type { TextEntry } from './replay.ts';
import { readSnapshot } from './snapshot.ts';

export class RestingText {
  readonly #updates: Uint8Array[];
  readonly #clocks: Map<number, number>;
  readonly #memory: () => MemoryData;
  /** Blocks that an entry after the snapshot says something of. */
  readonly #changed = new Set<BlockId>();
  #gone: ReadonlyMap<BlockId, GoneBlock> | null = null;

  /** From what `LiveText.snapshot` wrote. */
  constructor(snapshot: Uint8Array) {
    const { state, stateVector, memory } = readSnapshot(snapshot);
    this.#updates = [state];
    this.#clocks = Y.decodeStateVector(stateVector);
    this.#memory = memory;
  }

  /** The next entry of the log. */
  add(entry: TextEntry): void {
    const { changes, late = [] } = entry.facts;
    for (const { id } of changes) this.#changed.add(id);
    for (const { block } of late) if (block !== null) this.#changed.add(block);
    for (const update of shownUpdates(entry)) {
      this.#updates.push(update);
      for (const [client, clock] of Y.parseUpdateMeta(update).to) this.#clocks.set(client, clock);
    }
  }

  /** Yjs V1: the whole state as it was, then what came after it, in order. */
  get updates(): readonly Uint8Array[] {
    return this.#updates;
  }

  /** How a block read before it was deleted; null where only the document knows: what came after the snapshot has changed it. */
  lastWords(id: BlockId): string | null {
    this.#gone ??= new Map(this.#memory().gone.map((gone) => [gone.block.id, gone]));
    return this.#changed.has(id) ? null : lastWords(this.#gone.get(id));
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#clocks);
  }
}

/**
 * A text at rest: what is known of it from its snapshot, and from the facts of the entries after it, before a document is built. With its
 * bytes (text-bytes.ts) that is all that somebody who comes needs, and a twentieth of what a document takes in memory and in time to build.
 */
import * as Y from 'yjs';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { lastWords, type MemoryData } from './memory.ts';
import type { TextEntry } from './replay.ts';
import type { ReadSnapshot } from './snapshot.ts';

export class RestingText {
  readonly #clocks: Map<number, number>;
  readonly #memory: () => MemoryData;
  /** Blocks that an entry after the snapshot says something of. */
  readonly #changed = new Set<BlockId>();
  #words: ((id: BlockId) => string | null) | null = null;

  constructor({ stateVector, memory }: Pick<ReadSnapshot, 'stateVector' | 'memory'>) {
    this.#clocks = Y.decodeStateVector(stateVector);
    this.#memory = memory;
  }

  /** The next entry of the log. */
  add(entry: TextEntry): void {
    const { changes, late = [] } = entry.facts;
    for (const { id } of changes) this.#changed.add(id);
    for (const { block } of late) if (block !== null) this.#changed.add(block);
    for (const update of entry.updates)
      for (const [client, clock] of Y.parseUpdateMeta(update).to) this.#clocks.set(client, Math.max(clock, this.#clocks.get(client) ?? 0));
  }

  /** How a block read before it was deleted; null where only the document knows: what came after the snapshot has changed it. */
  lastWords(id: BlockId): string | null {
    this.#words ??= wordsOf(this.#memory());
    return this.#changed.has(id) ? null : this.#words(id);
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#clocks);
  }
}

function wordsOf({ gone, masked }: MemoryData): (id: BlockId) => string | null {
  const byId = new Map(gone.map((one) => [one.block.id, one]));
  return (id) => lastWords(byId.get(id), masked === true);
}

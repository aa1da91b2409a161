import type { Hash } from '../../shared/opinion/vocabulary.ts';
import type { Files } from './files.ts';

/** For tests: forgotten when the process ends. */
export class MemoryFiles implements Files {
  readonly #kept = new Map<Hash, Uint8Array>();

  async put(hash: Hash, bytes: Uint8Array): Promise<void> {
    this.#kept.set(hash, bytes.slice());
  }

  async get(hash: Hash): Promise<Uint8Array | null> {
    return this.#kept.get(hash)?.slice() ?? null;
  }

  async delete(hash: Hash): Promise<void> {
    this.#kept.delete(hash);
  }

  async putBefore(): Promise<readonly Hash[]> {
    return [];
  }

  async close(): Promise<void> {}
}

/**
 * The way into the thread that makes Word files: none before the first is asked for. Files are made one after the other, so that many who ask
 * cost no more memory than one.
 */
import { LIMITS } from '../limits.ts';
import { Thread, workerBeside } from '../thread.ts';
import type { WordText } from './word-text.ts';

export type Made = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly fault: string };

export class WordThread {
  readonly #thread = new Thread<WordText, Made>(
    () => workerBeside(import.meta.url, 'word-worker', { resourceLimits: { maxOldGenerationSizeMb: LIMITS.wordThreadMiB } }),
    (cause) => new Error('the thread that makes Word files ended', { cause }),
  );
  #ended = false;

  /** Null where too many wait. Throws where the file cannot be made. */
  async make(text: WordText): Promise<Uint8Array | null> {
    if (this.#ended) throw new Error('no file is made while the server stops');
    if (this.#thread.waiting >= LIMITS.wordFiles) return null;
    const made = await this.#thread.ask(text);
    if ('fault' in made) throw new Error(made.fault);
    return made.bytes;
  }

  async close(): Promise<void> {
    this.#ended = true;
    await this.#thread.end();
  }
}

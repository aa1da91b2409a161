/**
 * The way into the thread that makes Word files: none before the first is asked for. Files are made one after the other, so that many who ask
 * cost no more memory than one. Where the thread ends, what was asked fails, and the next request starts another.
 */
import { Worker } from 'node:worker_threads';
import { LIMITS } from '../limits.ts';
import type { WordText } from './word-text.ts';

export interface Asked {
  readonly number: number;
  readonly text: WordText;
}

export type Made =
  | { readonly number: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly number: number; readonly fault: string };

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (fault: Error) => void;
}

export class WordThread {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #number = 0;
  #ended = false;

  /** Null where too many wait. Throws where the file cannot be made. */
  async make(text: WordText): Promise<Uint8Array | null> {
    if (this.#ended) throw new Error('no file is made while the server stops');
    if (this.#waiting.size >= LIMITS.wordFiles) return null;
    this.#worker ??= this.#start();
    const asked: Asked = { number: ++this.#number, text };
    const made = new Promise<Uint8Array>((resolve, reject) => this.#waiting.set(asked.number, { resolve, reject }));
    this.#worker.postMessage(asked);
    return made;
  }

  async close(): Promise<void> {
    this.#ended = true;
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const fromSource = import.meta.url.endsWith('.ts');
    const worker = new Worker(new URL(fromSource ? './word-worker-source.mjs' : './word-worker.js', import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.wordThreadMiB },
    });
    worker.on('message', (made: Made) => {
      const waiting = this.#waiting.get(made.number);
      this.#waiting.delete(made.number);
      if ('bytes' in made) waiting?.resolve(made.bytes);
      else waiting?.reject(new Error(made.fault));
    });
    let cause: unknown;
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', () => {
      this.#worker = null;
      for (const { reject } of this.#waiting.values()) reject(new Error('the thread that makes Word files ended', { cause }));
      this.#waiting.clear();
    });
    return worker;
  }
}

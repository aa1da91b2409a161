/**
 * Unrecorded edits survive a reload or a crashed tab: plain paragraphs in localStorage, one entry a tab, gone as soon as all is recorded.
 * Never Yjs bytes: they would bring back what the server has refused. A page that opens takes over what dead tabs of the same seat left.
 */
import { uuidv4 } from 'lib0/random';
import type { Living } from './living.ts';
import type { Unrecorded } from './unrecorded.ts';

export interface BufferOptions {
  readonly opinion: string;
  readonly seat: string;
  readonly storage: Storage;
  /** The tabs that live, told apart by `name`, among all of this opinion and seat, which have `group` in common. */
  readonly living: (name: string, group: string) => Living;
}

/** An opinion has at most 200,000 characters of text. */
const MAX_CHARACTERS = 1_000_000;

export class Buffer {
  readonly #options: BufferOptions;
  readonly #prefix: string;
  readonly #name: string;
  readonly #living: Living;

  constructor(options: BufferOptions) {
    this.#options = options;
    this.#prefix = `nemcon.unrecorded.${options.opinion}.${options.seat}.`;
    this.#name = this.#prefix + uuidv4();
    this.#living = options.living(this.#name, this.#prefix);
  }

  /** False where the browser has no room for it. */
  save(changes: readonly Unrecorded[]): boolean {
    if (changes.length === 0) {
      this.clear();
      return true;
    }
    const text = JSON.stringify(changes);
    if (text.length > MAX_CHARACTERS) return false;
    try {
      this.#options.storage.setItem(this.#name, text);
      return true;
    } catch (error) {
      if (error instanceof DOMException) return false; // storage full or forbidden
      throw error;
    }
  }

  clear(): void {
    this.#options.storage.removeItem(this.#name);
  }

  /** Entries of other tabs, living and dead. */
  get others(): readonly string[] {
    return keysOf(this.#options.storage).filter((key) => key.startsWith(this.#prefix) && key !== this.#name);
  }

  /** What dead tabs left, oldest entry first in no promised order; the entries are removed only when `done` is called. */
  async leftBehind(): Promise<{ readonly changes: readonly Unrecorded[]; readonly done: () => void }> {
    const { storage } = this.#options;
    const living = await this.#living.names();
    const names = this.others.filter((key) => !living.has(key));
    const changes = names.flatMap((name) => JSON.parse(storage.getItem(name) ?? '[]') as readonly Unrecorded[]);
    return { changes, done: () => names.forEach((name) => void storage.removeItem(name)) };
  }

  /** The tab stops writing; what is saved stays. */
  close(): void {
    this.#living.close();
  }
}

const keysOf = (storage: Storage): readonly string[] => Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');

/**
 * Unrecorded edits survive a reload or a crashed tab: plain paragraphs in localStorage, one entry a tab, gone as soon as all is recorded.
 * Never Yjs bytes: they would bring back what the server has refused. A page that opens takes over what dead tabs of the same seat left;
 * a tab holds a lock of its entry's name while it lives, so the browser knows who is dead.
 */
import { uuidv4 } from 'lib0/random';
import type { Unrecorded } from './unrecorded.ts';

export interface BufferOptions {
  readonly opinion: string;
  readonly seat: string;
  readonly storage: Storage;
  /** Missing outside secure contexts: then every entry counts as left behind. */
  readonly locks: LockManager | undefined;
}

/** An opinion has at most 200,000 characters of text. */
const MAX_CHARACTERS = 1_000_000;

export class Buffer {
  readonly #options: BufferOptions;
  readonly #prefix: string;
  readonly #name: string;
  #release: (() => void) | null = null;

  constructor(options: BufferOptions) {
    this.#options = options;
    this.#prefix = `nemcon.unrecorded.${options.opinion}.${options.seat}.`;
    this.#name = this.#prefix + uuidv4();
    const held = new Promise<void>((resolve) => {
      this.#release = resolve;
    });
    options.locks?.request(this.#name, () => held).catch(() => undefined); // a page that is being closed gets no lock and needs none
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

  /** What dead tabs left, oldest entry first in no promised order; the entries are removed only when `done` is called. */
  async leftBehind(): Promise<{ readonly changes: readonly Unrecorded[]; readonly done: () => void }> {
    const { storage, locks } = this.#options;
    const living = new Set((await locks?.query())?.held?.map(({ name }) => name));
    const names = keysOf(storage).filter((key) => key.startsWith(this.#prefix) && key !== this.#name && !living.has(key));
    const changes = names.flatMap((name) => JSON.parse(storage.getItem(name) ?? '[]') as readonly Unrecorded[]);
    return { changes, done: () => names.forEach((name) => void storage.removeItem(name)) };
  }

  /** The tab stops writing; what is saved stays. */
  close(): void {
    this.#release?.();
  }
}

const keysOf = (storage: Storage): readonly string[] => Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');

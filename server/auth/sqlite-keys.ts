/**
 * Keys in a file, which a thread of its own reads and writes: each write waits for the disk, and nobody who types waits for that (K23). What
 * is asked is answered in order, so whoever asks after a write finds it.
 */
import { CallThread } from '../log/call-thread.ts';
import { workerBeside } from '../thread.ts';
import type { KeyKind, Keys, Portion } from './keys.ts';

/** What the thread is asked. */
export interface KeyCalls extends Omit<Keys, 'pauseMs' | 'watch'> {
  open(): Promise<void>;
}

export class SqliteKeys implements Keys {
  /** Each is a sync, and whoever asks who somebody is waits behind it. After a crash the last uses are forgotten, so somebody idle is out earlier. */
  readonly pauseMs = 600_000;
  readonly #thread: CallThread<KeyCalls>;
  #closing: Promise<void> | null = null;

  private constructor(thread: CallThread<KeyCalls>) {
    this.#thread = thread;
  }

  /** Makes the file where there is none. Throws StorageFault where it cannot be used. */
  static async open(file: string): Promise<SqliteKeys> {
    const thread = new CallThread<KeyCalls>(() => workerBeside(import.meta.url, 'keys-worker', { workerData: file }));
    try {
      await thread.call('open');
    } catch (fault) {
      await thread.close();
      throw fault;
    }
    return new SqliteKeys(thread);
  }

  get(kind: KeyKind, hash: string): Promise<string | null> {
    return this.#thread.call('get', kind, hash);
  }

  getAll(kind: KeyKind, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.#thread.call('getAll', kind, hashes);
  }

  put(kind: KeyKind, hash: string, value: string): Promise<void> {
    return this.#thread.call('put', kind, hash, value);
  }

  add(kind: KeyKind, hash: string, value: string): Promise<boolean> {
    return this.#thread.call('add', kind, hash, value);
  }

  putAll(kind: KeyKind, values: ReadonlyMap<string, string>): Promise<void> {
    return this.#thread.call('putAll', kind, values);
  }

  replace(kind: KeyKind, values: ReadonlyMap<string, string>): Promise<void> {
    return this.#thread.call('replace', kind, values);
  }

  take(kind: KeyKind, hash: string): Promise<string | null> {
    return this.#thread.call('take', kind, hash);
  }

  forget(kind: KeyKind, hashes: readonly string[]): Promise<void> {
    return this.#thread.call('forget', kind, hashes);
  }

  portion(kind: KeyKind, from: string | null): Promise<Portion> {
    return this.#thread.call('portion', kind, from);
  }

  all(kind: KeyKind, holding?: string): Promise<ReadonlyMap<string, string>> {
    return this.#thread.call('all', kind, holding);
  }

  /** One process serves from this file; the other only adds. */
  watch(): () => void {
    return () => {};
  }

  close(): Promise<void> {
    this.#closing ??= this.#thread.close();
    return this.#closing;
  }
}

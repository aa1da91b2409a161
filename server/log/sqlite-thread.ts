/**
 * The way into the worker thread of a SQLite store: what can be asked there, and the thread that answers. Requests are answered in
 * order. Where the thread itself ends, what was asked has an unknown outcome, and the next request starts another thread.
 */
import { Worker } from 'node:worker_threads';
import { type Appended, type LogName, StorageFault, type Stored } from './log.ts';
import { StoreRefused } from './refused.ts';

/** Appends of one batch: `counts` says how many of the packed entries go to each log. */
export interface PackedAppends {
  readonly logs: readonly LogName[];
  readonly counts: readonly number[];
  readonly packed: Uint8Array;
}

export interface Calls {
  open(): Promise<void>;
  append(appends: PackedAppends): Promise<readonly Appended[]>;
  head(log: LogName): Promise<Stored | null>;
  /** Packed. */
  read(log: LogName, after: number, limit: number): Promise<Uint8Array>;
  names(): Promise<readonly LogName[]>;
  putSnapshot(log: LogName, seq: number, bytes: Uint8Array): Promise<void>;
  getSnapshot(log: LogName): Promise<{ readonly seq: number; readonly bytes: Uint8Array } | null>;
  probe(): Promise<void>;
  faults(): Promise<readonly string[]>;
  backup(copy: string): Promise<void>;
  close(): Promise<void>;
}

export interface ThreadSettings {
  readonly file: string;
  /** How long to wait for another process to let go of the file, milliseconds. */
  readonly waitMs: number;
}

export interface Asked {
  readonly number: number;
  readonly name: keyof Calls;
  readonly args: readonly unknown[];
}

export type Answer =
  | { readonly number: number; readonly ok: true; readonly value: unknown }
  | { readonly number: number; readonly ok: false; readonly refused: boolean; readonly lines: readonly string[] };

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: Error) => void;
}

export class SqliteThread {
  readonly #settings: ThreadSettings;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #number = 0;
  #ended = false;

  constructor(settings: ThreadSettings) {
    this.#settings = settings;
  }

  call<Name extends keyof Calls>(name: Name, ...args: Parameters<Calls[Name]>): ReturnType<Calls[Name]> {
    if (this.#ended) return Promise.reject(new StorageFault('the store is closed')) as ReturnType<Calls[Name]>;
    this.#worker ??= this.#start();
    const asked: Asked = { number: ++this.#number, name, args };
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(asked.number, { resolve, reject }));
    this.#worker.postMessage(asked);
    return answer as ReturnType<Calls[Name]>;
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = startWorker(this.#settings);
    worker.on('message', (answer: Answer) => {
      const waiting = this.#waiting.get(answer.number);
      this.#waiting.delete(answer.number);
      if (answer.ok) waiting?.resolve(answer.value);
      else waiting?.reject(answer.refused ? new StoreRefused(answer.lines) : new StorageFault(answer.lines.join('; ')));
    });
    let cause: unknown;
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', () => {
      this.#worker = null;
      for (const { reject } of this.#waiting.values()) reject(new StorageFault('the storage thread ended', { cause }));
      this.#waiting.clear();
    });
    return worker;
  }
}

/** The worker stands beside this file, as TypeScript in the source tree and as one bundle in the build. */
function startWorker(workerData: ThreadSettings): Worker {
  const fromSource = import.meta.url.endsWith('.ts');
  return new Worker(new URL(fromSource ? './sqlite-worker-source.mjs' : './sqlite-worker.js', import.meta.url), {
    workerData,
    execArgv: [],
  });
}

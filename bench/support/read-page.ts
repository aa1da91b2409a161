/**
 * Pages that are read as they come, in a thread of their own, and of which only the address of the next one is kept. A driver that took whole
 * pages into the heap in which it times letters collected it six times in 15 s, 150 ms each, with all threads of V8 on the cores of the server.
 */
import { Worker } from 'node:worker_threads';

export interface ReadPage {
  readonly status: number;
  readonly bytes: number;
  /** null: it leads nowhere. */
  readonly next: string | null;
}

type Said = readonly [number: number, what: ReadPage | { readonly fault: string }];

interface Waiting {
  readonly resolve: (page: ReadPage) => void;
  readonly reject: (fault: Error) => void;
}

export class PageReader {
  readonly #thread = new Worker(new URL('page-reader.mjs', import.meta.url), { execArgv: [] });
  readonly #waiting = new Map<number, Waiting>();
  #number = 0;

  constructor() {
    this.#thread.on('message', ([number, what]: Said) => {
      const waiting = this.#waiting.get(number);
      this.#waiting.delete(number);
      if ('fault' in what) waiting?.reject(new Error(what.fault));
      else waiting?.resolve(what);
    });
  }

  read(url: string, headers: Readonly<Record<string, string>> = {}): Promise<ReadPage> {
    const number = ++this.#number;
    const page = new Promise<ReadPage>((resolve, reject) => this.#waiting.set(number, { resolve, reject }));
    this.#thread.postMessage([number, url, headers]);
    return page;
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }
}

/**
 * A store whose calls are answered in a thread of its own, in order, so that a disk which stalls never stops the sockets. Where the thread
 * itself ends, what was asked has an unknown outcome, and the next call starts another thread.
 */
import type { Transferable, Worker } from 'node:worker_threads';
import { answering, Thread } from '../thread.ts';
import { StorageFault } from './log.ts';
import { StoreRefused } from './refused.ts';

/** What can be asked, by name. */
type Named<Calls> = { readonly [Name in keyof Calls]: (...args: never[]) => Promise<unknown> } & { close(): Promise<void> };

/** The same where they are answered: what is at hand is answered at once, and not a few turns of promises later. */
export type Answers<Calls> = {
  readonly [Name in keyof Calls]: Calls[Name] extends (...args: infer Args) => Promise<infer Value>
    ? (...args: Args) => Value | Promise<Value>
    : never;
};

/** Neither is an object, as no message to a thread is that comes often (thread.ts). */
type Asked = readonly [name: PropertyKey, ...args: readonly unknown[]];
type Answer = readonly [ok: true, value: unknown] | readonly [ok: false, refused: boolean, lines: readonly string[]];

/** Outside the thread. */
export class CallThread<Calls extends Named<Calls>> {
  readonly #thread: Thread<Asked, Answer>;
  #ended = false;

  constructor(start: () => Worker) {
    this.#thread = new Thread(start, (cause) => new StorageFault('the storage thread ended', { cause }));
  }

  call<Name extends keyof Calls>(name: Name, ...args: Parameters<Calls[Name]>): Promise<Awaited<ReturnType<Calls[Name]>>> {
    if (this.#ended) return Promise.reject(new StorageFault('the store is closed'));
    return this.#ask(name, args) as Promise<Awaited<ReturnType<Calls[Name]>>>;
  }

  /** Nothing is asked after it. */
  async close(): Promise<void> {
    this.#ended = true;
    try {
      await this.#ask('close', []);
    } finally {
      await this.#thread.end();
    }
  }

  async #ask(name: PropertyKey, args: readonly unknown[]): Promise<unknown> {
    const answer = await this.#thread.ask([name, ...args]);
    if (answer[0]) return answer[1];
    const [, refused, lines] = answer;
    throw refused ? new StoreRefused(lines) : new StorageFault(lines.join('; '));
  }
}

/** Inside the thread. */
export function answeringCalls<Calls extends Named<Calls>>(calls: Answers<Calls>): void {
  /** Typed where it is asked (CallThread.call). */
  const call = ([name, ...args]: Asked): unknown => (calls[name as keyof Calls] as (...args: readonly unknown[]) => unknown)(...args);
  const done = (value: unknown): Answer => [true, value];
  answering((asked: Asked): Answer | Promise<Answer> => {
    const failed = (fault: unknown): Answer => {
      const lines = fault instanceof StoreRefused ? fault.reasons : [fault instanceof Error ? fault.message : String(fault)];
      // opened anew after a fault, while others wait for an answer, it has failed
      return [false, fault instanceof StoreRefused && asked[0] === 'open', lines];
    };
    try {
      const value = call(asked);
      return value instanceof Promise ? value.then(done, failed) : done(value);
    } catch (fault) {
      return failed(fault);
    }
  }, moved);
}

/** Bytes that have their buffer to themselves are handed over: copied, they would wait here for a collection that so few objects bring about. */
function moved(answer: Answer): Transferable[] {
  const value = answer[0] ? answer[1] : null;
  const bytes = isObject(value) && 'bytes' in value ? value.bytes : value;
  return bytes instanceof Uint8Array && bytes.buffer instanceof ArrayBuffer && bytes.length === bytes.buffer.byteLength
    ? [bytes.buffer]
    : [];
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

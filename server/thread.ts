/** Questions to a thread of our own and its answers, by number. */
import { getPriority, setPriority } from 'node:os';
import { parentPort, type Transferable, Worker, type WorkerOptions } from 'node:worker_threads';
import { assert } from '../shared/lib/assert.ts';
import { startInFull, tellEngine } from './thrift.ts';

/** No object: to find the names of its fields takes whoever reads a small message longer than all that is in them. */
type Numbered<What> = readonly [number: number, what: What];

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: Error) => void;
}

/** Of one that folds, compares or writes: 8 MiB between two collections, in which helpers of the engine have a part that give way to nobody. */
const YOUNG_MIB = 24;

/**
 * The worker stands beside the module of this `import.meta.url`, as TypeScript in the source tree and as one bundle in the build. Whose memory is
 * limited makes much garbage; what starts with the server keeps the little that it has then.
 */
export function workerBeside(url: string, name: string, { resourceLimits, ...options }: WorkerOptions): Worker {
  const file = new URL(url.endsWith('.ts') ? `${name}-source.mjs` : `${name}.js`, url);
  if (resourceLimits === undefined) return new Worker(file, { execArgv: [], ...options }).once('online', tellEngine);
  const limits = { maxYoungGenerationSizeMb: YOUNG_MIB, ...resourceLimits };
  return startInFull(() => new Worker(file, { execArgv: [], ...options, resourceLimits: limits }));
}

/** Outside the thread. It starts with the first question; where it ends, what was asked fails, and the next question starts another. */
export class Thread<Question, Answer> {
  readonly #start: () => Worker;
  readonly #fault: (cause: unknown) => Error;
  readonly #waiting = new Map<number, Waiting<Answer>>();
  #worker: Worker | null = null;
  #number = 0;

  constructor(start: () => Worker, fault: (cause: unknown) => Error) {
    this.#start = start;
    this.#fault = fault;
  }

  /** How many questions have no answer yet. */
  get waiting(): number {
    return this.#waiting.size;
  }

  ask(what: Question): Promise<Answer> {
    this.#worker ??= this.#run();
    const number = ++this.#number;
    const answer = new Promise<Answer>((resolve, reject) => this.#waiting.set(number, { resolve, reject }));
    this.#worker.postMessage([number, what] satisfies Numbered<Question>);
    return answer;
  }

  /** Ends it where it has nothing to do. */
  async rest(): Promise<void> {
    if (this.waiting > 0) return;
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  async end(): Promise<void> {
    await this.#worker?.terminate();
  }

  #run(): Worker {
    const worker = this.#start();
    worker.on('message', ([number, what]: Numbered<Answer>) => {
      const waiting = this.#waiting.get(number);
      this.#waiting.delete(number);
      waiting?.resolve(what);
    });
    let cause: unknown;
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', () => {
      // one that was let go of owes nobody an answer
      if (this.#worker !== worker) return;
      this.#worker = null;
      for (const { reject } of this.#waiting.values()) reject(this.#fault(cause));
      this.#waiting.clear();
    });
    return worker;
  }
}

/**
 * Of the priorities of Linux, 0 to 19: beside a thread of ten less it gets a tenth of a core that both want. What wakes up goes before it nearly
 * always; at five less it waited for the end of a slice more often, some milliseconds, and a letter wakes four threads on its way.
 */
export const BEHIND = 10;
const LAST = 19;

/** Where processors are few, the main thread and the disk go before this one. 0: the one that says it. On Linux alone each thread has its own priority. */
export function givesWay(thread = 0): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(thread, Math.min(getPriority(thread) + BEHIND, LAST));
  } catch {
    // a machine that does not allow it goes on as others do
  }
}

/** Inside the thread. `answer` does not throw; `moved`: what of an answer is handed over and not copied. */
export function answering<Question, Answer>(
  answer: (question: Question) => Answer | Promise<Answer>,
  moved: (answer: Answer) => Transferable[] = () => [],
): void {
  const port = parentPort;
  assert(port, 'runs as a worker');
  port.on('message', ([number, what]: Numbered<Question>) => {
    const say = (said: Answer): void => port.postMessage([number, said] satisfies Numbered<Answer>, moved(said));
    const said = answer(what);
    if (said instanceof Promise) void said.then(say);
    else say(said);
  });
}

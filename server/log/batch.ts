/**
 * Group commit: the commit is the batch. Jobs that arrive while one commit runs wait together and are the next one;
 * an idle log commits at once. So the cost of an fsync is shared by everybody who waits for it, with no timer and no
 * tuning, and the wait is one commit at most before the own one.
 */
interface Waiting<Job, Answer> {
  readonly job: Job;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: unknown) => void;
}

export class Batch<Job, Answer> {
  readonly #commit: (jobs: readonly Job[]) => Promise<readonly Answer[]>;
  #waiting: Waiting<Job, Answer>[] = [];
  #running: Promise<void> | null = null;

  /** `commit` answers for every job, in order; where it throws, every job of that batch has failed. */
  constructor(commit: (jobs: readonly Job[]) => Promise<readonly Answer[]>) {
    this.#commit = commit;
  }

  add(job: Job): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        const answers = await this.#commit(batch.map(({ job }) => job));
        for (const [i, answer] of answers.entries()) batch[i]?.resolve(answer);
      } catch (fault) {
        for (const { reject } of batch) reject(fault);
      }
    }
    this.#running = null;
  }
}

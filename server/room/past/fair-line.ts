/**
 * Whoever asks much waits behind its own questions: each asker has a line, and the lines take turns (SPEC.md H11). What has its turn has to
 * come to an end: until then it holds a place.
 */

export class FairLine {
  readonly #atOnce: number;
  /** Whose turn is next stands first; nobody is in it who does not wait. */
  readonly #lines = new Map<string | null, (() => void)[]>();
  #running = 0;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  async turn<Found>(by: string | null, work: () => Promise<Found>): Promise<Found> {
    if (this.#running < this.#atOnce) this.#running += 1;
    else await new Promise<void>((begin) => this.#lines.set(by, [...(this.#lines.get(by) ?? []), begin]));
    try {
      return await work();
    } finally {
      this.#passOn();
    }
  }

  #passOn(): void {
    const [first] = this.#lines;
    if (first === undefined) {
      this.#running -= 1;
      return;
    }
    const [by, [begin, ...rest]] = first;
    this.#lines.delete(by);
    if (rest.length > 0) this.#lines.set(by, rest);
    begin?.();
  }
}

/**
 * Long work in short turns: whoever types, or asks something else, is served between two of them, and waits no longer for a batch because of
 * them. It measures the machine, and no rule.
 */
import { performance } from 'node:perf_hooks';
import { giveWay } from './event-loop.ts';

/** Work goes on for so long before others have their turn. One step more may come to it, of a few milliseconds. */
const TURN_MS = 3;

export class Turns {
  /** The first step has a turn of its own: many may ask at once. */
  #begun = Number.NEGATIVE_INFINITY;

  /** Between two steps. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#begun < TURN_MS) return;
    await giveWay();
    this.#begun = performance.now();
  }

  async through<Done>(steps: Iterator<unknown, Done>): Promise<Done> {
    for (;;) {
      await this.breathe();
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  }
}

/** Letters that have been written anew: several items are one letter, and it is gone where none of them is there. */
import type { AuthorsData } from './data.ts';
import type { Piece } from './pieces.ts';
import { goneAt } from './remains.ts';

/** Of items with the same root the one that is there, or that went last. */
interface Last {
  readonly client: number;
  readonly clock: number;
  readonly gone: number;
}

export class Twins {
  readonly #data: AuthorsData;
  readonly #seq: number;
  /** By client and clock of the root. */
  readonly #last = new Map<number, Map<number, Last>>();

  constructor(data: AuthorsData, seq: number) {
    this.#data = data;
    this.#seq = seq;
  }

  /** Of letters that were written anew. */
  note({ client, clock, text, rootClient, rootClock, came, went }: Piece): void {
    if (came > this.#seq) return;
    const gone = went > this.#seq ? Number.POSITIVE_INFINITY : went;
    let roots = this.#last.get(rootClient);
    if (roots === undefined) {
      roots = new Map();
      this.#last.set(rootClient, roots);
    }
    for (let n = 0; n < text.length; n++) {
      const known = roots.get(rootClock + n);
      if (known === undefined || gone >= known.gone) roots.set(rootClock + n, { client, clock: clock + n, gone });
    }
  }

  /** What of letters that went is nowhere else, and did not go elsewhere later: in stretches. */
  goneIn({ client, clock, text, rootClient, rootClock, went: gone }: Piece): readonly string[] {
    const roots = this.#last.get(rootClient);
    const isRoot = rootClient === client && rootClock === clock;
    if (isRoot && roots === undefined) return [text];
    const found: string[] = [];
    let run = '';
    for (let n = 0; n < text.length; n++) {
      const last = roots?.get(rootClock + n);
      const isIt = isRoot
        ? last === undefined || last.gone < gone
        : last?.client === client && last.clock === clock + n && this.#rootGone(rootClient, rootClock + n) <= gone;
      if (isIt) run += text[n] ?? '';
      else if (run !== '') {
        found.push(run);
        run = '';
      }
    }
    return run === '' ? found : [...found, run];
  }

  /** Infinity where it is there. Letters that came late never were. */
  #rootGone(client: number, clock: number): number {
    const { doc } = this.#data;
    if (!doc.store.clients.has(client)) return 0;
    const gone = goneAt(this.#data, client, clock) ?? Number.POSITIVE_INFINITY;
    return gone <= this.#seq ? gone : Number.POSITIVE_INFINITY;
  }
}

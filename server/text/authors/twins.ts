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
  readonly #copies = new Map<number, Piece[]>();

  constructor(data: AuthorsData, seq: number) {
    this.#data = data;
    this.#seq = seq;
  }

  /** Of letters that were written anew. */
  note(piece: Piece): void {
    const { client, clock, text, rootClient, rootClock, came, went } = piece;
    if (came > this.#seq) return;
    const copies = this.#copies.get(rootClient);
    if (copies === undefined) this.#copies.set(rootClient, [piece]);
    else copies.push(piece);
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

  /** What of letters that went is nowhere else, and did not go elsewhere later: in stretches. `since`: only what stood then, here or as a copy. */
  goneIn(piece: Piece, since: number | null): readonly string[] {
    const { client, clock, text, rootClient, rootClock } = piece;
    const roots = this.#last.get(rootClient);
    if (roots === undefined && rootClient === client && rootClock === clock) return since === null || standsAt(piece, since) ? [text] : [];
    const found: string[] = [];
    let run = '';
    for (let n = 0; n < text.length; n++) {
      if (this.#isGone(piece, n, roots) && (since === null || this.#stoodAt(piece, n, since))) run += text[n] ?? '';
      else if (run !== '') {
        found.push(run);
        run = '';
      }
    }
    return run === '' ? found : [...found, run];
  }

  /** Is this letter of a piece that went nowhere else, and did not go elsewhere later? */
  isGone(piece: Piece, n: number): boolean {
    return this.#isGone(piece, n, this.#last.get(piece.rootClient));
  }

  #isGone({ client, clock, rootClient, rootClock, went }: Piece, n: number, roots: ReadonlyMap<number, Last> | undefined): boolean {
    const last = roots?.get(rootClock + n);
    if (rootClient === client && rootClock === clock) return last === undefined || last.gone < went;
    return last?.client === client && last.clock === clock + n && this.#rootGone(rootClient, rootClock + n) <= went;
  }

  /** Any of the items that are this letter. */
  #stoodAt(piece: Piece, n: number, since: number): boolean {
    if (standsAt(piece, since)) return true;
    const { rootClient, rootClock } = piece;
    const { doc, puts, takes, hands } = this.#data;
    const at = rootClock + n;
    const put = doc.store.clients.has(rootClient) ? puts.find(rootClient, at) : undefined;
    const take = takes.find(rootClient, at);
    const went = take === undefined ? Number.POSITIVE_INFINITY : hands.seqOf(take.hand);
    if (put !== undefined && standsAt({ came: hands.seqOf(put.hand), went }, since)) return true;
    const copies = this.#copies.get(rootClient) ?? [];
    return copies.some((one) => standsAt(one, since) && one.rootClock <= at && at < one.rootClock + one.text.length);
  }

  /** Infinity where it is there. Letters that came late never were. */
  #rootGone(client: number, clock: number): number {
    const { doc } = this.#data;
    if (!doc.store.clients.has(client)) return 0;
    const gone = goneAt(this.#data, client, clock) ?? Number.POSITIVE_INFINITY;
    return gone <= this.#seq ? gone : Number.POSITIVE_INFINITY;
  }
}

const standsAt = ({ came, went }: Pick<Piece, 'came' | 'went'>, seq: number): boolean => came <= seq && seq < went;

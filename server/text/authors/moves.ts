/**
 * Of one paragraph between two positions: letters that left it and stand elsewhere, or went from there later, and letters that came into it and
 * are older than that. They are not gone and not new (SPEC.md H24), but somebody took them out of here, or put them here (H44).
 */
import type { Piece } from './pieces.ts';
import type { Moves, RemovedRun } from './shape.ts';

/** A piece of the paragraph, before which of its letters it stands or stood. */
export interface Placed {
  readonly piece: Piece;
  readonly at: number;
}

interface Known {
  readonly since: number;
  readonly seq: number;
  readonly seqOf: (hand: number) => number;
  /** Is this letter told as gone from here? */
  readonly isGone: (piece: Piece, n: number) => boolean;
}

const isCopy = ({ client, clock, rootClient, rootClock }: Piece): boolean => rootClient !== client || rootClock !== clock;

/** Something about letters, whichever of their items it is. */
class ByRoot<Value> {
  readonly #all = new Map<number, Map<number, Value>>();

  get({ rootClient, rootClock }: Piece, n: number): Value | undefined {
    return this.#all.get(rootClient)?.get(rootClock + n);
  }

  set({ rootClient, rootClock }: Piece, n: number, value: Value): void {
    const known = this.#all.get(rootClient);
    if (known === undefined) this.#all.set(rootClient, new Map([[rootClock + n, value]]));
    else known.set(rootClock + n, value);
  }
}

/** `placed`: all that came by then, in the order of the text. */
export function movesIn(placed: readonly Placed[], known: Known): Moves {
  const { since, seq, seqOf } = known;
  const stood = placed.filter(({ piece }) => piece.came <= since && piece.went > since && piece.went <= seq);
  const come = placed.filter(({ piece }) => piece.came > since && piece.went > seq && isCopy(piece));
  if (stood.length + come.length === 0) return NONE;
  /** Which item of a letter that stood here went from here last. */
  const last = new ByRoot<Piece>();
  for (const { piece } of stood)
    for (let n = 0; n < piece.text.length; n++) if (isLater(piece, last.get(piece, n))) last.set(piece, n, piece);
  const meanwhile = stood.length === 0 ? [] : placed.filter(({ piece }) => piece.came > since && piece.went <= seq && isCopy(piece));
  for (const { piece } of meanwhile)
    for (let n = 0; n < piece.text.length; n++) {
      const before = last.get(piece, n);
      if (before !== undefined && isLater(piece, before)) last.set(piece, n, piece);
    }
  const stands = new ByRoot<true>();
  for (const { piece } of come) for (let n = 0; n < piece.text.length; n++) stands.set(piece, n, true);
  return {
    left: [...stood, ...meanwhile].flatMap(({ piece, at }) => {
      const { author, remover } = piece;
      const isLeft = (n: number): boolean => last.get(piece, n) === piece && stands.get(piece, n) === undefined && !known.isGone(piece, n);
      return stretches(piece, isLeft).map(([from, to]): RemovedRun => ({ text: piece.text.slice(from, to), author, remover, at }));
    }),
    brought: come.flatMap(({ piece, at }) => {
      if (seqOf(piece.author) > since) return [];
      return stretches(piece, (n) => last.get(piece, n) === undefined).map(([from, to]) => ({
        at: at + from,
        length: to - from,
        hand: piece.put,
      }));
    }),
  };
}

const NONE: Moves = { left: [], brought: [] };

const isLater = ({ went }: Piece, other: Piece | undefined): boolean => other === undefined || went > other.went;

/** Letters in a row for which it is so, each from one and up to another. */
function stretches({ text: { length } }: Piece, is: (n: number) => boolean): readonly (readonly [from: number, to: number])[] {
  const found: [number, number][] = [];
  let from = -1;
  for (let n = 0; n <= length; n++) {
    if (n < length && is(n)) {
      if (from < 0) from = n;
    } else if (from >= 0) {
      found.push([from, n]);
      from = -1;
    }
  }
  return found;
}

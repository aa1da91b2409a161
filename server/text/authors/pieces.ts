/** The letters of an item, cut where another hand put them in or took them out. */
import type { AuthorsData } from './data.ts';
import type { TextItem } from './letters.ts';
import { rootOf } from './spans.ts';

export interface Piece {
  readonly client: number;
  readonly clock: number;
  readonly text: string;
  /** The first of them, with those of the others behind it. */
  readonly rootClient: number;
  readonly rootClock: number;
  /** Whose hand put in the roots, and whose these. */
  readonly author: number;
  readonly put: number;
  /** Log positions: from the one on they are there, and up to the other; Infinity: to the end. */
  readonly came: number;
  readonly went: number;
  /** -1: nobody. */
  readonly remover: number;
}

/** What came and went within one entry nobody has seen. */
export function* pieces(
  { puts, takes, hands }: AuthorsData,
  { id: { client, clock }, content: { str } }: TextItem,
): Generator<Piece, void> {
  const end = clock + str.length;
  for (let at = clock; at < end; ) {
    const put = puts.find(client, at);
    if (put === undefined) return;
    const take = takes.find(client, at);
    let to = Math.min(end, put.clock + put.length);
    to = Math.min(to, take === undefined ? (takes.after(client, at)?.clock ?? to) : take.clock + take.length);
    const root = rootOf(put, client, at);
    const first = root.client === client && root.clock === at ? put : puts.find(root.client, root.clock);
    if (first === undefined) return;
    to = Math.min(to, at + first.clock + first.length - root.clock);
    const [came, went] = [hands.seqOf(put.hand), take === undefined ? Number.POSITIVE_INFINITY : hands.seqOf(take.hand)];
    if (came < went)
      yield {
        client,
        clock: at,
        text: str.slice(at - clock, to - clock),
        rootClient: root.client,
        rootClock: root.clock,
        author: first.hand,
        put: put.hand,
        came,
        went,
        remover: take?.hand ?? -1,
      };
    at = to;
  }
}

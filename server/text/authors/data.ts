/** All that the fold of authors knows. Everything in it can be thrown away and folded again. */
import * as Y from 'yjs';
import type { BlockId, EditingPolicy, SeatId } from '../../../shared/opinion/vocabulary.ts';
import { Copies } from './copies.ts';
import { Hands } from './hands.ts';
import { Late } from './late.ts';
import { type Put, type Span, Spans, sameHand, sameRoot } from './spans.ts';
import type { Range, Taken } from './taken.ts';

export interface AuthorsData {
  /** It collects nothing: letters that are gone are in it, where they stood. */
  readonly doc: Y.Doc;
  readonly hands: Hands;
  readonly puts: Spans<Put>;
  readonly takes: Spans<Span>;
  /** It follows from these two. */
  readonly copies: Copies;
  readonly late: Late;
  /** By seat, the last log position that it had heard of, as far as what it wrote says so. */
  readonly heard: Map<SeatId, number>;
  seq: number;
  /** Of that entry, ms UTC. */
  at: number;
  olderUpTo: number;
  editing: EditingPolicy;
  taken: readonly Taken[];
  /** Paragraphs as they stood for whoever took them out, where that is not how they stood in the text. */
  seen: readonly Seen[];
}

export interface Seen {
  readonly block: BlockId;
  readonly seq: number;
  readonly ranges: readonly Range[];
}

export const emptyData = (): AuthorsData => ({
  doc: new Y.Doc({ gc: false }),
  hands: new Hands(),
  puts: new Spans(sameRoot),
  takes: new Spans(sameHand),
  copies: new Copies(),
  late: new Late(),
  heard: new Map(),
  seq: 0,
  at: 0,
  olderUpTo: 0,
  editing: 'co-edit',
  taken: [],
  seen: [],
});

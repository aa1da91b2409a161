/**
 * The marks beside a long text come in turns, once the editor has been drawn: first those beside what is read, then the others from there
 * outwards (P9). Until its turn has come, what the server wrote stands beside a paragraph, and the paragraph is laid out where it is in sight
 * (first-text.css).
 */
import { useEffect, useLayoutEffect, useMemo } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { Store } from '../../../lib/store.ts';
import { afterDrawn } from '../../../ui/after-drawn.ts';
import { useStore } from '../../../ui/use-store.ts';
import { inTheMiddle } from '../../first-text.ts';
import type { Margin, MarginRow } from './margin.ts';

/** Paragraphs, in the first turn: more than a window has. A text that has no more needs no turns. */
export const AT_ONCE = 48;
/** In each other. A letter that is typed meanwhile waits for one turn at most; each lays the text out once. */
const TOGETHER = 200;

export class InTurn {
  readonly waiting = new Store<ReadonlySet<BlockId>>(new Set());
  /** How many the next turn has. */
  #many = TOGETHER;

  /** Of these paragraphs; but Tab comes to the first where none is the current one. */
  begin(ids: readonly BlockId[]): void {
    this.#many = AT_ONCE;
    this.waiting.set(new Set(ids.slice(1)));
  }

  next(rows: readonly MarginRow[]): void {
    const waiting = this.waiting.getSnapshot();
    const at = inTheMiddle(rows.map(({ place }) => place.nextElementSibling));
    const left = rows.flatMap(({ id }, place) => (waiting.has(id) ? [{ id, by: Math.abs(place - at) }] : []));
    left.sort((one, other) => one.by - other.by);
    const many = this.#many;
    this.#many = TOGETHER;
    // of a paragraph that is gone nothing comes
    if (left.length <= many) this.waiting.set(new Set());
    else
      this.#draw(
        waiting,
        left.slice(0, many).map(({ id }) => id),
      );
  }

  /** The one that is gone to does not wait. */
  now(id: BlockId | undefined): void {
    const waiting = this.waiting.getSnapshot();
    if (id !== undefined && waiting.has(id)) this.#draw(waiting, [id]);
  }

  #draw(waiting: ReadonlySet<BlockId>, ids: readonly BlockId[]): void {
    const left = new Set(waiting);
    for (const id of ids) left.delete(id);
    this.waiting.set(left);
  }
}

/** The rows whose turn has come. */
export function useInTurn(margin: Margin, current: BlockId | undefined): readonly MarginRow[] {
  const { inTurn } = margin;
  const all = useStore(margin.rows);
  const waiting = useStore(inTurn.waiting);
  const rows = useMemo(() => (waiting.size === 0 ? all : all.filter(({ id }) => !waiting.has(id))), [all, waiting]);
  useLayoutEffect(() => inTurn.now(current), [inTurn, current]);
  useLayoutEffect(() => margin.settle(rows), [margin, rows]);
  // where they fail, nothing stays that the page does not keep up with
  useLayoutEffect(() => () => margin.settle(margin.rows.getSnapshot()), [margin]);
  useEffect(() => (waiting.size === 0 ? undefined : afterDrawn(() => inTurn.next(all))), [inTurn, all, waiting]);
  return rows;
}

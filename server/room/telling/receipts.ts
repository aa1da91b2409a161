/**
 * How far an opinion has come to each Member State, for whoever runs the meeting: what its screens say, from where it acted, and what its
 * pages without presence were handed. Nobody speaks for another State, or of what has not happened yet. Advisory: it is in no log, a node
 * knows what it has heard itself, and begins anew when it starts; screens that come back say it again.
 *
 * Log positions count up to the last act. What is asked for is whether a call has come, so nothing is told while people only type.
 */
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { Receipt } from '../../../shared/opinion/arrival.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';

export class Receipts {
  readonly #receipts = new Map<EntityId, Receipt>();
  /** Pages without presence that are open, by State. */
  readonly #pages = new Map<EntityId, number>();
  readonly #listeners = new Set<(changed: EntityId) => void>();
  #act = 0;

  /** Of all that are known, or of these. */
  of(states: Iterable<EntityId> = this.#receipts.keys()): readonly Receipt[] {
    return [...states].flatMap((state) => this.#receipts.get(state) ?? []);
  }

  /** Until the returned function is called. */
  watch(listener: (changed: EntityId) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The log holds an act at this log position. */
  acted(seq: number): void {
    this.#act = Math.max(this.#act, seq);
  }

  /** Something that came from this State says that its screen showed the text up to here. */
  shown(by: Actor | null, seq: number): void {
    this.#raise(by, 'shown', seq);
  }

  handed(to: Actor | null, seq: number): void {
    this.#raise(to, 'handed', seq);
  }

  /** A page without presence is open, until the returned function is called. */
  follow(reader: Actor | null): () => void {
    if (!counts(reader)) return () => {};
    const { entity } = reader;
    this.#opened(entity, 1);
    return () => this.#opened(entity, -1);
  }

  #opened(state: EntityId, more: number): void {
    const pages = (this.#pages.get(state) ?? 0) + more;
    this.#pages.set(state, pages);
    this.#change(state, { follows: pages > 0 });
  }

  #raise(whose: Actor | null, what: 'shown' | 'handed', seq: number): void {
    if (!counts(whose)) return;
    const reached = Math.min(seq, this.#act);
    if (reached > (this.#receipts.get(whose.entity)?.[what] ?? 0)) this.#change(whose.entity, { [what]: reached });
  }

  #change(entity: EntityId, change: Partial<Receipt>): void {
    const known = this.#receipts.get(entity) ?? { entity, shown: 0, handed: 0, follows: false };
    this.#receipts.set(entity, { ...known, ...change });
    for (const listener of this.#listeners) listener(entity);
  }
}

const counts = (actor: Actor | null): actor is Actor => actor !== null && RIGHTS[actor.capacity].hold;

/**
 * How far an opinion has come to each Member State, for whoever runs the meeting: what its screens say, from where it acted, and what its
 * pages without presence were handed. Nobody speaks for another State, or of what has not happened yet. Advisory: it is in no log, a node
 * knows what it and the other nodes have heard, and begins anew when all have ended; screens that come back say it again.
 *
 * Log positions count up to the last act. What is asked for is whether a call has come, so nothing is told while people only type.
 */
import type { Json } from '../../../shared/lib/canonical-json.ts';
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { Receipt } from '../../../shared/opinion/arrival.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import { RECEIPTS } from '../../nodes/facts.ts';

export class Receipts {
  readonly #receipts = new Map<EntityId, Receipt>();
  /** Pages without presence that are open, by State. */
  readonly #pages = new Map<EntityId, number>();
  readonly #listeners = new Set<(changed: EntityId) => void>();
  /** By other node, the States that follow there. */
  readonly #followThere = new Map<string, ReadonlySet<EntityId>>();
  readonly #heardHere: () => void;
  #act = 0;

  /** `heardHere` is called when this node has heard something that the others do not know. */
  constructor(heardHere: () => void = () => {}) {
    this.#heardHere = heardHere;
  }

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

  /** What this node has to say to the others. */
  told(): Json {
    return Object.fromEntries(this.of().map(({ entity, shown, handed }) => [entity, [shown, handed, (this.#pages.get(entity) ?? 0) > 0]]));
  }

  /** What another node has heard; null: it is gone, and what it said stays true, but of who follows. */
  heardAt(node: string, value: Json | null): void {
    const heard = Object.entries(RECEIPTS.shape.safeParse(value).data ?? {});
    const before = this.#followThere.get(node) ?? new Set();
    this.#followThere.set(node, new Set(heard.flatMap(([state, [, , follows]]) => (follows ? [state] : []))));
    if (value === null) this.#followThere.delete(node);
    for (const [state, [shown, handed]] of heard) {
      const known = this.#known(state);
      this.#set(state, { shown: Math.max(known.shown, shown), handed: Math.max(known.handed, handed), follows: this.#follows(state) });
    }
    for (const state of before) this.#set(state, { follows: this.#follows(state) });
  }

  #opened(state: EntityId, more: number): void {
    this.#pages.set(state, (this.#pages.get(state) ?? 0) + more);
    this.#set(state, { follows: this.#follows(state) });
    this.#heardHere();
  }

  #follows(state: EntityId): boolean {
    return (this.#pages.get(state) ?? 0) > 0 || [...this.#followThere.values()].some((states) => states.has(state));
  }

  #raise(whose: Actor | null, what: 'shown' | 'handed', seq: number): void {
    if (!counts(whose)) return;
    const reached = Math.min(seq, this.#act);
    if (reached > (this.#receipts.get(whose.entity)?.[what] ?? 0)) {
      this.#set(whose.entity, { [what]: reached });
      this.#heardHere();
    }
  }

  #known(entity: EntityId): Receipt {
    return this.#receipts.get(entity) ?? { entity, shown: 0, handed: 0, follows: false };
  }

  #set(entity: EntityId, change: Partial<Receipt>): void {
    const known = this.#known(entity);
    const now = { ...known, ...change };
    if (this.#receipts.has(entity) && now.shown === known.shown && now.handed === known.handed && now.follows === known.follows) return;
    this.#receipts.set(entity, now);
    for (const listener of this.#listeners) listener(entity);
  }
}

const counts = (actor: Actor | null): actor is Actor => actor !== null && RIGHTS[actor.capacity].hold;

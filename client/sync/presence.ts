import type { Awareness } from 'y-protocols/awareness';
import { type BlockId, CAPACITIES, type Capacity, type EntityId, type SeatId } from '../../shared/opinion/vocabulary.ts';
import { type Readable, Store } from './store.ts';

/** Somebody who has the opinion open, as the server stamps it. */
export interface Peer {
  readonly client: number;
  readonly seat: SeatId;
  readonly entity: EntityId;
  readonly capacity: Capacity;
  /** Takes part from afar. */
  readonly remote: boolean;
  readonly person: string;
  /** The paragraph with the caret. */
  readonly block: BlockId | null;
  /** Log position of the register on that screen. */
  readonly seen: number;
}

/** Who else is here. One store outlives the documents: each new one brings its own awareness. */
export class Presence implements Readable<readonly Peer[]> {
  readonly #store = new Store<readonly Peer[]>([]);
  /** How far the screens of each Member State have been, also of those that have left. */
  readonly #reached = new Map<EntityId, number>();
  #awareness: Awareness | null = null;

  readonly subscribe: Readable<readonly Peer[]>['subscribe'] = (listener) => this.#store.subscribe(listener);
  readonly getSnapshot: Readable<readonly Peer[]>['getSnapshot'] = () => this.#store.getSnapshot();

  watch(awareness: Awareness): void {
    this.#awareness?.off('change', this.#read);
    this.#awareness = awareness;
    awareness.on('change', this.#read);
    this.#read();
  }

  /** Member States whose screens showed this log position, and that have no screen here any more. */
  left(seq: number): readonly EntityId[] {
    const here = new Set(this.getSnapshot().map(({ entity }) => entity));
    return [...this.#reached].filter(([entity, seen]) => seen >= seq && !here.has(entity)).map(([entity]) => entity);
  }

  /** Tells the others where we are. */
  here(field: 'block' | 'seen', value: BlockId | number | null): void {
    if (this.#awareness?.getLocalState()?.[field] !== value) this.#awareness?.setLocalStateField(field, value);
  }

  readonly #read = (): void => {
    const awareness = this.#awareness;
    if (awareness === null) return;
    const others = [...awareness.getStates()].filter(([client]) => client !== awareness.clientID);
    const peers = others.flatMap(([client, state]) => asPeer(client, state) ?? []);
    for (const { entity, seen, capacity } of peers)
      if (capacity === 'member-state') this.#reached.set(entity, Math.max(seen, this.#reached.get(entity) ?? 0));
    if (JSON.stringify(peers) !== JSON.stringify(this.#store.getSnapshot())) this.#store.set(peers);
  };
}

function asPeer(client: number, { seat, entity, capacity, remote, person, block, seen }: Readonly<Record<string, unknown>>): Peer | null {
  if (typeof seat !== 'string' || typeof entity !== 'string' || !isCapacity(capacity)) return null;
  return {
    client,
    seat,
    entity,
    capacity,
    remote: remote === true,
    person: typeof person === 'string' ? person : '',
    block: typeof block === 'string' ? block : null,
    seen: typeof seen === 'number' ? seen : 0,
  };
}

const isCapacity = (value: unknown): value is Capacity => CAPACITIES.some((capacity) => capacity === value);

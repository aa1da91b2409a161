import type { Awareness } from 'y-protocols/awareness';
import type { Receipt } from '../../shared/opinion/arrival.ts';
import { type BlockId, CAPACITIES, type Capacity, type EntityId, type SeatId } from '../../shared/opinion/vocabulary.ts';
import { type Readable, Store } from '../lib/store.ts';
import type { Told } from './told.ts';

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
}

/** Who else is here. One store outlives the documents: each new one brings its own awareness. */
export class Presence implements Readable<readonly Peer[]> {
  readonly #store = new Store<readonly Peer[]>([]);
  /** How far the text has come to each Member State; told to those alone who run the meeting. */
  readonly receipts = new Store<readonly Receipt[]>([]);
  /** May others be here whom nobody can tell of? */
  readonly unknown = new Store(false);
  #awareness: Awareness | null = null;

  readonly subscribe: Readable<readonly Peer[]>['subscribe'] = (listener) => this.#store.subscribe(listener);
  readonly getSnapshot: Readable<readonly Peer[]>['getSnapshot'] = () => this.#store.getSnapshot();

  watch(awareness: Awareness): void {
    this.#awareness?.off('change', this.#read);
    this.#awareness = awareness;
    awareness.on('change', this.#read);
    this.#read();
  }

  /** A server that has begun anew knows less: what this page heard before stays. Only who follows, it knows best. */
  reached({ whole, states }: Extract<Told, { type: 'receipts' }>): void {
    const known = new Map(this.receipts.getSnapshot().map((one) => [one.entity, whole ? { ...one, follows: false } : one]));
    for (const one of states) {
      const { shown = 0, handed = 0 } = known.get(one.entity) ?? {};
      known.set(one.entity, { ...one, shown: Math.max(shown, one.shown), handed: Math.max(handed, one.handed) });
    }
    this.receipts.set([...known.values()]);
  }

  /** Tells the others where we are. */
  here(block: BlockId | null): void {
    if (this.#awareness?.getLocalState()?.block !== block) this.#awareness?.setLocalStateField('block', block);
  }

  /** `changed`: null = all. The own caret moves with each letter, and is not among the others. */
  readonly #read = (changed: Record<'added' | 'updated' | 'removed', readonly number[]> | null = null): void => {
    const awareness = this.#awareness;
    if (awareness === null) return;
    const touched = changed && [...changed.added, ...changed.updated, ...changed.removed];
    if (touched?.every((client) => client === awareness.clientID)) return;
    const others = [...awareness.getStates()].filter(([client]) => client !== awareness.clientID);
    const peers = others.flatMap(([client, state]) => asPeer(client, state) ?? []);
    if (JSON.stringify(peers) !== JSON.stringify(this.#store.getSnapshot())) this.#store.set(peers);
  };
}

function asPeer(client: number, { seat, entity, capacity, remote, person, block }: Readonly<Record<string, unknown>>): Peer | null {
  if (typeof seat !== 'string' || typeof entity !== 'string' || !isCapacity(capacity)) return null;
  return {
    client,
    seat,
    entity,
    capacity,
    remote: remote === true,
    person: typeof person === 'string' ? person : '',
    block: typeof block === 'string' ? block : null,
  };
}

const isCapacity = (value: unknown): value is Capacity => CAPACITIES.some((capacity) => capacity === value);

/**
 * Wording that could not stay in the text, kept beside it until its author puts it somewhere or lets it go; also over a reload.
 */
import type { HealCode } from '../../shared/opinion/heal-code.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { type Readable, Store } from '../lib/store.ts';

export interface HandedBack {
  readonly key: number;
  readonly block: BlockId | null;
  /** What the server repaired; `not-recorded`: typed here and never recorded; `removed`: written in a paragraph that others removed meanwhile; `mass-deletion`: removed here and taken for an accident. */
  readonly why: HealCode | 'not-recorded' | 'removed' | 'mass-deletion';
  /** '' where nothing was lost but the text is not as it was typed. */
  readonly mine: string;
  /** Milliseconds UTC. */
  readonly at: number;
}

const MOST = 100;

export class HandedBackStore implements Readable<readonly HandedBack[]> {
  readonly #store: Store<readonly HandedBack[]>;
  readonly #storage: Storage;
  readonly #name: string;
  #lastKey: number;

  constructor(storage: Storage, opinion: string, seat: string) {
    this.#storage = storage;
    this.#name = `nemcon.handed-back.${opinion}.${seat}`;
    const kept = JSON.parse(storage.getItem(this.#name) ?? '[]') as readonly HandedBack[];
    this.#store = new Store(kept);
    this.#lastKey = Math.max(0, ...kept.map(({ key }) => key));
  }

  readonly subscribe: Readable<readonly HandedBack[]>['subscribe'] = (listener) => this.#store.subscribe(listener);
  readonly getSnapshot: Readable<readonly HandedBack[]>['getSnapshot'] = () => this.#store.getSnapshot();

  add(items: readonly Omit<HandedBack, 'key'>[]): void {
    if (items.length > 0)
      this.#keep([...this.#store.getSnapshot(), ...items.map((item) => ({ ...item, key: ++this.#lastKey }))].slice(-MOST));
  }

  dismiss(key: number): void {
    this.#keep(this.#store.getSnapshot().filter((item) => item.key !== key));
  }

  #keep(items: readonly HandedBack[]): void {
    this.#store.set(items);
    try {
      this.#storage.setItem(this.#name, JSON.stringify(items));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error; // no room: they stay on this page, just not over a reload
    }
  }
}

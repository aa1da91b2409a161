/**
 * A list that never changes: with one more it is another list, which shares all that was before. Lists of one history see as much as they
 * have of one array; where two go on from the same list, the second copies it.
 */
export class PersistentList<Item> implements Iterable<Item> {
  readonly length: number;
  readonly #shared: Item[];

  private constructor(shared: Item[], length: number) {
    this.#shared = shared;
    this.length = length;
  }

  static from<Item>(items: Iterable<Item> = []): PersistentList<Item> {
    const all = [...items];
    return new PersistentList(all, all.length);
  }

  at(index: number): Item | undefined {
    return index < this.length ? this.#shared[index] : undefined;
  }

  with(item: Item): PersistentList<Item> {
    const shared = this.length === this.#shared.length ? this.#shared : this.#shared.slice(0, this.length);
    shared.push(item);
    return new PersistentList(shared, shared.length);
  }

  *[Symbol.iterator](): Generator<Item> {
    for (let index = 0; index < this.length; index++) yield this.#shared[index] as Item;
  }
}

import { type KeyKind, type Keys, PORTION, type Portion, present } from './keys.ts';

/** For tests: forgotten when the process ends. */
export class MemoryKeys implements Keys {
  readonly pauseMs = 60_000;
  readonly #kept: Readonly<Record<KeyKind, Map<string, string>>> = {
    session: new Map(),
    'put-out': new Map(),
    invitation: new Map(),
    ended: new Map(),
    flow: new Map(),
    logout: new Map(),
    clock: new Map(),
    webhook: new Map(),
    called: new Map(),
    here: new Map(),
  };

  async get(kind: KeyKind, hash: string): Promise<string | null> {
    return this.#kept[kind].get(hash) ?? null;
  }

  async getAll(kind: KeyKind, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return present(hashes, (hash) => this.#kept[kind].get(hash) ?? null);
  }

  async put(kind: KeyKind, hash: string, value: string): Promise<void> {
    this.#kept[kind].set(hash, value);
  }

  async add(kind: KeyKind, hash: string, value: string): Promise<boolean> {
    if (this.#kept[kind].has(hash)) return false;
    this.#kept[kind].set(hash, value);
    return true;
  }

  async putAll(kind: KeyKind, values: ReadonlyMap<string, string>): Promise<void> {
    for (const [hash, value] of values) this.#kept[kind].set(hash, value);
  }

  async replace(kind: KeyKind, values: ReadonlyMap<string, string>): Promise<void> {
    for (const [hash, value] of values) if (this.#kept[kind].has(hash)) this.#kept[kind].set(hash, value);
  }

  async take(kind: KeyKind, hash: string): Promise<string | null> {
    const value = this.#kept[kind].get(hash) ?? null;
    this.#kept[kind].delete(hash);
    return value;
  }

  async forget(kind: KeyKind, hashes: readonly string[]): Promise<void> {
    for (const hash of hashes) this.#kept[kind].delete(hash);
  }

  async portion(kind: KeyKind, from: string | null): Promise<Portion> {
    const later = [...this.#kept[kind]].filter(([hash]) => from === null || hash > from);
    const found = new Map(later.sort(([one], [other]) => (one < other ? -1 : 1)).slice(0, PORTION));
    return { found, next: found.size < PORTION ? null : ([...found.keys()].at(-1) ?? null) };
  }

  async all(kind: KeyKind, holding = ''): Promise<ReadonlyMap<string, string>> {
    return new Map([...this.#kept[kind]].filter(([, value]) => value.includes(holding)));
  }

  watch(): () => void {
    return () => {};
  }

  async close(): Promise<void> {}
}

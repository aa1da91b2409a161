/** What the other nodes have stated, and who hears of it. */
import type { Json } from '../../shared/lib/canonical-json.ts';
import type { Fact } from './message.ts';
import type { Heard } from './nodes.ts';

type Facts = Map<string, Map<string, Json>>;

/** Another node, from when it is first heard until it is gone. */
export class Other {
  readonly id: string;
  /** The number of the last of its news; null: what it states is not known, or no more. */
  n: number | null = null;
  /** Beats of our own since it was heard. */
  silentFor = 0;
  facts: Facts = new Map();
  /** What has come of all that it states, part by part. */
  coming: (readonly Fact[])[] = [];

  constructor(id: string) {
    this.id = id;
  }
}

export class Others {
  readonly #nodes = new Map<string, Other>();
  readonly #watchers = new Map<string, Set<Heard>>();

  get size(): number {
    return this.#nodes.size;
  }

  /** Has each said all that it states? */
  get known(): boolean {
    return [...this.#nodes.values()].every(({ n }) => n !== null);
  }

  [Symbol.iterator](): IterableIterator<Other> {
    return this.#nodes.values();
  }

  /** As it is heard now. */
  of(id: string): Other {
    const other = this.#nodes.get(id) ?? new Other(id);
    this.#nodes.set(id, other);
    other.silentFor = 0;
    return other;
  }

  watch(topic: string, hear: Heard): () => void {
    const watchers = this.#watchers.get(topic) ?? new Set();
    this.#watchers.set(topic, watchers.add(hear));
    for (const { id, facts } of this.#nodes.values()) for (const [name, value] of facts.get(topic) ?? []) hear(name, value, id);
    return () => {
      watchers.delete(hear);
      if (watchers.size === 0) this.#watchers.delete(topic);
    };
  }

  /** What of it has changed. */
  learn(other: Other, facts: readonly Fact[]): void {
    for (const [topic, name, value] of facts) this.#set(other, topic, name, value);
  }

  /** All that it states now. */
  relearn(other: Other, facts: readonly Fact[]): void {
    const stated = new Set(facts.map(([topic, name]) => `${topic} ${name}`));
    for (const [topic, names] of [...other.facts])
      for (const name of [...names.keys()]) if (!stated.has(`${topic} ${name}`)) this.#set(other, topic, name, null);
    this.learn(other, facts);
  }

  gone(other: Other): void {
    this.#nodes.delete(other.id);
    this.relearn(other, []);
  }

  #set({ id, facts }: Other, topic: string, name: string, value: Json | null): void {
    const names = facts.get(topic) ?? new Map<string, Json>();
    facts.set(topic, names);
    if (value === null) names.delete(name);
    else names.set(name, value);
    if (names.size === 0) facts.delete(topic);
    for (const hear of this.#watchers.get(topic) ?? []) hear(name, value, id);
  }
}

/** What this node states, and what of it the others have not heard yet. Values are asked for when they are told. */
import type { Json } from '../../shared/lib/canonical-json.ts';
import type { Fact, Said } from './message.ts';

/** Of one message, so that no node holds another up; 32 MiB that wait make Redis hang up. */
const PART_CHARS = 64 * 1024;

export class Stated {
  readonly #facts = new Map<string, Map<string, () => Json>>();
  readonly #changed = new Map<string, Set<string>>();
  #said: Said[] = [];

  state(topic: string, name: string, value: () => Json): void {
    const facts = this.#facts.get(topic) ?? new Map<string, () => Json>();
    this.#facts.set(topic, facts.set(name, value));
    this.#change(topic, name);
  }

  /** False where it was not stated. */
  retract(topic: string, name: string): boolean {
    const facts = this.#facts.get(topic);
    if (facts?.delete(name) !== true) return false;
    if (facts.size === 0) this.#facts.delete(topic);
    this.#change(topic, name);
    return true;
  }

  say(topic: string, word: Json): void {
    this.#said.push([topic, word]);
  }

  /** What has changed since the last call, and was said. */
  news(): { readonly facts: readonly Fact[]; readonly said: readonly Said[] } {
    const facts = [...this.#changed].flatMap(([topic, names]) => [...names].map((name) => this.#fact(topic, name)));
    const said = this.#said;
    this.forget();
    return { facts, said };
  }

  /** Nobody is there to hear the news, or all is told anyway. */
  forget(): void {
    this.#changed.clear();
    this.#said = [];
  }

  /** All that is stated, in parts; at least one. */
  whole(): readonly (readonly Fact[])[] {
    return inParts([...this.#facts].flatMap(([topic, names]) => [...names.keys()].map((name) => this.#fact(topic, name))));
  }

  #fact(topic: string, name: string): Fact {
    const value = this.#facts.get(topic)?.get(name);
    return [topic, name, value === undefined ? null : value()];
  }

  #change(topic: string, name: string): void {
    const names = this.#changed.get(topic) ?? new Set();
    this.#changed.set(topic, names.add(name));
  }
}

export function inParts(facts: readonly Fact[]): readonly (readonly Fact[])[] {
  const parts: Fact[][] = [[]];
  let chars = 0;
  for (const fact of facts) {
    const { length } = JSON.stringify(fact);
    if (chars > 0 && chars + length > PART_CHARS) {
      parts.push([]);
      chars = 0;
    }
    parts.at(-1)?.push(fact);
    chars += length;
  }
  return parts;
}

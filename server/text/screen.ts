/**
 * What stood in a text on somebody's screen, as far as it still stands there. A document forgets how it read, but each letter of it is known
 * by its author's clock, and the entries since that screen say which clocks are younger and what they deleted.
 */
import * as Y from 'yjs';
import { typesIn } from '../../shared/text/read.ts';
import type { BlockRecord } from './block-index.ts';
import type { TextEntry } from './replay.ts';

/** Entries between a screen and what was done on it. */
export const FARTHEST = 5_000;

/** Of an older one nobody looks any more how it read: whoever objects on such a screen means all words of the paragraph. */
export const isTooOld = (screen: number, head: number): boolean => head - screen > FARTHEST;

/** Words in a row that nothing has come between and out of which nothing has gone. */
export type Stretches = readonly string[];

export class Screen {
  /** By author's client, the first clock that is younger. */
  readonly #young = new Map<number, number>();
  readonly #deleted: ReturnType<typeof Y.mergeDeleteSets>;
  readonly #touched: ReadonlySet<string>;

  /** @param since The text entries that came after it. */
  constructor(since: readonly Pick<TextEntry, 'facts' | 'updates'>[]) {
    const decoded = since.flatMap(({ updates }) => updates.map((update) => Y.decodeUpdate(update)));
    for (const { structs } of decoded)
      for (const { id } of structs) this.#young.set(id.client, Math.min(this.#young.get(id.client) ?? id.clock, id.clock));
    this.#deleted = Y.mergeDeleteSets(decoded.map(({ ds }) => ds));
    this.#touched = new Set(since.flatMap(({ facts }) => facts.changes.map(({ id }) => id)));
  }

  /** Of a living block. Where it was suggested then, or marks were set or taken off since, nothing is sure. */
  stood({ block, base, element }: BlockRecord): Stretches {
    if (!this.#touched.has(block.id)) return [base];
    const settled = [element._item, element._map.get('sug')].every((item) => !item || (this.#isOld(item) && !this.#hasGone(item)));
    const found = settled ? [...typesIn(element)].map((type) => (type instanceof Y.XmlText ? this.#wordsOf(type) : null)) : [];
    return found.every((words) => words !== null) ? found.flat() : [];
  }

  #wordsOf(text: Y.XmlText): Stretches | null {
    const found = [''];
    for (let item = text._start; item !== null; item = item.right) {
      const went = this.#isOld(item) && this.#hasGone(item);
      if (item.content instanceof Y.ContentFormat && (went || !this.#isOld(item))) return null;
      const old = item.deleted ? 0 : Math.min(Math.max(this.#firstYoung(item.id) - item.id.clock, 0), item.length);
      if (item.content instanceof Y.ContentString) found.push(`${found.pop() ?? ''}${item.content.str.slice(0, old)}`);
      if (went || (!item.deleted && old < item.length)) found.push('');
    }
    return found;
  }

  #firstYoung({ client }: Y.ID): number {
    return this.#young.get(client) ?? Infinity;
  }

  #isOld({ id }: Y.Item): boolean {
    return id.clock < this.#firstYoung(id);
  }

  /** Some of it, at least. */
  #hasGone({ id: { client, clock }, length }: Y.Item): boolean {
    const ranges = this.#deleted.clients.get(client) ?? [];
    return ranges.some((range) => range.clock < clock + length && clock < range.clock + range.len);
  }
}

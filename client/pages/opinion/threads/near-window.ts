/**
 * Which paragraphs are near the window. Words that are spoken of are marked in these alone: each mark is a box of its own in the one grid that
 * the text is, and 2,000 of them would be laid out with every letter that somebody types.
 */
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { Store } from '../../../lib/store.ts';
import type { MarginRow } from '../text/margin.ts';

/** A window above and one below: whoever scrolls comes to words that are marked already. */
const MARGIN = '100% 0px';
/** Paragraphs that come and go together: not each one that scrolls past has the text drawn again. */
const TOGETHER = 16;

export class NearWindow {
  readonly blocks = new Store<ReadonlySet<BlockId>>(new Set());
  #rows: readonly MarginRow[] = [];
  readonly #inside = new Set<Element>();
  readonly #observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.#inside.add(target);
        else this.#inside.delete(target);
      }
      this.#tell();
    },
    { rootMargin: MARGIN },
  );

  /** From top to bottom. */
  watch(rows: readonly MarginRow[]): void {
    const places = new Set<Element>(rows.map(({ place }) => place));
    for (const { place } of this.#rows) {
      if (places.has(place)) continue;
      this.#observer.unobserve(place);
      this.#inside.delete(place);
    }
    for (const place of places) this.#observer.observe(place);
    this.#rows = rows;
    this.#tell();
  }

  close(): void {
    this.#observer.disconnect();
  }

  #tell(): void {
    const inside = this.#rows.flatMap(({ place }, at) => (this.#inside.has(place) ? [at] : []));
    const [first, last] = [inside[0], inside.at(-1)];
    // in the middle of a very long paragraph none has its beginning near: it is one of those before
    if (first === undefined || last === undefined) return;
    // the one before the first may reach into the window
    const start = Math.max(0, first - 1);
    const known = this.blocks.getSnapshot();
    // what has gone out of it goes when something comes: else the text would be drawn again at both ends of what scrolls past
    if (this.#rows.slice(start, last + 1).every(({ id }) => known.has(id))) return;
    const [from, to] = [Math.floor(start / TOGETHER) * TOGETHER, Math.ceil((last + 1) / TOGETHER) * TOGETHER];
    this.blocks.set(new Set(this.#rows.slice(from, to).map(({ id }) => id)));
  }
}

/**
 * Which paragraphs are near the window. Words that are spoken of are marked in these alone: each mark is a box of its own in the one grid that
 * the text is, and 2,000 of them would be laid out with every letter that somebody types.
 *
 * Where paragraphs begin is measured when the text has got another size, a line more or less once somebody scrolls. An observer of each of
 * them had the browser look at all of them in every frame, also in those that a letter costs.
 */
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { Store } from '../../../lib/store.ts';
import { keptNear, meet, whereOneWrites } from '../kept-near.ts';
import type { MarginRow } from '../text/margin.ts';

/** Half a window above and below: whoever scrolls comes to words that are marked already. */
const AROUND = 0.5;
/** Paragraphs that come together where somebody scrolls on: not each one that scrolls past has the text drawn again. */
const TOGETHER = 16;
/** And where somebody has come by a jump, mostly to write there: each mark costs every letter something. */
const AT_ONCE = 4;
/** So many stay marked once they are, until somebody writes. */
const KEPT = 6 * TOGETHER;

export class NearWindow {
  readonly blocks = new Store<ReadonlySet<BlockId>>(new Set());
  #rows: readonly MarginRow[] = [];
  /** Where they begin, from the top of the text, as it was when it was so high. */
  #tops: readonly number[] = [];
  #height = 0;
  #isOld = false;
  /** Has somebody scrolled on, so that more may be marked than must be? */
  #isMore = false;
  #text: Element | null = null;
  readonly #sizes = new ResizeObserver(() => this.#resized());
  readonly #ended = new AbortController();

  constructor() {
    const { signal } = this.#ended;
    for (const what of ['scroll', 'resize']) window.addEventListener(what, () => this.#look(), { passive: true, signal });
    whereOneWrites(() => this.#isMore && this.#look(true), signal);
  }

  /** From top to bottom. */
  watch(rows: readonly MarginRow[]): void {
    const text = rows[0]?.place.parentElement ?? null;
    if (rows === this.#rows && text === this.#text) return;
    this.#rows = rows;
    if (text !== this.#text) {
      this.#sizes.disconnect();
      this.#text = text;
      if (text !== null) this.#sizes.observe(text);
    }
    this.#measure();
  }

  close(): void {
    this.#ended.abort();
    this.#sizes.disconnect();
  }

  /** A line more or less takes none out of the heights around the window: it waits until somebody scrolls, or goes on writing. */
  #resized(): void {
    const { height = 0 } = this.#text?.getBoundingClientRect() ?? {};
    this.#isOld = true;
    // it was not shown before
    if (this.#height === 0 || Math.abs(height - this.#height) > window.innerHeight / 2) this.#look();
  }

  /** One that grows while another shrinks by as much is not heard of; the heights around the window forgive that. */
  #measure(writes = false): void {
    const { top: start = 0, height = 0 } = this.#text?.getBoundingClientRect() ?? {};
    this.#height = height;
    this.#isOld = false;
    let top = 0;
    this.#tops = this.#rows.map(({ place }) => {
      // what stands beside a paragraph may have no box of its own (.why-closed), and what is not shown has none
      const box = place.getClientRects()[0] ?? place.nextElementSibling?.getClientRects()[0];
      top = box === undefined ? top : box.top - start;
      return top;
    });
    this.#look(writes);
  }

  #look(writes = false): void {
    if (this.#isOld) return this.#measure(writes);
    const seen = this.#text?.getBoundingClientRect();
    // while another view of the opinion is shown the text is nowhere
    if (seen === undefined || seen.height === 0) return;
    const { innerHeight } = window;
    const [above, below] = [-seen.top - AROUND * innerHeight, -seen.top + (1 + AROUND) * innerHeight];
    // the one before the first may reach into the window
    const first = Math.max(
      0,
      this.#tops.findLastIndex((top) => top <= above),
    );
    const end = this.#tops.findLastIndex((top) => top < below) + 1;
    const known = this.blocks.getSnapshot();
    const isKnown = ({ id }: MarginRow): boolean => known.has(id);
    if (writes) this.#isMore = false;
    // a few more are not worth drawing the text once more
    if (this.#rows.slice(first, end).every(isKnown) && !(writes && known.size > end - first + TOGETHER)) return;
    const marked = [this.#rows.findIndex(isKnown), this.#rows.findLastIndex(isKnown) + 1] as const;
    this.#isMore = meet(marked, [first, end]) && !writes;
    const by = this.#isMore ? TOGETHER : AT_ONCE;
    const needed = [Math.floor(first / by) * by, Math.ceil(end / by) * by] as const;
    this.blocks.set(new Set(this.#rows.slice(...(writes ? needed : keptNear(marked, needed, KEPT))).map(({ id }) => id)));
  }
}

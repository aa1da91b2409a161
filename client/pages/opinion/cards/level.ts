/**
 * Keeps the cards level with their paragraphs, and says which of them are near what is seen: only those are drawn. It measures once after the
 * text has another size, the open card has, or other cards are there; a letter that moves nothing costs nothing here. Lines that come while one
 * scrolls have the height of those that were there: to ask them would have the whole page laid out once more.
 */
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { keptNear, meet, whereOneWrites } from '../kept-near.ts';
import { stack } from './stack.ts';

/** CSS pixels between two cards. */
const GAP = 6;
/**
 * How far beyond the window they must be there, in heights of the window, and how far they are drawn where somebody scrolls on. Whoever has come
 * by a jump mostly writes there, and each that is drawn costs every letter something.
 */
const NEEDED = 0.5;
const DRAWN = 1.5;
/** So many stay drawn once they are, until somebody writes; a few more than must be there stay then too. */
const KEPT = 64;
const FEW = 8;

/** A paragraph that has a card, and the one in the text before it: of one that is gone there may be nothing else to stand beside. */
export interface Stands {
  readonly id: BlockId;
  readonly behind: BlockId | null;
}

export class Level {
  readonly #column: HTMLElement;
  readonly #tell: (near: ReadonlySet<BlockId>) => void;
  readonly #ended = new AbortController();
  readonly #sizes: ResizeObserver;
  #carded: readonly Stands[] = [];
  /** Where their paragraphs begin, from the top of the column. */
  #tops: ReadonlyMap<BlockId, number> = new Map();
  #near: ReadonlySet<BlockId> = new Set();
  /** Has somebody scrolled on, so that more may be drawn than must be? */
  #isMore = false;
  /** As high as they were when they were measured last. */
  #open: number | null = null;
  #line: number | null = null;
  #opened: HTMLElement | null = null;

  /** `column` holds the cards, each with `data-card`, and stands beside the text. */
  constructor(column: HTMLElement, tell: (near: ReadonlySet<BlockId>) => void) {
    this.#column = column;
    this.#tell = tell;
    this.#sizes = new ResizeObserver((sizes) => {
      this.#open = null;
      if (sizes.some(({ target }) => target === this.#text)) this.measure();
      else this.place();
    });
    if (this.#text !== null) this.#sizes.observe(this.#text);
    const { signal } = this.#ended;
    for (const what of ['scroll', 'resize']) window.addEventListener(what, () => this.#look(), { passive: true, signal });
    whereOneWrites(() => this.#isMore && this.#look(true), signal);
  }

  close(): void {
    this.#ended.abort();
    this.#sizes.disconnect();
    this.#column.style.minBlockSize = '';
    for (const card of this.#cards()) card.style.insetBlockStart = '';
  }

  /** `carded`: from top to bottom. */
  measure(carded = this.#carded): void {
    this.#carded = carded;
    this.#open = null;
    this.#line = null;
    const places = new Map<string, Element>();
    for (const one of this.#text?.querySelectorAll<HTMLElement>('[data-id]') ?? []) places.set(one.dataset.id ?? '', one);
    const { top: start } = this.#column.getBoundingClientRect();
    let at = 0;
    this.#tops = new Map(
      carded.map(({ id, behind }) => {
        // what is folded has the place of what it is folded into
        const drawn = outwards(places.get(id) ?? places.get(behind ?? '')).find((one) => one.getClientRects().length > 0);
        if (drawn !== undefined) at = drawn.getBoundingClientRect().top - start;
        return [id, at];
      }),
    );
    this.#look();
    this.place();
  }

  place(): void {
    const cards = this.#cards();
    let at = GAP;
    const wanted = cards.map((card) => {
      at = this.#tops.get(card.dataset.card ?? '') ?? at;
      return { at, height: this.#heightOf(card) };
    });
    const open = cards.findIndex(isOpen);
    const tops = stack(wanted, open, GAP);
    cards.forEach((card, index) => {
      card.style.insetBlockStart = `${tops[index]}px`;
    });
    this.#column.style.minBlockSize = `${(tops.at(-1) ?? 0) + (wanted.at(-1)?.height ?? 0)}px`;
  }

  /** All lines have the same (cards.css). That of what is not displayed is not kept. */
  #heightOf(card: HTMLElement): number {
    if (!isOpen(card)) {
      this.#line ??= card.offsetHeight || null;
      return this.#line ?? 0;
    }
    if (this.#opened !== card) {
      if (this.#opened !== null) this.#sizes.unobserve(this.#opened);
      this.#sizes.observe(card);
      this.#opened = card;
      this.#open = null;
    }
    this.#open ??= card.offsetHeight;
    return this.#open;
  }

  get #text(): Element | null {
    return this.#column.parentElement?.querySelector('.text-column') ?? null;
  }

  #cards(): readonly HTMLElement[] {
    return [...this.#column.querySelectorAll<HTMLElement>(':scope > [data-card]')];
  }

  #look(writes = false): void {
    const top = -this.#column.getBoundingClientRect().top;
    const { innerHeight } = window;
    const tops = this.#carded.map(({ id }) => this.#tops.get(id) ?? 0);
    // they need not rise: what is folded has the place of another. Then there are some more between the first and the last
    const within = (heights: number): readonly [from: number, to: number] => {
      const from = tops.findIndex((at) => at > top - heights * innerHeight);
      return [from < 0 ? tops.length : from, tops.findLastIndex((at) => at < top + (1 + heights) * innerHeight) + 1];
    };
    const isNear = ({ id }: Stands): boolean => this.#near.has(id);
    const needed = within(NEEDED);
    if (writes) this.#isMore = false;
    const goes = writes && this.#near.size > needed[1] - needed[0] + FEW;
    if (this.#carded.slice(...needed).every(isNear) && !goes) return;
    const drawn = [this.#carded.findIndex(isNear), this.#carded.findLastIndex(isNear) + 1] as const;
    this.#isMore = meet(drawn, needed) && !writes;
    const kept = this.#isMore ? keptNear(drawn, within(DRAWN), KEPT) : needed;
    this.#near = new Set(this.#carded.slice(...kept).map(({ id }) => id));
    this.#tell(this.#near);
  }
}

const isOpen = (card: Element): boolean => card.classList.contains('cards');

const outwards = (from: Element | undefined): readonly Element[] =>
  from === undefined ? [] : [from, ...outwards(from.parentElement?.closest('details, .gone') ?? undefined)];

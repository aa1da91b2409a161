/**
 * Keeps the cards level with their paragraphs, and says which of them are near what is seen: only those are drawn. It measures once after the
 * text has another size, the open card has, or other cards are there; a letter that moves nothing costs nothing here.
 */
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { stack } from './stack.ts';

/** CSS pixels between two cards. */
const GAP = 6;
/** How far beyond the window cards are drawn, and how far they must be there, in heights of the window. */
const DRAWN = 1.5;
const NEEDED = 0.5;

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

  /** `column` holds the cards, each with `data-card`, and stands beside the text. */
  constructor(column: HTMLElement, tell: (near: ReadonlySet<BlockId>) => void) {
    this.#column = column;
    this.#tell = tell;
    this.#sizes = new ResizeObserver((sizes) => (sizes.some(({ target }) => target === this.#text) ? this.measure() : this.place()));
    for (const one of [this.#text, column.querySelector('.cards')]) if (one !== null) this.#sizes.observe(one);
    const { signal } = this.#ended;
    for (const what of ['scroll', 'resize']) window.addEventListener(what, () => this.#look(), { passive: true, signal });
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
      return { at, height: card.offsetHeight };
    });
    const open = cards.findIndex((card) => card.classList.contains('cards'));
    const tops = stack(wanted, open, GAP);
    cards.forEach((card, index) => {
      card.style.insetBlockStart = `${tops[index]}px`;
    });
    this.#column.style.minBlockSize = `${(tops.at(-1) ?? 0) + (wanted.at(-1)?.height ?? 0)}px`;
  }

  get #text(): Element | null {
    return this.#column.parentElement?.querySelector('.text-column') ?? null;
  }

  #cards(): readonly HTMLElement[] {
    return [...this.#column.querySelectorAll<HTMLElement>(':scope > [data-card]')];
  }

  #look(): void {
    const top = -this.#column.getBoundingClientRect().top;
    const { innerHeight } = window;
    const within = (heights: number): readonly BlockId[] =>
      [...this.#tops].flatMap(([id, at]) => (at > top - heights * innerHeight && at < top + (1 + heights) * innerHeight ? [id] : []));
    if (within(NEEDED).every((id) => this.#near.has(id))) return;
    this.#near = new Set(within(DRAWN));
    this.#tell(this.#near);
  }
}

const outwards = (from: Element | undefined): readonly Element[] =>
  from === undefined ? [] : [from, ...outwards(from.parentElement?.closest('details, .gone') ?? undefined)];

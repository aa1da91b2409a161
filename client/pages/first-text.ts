/**
 * The text that the server has written into the first HTML (server/http/pages/first-page.ts). It stays on the page, first where the server put
 * it, then in the place where the editor will be, until the editor has the text; and while one thing takes the place of another, what
 * somebody reads stays where it is on the screen.
 */
import { createContext } from 'react';

/** Somebody who has had a page before the eyes for so long is reading; before that, its top is what one wants to see. */
const READING_MS = 1000;

interface Anchor {
  readonly block: string;
  /** CSS pixels from the top of the window. */
  readonly top: number;
}

export class FirstText {
  /** Which opinion's it is. */
  readonly opinion: string;
  /** All that the server wrote below the head of the page. */
  readonly desk: HTMLElement;
  /** The text alone, with its margin. */
  readonly body: HTMLElement;
  readonly #watching: MutationObserver;
  #anchor: Anchor | null = null;
  #lookDue = 0;
  #scrolled = window.scrollY > 0;
  #read = false;
  #over = false;

  private constructor(whole: HTMLElement, desk: HTMLElement, body: HTMLElement) {
    this.opinion = whole.dataset.opinion ?? '';
    this.desk = desk;
    this.body = body;
    // told after a change of the page and before it is painted
    this.#watching = new MutationObserver(this.#changed);
    this.#watching.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    window.addEventListener('scroll', this.#scroll, { passive: true });
    this.#look();
  }

  /** Null where the server has written none. */
  static onPage(): FirstText | null {
    const whole = document.getElementById('first');
    const desk = whole?.querySelector<HTMLElement>('.desk');
    const body = desk?.querySelector<HTMLElement>('.text-body');
    return whole && desk && body ? new FirstText(whole, desk, body) : null;
  }

  get over(): boolean {
    return this.#over;
  }

  /** The editor has the text. */
  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#changed();
    cancelAnimationFrame(this.#lookDue);
    this.#watching.disconnect();
    window.removeEventListener('scroll', this.#scroll);
  }

  readonly #look = (): void => {
    // where the eyes are: rather in the middle of the window than in its first line
    const all = blocks();
    const top = (at: number): number => all[at]?.getBoundingClientRect().top ?? Number.NaN;
    let [above, below] = [0, all.length];
    while (below - above > 1) {
      const middle = (above + below) >> 1;
      if (top(middle) <= window.innerHeight / 2) above = middle;
      else below = middle;
    }
    this.#anchor = all.length === 0 ? null : { block: all[above]?.dataset.id ?? '', top: top(above) };
  };

  readonly #scroll = (): void => {
    this.#scrolled ||= window.scrollY > 0;
    this.#look();
  };

  /** To ask where something stands makes the browser lay out the page: for whoever does not read yet that is soon enough with the frame. */
  readonly #changed = (): void => {
    cancelAnimationFrame(this.#lookDue);
    this.#read ||= this.#scrolled || isBeforeTheEyes();
    if (this.#read) this.#keep();
    else this.#lookDue = requestAnimationFrame(this.#look);
  };

  readonly #keep = (): void => {
    const anchor = this.#anchor;
    const moved = blocks().find((element) => element.dataset.id === anchor?.block);
    if (anchor === null || moved === undefined) return;
    // the anchor stays as it was: the page may be half made, and too short to be scrolled there yet
    window.scrollBy({ top: moved.getBoundingClientRect().top - anchor.top, behavior: 'instant' });
  };
}

const blocks = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.text-body > p[data-id]')];

function isBeforeTheEyes(): boolean {
  const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.POSITIVE_INFINITY;
  return performance.now() - painted > READING_MS;
}

export const FirstTextContext = createContext<FirstText | null>(null);

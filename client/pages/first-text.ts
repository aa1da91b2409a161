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
  #read = false;
  #over = false;

  private constructor(whole: HTMLElement, desk: HTMLElement, body: HTMLElement) {
    this.opinion = whole.dataset.opinion ?? '';
    this.desk = desk;
    this.body = body;
    // told after a change of the page and before it is painted
    this.#watching = new MutationObserver(this.#keep);
    this.#watching.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    window.addEventListener('scroll', this.#look, { passive: true });
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
    this.#keep();
    this.#watching.disconnect();
    window.removeEventListener('scroll', this.#look);
  }

  readonly #look = (): void => {
    // where the eyes are: rather in the middle of the window than in its first line
    const placed = blocks().map((element) => ({ block: element.dataset.id ?? '', top: element.getBoundingClientRect().top }));
    this.#anchor = placed.findLast(({ top }) => top <= window.innerHeight / 2) ?? placed[0] ?? null;
  };

  readonly #keep = (): void => {
    const anchor = this.#anchor;
    const moved = blocks().find((element) => element.dataset.id === anchor?.block);
    if (anchor === null || moved === undefined) return;
    this.#read ||= isBeingRead();
    // the anchor stays as it was: the page may be half made, and too short to be scrolled there yet
    if (this.#read) window.scrollBy({ top: moved.getBoundingClientRect().top - anchor.top, behavior: 'instant' });
    else this.#look();
  };
}

const blocks = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.text-body > p[data-id]')];

function isBeingRead(): boolean {
  const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.POSITIVE_INFINITY;
  return window.scrollY > 0 || performance.now() - painted > READING_MS;
}

export const FirstTextContext = createContext<FirstText | null>(null);

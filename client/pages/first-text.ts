/**
 * The text that the server has written into the first HTML (server/http/pages/first-page.tsx). It stays where the server put it, below what
 * the application draws: each move would lay the whole text out anew. Once there is a place where the editor will be it goes there, until
 * the editor has the text. While one thing takes the place of another, what somebody reads stays where it is on the screen.
 */
import { createContext } from 'react';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { browserClock } from '../lib/clock.ts';
import { Store } from '../lib/store.ts';

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
  /** How high the bar above it is, and the calls that run, CSS pixels. */
  readonly barHeight: number;
  readonly alertsHeight: number;
  /** May come what the text can do without: letters can be typed into it, or whoever would bring its editor waits no more (after-text.ts). */
  readonly rest = new Store(false);
  readonly #whole: HTMLElement;
  readonly #watching: MutationObserver;
  readonly #sizes: ResizeObserver;
  /** How many places show it where it is. */
  #waiting = 0;
  #anchor: Anchor | null = null;
  #lookDue = 0;
  #read = window.scrollY > 0;
  /** How far down the page we have put it. */
  #at = -1;
  #leaving = false;
  #over = false;

  private constructor(whole: HTMLElement, desk: HTMLElement, body: HTMLElement) {
    this.opinion = whole.dataset.opinion ?? '';
    this.#whole = whole;
    this.desk = desk;
    this.body = body;
    const heightOf = (part: string): number => desk.querySelector(part)?.getBoundingClientRect().height ?? 0;
    this.barHeight = heightOf('.top-bar');
    this.alertsHeight = heightOf('.alerts');
    // told after a change of the page and before it is painted
    this.#watching = new MutationObserver(this.#changed);
    // and once the browser has found what is in sight and how high that is: before it, paragraphs are as high as they are taken for
    this.#sizes = new ResizeObserver(this.#changed);
    this.#watching.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    this.#sizes.observe(document.body);
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

  /** It can still be seen where the server put it. */
  get isHere(): boolean {
    return !this.#over && this.#whole.isConnected && this.#whole.contains(this.body);
  }

  /** What stands beside each paragraph, for the editor that takes its place at once: nobody sees what is left, so it is not laid out. */
  takeMargins(): ReadonlyMap<BlockId, HTMLElement> {
    this.#leaving = true;
    browserClock.after(0, () => {
      this.#leaving = false;
    });
    const all = [...this.body.querySelectorAll<HTMLElement>('.margin')];
    return new Map(all.map((one) => [one.nextElementSibling?.getAttribute('data-id') ?? '', one]));
  }

  /** Whoever came to this paragraph of it reads elsewhere by now. */
  hasLeft(block: string): boolean {
    return this.#anchor !== null && this.#anchor.block !== block && blockOf(block) !== null;
  }

  /** The application has drawn itself round what comes: of all that the server wrote the text alone is left, and only where it is waited for. */
  readonly surround = (): void => {
    const [main] = this.#whole.getElementsByTagName('main');
    for (const part of [...this.#whole.children]) if (part !== main) part.remove();
    main?.setAttribute('role', 'none');
    this.#leave();
  };

  /** Shows it as long as it is waited for; returns how to end that. */
  readonly wait = (): (() => void) => {
    this.#waiting += 1;
    return () => {
      this.#waiting -= 1;
      this.left();
    };
  };

  /** A place where it was is gone; who waits next may come at once. Until then what is read is not looked for: it would be laid out twice. */
  readonly left = (): void => {
    this.#leaving = true;
    queueMicrotask(() => {
      this.#leaving = false;
      if (this.#waiting > 0) this.#changed();
      this.#leave();
    });
  };

  readonly #leave = (): void => {
    if (this.#waiting > 0) return;
    this.#whole.remove();
    if (!this.#over && !this.body.isConnected) this.#end();
  };

  /** The editor has the text, or nobody looks here any more. */
  #end(): void {
    this.#changed();
    this.#over = true;
    this.rest.set(true);
    this.#watching.disconnect();
    // the editor is not laid out yet, and the rest of the page comes a moment later
    setTimeout(
      () => {
        this.#sizes.disconnect();
        cancelAnimationFrame(this.#lookDue);
        window.removeEventListener('scroll', this.#scroll);
      },
      this.#read ? READING_MS : 0,
    );
  }

  readonly #look = (): void => {
    // whoever came to a paragraph reads there, as long as its beginning is in sight
    const named = blockOf(window.location.hash.slice(1));
    const isSeen = named && topOf(named) >= 0 && topOf(named) < window.innerHeight;
    // what is out of sight would be laid out for being asked where it is
    const read = isSeen ? named : middleOf(middleOf(document, '.stretch') ?? document, BLOCKS);
    this.#anchor = read ? { block: read.dataset.id ?? '', top: topOf(read) } : null;
  };

  readonly #scroll = (): void => {
    this.#read = true;
    // what we did ourselves is no reading on, and the page may have grown since
    if (window.scrollY !== this.#at) this.#look();
  };

  /** To ask where something stands makes the browser lay out the page: for whoever does not read yet that is soon enough with the frame. */
  readonly #changed = (): void => {
    if (this.#leaving) return;
    cancelAnimationFrame(this.#lookDue);
    this.#read ||= isBeforeTheEyes();
    if (this.#read) this.#keep();
    else this.#lookDue = requestAnimationFrame(this.#look);
  };

  readonly #keep = (): void => {
    const anchor = this.#anchor;
    const moved = anchor && blockOf(anchor.block);
    // the anchor stays as it was: the page may be half made, and too short to be scrolled there yet
    if (!moved) return;
    window.scrollBy({ top: topOf(moved) - anchor.top, behavior: 'instant' });
    this.#at = window.scrollY;
  };
}

const BLOCKS = '.text-body p[data-id]';

/** Among a thousand the browser finds it sooner than we do. */
const blockOf = (id: string): HTMLElement | null => document.querySelector(`${BLOCKS}[data-id="${CSS.escape(id)}"]`);

const topOf = (element: Element): number => element.getBoundingClientRect().top;

/** Which of several, one below the other, is in the middle of the window: rather there are the eyes than in its first line. */
export function inTheMiddle(all: ArrayLike<Element | null>): number {
  let [above, below] = [0, all.length];
  while (below - above > 1) {
    const middle = (above + below) >> 1;
    if ((all[middle]?.getBoundingClientRect().top ?? Number.NaN) <= window.innerHeight / 2) above = middle;
    else below = middle;
  }
  return above;
}

function middleOf(whole: ParentNode, parts: string): HTMLElement | undefined {
  const all = whole.querySelectorAll<HTMLElement>(parts);
  return all[inTheMiddle(all)];
}

function isBeforeTheEyes(): boolean {
  return performance.getEntriesByName('first-contentful-paint').some(({ startTime }) => performance.now() - startTime > READING_MS);
}

export const FirstTextContext = createContext<FirstText | null>(null);

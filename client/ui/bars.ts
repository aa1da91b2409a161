/**
 * Bars that lie over the page at its top or bottom. They are measured, and what is brought into view stands clear of them: by
 * `scroll-padding` whatever the browser brings there itself, the focus above all, and by `bringInSight` what we bring.
 */

/** CSS pixels between what was brought into view and a bar. */
const AIR = 16;

interface Covered {
  readonly top: number;
  readonly bottom: number;
}

const bars = new Set<Element>();

/** Of the bars, and of the page while something is kept in sight. */
const sizes = new ResizeObserver(() => {
  pad();
  kept?.show();
});

/** The `ref` of whatever lies over the page, on screens of some size. */
export function bar(element: Element | null): (() => void) | undefined {
  if (element === null) return;
  bars.add(element);
  sizes.observe(element);
  return () => {
    bars.delete(element);
    sizes.unobserve(element);
    pad();
  };
}

/** How much of the window they take, also those that lie over the page only once it is scrolled. */
function covered(): Covered {
  const all = [...bars].map(reach);
  return { top: Math.max(0, ...all.map(({ top }) => top)), bottom: Math.max(0, ...all.map(({ bottom }) => bottom)) };
}

function reach(element: Element): Covered {
  const { position, top } = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  if (box.height === 0) return { top: 0, bottom: 0 };
  return {
    top: position === 'sticky' ? Number.parseFloat(top) + box.height : 0,
    bottom: position === 'fixed' ? document.documentElement.clientHeight - box.top : 0,
  };
}

/** Where a bar at the top stands on the page as long as it is not scrolled. */
const places = new WeakMap<Element, number>();

/** Where it ends then: what comes from below takes no more than the rest. */
function endOf(element: Element): number {
  const { position, top: stuck } = getComputedStyle(element);
  const { top, height } = element.getBoundingClientRect();
  if (position !== 'sticky' || height === 0) return 0;
  if (top > Number.parseFloat(stuck)) places.set(element, top + window.scrollY);
  return (places.get(element) ?? 0) + height;
}

/**
 * What all of the page inherits is computed anew with each change: so it is measured first, and then set. A long text stays out of that
 * (text.css), which holds for what it has from the body, and not for what it has from the page.
 */
function pad(): void {
  const { top, bottom } = covered();
  const end = Math.max(0, ...[...bars].map(endOf));
  const { body, documentElement: page } = document;
  body.style.setProperty('--bars', `${top}px`);
  body.style.setProperty('--bars-below', `${bottom}px`);
  body.style.setProperty('--bars-end', `${end}px`);
  page.style.setProperty('scroll-padding-block', `${top + AIR}px ${bottom + AIR}px`);
}

interface Box {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Scrolls no further than it must. Where a thing with all that belongs to it does not fit between the bars, the thing alone; where that
 * does not fit either, its beginning. Whoever arrives at it has seen nothing of what is round it: it comes to a third of the window.
 */
export function bringInSight(thing: Box, all: Box = thing, arriving = false): void {
  pad();
  const bars = covered();
  const end = document.documentElement.clientHeight - bars.bottom;
  const fits = ({ top, bottom }: Box): boolean => bottom - top + 2 * AIR <= end - bars.top;
  const { top, bottom } = fits(all) ? all : thing;
  const [up, down] = [top - AIR - bars.top, bottom + AIR - end];
  const by = up < 0 || !fits({ top, bottom }) ? up : Math.max(0, down);
  if (by === 0) return;
  const third = Math.min(document.documentElement.clientHeight / 3, end - AIR - (bottom - top));
  window.scrollBy({ top: arriving ? top - Math.max(bars.top + AIR, third) : by, behavior: 'instant' });
}

let kept: { readonly show: () => void } | null = null;

/** Is a thing kept in sight, by which the page keeps its place? */
export const keepsInSight = (): boolean => kept !== null;

/**
 * Shows something now, and again whenever the page or a bar grows or shrinks: what stands above it may come later. Until whoever reads
 * presses something, types or scrolls; where the page is as high as it was, it is they who moved it. Returns how to stop.
 */
export function keepInSight(bring: () => void): () => void {
  const { body, documentElement: page } = document;
  let [at, height] = [0, 0];
  const mine = {
    show: () => {
      bring();
      [at, height] = [window.scrollY, page.scrollHeight];
    },
  };
  const end = new AbortController();
  const stop = (): void => {
    end.abort();
    if (kept !== mine) return;
    kept = null;
    sizes.unobserve(body);
  };
  const scrolled = (): void => {
    if (page.scrollHeight === height && Math.abs(window.scrollY - at) > 1) stop();
  };
  kept = mine;
  mine.show();
  // the marks beside the paragraphs follow before the page is painted (marks.tsx), and may leave it as high as it was
  queueMicrotask(() => {
    if (kept === mine) mine.show();
  });
  sizes.observe(body);
  for (const act of ['keydown', 'pointerdown']) window.addEventListener(act, stop, { capture: true, signal: end.signal });
  window.addEventListener('scroll', scrolled, { passive: true, signal: end.signal });
  return stop;
}

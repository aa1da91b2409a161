/**
 * Where the window or the letters get another size (by zoom, by a turn of the device, by a column that comes or goes), the paragraph before
 * the eyes stays there. Until one scrolls it is the same paragraph, however often things change.
 */
import { useEffect, useRef } from 'react';
import { keepsInSight } from '../../../ui/bars.ts';
import './keep-place.css';

/** Where the eyes are, as a share of the window. */
const EYES = 0.4;

/** A paragraph by its id, because the editor makes its element anew, and how much of it was above the eyes. */
interface Reading {
  readonly id: string;
  readonly share: number;
}

export function KeepPlace() {
  const letters = useRef<HTMLSpanElement>(null);
  useEffect(() => (letters.current === null ? undefined : keepPlace(letters.current)), []);
  return <span ref={letters} className="letter-size" />;
}

/** `letters`: as wide as letters are high. */
function keepPlace(letters: HTMLElement): () => void {
  const text = document.querySelector<HTMLElement>('.text-column');
  if (text === null) return () => {};
  let reading: Reading | null = null;
  let at = -1;
  const look = (): void => {
    // what we did ourselves, or the browser did for a change of size, is no reading on
    if (Math.abs(window.scrollY - at) <= 1) return;
    at = window.scrollY;
    reading = at === 0 ? null : beforeTheEyes(text);
  };
  const keep = (): void => {
    if (keepsInSight()) return;
    const paragraph = paragraphsOf(text).find(({ dataset }) => dataset.id === reading?.id);
    if (reading === null || paragraph === undefined) return;
    const { top, height } = paragraph.getBoundingClientRect();
    window.scrollBy({ top: top + height * reading.share - EYES * window.innerHeight, behavior: 'instant' });
    at = window.scrollY;
  };
  const sizes = widths([letters, text], keep);
  look();
  const end = new AbortController();
  window.addEventListener('scroll', look, { passive: true, signal: end.signal });
  return () => {
    end.abort();
    sizes.disconnect();
  };
}

/** Tells when one of them has another width: a text gets higher by typing, too. */
function widths(all: readonly HTMLElement[], changed: () => void): ResizeObserver {
  const known = new Map<Element, number>();
  const sizes = new ResizeObserver((entries) => {
    const others = entries.filter(({ target, contentRect: { width } }) => {
      const before = known.get(target);
      known.set(target, width);
      // 0: it is not shown
      return (before ?? 0) > 0 && width > 0 && before !== width;
    });
    if (others.length > 0) changed();
  });
  for (const one of all) sizes.observe(one);
  return sizes;
}

function beforeTheEyes(text: HTMLElement): Reading | null {
  const y = EYES * window.innerHeight;
  const all = paragraphsOf(text);
  let [above, below] = [0, all.length];
  while (below - above > 1) {
    const middle = (above + below) >> 1;
    if ((all[middle]?.getBoundingClientRect().top ?? 0) <= y) above = middle;
    else below = middle;
  }
  const paragraph = all[above];
  if (paragraph === undefined) return null;
  const { top, height } = paragraph.getBoundingClientRect();
  return { id: paragraph.dataset.id ?? '', share: height === 0 ? 0 : (y - top) / height };
}

const paragraphsOf = (text: HTMLElement): readonly HTMLElement[] => [...text.querySelectorAll<HTMLElement>('.text-body p[data-id]')];

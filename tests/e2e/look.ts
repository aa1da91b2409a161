/** How a paragraph, or the line of one that is gone, stands on the page: what is wrong with it, in words. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { until } from '../support/until.ts';

/** In the page; empty = nothing is wrong: it is all there, clear of every bar and of the edge, or its beginning where there is no room. */
function look(id: string): string {
  const AIR = 8;
  const paragraph = [...document.querySelectorAll(`:is(.text-column, .removed) [data-id="${id}"]`)].find(
    (one) => one.getClientRects().length > 0,
  );
  if (paragraph === undefined) return 'it is not on the page';
  const { top, bottom, left, width } = paragraph.getBoundingClientRect();
  const x = left + width / 2;
  const over = (y: number): Element | null =>
    document.elementFromPoint(x, y)?.closest('.bars, .call-bar, .sync-bar, .chair, .cards') ?? null;
  const scrolled = document.documentElement.scrollHeight - innerHeight - scrollY;
  if (scrollY > 1 && (top < AIR || over(top - AIR) !== null)) return `its top is at ${top}, under or at ${over(top - AIR)?.className}`;
  let end = top;
  while (end < bottom - 1 && end < innerHeight && over(end + 1) === null) end += 1;
  const whole = end >= bottom - 1;
  // where the page goes on below a paragraph that is seen whole, some air is left
  let free = innerHeight;
  while (free > top && over(free - 1) !== null) free -= 1;
  let first = 0;
  while (first < top && over(first) !== null) first += 1;
  const room = free - first - 4 * AIR;
  if (whole && bottom - top <= room && scrolled > 1 && bottom + AIR > free)
    return `its end at ${bottom} is at the edge of what begins at ${free}`;
  if (!whole && bottom - top <= room) return `of ${top} to ${bottom} only what is above ${end} is seen, in a room of ${room}`;
  return whole || end - top >= 60 ? '' : `only ${Math.round(end - top)} pixels are seen`;
}

/** Waits until it stands as it must. */
export async function seen(page: Page, id: string, way: string): Promise<void> {
  const wrong = (): Promise<string> => page.evaluate(look, id);
  try {
    await until('the paragraph in sight', async () => (await wrong()) === '');
  } catch {
    expect.unreachable(`${way} to ${id}: ${await wrong()}`);
  }
}

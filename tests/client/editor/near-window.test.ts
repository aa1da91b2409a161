// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NearWindow } from '../../../client/pages/opinion/threads/near-window.ts';
import { id } from '../support/ids.ts';

const HEIGHT = 100;
const ROWS = 300;
/** CSS pixels, as the page has been scrolled by now. */
let scrolled = 0;
/** Of the paragraph at this place, where it is not that of all. */
let tall = new Map<number, number>();
let isShown = true;
/** Tells that the text has another size. */
let resized = (): void => {};
let observed = new Set<Element>();

const text = document.createElement('div');
const rows = Array.from({ length: ROWS }, (_, at) => ({ id: id(at), place: document.createElement('div') }));
const topOf = (at: number): number =>
  Array.from({ length: at }, (_, n) => tall.get(n) ?? HEIGHT).reduce((sum, one) => sum + one, -scrolled);
/** So often a paragraph was measured. */
let measured = 0;
const boxes = (at: number): DOMRectList => {
  measured += 1;
  return (isShown ? [new DOMRect(0, topOf(at), 10, HEIGHT)] : []) as unknown as DOMRectList;
};
for (const [at, { place }] of rows.entries()) {
  place.getClientRects = () => boxes(at);
  text.append(place);
}
text.getBoundingClientRect = () => new DOMRect(0, -scrolled, 100, isShown ? topOf(ROWS) + scrolled : 0);
const ids = (from: number, to: number) => rows.slice(from, to).map((row) => row.id);
const scroll = (to: number): void => {
  scrolled = to;
  window.dispatchEvent(new Event('scroll'));
};

beforeEach(() => {
  [scrolled, tall, isShown, observed] = [0, new Map(), true, new Set()];
  vi.stubGlobal('innerHeight', 1000);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(tell: () => void) {
        resized = tell;
      }
      observe(one: Element): void {
        observed.add(one);
      }
      disconnect(): void {
        observed.clear();
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

it('P32 words are marked in the window and half of it around it, and stay so while one reads up and down', () => {
  const near = new NearWindow();
  expect(near.blocks.getSnapshot().size).toBe(0);
  near.watch(rows);
  expect([...near.blocks.getSnapshot()]).toEqual(ids(0, 16));
  const first = near.blocks.getSnapshot();
  // a few further on, in what is marked already: nothing is drawn again
  scroll(50);
  expect(near.blocks.getSnapshot()).toBe(first);
  scroll(150);
  expect([...near.blocks.getSnapshot()]).toEqual(ids(0, 32));
  const more = near.blocks.getSnapshot();
  scroll(0);
  expect(near.blocks.getSnapshot()).toBe(more);
  // a jump: what is far from it goes, and no more is marked than must be
  scroll(20_000);
  expect([...near.blocks.getSnapshot()]).toEqual(ids(192, 216));
  // and of too much what is farthest
  for (let to = 20_000; to <= 28_000; to += 100) {
    scroll(to);
    const marked = near.blocks.getSnapshot();
    expect(marked.size).toBeLessThanOrEqual(96);
    for (const one of ids(to / 100 - 5, to / 100 + 15)) expect(marked).toContain(one);
  }
  expect([...near.blocks.getSnapshot()]).toEqual(ids(208, 300));
  near.close();
});

it('P32 words are marked in the middle of a very long paragraph, and where the text has got another size', () => {
  const near = new NearWindow();
  tall = new Map([[20, 50_000]]);
  near.watch(rows);
  scroll(25_000);
  expect([...near.blocks.getSnapshot()]).toEqual(ids(20, 24));
  scroll(53_000);
  expect([...near.blocks.getSnapshot()]).toEqual(ids(20, 48));
  // it has become short: what is seen is far down now
  tall = new Map();
  scrolled = 12_000;
  resized();
  expect([...near.blocks.getSnapshot()]).toEqual(ids(112, 136));
  near.close();
  scroll(0);
  expect([...near.blocks.getSnapshot()]).toEqual(ids(112, 136));
});

it('P32 paragraphs that come and go are known, and nothing is watched where no words are spoken of', () => {
  const near = new NearWindow();
  near.watch(rows.slice(0, 10));
  expect([...near.blocks.getSnapshot()]).toEqual(ids(0, 10));
  near.watch(rows.slice(5, 15));
  expect([...near.blocks.getSnapshot()]).toEqual(ids(5, 15));
  // another view of the opinion is shown
  isShown = false;
  near.watch(rows);
  resized();
  expect([...near.blocks.getSnapshot()]).toEqual(ids(5, 15));
  isShown = true;
  resized();
  expect([...near.blocks.getSnapshot()]).toEqual(ids(0, 16));
  expect([...observed]).toEqual([text]);
  near.watch([]);
  expect(observed.size).toBe(0);
  near.close();
});

it('P17 P32 what stays marked while one reads goes where one writes, and nothing beside the window', () => {
  vi.useFakeTimers();
  const near = new NearWindow();
  near.watch(rows);
  const write = (isComposing = false): void => {
    document.body.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing }));
    vi.advanceTimersByTime(1_000);
  };
  for (let to = 0; to <= 3_000; to += 100) scroll(to);
  expect([...near.blocks.getSnapshot()]).toEqual(ids(0, 48));
  // round words that are being composed nothing is drawn
  write(true);
  expect(near.blocks.getSnapshot().size).toBe(48);
  write();
  expect([...near.blocks.getSnapshot()]).toEqual(ids(24, 48));
  const few = near.blocks.getSnapshot();
  write();
  expect(near.blocks.getSnapshot()).toBe(few);
  // a few more are not worth drawing the text once more
  scroll(3_100);
  const more = near.blocks.getSnapshot();
  expect([...more]).toEqual(ids(24, 48));
  near.close();
  scroll(0);
  write();
  expect(near.blocks.getSnapshot()).toBe(more);
  vi.useRealTimers();
});

it('P32 words of a short text that is shown later are marked', () => {
  const near = new NearWindow();
  isShown = false;
  tall = new Map(rows.map((_, at) => [at, at < 3 ? HEIGHT : 0]));
  near.watch(rows);
  resized();
  expect(near.blocks.getSnapshot().size).toBe(0);
  isShown = true;
  resized();
  expect([...near.blocks.getSnapshot()].slice(0, 3)).toEqual(ids(0, 3));
  near.close();
});

it('P17 P32 a line more has nothing measured until somebody scrolls', () => {
  const near = new NearWindow();
  near.watch(rows);
  tall = new Map([[3, HEIGHT + 30]]);
  measured = 0;
  resized();
  expect(measured).toBe(0);
  scroll(10);
  expect(measured).toBe(ROWS);
  scroll(20);
  expect(measured).toBe(ROWS);
  tall = new Map([[3, 30 * HEIGHT]]);
  resized();
  expect(measured).toBe(2 * ROWS);
  near.close();
});

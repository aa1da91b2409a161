// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NearWindow } from '../../../client/pages/opinion/threads/near-window.ts';
import { id } from '../support/ids.ts';

/** What the browser would say of the places that are observed. */
class Seen {
  static last: Seen | null = null;
  readonly observed = new Set<Element>();
  readonly #tell: (entries: readonly object[]) => void;
  constructor(tell: (entries: readonly object[]) => void, { rootMargin }: { rootMargin: string }) {
    expect(rootMargin).toBe('100% 0px');
    this.#tell = tell;
    Seen.last = this;
  }
  observe(place: Element): void {
    this.observed.add(place);
  }
  unobserve(place: Element): void {
    this.observed.delete(place);
  }
  disconnect(): void {
    this.observed.clear();
  }
  say(places: readonly Element[], isIntersecting: boolean): void {
    this.#tell(places.map((target) => ({ target, isIntersecting })));
  }
}

const rows = Array.from({ length: 300 }, (_, at) => ({ id: id(at), place: document.createElement('div') }));
const places = rows.map(({ place }) => place);

beforeEach(() => vi.stubGlobal('IntersectionObserver', Seen));
afterEach(() => vi.unstubAllGlobals());

it('P32 words are marked near the window, and stay so while one reads in the middle of a long paragraph', () => {
  const near = new NearWindow();
  near.watch(rows);
  const { last } = Seen;
  expect(last?.observed.size).toBe(300);
  expect(near.blocks.getSnapshot().size).toBe(0);
  last?.say(places.slice(0, 20), true);
  last?.say(places.slice(20), false);
  const first = near.blocks.getSnapshot();
  expect([...first]).toEqual(rows.slice(0, 32).map((row) => row.id));
  // a few further on, in what is marked already: nothing is drawn again
  last?.say(places.slice(20, 23), true);
  expect(near.blocks.getSnapshot()).toBe(first);
  // what has left the window stays marked until something comes
  last?.say(places.slice(0, 10), false);
  expect(near.blocks.getSnapshot()).toBe(first);
  // a jump: the paragraph before the first reaches into the window
  last?.say(places.slice(0, 23), false);
  last?.say(places.slice(160, 170), true);
  expect([...near.blocks.getSnapshot()]).toEqual(rows.slice(144, 176).map((row) => row.id));
  const there = near.blocks.getSnapshot();
  last?.say(places.slice(160, 170), false);
  expect(near.blocks.getSnapshot()).toBe(there);
});

it('P32 paragraphs that come and go are watched, and nothing is where no words are spoken of', () => {
  const near = new NearWindow();
  near.watch(rows.slice(0, 10));
  Seen.last?.say(places.slice(0, 10), true);
  near.watch(rows.slice(5, 15));
  expect([...(Seen.last?.observed ?? [])]).toEqual(places.slice(5, 15));
  Seen.last?.say(places.slice(10, 15), true);
  expect([...near.blocks.getSnapshot()]).toEqual(rows.slice(5, 15).map((row) => row.id));
  near.watch([]);
  expect(Seen.last?.observed.size).toBe(0);
  near.close();
});

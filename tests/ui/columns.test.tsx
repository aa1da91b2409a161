// @vitest-environment happy-dom
/** P21: the outline and the cards of all paragraphs, beside the text. */
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Level } from '../../client/pages/opinion/cards/level.ts';
import { stack, type Wanted } from '../../client/pages/opinion/cards/stack.ts';
import { countOf, groupsOf, narrowed, rowsFor } from '../../client/pages/opinion/outline/rows.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { register } from '../../shared/opinion/show.ts';
import { Entities } from '../../shared/page/entities.ts';
import { marksOf } from '../../shared/page/marks.ts';
import { opinionNames } from '../../shared/page/paragraph-names.ts';
import { ARL, BRU, World } from '../opinion/world.ts';
import { freshSeed, type Rng, rngOf } from '../support/rng.ts';
import { DeskRig } from './support/desk.tsx';

vi.mock('../../shared/page/marks.ts', async (original) => {
  const marks = await original<typeof import('../../shared/page/marks.ts')>();
  return { ...marks, marksOf: vi.fn(marks.marksOf) };
});

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('cards', () => {
  const GAP = 6;
  const some = (rng: Rng): readonly Wanted[] =>
    Array.from({ length: rng.between(1, 12) }, () => ({ at: rng.below(900), height: rng.between(20, 400) })).sort((a, b) => a.at - b.at);

  it('P21 never lie over each other, keep their order, and give way to the open one', () => {
    const rng = rngOf(freshSeed('cards'));
    let [pushed, kept] = [0, 0];
    for (let round = 0; round < 2000; round += 1) {
      const cards = some(rng);
      const open = rng.below(cards.length);
      const tops = stack(cards, open, GAP);
      expect(tops).toHaveLength(cards.length);
      for (const [at, top] of tops.entries()) {
        const before = at === 0 ? 0 : (tops[at - 1] ?? 0) + (cards[at - 1]?.height ?? 0) + GAP;
        expect(top).toBeGreaterThanOrEqual(before);
        pushed += top === cards[at]?.at ? 0 : 1;
      }
      const room = cards.slice(0, open).reduce((sum, { height }) => sum + height + GAP, 0);
      expect(tops[open]).toBe(Math.max(cards[open]?.at ?? 0, room));
      kept += tops[open] === cards[open]?.at ? 1 : 0;
    }
    expect(Math.min(pushed, kept)).toBeGreaterThan(300);
  });

  it('P21 of other paragraphs are a line each, in the order of the text, and lead there', async () => {
    const rig = new DeskRig(ARL);
    rig.world.object(BRU, 'a');
    rig.world.object(ARL, 'x');
    rig.world.object(BRU, 'x');
    await rig.show('b');
    const column = screen.getByRole('group', { name: 'Positions beside the text' });
    const order = [...column.querySelectorAll<HTMLElement>(':scope > [data-card]')].map(({ dataset }) => dataset.card);
    expect(order).toEqual(['a', 'b', 'x']);
    await rig.user.click(within(column).getByRole('button', { name: /^noting a\): Bruma objects/ }));
    expect(rig.opinion.focus.getSnapshot()).toBe('a');
    expect(within(column).queryByRole('button', { name: /^noting a\): Bruma objects/ })).toBeNull();
  });
});

describe('cards while one scrolls', () => {
  const HEIGHT = 100;
  const IDS = Array.from({ length: 300 }, (_, at) => `p${at}`);
  let scrolled = 0;
  let asked = 0;
  let open = 30;
  /** Tells that the open card has another size. */
  let resized = (): void => {};

  function cardOf(id: string): HTMLElement {
    const card = document.createElement('div');
    card.className = id === 'p3' ? 'cards' : 'card-line';
    card.dataset.card = id;
    const height = (): number => {
      asked += 1;
      return id === 'p3' ? open : 30;
    };
    Object.defineProperty(card, 'offsetHeight', { get: height });
    return card;
  }

  /** A text of 300 paragraphs with a card at each, of which the column draws those that are near. */
  function column() {
    const paper = document.createElement('div');
    paper.innerHTML = `<div class="text-column">${IDS.map((id) => `<p data-id="${id}"></p>`).join('')}</div><div></div>`;
    const beside = paper.lastElementChild as HTMLElement;
    for (const [at, one] of [...paper.querySelectorAll('p')].entries()) {
      one.getBoundingClientRect = () => new DOMRect(0, at * HEIGHT - scrolled, 10, HEIGHT);
      one.getClientRects = () => [one.getBoundingClientRect()] as unknown as DOMRectList;
    }
    beside.getBoundingClientRect = () => new DOMRect(0, -scrolled, 10, 300 * HEIGHT);
    const drawn: (readonly string[])[] = [];
    const opened = cardOf('p3');
    const level = new Level(beside, (near) => {
      drawn.push([...near]);
      beside.replaceChildren(...[...near].map((id) => (id === 'p3' ? opened : cardOf(id))));
      level.place();
    });
    level.measure(IDS.map((id) => ({ id, behind: null })));
    const scroll = (to: number): void => {
      scrolled = to;
      window.dispatchEvent(new Event('scroll'));
    };
    const places = () => [...beside.children].map((card) => (card as HTMLElement).style.insetBlockStart);
    return { level, drawn, scroll, places };
  }

  beforeEach(() => {
    [scrolled, asked, open] = [0, 0, 30];
    vi.stubGlobal('innerHeight', 1000);
    vi.stubGlobal(
      'ResizeObserver',
      class {
        constructor(tell: (sizes: readonly object[]) => void) {
          resized = () => tell([{ target: null }]);
        }
        observe(): void {}
        unobserve(): void {}
        disconnect(): void {}
      },
    );
  });
  afterEach(() => vi.unstubAllGlobals());

  it('P17 P21 those that come are level with their paragraphs, and none is asked for its height again', () => {
    const { level, drawn, scroll, places } = column();
    expect(drawn).toEqual([IDS.slice(0, 15)]);
    expect(asked).toBeLessThan(5);
    asked = 0;
    for (const to of [900, 1000, 2500]) scroll(to);
    expect(drawn.slice(1)).toEqual([IDS.slice(0, 34), IDS.slice(0, 50)]);
    expect(places()).toEqual(IDS.slice(0, 50).map((_, at) => `${at * HEIGHT}px`));
    // up again: they are there
    scroll(0);
    expect(drawn).toHaveLength(3);
    expect(asked).toBe(0);
    // of too many the farthest go
    for (let to = 2500; to <= 4800; to += 100) scroll(to);
    expect(drawn.at(-1)).toEqual(IDS.slice(8, 72));
    level.close();
  });

  it('P21 those below the open one give way to it when it grows', () => {
    const { level, scroll, places } = column();
    open = 250;
    resized();
    scroll(500);
    expect(places().slice(2, 7)).toEqual(['200px', '300px', '556px', '592px', '628px']);
    expect(places()).toHaveLength(30);
    level.close();
  });

  it('P17 P21 those that are far from what is seen go when others come', () => {
    const { level, drawn, scroll } = column();
    scroll(20_000);
    // no more than must be there
    expect(drawn.at(-1)).toEqual(IDS.slice(196, 215));
    for (let to = 20_000; to <= 26_000; to += 100) {
      scroll(to);
      expect(drawn.at(-1)?.length).toBeLessThanOrEqual(64);
      for (const id of IDS.slice(to / HEIGHT - 4, to / HEIGHT + 15)) expect(drawn.at(-1)).toContain(id);
    }
    level.close();
  });

  it('P17 P21 those that stay while one reads go where one writes', () => {
    vi.useFakeTimers();
    const { level, drawn, scroll, places } = column();
    for (let to = 0; to <= 3000; to += 100) scroll(to);
    expect(drawn.at(-1)?.length).toBeGreaterThan(40);
    const write = (): void => {
      document.body.dispatchEvent(new InputEvent('input', { bubbles: true }));
      vi.advanceTimersByTime(1_000);
    };
    write();
    expect(drawn.at(-1)).toEqual(IDS.slice(26, 45));
    expect(places()[0]).toBe('2600px');
    const { length } = drawn;
    write();
    expect(drawn).toHaveLength(length);
    level.close();
    vi.useRealTimers();
  });
});

describe('the text alone', () => {
  it('P21 is left by a key, which brings the rest back; so does a button, and an act', async () => {
    const rig = new DeskRig(ARL);
    await rig.show('a');
    const desk = () => document.querySelector('.desk')?.classList.contains('alone');
    const key = () => rig.user.keyboard('{Alt>}{Shift>}[KeyF]{/Shift}{/Alt}');
    screen.getByRole('button', { name: 'Object' }).focus();
    await key();
    expect(desk()).toBe(true);
    await key();
    expect(desk()).toBe(false);
    await key();
    await screen.findByRole('button', { name: 'Show the whole page' });
    await rig.press('Show the whole page');
    expect(desk()).toBe(false);
    screen.getByRole('button', { name: 'Object' }).focus();
    await key();
    await rig.user.keyboard('{Alt>}{Enter}{/Alt}');
    expect(desk()).toBe(false);
  });
});

describe('the outline', () => {
  const wide = (): void => void vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {}, removeEventListener() {} }));
  const rows = () => within(screen.getByRole('navigation', { name: 'Outline' })).getAllByRole('link');

  it('P21 names each paragraph with its status and whose it is, and goes there', async () => {
    wide();
    const rig = new DeskRig(ARL);
    rig.world.object(BRU, 'a');
    await rig.show('b');
    const row = await screen.findByRole('link', { name: 'noting a): 1 objection BRU' });
    expect(rows().filter((one) => one.getAttribute('aria-current') === 'location')).toHaveLength(1);
    await rig.user.click(row);
    expect(rig.opinion.focus.getSnapshot()).toBe('a');
    expect(row.getAttribute('aria-current')).toBe('location');
    expect(row.getAttribute('href')).toBe('#a');
  });

  it('P21 is one Tab stop, and is walked with the arrows', async () => {
    wide();
    const rig = new DeskRig(ARL);
    await rig.show('b');
    await screen.findByRole('link', { name: /^noting a\)/ });
    const stops = () => rows().filter((one) => one.tabIndex === 0);
    expect(stops().map((one) => one.getAttribute('aria-current'))).toEqual(['location']);
    stops()[0]?.focus();
    await rig.user.keyboard('{ArrowUp}');
    expect(document.activeElement?.getAttribute('href')).toBe('#a');
    expect(stops()).toEqual([document.activeElement]);
    await rig.user.keyboard('{End}');
    expect(document.activeElement).toBe(rows().at(-1));
  });

  it('P21 is narrowed to what is asked for', async () => {
    wide();
    const rig = new DeskRig(ARL);
    rig.world.object(ARL, 'a');
    rig.world.agree('b');
    await rig.show();
    await rig.user.click(await screen.findByRole('radio', { name: 'Ours 1' }));
    expect(rows().map((one) => one.dataset.row)).toContain('a');
    expect(rows().map((one) => one.dataset.row)).not.toContain('b');
    rig.others((world) => world.edit('x', 'other words'));
    await rig.user.click(screen.getByRole('radio', { name: 'Changed 1' }));
    expect(rows().filter(({ dataset }) => dataset.row === 'x')).toHaveLength(1);
    await rig.user.click(screen.getByRole('radio', { name: 'Called 0' }));
    expect(screen.getByText('No paragraph of this kind.')).toBeTruthy();
  });

  it('P17 P21 makes rows anew of what has changed alone', async () => {
    const text = createText('en', await loadCatalogue('en'), 'UTC');
    const entities = new Entities([], 'en');
    const world = new World();
    const shown = (): Register => register(world.state, new Map(), 'o', () => null);
    const begun = shown();
    const { kind, policy, phase } = begun;
    const rowOf = rowsFor({ text, entities, whole: { kind, policy, phase }, own: 'arl', begun });
    const names = opinionNames(text, entities, begun, new Map());
    const groups = (now: Register, before: ReturnType<typeof groupsOf>) =>
      groupsOf(now.paragraphs, (one) => rowOf(one, names.paragraph(one.id)), before);
    const first = groups(begun, []);
    vi.mocked(marksOf).mockClear();
    expect(groups(begun, first)).toBe(first);
    expect(marksOf).not.toHaveBeenCalled();
    world.edit('a', 'other [words]');
    const after = shown();
    const changed = {
      ...begun,
      paragraphs: begun.paragraphs.map((one) => after.paragraphs.find(({ id }) => id === one.id && id === 'a') ?? one),
    };
    const second = groups(changed, first);
    expect(vi.mocked(marksOf).mock.calls.map(([{ id }]) => id)).toEqual(['a']);
    expect(
      second
        .flat()
        .filter((row) => !first.flat().includes(row))
        .map(({ id }) => id),
    ).toEqual(['a']);
    expect(second.filter((group) => !first.includes(group))).toHaveLength(1);
    expect([
      countOf(second, 'changed'),
      narrowed(second, 'changed')
        .flat()
        .some(({ id }) => id === 'a'),
    ]).toEqual([1, true]);
    // one letter more: what the outline says of it is the same
    world.edit('a', 'other [words] more');
    const letter = shown().paragraphs.find(({ id }) => id === 'a');
    const more = { ...changed, paragraphs: changed.paragraphs.map((one) => (one.id === letter?.id ? letter : one)) };
    expect(more.paragraphs).not.toContain(after.paragraphs.find(({ id }) => id === 'a'));
    expect(groups(more, second)).toBe(second);
  });
});

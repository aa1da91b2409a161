/** Whoever goes to a paragraph sees it: no bar lies over it, and it does not stick to the edge. Every paragraph, on a desk and on a phone. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resize, troublesOf } from '../support/chromium.ts';
import { count } from '../support/levels.ts';
import { freshSeed, type Rng, rngOf } from '../support/rng.ts';
import { until } from '../support/until.ts';
import { toItsEnd } from './caret.ts';
import { openHouse } from './house.ts';
import { seen } from './look.ts';
import { type Person, sitDown } from './people.ts';

const house = openHouse();
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

/** A call runs there, some paragraphs are objected to, one is closed, one is gone. */
const OPINION = 'emergency-alerts';

const ids = (page: Page): Promise<readonly string[]> =>
  page.locator('.ProseMirror p[data-id]').evaluateAll((all) => all.map((one) => one.getAttribute('data-id') ?? ''));

/** There and back, near and far, in an order that never changes. */
const shuffled = (all: readonly string[]): readonly string[] => all.map((_, at) => all[(at * 7) % all.length] ?? '');

const current = async (page: Page): Promise<string> =>
  (await page.locator('.marks.current').locator('xpath=../following-sibling::p[1]').getAttribute('data-id')) ?? '';

const WAYS = ['address', 'outline', 'card'] as const;

/** In the page; to which paragraph, or null where there is no such way to it now. */
function jump([way, id, chance]: readonly [(typeof WAYS)[number], string, number]): string | null {
  if (way === 'address') {
    // there already, it tells nobody
    if (window.location.hash === `#${id}`) return null;
    window.location.replace(`#${id}`);
    return id;
  }
  const cards = [...document.querySelectorAll<HTMLElement>('.card-line')];
  const there =
    way === 'outline' ? document.querySelector<HTMLElement>(`.outline a[data-row="${id}"]`) : cards[Math.floor(chance * cards.length)];
  there?.click();
  return there?.dataset.card ?? there?.dataset.row ?? null;
}

/** In the page; what is wrong with the cards, in words. */
function cardsAmiss(id: string): string {
  const boxes = [...document.querySelectorAll<HTMLElement>('.beside > [data-card]')].map((one) => one.getBoundingClientRect());
  const over = boxes.findIndex(({ top }, at) => at > 0 && top < (boxes[at - 1]?.bottom ?? 0));
  if (over >= 0) return `card ${over} begins at ${boxes[over]?.top}, above the end of the one before it at ${boxes[over - 1]?.bottom}`;
  const words = document.querySelector('.text-column')?.getBoundingClientRect();
  const sides = boxes.find(({ left, right }) => words !== undefined && left < words.right && right > words.left);
  if (sides !== undefined) return `a card at ${sides.left} lies over the text`;
  const [open, paragraph] = [`.cards[data-card="${id}"]`, `.ProseMirror p[data-id="${id}"]`].map((which) =>
    document.querySelector(which)?.getBoundingClientRect(),
  );
  const off = open === undefined || paragraph === undefined ? 0 : Math.abs(open.top - paragraph.top);
  // those before it need all the room above it
  const isFull = boxes[0]?.top === document.querySelector('.beside')?.getBoundingClientRect().top;
  return off < 1 || isFull ? '' : `the open card is ${off} pixels off`;
}

/** Two hundred times anywhere, however one can. */
async function anywhere(page: Page, all: readonly string[], rng: Rng): Promise<void> {
  await page.locator('.outline a[data-row]').first().waitFor();
  const gone = new Map<string, number>();
  while ([...gone.values()].reduce((sum, count) => sum + count, 0) < 200) {
    const way = rng.pick(WAYS);
    const id = await page.evaluate(jump, [way, rng.pick(all), rng.next()] as const);
    if (id === null) continue;
    gone.set(way, (gone.get(way) ?? 0) + 1);
    await seen(page, id, way);
    await until('the cards in their places', async () => (await page.evaluate(cardsAmiss, id)) === '').catch(async () =>
      expect.unreachable(await page.evaluate(cardsAmiss, id)),
    );
  }
  expect(Math.min(...WAYS.map((way) => gone.get(way) ?? 0))).toBeGreaterThan(20);
}

/** To every paragraph by its address, near and far, or anywhere; then by keys, and from the call that runs. */
async function everywhere({ page, press }: Person, rng: Rng | null): Promise<void> {
  const all = await ids(page);
  expect(all.length).toBeGreaterThan(20);
  if (rng !== null) await anywhere(page, all, rng);
  else {
    for (const id of [...shuffled(all), ...all]) {
      await page.evaluate((block) => window.location.replace(`#${block}`), id);
      await seen(page, id, '#');
    }
  }
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press('Alt+ArrowDown');
    await seen(page, await current(page), 'Alt+Arrow');
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  await press(/^Go there/);
  await seen(page, await current(page), 'Go there');
  await byName(page, all.at(-1) ?? '');
}

/** By the palette; who leaves it first has the caret where it was. */
async function byName(page: Page, id: string): Promise<void> {
  const focused = (): Promise<boolean> => page.locator('.ProseMirror').evaluate((text) => text === document.activeElement);
  const field = page.locator('.palette input');
  const name = await page
    .locator(`.ProseMirror p[data-id="${id}"]`)
    .locator('xpath=preceding-sibling::*[1]//*[@class="number"]')
    .textContent();
  await page.locator('.ProseMirror').focus();
  const was = await current(page);
  await page.keyboard.press('Control+k');
  await field.waitFor();
  await page.keyboard.press('Escape');
  expect([await field.count(), await focused(), await current(page)]).toEqual([0, true, was]);
  await page.keyboard.press('Control+k');
  await field.fill(name ?? '');
  await page.keyboard.press('Enter');
  await seen(page, id, 'by its name');
  expect([await current(page), await focused()]).toEqual([id, true]);
}

it.each([
  ['on a desk', 'arl-head', DESK],
  ['on a desk, with the bar of the chair', 'chair', DESK],
  ['on a phone', 'arl-head', PHONE],
  ['on a phone, with the bar of the chair', 'chair', PHONE],
] as const)('P1 P21 P28 whoever goes to a paragraph sees it, %s', async (_where, seat, viewport) => {
  const person = await sitDown(house.browser, { origin: house.server.origin, seat, opinion: OPINION, viewport });
  const { page, press } = person;
  await page.locator('.call-bar').waitFor();
  if (seat === 'chair') {
    await page.locator('.chair').waitFor();
    await press('More');
    await page.locator('.chair-parts').waitFor();
  }
  await everywhere(person, viewport === DESK && seat !== 'chair' ? rngOf(freshSeed('in sight')) : null);
  expect(troublesOf(page)).toEqual([]);
  await person.context.close();
});

it('P1 P21 to go to a paragraph that is in sight moves no line of the text, by whatever way', async () => {
  const person = await sitDown(house.browser, { origin: house.server.origin, seat: 'arl-head', opinion: OPINION, viewport: DESK });
  const { page } = person;
  await page.locator('.outline a[data-row]').first().waitFor();
  const all = await ids(page);
  await page.evaluate((id) => window.location.replace(`#${id}`), all[10] ?? '');
  await seen(page, all[10] ?? '', '#');
  const tops = () =>
    page.evaluate(() => [...document.querySelectorAll('.ProseMirror p[data-id]')].map((one) => one.getBoundingClientRect().top));
  const before = await tops();
  // a quarter of the window from its edges: no bar is near
  const isThere = (at: number): boolean => (before[at] ?? 0) > 0.25 * DESK.height && (before[at + 1] ?? DESK.height) < 0.75 * DESK.height;
  // a heading is nothing that somebody decides on, and never the current one
  const decided = await page
    .locator('.ProseMirror p[data-id]:not([data-kind$=heading])')
    .evaluateAll((some) => some.map((one) => one.getAttribute('data-id')));
  const there = all.filter((id, at) => isThere(at) && decided.includes(id));
  expect(there.length).toBeGreaterThan(2);
  for (const id of [...there, ...there]) {
    for (const way of ['address', 'outline'] as const) {
      if ((await page.evaluate(jump, [way, id, 0] as const)) === null) continue;
      await until('the current one', async () => (await current(page)) === id);
      await seen(page, id, way);
      expect(await tops(), way).toEqual(before);
    }
  }
  expect(troublesOf(page)).toEqual([]);
  await person.context.close();
});

it('P1 what comes above it afterwards moves it nowhere, and nobody back who has gone on', async () => {
  const { page, context } = await sitDown(house.browser, {
    origin: house.server.origin,
    seat: 'arl-head',
    opinion: OPINION,
    viewport: PHONE,
  });
  const put = (height: number): Promise<void> =>
    page.evaluate((px) => {
      const above = document.createElement('div');
      above.style.blockSize = `${px}px`;
      above.style.overflowAnchor = 'none';
      document.querySelector('.desk')?.prepend(above);
    }, height);
  const at = (id: string): Promise<number> =>
    page.locator(`.ProseMirror p[data-id="${id}"]`).evaluate((one) => one.getBoundingClientRect().top);
  const id = (await ids(page)).at(-8) ?? '';
  await page.evaluate((block) => window.location.replace(`#${block}`), id);
  await seen(page, id, '#');
  for (const px of [300, 900, 40]) {
    await put(px);
    await seen(page, id, `with ${px} pixels more above it`);
  }
  await page.mouse.move(180, 300);
  await page.mouse.wheel(0, -3000);
  await until('gone from there', async () => (await at(id)) > PHONE.height * 2);
  await put(500);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  expect(await at(id)).toBeGreaterThan(PHONE.height * 2);
  expect(troublesOf(page)).toEqual([]);
  await context.close();
});

it.each(['en', 'ar'])('P1 on a phone the sheet of positions never covers its paragraph, in %s', async (language) => {
  const { origin } = house.server;
  const person = await sitDown(house.browser, { origin, seat: 'arl-head', opinion: OPINION, viewport: PHONE, language });
  const { page } = person;
  const fold = page.locator('.cards-fold');
  for (const id of shuffled(await ids(page))) {
    await page.evaluate((block) => window.location.replace(`#${block}`), id);
    await fold.click();
    await seen(page, id, 'unfolded');
    await page.locator('#object').or(page.locator('.cards .note')).first().waitFor();
    await seen(page, id, 'and all of it is there');
    await fold.click();
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.locator('.call-bar .button.grave').click();
  await page.locator('.cards form textarea').first().waitFor();
  await seen(page, await current(page), 'the form of an objection');
  expect(troublesOf(page)).toEqual([]);
  await person.context.close();
});

it.each(['en', 'ar'])('P7 on a phone the bar of the chair, unfolded in %s, covers nothing of the call', async (language) => {
  for (const height of [740, 568]) {
    const person = await sitDown(house.browser, {
      ...{ origin: house.server.origin, seat: 'chair', opinion: OPINION, language },
      viewport: { width: 360, height },
    });
    const { page } = person;
    const bottomOf = (part: string) => page.locator(part).evaluate((one) => one.getBoundingClientRect().bottom);
    const topOf = (part: string) => page.locator(part).evaluate((one) => one.getBoundingClientRect().top);
    await page.locator('.chair-beside [aria-expanded=false]').click();
    await page.locator('.chair-parts').waitFor();
    for (const to of [0, 600, 0]) {
      await page.evaluate((y) => window.scrollTo(0, y), to);
      await until('the call beside the bar', async () => (await bottomOf('.call-bar')) <= (await topOf('.chair')) + 0.5);
    }
    expect(troublesOf(page)).toEqual([]);
    await person.context.close();
  }
});

/** In the page; the paragraph before the eyes. */
function beforeTheEyes(): string | undefined {
  const y = 0.4 * innerHeight;
  return [...document.querySelectorAll<HTMLElement>('.ProseMirror p[data-id]')].findLast((one) => one.getBoundingClientRect().top <= y)
    ?.dataset.id;
}

/** 200 and 400 % of a desk, a phone upright and on its side, and back. */
const SIZES = [{ width: 640, height: 400 }, DESK, { width: 320, height: 200 }, PHONE, { width: 740, height: 360 }, DESK];

it.each(['en', 'ar'].slice(0, count(1, 2, 2)))(
  'P26 what one reads stays before the eyes where window or letters get another size, in %s',
  async (language) => {
    const { origin } = house.server;
    const { page, context, paragraph } = await sitDown(house.browser, {
      origin,
      seat: 'arl-head',
      opinion: OPINION,
      language,
      viewport: DESK,
    });
    await page.locator('.letter-size').waitFor({ state: 'attached' });
    const id = (await ids(page)).at(-9) ?? '';
    await paragraph(id).evaluate((one) => window.scrollBy(0, one.getBoundingClientRect().top + 5 - 0.4 * innerHeight));
    const stays = (after: string) =>
      until(`the paragraph before the eyes ${after}`, async () => (await page.evaluate(beforeTheEyes)) === id);
    await stays('at first');
    for (const size of SIZES) {
      await resize(page, size);
      await stays(`at ${size.width}`);
    }
    for (const size of ['200%', '']) {
      await page.evaluate((font) => {
        document.documentElement.style.fontSize = font;
      }, size);
      await stays(`with letters of ${size}`);
    }
    expect(troublesOf(page)).toEqual([]);
    await context.close();
  },
);

/** In the page; the paragraph with the end of the selection, and how many letters stand before that. */
function caretPlace(): readonly [id: string, offset: number] {
  const { focusNode, focusOffset } = getSelection() ?? {};
  const paragraph = (focusNode instanceof Element ? focusNode : focusNode?.parentElement)?.closest<HTMLElement>('p[data-id]');
  if (!focusNode || !paragraph) return ['', -1];
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(focusNode, focusOffset ?? 0);
  return [paragraph.dataset.id ?? '', before.toString().length];
}

describe.each(['ar', 'en'].slice(0, count(1, 2, 2)))('whoever writes, in %s', (language) => {
  let person: Person;
  let items: readonly string[];
  beforeAll(async () => {
    const { origin } = house.server;
    person = await sitDown(house.browser, { origin, seat: 'arl-head', opinion: 'community-networks', language, viewport: DESK });
    items = await person.page
      .locator('.ProseMirror p[data-kind=operative-item]:not(.closed)')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-id') ?? ''));
  });
  afterAll(async () => {
    expect(troublesOf(person.page)).toEqual([]);
    await person.context.close();
  });

  it('walks with the caret, and selects, from a paragraph into the next and back, past what stands in the margin', async () => {
    const { page, paragraph } = person;
    const [first = '', second = ''] = items;
    const { length } = (await paragraph(first).textContent()) ?? '';
    const place = (): Promise<readonly [string, number]> => page.evaluate(caretPlace);
    await paragraph(first).click();
    await toItsEnd(paragraph(first));
    for (const [key, id, offset] of [
      ['ArrowRight', second, 0],
      ['ArrowLeft', first, length],
      ['Shift+ArrowRight', second, 0],
      ['Shift+ArrowRight', second, 1],
      ['Shift+ArrowLeft', second, 0],
      ['Shift+ArrowLeft', first, length],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(async () => [key, ...(await place())]).toEqual([key, id, offset]);
    }
    await page.keyboard.press('ArrowDown');
    await expect.poll(async () => (await place())[0]).toBe(second);
    await page.keyboard.press('ArrowUp');
    await expect.poll(async () => (await place())[0]).toBe(first);
  });

  it('P27 moves a paragraph where its handle is dragged, or walked by keys; Escape leaves it', async () => {
    const { page, paragraph } = person;
    const [first = '', second = '', third = '', fourth = ''] = items;
    const order = async (): Promise<readonly string[]> => (await ids(page)).filter((id) => [first, second, third, fourth].includes(id));
    const handle = page.locator('.move > button');
    const line = page.locator('.move-line');
    /** Above the words of the fourth, with the button still down. */
    const drag = async (): Promise<void> => {
      await handle.hover();
      await page.mouse.down();
      const { y = 0 } = (await paragraph(fourth).boundingBox()) ?? {};
      for (const up of [60, 20, 2]) await page.mouse.move(640, y - up);
      await line.waitFor();
    };
    await paragraph(second).click();
    await drag();
    await page.keyboard.press('Escape');
    await line.waitFor({ state: 'detached' });
    await page.mouse.up();
    expect(await order()).toEqual([first, second, third, fourth]);
    await drag();
    await page.mouse.up();
    await expect.poll(order).toEqual([first, third, second, fourth]);
    await handle.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await line.waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(order).toEqual([first, second, third, fourth]);
  });
});

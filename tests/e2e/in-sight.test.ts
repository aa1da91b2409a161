/** Whoever goes to a paragraph sees it: no bar lies over it, and it does not stick to the edge. Every paragraph, on a desk and on a phone. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { troublesOf } from '../support/chromium.ts';
import { until } from '../support/until.ts';
import { openHouse } from './house.ts';
import { type Person, sitDown } from './people.ts';

const house = openHouse();
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

/** A call runs there, some paragraphs are objected to, one is closed, one is gone. */
const OPINION = 'emergency-alerts';

const ids = (page: Page): Promise<readonly string[]> =>
  page.locator('.ProseMirror p[data-id]').evaluateAll((all) => all.map((one) => one.getAttribute('data-id') ?? ''));

/** In the page: what is wrong with how a paragraph stands there; empty = nothing. */
function look(id: string): string {
  const AIR = 8;
  const paragraph = [...document.querySelectorAll(`:is(.text-column, .removed) [data-id="${id}"]`)].find(
    (one) => one.getClientRects().length > 0,
  );
  if (paragraph === undefined) return 'it is not on the page';
  const { top, bottom, left, width, height } = paragraph.getBoundingClientRect();
  const margin = paragraph.previousElementSibling?.querySelector('.marks')?.getBoundingClientRect();
  const x = left + width / 2;
  const over = (y: number): Element | null =>
    document.elementFromPoint(x, y)?.closest('.bars, .call-bar, .sync-bar, .chair, .cards') ?? null;
  const scrolled = document.documentElement.scrollHeight - innerHeight - scrollY;
  if (scrollY > 1 && (top < AIR || over(top - AIR) !== null)) return `its top is at ${top}, under or at ${over(top - AIR)?.className}`;
  let end = top;
  while (end < bottom - 1 && end < innerHeight && over(end + 1) === null) end += 1;
  const whole = end >= bottom - 1;
  const filled = over((margin?.top ?? top) - 3 * AIR) !== null || over(top - 3 * AIR) !== null;
  if (whole && !filled && scrolled > 1 && (bottom + AIR > innerHeight || over(bottom + AIR) !== null))
    return `its end at ${bottom} is at the edge`;
  return whole || end - top >= Math.min(height, 60) ? '' : `only ${Math.round(end - top)} of ${Math.round(height)} pixels are seen`;
}

async function seen(page: Page, id: string, way: string): Promise<void> {
  const wrong = (): Promise<string> => page.evaluate(look, id);
  try {
    await until('the paragraph in sight', async () => (await wrong()) === '');
  } catch {
    expect.unreachable(`${way} to ${id}: ${await wrong()}`);
  }
}

/** There and back, near and far, in an order that never changes. */
const shuffled = (all: readonly string[]): readonly string[] => all.map((_, at) => all[(at * 7) % all.length] ?? '');

const current = async (page: Page): Promise<string> =>
  (await page.locator('.marks.current').locator('xpath=../following-sibling::p[1]').getAttribute('data-id')) ?? '';

/** To every paragraph by its address, near and far; then by keys, and from the call that runs. */
async function everywhere({ page, press }: Person): Promise<void> {
  const all = await ids(page);
  expect(all.length).toBeGreaterThan(20);
  for (const id of [...shuffled(all), ...all]) {
    await page.evaluate((block) => window.location.replace(`#${block}`), id);
    await seen(page, id, '#');
  }
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press('Alt+ArrowDown');
    await seen(page, await current(page), 'Alt+Arrow');
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  await press(/^Go there/);
  await seen(page, await current(page), 'Go there');
}

it.each([
  ['on a desk', 'arl-head', DESK],
  ['on a desk, with the bar of the chair', 'chair', DESK],
  ['on a phone', 'arl-head', PHONE],
  ['on a phone, with the bar of the chair', 'chair', PHONE],
] as const)('P1 whoever goes to a paragraph sees it, %s', async (_where, seat, viewport) => {
  const person = await sitDown(house.browser, { origin: house.server.origin, seat, opinion: OPINION, viewport });
  const { page } = person;
  await page.locator('.call-bar').waitFor();
  if (seat === 'chair') {
    await page.locator('.chair').waitFor();
    if (await page.locator('.chair.folded').count()) await page.locator('.chair-fold').click();
  }
  await everywhere(person);
  expect(troublesOf(page)).toEqual([]);
  await person.context.close();
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
    await page.locator('.chair-fold').click();
    await page.locator('.chair-parts').waitFor();
    for (const to of [0, 600, 0]) {
      await page.evaluate((y) => window.scrollTo(0, y), to);
      await until('the call beside the bar', async () => (await bottomOf('.call-bar')) <= (await topOf('.chair')) + 0.5);
    }
    expect(troublesOf(page)).toEqual([]);
    await person.context.close();
  }
});

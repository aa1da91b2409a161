/**
 * The head of every page is one row: in six languages, for the seats with the most ways, on a phone and on a desk. A call that runs is seen in it;
 * where the ways do not fit they stand behind one button, which works by keyboard and gives the focus back.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { axe, troublesOf, watchPage } from '../support/chromium.ts';
import { until } from '../support/until.ts';
import { openHouse } from './house.ts';

const house = openHouse();
const HIGHEST = 56;
const WIDTHS = [1280, 1024, 360];

async function enter(seat: string, language: Language, width: number, path = '/docket'): Promise<Page> {
  const { origin } = house.server;
  const context = await house.browser.newContext({ viewport: { width, height: 740 } });
  await context.request.post(`${origin}/api/demo/step-in`, { data: { seat }, headers: { origin } });
  await context.request.put(`${origin}/api/me/language`, { data: { language }, headers: { origin } });
  const page = await context.newPage();
  await watchPage(page);
  await page.goto(origin + path);
  await page.locator('.running-call').waitFor();
  return page;
}

describe('the head', () => {
  it.each(LANGUAGES)('is one row in %s, and a call that runs is seen in it', async (language) => {
    for (const seat of ['secretariat', 'chair', 'bru-expert']) {
      const page = await enter(seat, language, 1280);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 740 });
        await page.locator(width < 1248 ? '.top > .drop' : '.top > .ways').waitFor();
        const row = await page.locator('.top').evaluate((top) => ({
          height: top.getBoundingClientRect().height,
          overflow: top.scrollWidth - top.clientWidth,
          places: [...top.children].map((part) => part.getBoundingClientRect()).map(({ left, right }) => ({ left, right })),
        }));
        expect(row.height).toBeLessThanOrEqual(HIGHEST);
        expect(row.overflow).toBe(0);
        const places = row.places.sort((one, other) => one.left - other.left);
        for (const [at, { right }] of places.slice(0, -1).entries()) expect(right).toBeLessThanOrEqual(places[at + 1]?.left ?? 0);
        // what the server has drawn gives way to what the page draws
        await until('a call that is seen', async () => ((await page.locator('.running-call').boundingBox())?.width ?? 0) > 90);
      }
      expect(troublesOf(page)).toEqual([]);
      await page.context().close();
    }
  });

  it.each(['en', 'ar'] as const)(
    'opens its menu by keyboard in %s; Escape, a link and the way back close it, and the focus returns',
    async (language) => {
      const page = await enter('bru-expert', language, 360);
      const menu = page.locator('.top > .drop');
      const button = menu.locator('summary');
      const has = (): Promise<boolean> => button.evaluate((one) => one === document.activeElement);
      const open = (): Promise<boolean> => menu.evaluate((one) => one instanceof HTMLDetailsElement && one.open);
      await button.focus();
      await page.keyboard.press('Enter');
      expect(await open()).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      expect(await axe(page)).toEqual([]);
      await page.keyboard.press('Tab');
      expect(
        await menu
          .locator('nav a')
          .first()
          .evaluate((one) => one === document.activeElement),
      ).toBe(true);
      await page.keyboard.press('Escape');
      expect([await open(), await has()]).toEqual([false, true]);
      await page.keyboard.press('Space');
      await menu.locator('a[href="/documents"]').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/documents');
      expect([await open(), await has()]).toEqual([false, true]);
      await button.click();
      await page.goBack();
      await page.waitForURL('**/docket');
      expect(await open()).toBe(false);
      await button.click();
      await page.locator('main').click({ position: { x: 5, y: 700 } });
      expect(await open()).toBe(false);
      await button.click();
      await menu.locator('.opener button').click();
      await page.locator('.palette [role=option]').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      expect(await axe(page)).toEqual([]);
      await page.keyboard.press('Escape');
      expect([await page.locator('.palette').count(), await open(), await has()]).toEqual([0, false, true]);
      expect(troublesOf(page)).toEqual([]);
      await page.context().close();
    },
  );
});

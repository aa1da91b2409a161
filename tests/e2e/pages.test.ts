/**
 * Every page in every state of the tour: nothing for axe to say (WCAG 2.2 A and AA), no violation of the content security policy, no line
 * on the console, no scrolling sideways on a phone; left to right and right to left, light and dark. In the gate axe looks at a desk in
 * English and at a phone in Arabic.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe, resize, troublesOf, watchPage } from '../support/chromium.ts';
import { level } from '../support/levels.ts';
import { openHouse } from './house.ts';
import { type Stop, TOUR } from './tour.ts';

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

describe('every page', () => {
  const house = openHouse();

  const look = async (stop: Stop, language: string, colorScheme: 'light' | 'dark', at: (page: Page) => Promise<void>): Promise<void> => {
    const { origin } = house.server;
    const context = await house.browser.newContext({ viewport: DESK, colorScheme });
    const page = await context.newPage();
    await watchPage(page);
    const headers = { origin };
    if (stop.seat !== null) await context.request.post(`${origin}/api/demo/step-in`, { data: { seat: stop.seat }, headers });
    await context.request.put(`${origin}/api/me/language`, { data: { language }, headers });
    await page.goto(origin + stop.path);
    await page.locator(stop.whole).first().waitFor();
    await stop.before?.(page);
    await at(page);
    expect(troublesOf(page, stop.mayTrouble ? [stop.mayTrouble] : [])).toEqual([]);
    await context.close();
  };

  describe.each(TOUR)('$name', (stop) => {
    it.each([
      ['en', 'light'],
      ['ar', 'dark'],
    ] as const)('is accessible in %s, %s, and fits a phone', async (language, scheme) => {
      await look(stop, language, scheme, async (page) => {
        expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
        // at night both on both: axe is most of what the gate spends on a page
        if (level !== 'pr' || language === 'en') expect(await axe(page)).toEqual([]);
        await resize(page, PHONE);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
        if (level !== 'pr' || language === 'ar') expect(await axe(page)).toEqual([]);
      });
    });
  });
});

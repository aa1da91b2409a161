/**
 * Every page in every state of the tour: nothing for axe to say (WCAG 2.2 A and AA), no violation of the content security policy, no line
 * on the console, no scrolling sideways on a phone, enough of a text in sight (P20); left to right and right to left, light and dark. At night
 * also zoomed, and in the colours that the system forces. In the gate each stop is looked at in one of the two, in turns, and axe looks at a
 * desk in English and at a phone in Arabic: it is the longest file of all.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe, resize, troublesOf } from '../support/chromium.ts';
import { count, level } from '../support/levels.ts';
import { patient } from '../support/patient.ts';
import { openHouse } from './house.ts';
import { TOUR } from './tour.ts';
import { LOOKS, PHONE, visit } from './visit.ts';

/** The looks of the stop in this place of the tour. */
const looksOf = (place: number) => [...LOOKS, ...LOOKS].slice(place % 2, (place % 2) + count(1, 2, 2));

const LOW = { width: 1280, height: 800 };

/** What a zoom of 200 and of 400 % leaves of it. */
const ZOOMED = [
  { width: 640, height: 400 },
  { width: 320, height: 200 },
].slice(0, count(0, 2, 2));

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** In the page, which is not scrolled: how much of the window shows the text. */
function shareOfText(): number {
  const box = (part: string) => document.querySelector(part)?.getBoundingClientRect();
  const text = box('.text-column');
  const top = Math.max(text?.top ?? 0, box('.bars')?.bottom ?? 0);
  const bottom = Math.min(text?.bottom ?? 0, box('.chair')?.top ?? innerHeight, innerHeight);
  return (bottom - top) / innerHeight;
}

describe('every page', () => {
  const house = openHouse();

  it.each(TOUR.map((stop, place) => ({ ...stop, looks: looksOf(place) })))('$name is accessible, and fits a phone', async (stop) => {
    for (const look of stop.looks) {
      const page = await visit({ browser: house.browser, origin: house.server.origin }, stop, look);
      const [language] = look;
      expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
      // at night both on both
      if (level !== 'pr' || language === 'en') expect(await axe(page)).toEqual([]);
      if (stop.reads) {
        await resize(page, LOW);
        expect(await page.evaluate(shareOfText)).toBeGreaterThanOrEqual(0.6);
      }
      for (const viewport of [...ZOOMED, PHONE]) {
        await resize(page, viewport);
        // parts that come as they are needed may take their place a moment after the page has another width
        await expect.poll(() => sideways(page), { message: `${viewport.width}`, timeout: patient(5_000) }).toBe(0);
      }
      if (level !== 'pr' || language === 'ar') expect(await axe(page)).toEqual([]);
      if (level !== 'pr') {
        await page.emulateMedia({ forcedColors: 'active' });
        expect(await axe(page)).toEqual([]);
      }
      expect(troublesOf(page, stop.mayTrouble ? [stop.mayTrouble] : [])).toEqual([]);
      await page.context().close();
    }
  });
});

/**
 * Every page in every state of the tour: nothing for axe to say (WCAG 2.2 A and AA), no violation of the content security policy, no line
 * on the console, no scrolling sideways on a phone; left to right and right to left, light and dark. In the gate axe looks at a desk in
 * English and at a phone in Arabic.
 */
import { describe, expect, it } from 'vitest';
import { axe, resize, troublesOf } from '../support/chromium.ts';
import { level } from '../support/levels.ts';
import { openHouse } from './house.ts';
import { TOUR } from './tour.ts';
import { LOOKS, PHONE, visit } from './visit.ts';

describe('every page', () => {
  const house = openHouse();

  describe.each(TOUR)('$name', (stop) => {
    it.each(LOOKS)('is accessible in %s, %s, and fits a phone', async (...look) => {
      const page = await visit({ browser: house.browser, origin: house.server.origin }, stop, look);
      const [language] = look;
      expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
      // at night both on both: axe is most of what the gate spends on a page
      if (level !== 'pr' || language === 'en') expect(await axe(page)).toEqual([]);
      await resize(page, PHONE);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      if (level !== 'pr' || language === 'ar') expect(await axe(page)).toEqual([]);
      expect(troublesOf(page, stop.mayTrouble ? [stop.mayTrouble] : [])).toEqual([]);
      await page.context().close();
    });
  });
});

/**
 * P20 in a window of a few lines, as a zoom of 300 or 400 % makes of a desk, or a phone on its side: most of it shows the text, and what the
 * bars at its foot are for can still be done.
 */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axe, resize, troublesOf } from '../support/chromium.ts';
import { count } from '../support/levels.ts';
import { openHouse } from './house.ts';
import { seen } from './look.ts';
import { sitDown } from './people.ts';

const house = openHouse();

/** 400, 300 and 200 % of 1280 by 800, and a phone on its side. */
const LOW = [
  { width: 320, height: 200 },
  { width: 427, height: 267 },
  { width: 640, height: 400 },
  { width: 740, height: 360 },
];

/** In the page: of each line of the window, is it the text that is seen there? The share of those where it is. */
function shareOfText(): number {
  const lines = [...Array(innerHeight).keys()];
  const shows = (y: number): boolean =>
    [0.25, 0.5, 0.75].some((x) => {
      const found = document.elementFromPoint(innerWidth * x, y);
      return found?.closest('.paper') != null && found.closest('.cards') === null;
    });
  return lines.filter(shows).length / lines.length;
}

/** In the middle of a long text, where nothing of the head is left in sight. */
async function inTheMiddle(page: Page): Promise<string> {
  const all = page.locator('.ProseMirror p[data-id]');
  const id = (await all.nth(Math.floor((await all.count()) / 2)).getAttribute('data-id')) ?? '';
  await page.evaluate((block) => window.location.replace(`#${block}`), id);
  await seen(page, id, '#');
  return id;
}

/** Under a call, and not. */
const SEATS = [
  ['arl-head', 'emergency-alerts'],
  ['chair', 'emergency-alerts'],
  ['chair', 'cable-landing'],
  ['secretariat', 'cable-landing'],
] as const;

it.each(SEATS.flatMap(([seat, opinion]) => ['en', 'ar'].slice(0, count(1, 2, 2)).map((language) => ({ seat, opinion, language }))))(
  'P20 three fifths of a low window show the text to $seat at $opinion in $language, and its bars work',
  async (sitting) => {
    const person = await sitDown(house.browser, { origin: house.server.origin, ...sitting });
    const { page } = person;
    await page.locator('.cards').first().waitFor();
    if (sitting.opinion === 'emergency-alerts') await page.locator('.call-bar').waitFor();
    const bar = page.locator('.chair');
    if (sitting.seat === 'chair') await bar.waitFor();
    for (const viewport of LOW) {
      await resize(page, viewport);
      await inTheMiddle(page);
      // once the bars have taken their places in the new window
      await expect
        .poll(() => page.evaluate(shareOfText), { message: `of ${viewport.width} by ${viewport.height}` })
        .toBeGreaterThanOrEqual(0.6);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      expect(await axe(page)).toEqual([]);
      for (const button of await page.locator('.chair-next button, .call-bar button, .cards-fold').all()) {
        if (!(await button.isVisible())) continue;
        await button.focus();
        // what has the focus is brought into sight within its bar
        expect(await button.evaluate(isSeen), `${await button.textContent()} at ${viewport.width}`).toBe(true);
      }
      if (sitting.seat !== 'chair') continue;
      await page.getByRole('button', { name: sitting.language === 'en' ? 'More' : 'المزيد', exact: true }).click();
      await page.locator('.chair-parts').waitFor();
      expect(await axe(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('.chair-parts').waitFor({ state: 'hidden' });
    }
    expect(troublesOf(page)).toEqual([]);
    await person.context.close();
  },
);

function isSeen(button: Element): boolean {
  const { left, top, width, height } = button.getBoundingClientRect();
  const found = document.elementFromPoint(left + width / 2, top + height / 2);
  return found !== null && (button.contains(found) || found.contains(button));
}

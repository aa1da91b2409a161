/** P11 in Chromium: the line loses the code or the style of a page, and gives it back. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axe } from '../support/chromium.ts';
import { sit } from './follower.ts';
import { openHouse } from './house.ts';
import { seen } from './look.ts';

const house = openHouse();

/** What the line loses until it is told to give it back. */
async function losing(page: Page, files: string): Promise<() => Promise<void>> {
  let asked = 0;
  await page.route(files, (route) => {
    asked += 1;
    return route.abort('internetdisconnected');
  });
  return async () => {
    expect(asked).toBeGreaterThan(0);
    await page.unroute(files);
  };
}

const isStyled = (page: Page): Promise<boolean> =>
  page
    .locator('.topic')
    .first()
    .evaluate((one) => getComputedStyle(one).display === 'grid');

it.each([
  ['en', 'Part of this page could not be fetched. It comes by itself when the connection is back.'],
  ['ar', 'تعذّر تحميل جزء من هذه الصفحة. سيظهر تلقائياً عندما يعود الاتصال.'],
])('P11 a page whose code was lost says so in %s and comes by itself, on a phone too', async (language, words) => {
  const { page, context } = await sit(house.browser, house.server.origin, { viewport: { width: 360, height: 740 } });
  await page.goto(`${house.server.origin}/?lang=${language}`);
  await page.locator('.opinions li').first().waitFor();
  const giveBack = await losing(page, '**/assets/docket-*');
  await page.evaluate(() => document.querySelector<HTMLAnchorElement>('a[href="/docket"]')?.click());
  const said = page.getByRole('alert').filter({ hasText: words });
  await said.waitFor();
  expect(await axe(page)).toEqual([]);
  await page.locator('.not-fetched').getByRole('button').waitFor();
  await giveBack();
  await page.locator('.topic').first().waitFor();
  expect(await said.count()).toBe(0);
  expect(await isStyled(page)).toBe(true);
  await context.close();
});

it('P11 the first words that the line has lost are missed aloud, and where nothing comes at all that is said after a while', async () => {
  const { page, context } = await sit(house.browser, house.server.origin);
  const giveBack = await losing(page, '**/assets/first-*.js');
  await page.goto(`${house.server.origin}/o/cable-landing`);
  await page.getByRole('alert').filter({ hasText: 'has not come yet' }).waitFor();
  const said = page.locator('.not-fetched');
  expect(await said.isVisible()).toBe(true);
  expect(await axe(page)).toEqual([]);
  await giveBack();
  await page.locator('.ProseMirror').waitFor();
  expect(await said.count()).toBe(0);
  await losing(page, '**/assets/*.js');
  await page.goto('about:blank');
  await page.goto(`${house.server.origin}/o/cable-landing`);
  expect(await said.isVisible()).toBe(false);
  await page.evaluate(() => {
    for (const one of document.getAnimations()) one.finish();
  });
  expect(await said.isVisible()).toBe(true);
  await context.close();
});

it('P1 P11 to try again, where nothing has come, leads to the paragraph that the address names', async () => {
  const { page, context } = await sit(house.browser, house.server.origin);
  const giveBack = await losing(page, '**/assets/*.js');
  await page.goto(`${house.server.origin}/o/cable-landing`);
  const id = await page.locator('.text-body p[data-id]').nth(9).getAttribute('data-id');
  await page.goto('about:blank');
  const address = `${house.server.origin}/o/cable-landing#${id}`;
  await page.goto(address);
  await page.evaluate(() => {
    for (const one of document.getAnimations()) one.finish();
  });
  await giveBack();
  await page.locator('.not-fetched a').click();
  await page.locator('.ProseMirror').waitFor();
  expect(page.url()).toBe(address);
  await seen(page, id ?? '', 'by trying again');
  await context.close();
});

it('P11 what comes again is not without its style', async () => {
  const { page, context } = await sit(house.browser, house.server.origin);
  await page.goto(house.server.origin);
  await page.locator('.opinions li').first().waitFor();
  const giveBack = await losing(page, '**/assets/*.css');
  await page.evaluate(() => document.querySelector<HTMLAnchorElement>('a[href="/docket"]')?.click());
  await page.getByRole('alert').filter({ hasText: 'could not be fetched' }).waitFor();
  await giveBack();
  await page.locator('.topic').first().waitFor();
  expect(await isStyled(page)).toBe(true);
  await context.close();
});

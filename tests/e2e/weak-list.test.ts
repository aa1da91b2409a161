/** From the list to an opinion on a weak line: the text comes first, and the way to a lighter page with it; the editor follows. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { troublesOf, watchPage } from '../support/chromium.ts';
import { patient } from '../support/patient.ts';
import { openHouse } from './house.ts';

const house = openHouse();

/** Generous for a machine that does much else; without the server's own page it took half a minute. */
const READABLE_MS = 6_000;

async function atList(): Promise<Page> {
  const { origin } = house.server;
  const context = await house.browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.request.post(`${origin}/api/demo/step-in`, { data: { seat: 'arl-head' }, headers: { origin } });
  await context.request.put(`${origin}/api/me/language`, { data: { language: 'en' }, headers: { origin } });
  const page = await context.newPage();
  await watchPage(page);
  const link = await context.newCDPSession(page);
  await link.send('Network.enable');
  const weak = { offline: false, latency: 600, downloadThroughput: 8_000, uploadThroughput: 8_000 };
  await link.send('Network.emulateNetworkConditions', weak);
  await page.goto(origin, { waitUntil: 'commit' });
  await page
    .locator('main article h3 a')
    .first()
    .waitFor({ timeout: patient(120_000) });
  // all words and what goes on
  await page.locator('#open-consultations').waitFor({ timeout: patient(120_000) });
  return page;
}

it('P2 from the list at 64 kbit/s the text is read in time, with a way to follow it, and the editor comes after it', async () => {
  const page = await atList();
  const pressed = performance.now();
  await page.locator('main article h3 a[href="/o/cable-landing"]').click();
  await page.locator('.text-body > p:last-child').waitFor({ timeout: patient(120_000) });
  const readable = performance.now() - pressed;
  const follow = page.locator('.first-follow[href="/live/cable-landing"]');
  const offered = await follow.isVisible();
  await page.locator('.ProseMirror [data-kind=title]').waitFor({ timeout: patient(180_000) });
  process.stdout.write(`P2 read after ${Math.round(readable)} ms, written in after ${Math.round(performance.now() - pressed)} ms\n`);
  expect(readable).toBeLessThan(READABLE_MS);
  expect(offered).toBe(true);
  expect(await follow.count()).toBe(0);
  expect(troublesOf(page)).toEqual([]);
  await page.context().close();
});

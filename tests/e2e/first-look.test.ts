/** What is seen at a weak line before the application is here: words, and then a list that stays where it came. */
import { expect, it } from 'vitest';
import { troublesOf, watchPage } from '../support/chromium.ts';
import { patient } from '../support/patient.ts';
import { openHouse } from './house.ts';

const house = openHouse();

it('P3 has words at 64 kbit/s before any script has come, and the calls that run, and nothing jumps when the list is here', async () => {
  const { origin } = house.server;
  const context = await house.browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.request.post(`${origin}/api/demo/step-in`, { data: { seat: 'arl-head' }, headers: { origin } });
  await context.request.put(`${origin}/api/me/language`, { data: { language: 'en' }, headers: { origin } });
  const page = await context.newPage();
  await watchPage(page);
  const link = await context.newCDPSession(page);
  await link.send('Network.enable');
  await link.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 600,
    downloadThroughput: 8_000,
    uploadThroughput: 8_000,
  });
  await page.addInitScript(() => {
    Reflect.set(window, 'jumped', 0);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) Reflect.set(window, 'jumped', Reflect.get(window, 'jumped') + Reflect.get(entry, 'value'));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(origin, { waitUntil: 'commit' });
  await page.locator('main', { hasText: 'Loading…' }).waitFor();
  expect(await page.locator('#app > *').count()).toBe(0);
  expect(await page.locator('#first .running-call').count()).toBeGreaterThan(0);
  await page
    .locator('main article')
    .first()
    .waitFor({ timeout: patient(120_000) });
  await page.locator('#open-consultations').waitFor({ timeout: patient(120_000) });
  expect(await page.evaluate(() => Reflect.get(window, 'jumped'))).toBeLessThan(0.01);
  // P18 what is under discussion, and the way there
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await page.locator('.discussed').evaluate((one) => one.getBoundingClientRect().bottom)).toBeLessThan(300);
  expect(troublesOf(page)).toEqual([]);
  await context.close();
});

/** L16 in Chromium: the page of a follower while the clock of the device is moved, and with a node whose clock is another. */
import { expect, it } from 'vitest';
import { saidOn } from '../support/aloud.ts';
import { troublesOf } from '../support/chromium.ts';
import { sit } from './follower.ts';
import { openHouse } from './house.ts';

const house = openHouse();

const SLOW = 'The connection is slow';
/** Enough for the page to save data, were they late. */
const beats = (server: number): string => `event: t\ndata: ${server}\n\n`.repeat(3);
const timeOf = (ms: number): string => new Date(ms).toTimeString().slice(0, 5);

it.each([
  ['forward', 3_600_000],
  ['back', -3_600_000],
])('L16 the clock of the device is set %s while the page is open', async (_way, set) => {
  const { page, context } = await sit(house.browser, house.server.origin);
  await page.clock.install();
  const begun = Date.now();
  const call = { h: { state: `<p><time data-at="${begun + 60_000}"></time></p>` } };
  const bodies = [
    `retry: 100\ndata: ${JSON.stringify(call)}\n\n${beats(begun)}`,
    // another node, half a minute behind
    `retry: 3600000\n${beats(begun - 30_000)}`,
  ];
  let asked = 0;
  let seen = (): void => {};
  const first = new Promise<void>((resolve) => {
    seen = resolve;
  });
  await page.route('**/api/live/**', async (route) => {
    await page.clock.setSystemTime(Date.now() + set);
    if (asked > 0) await first;
    await route.fulfill({ contentType: 'text/event-stream', body: bodies[asked] ?? '' });
    asked += 1;
  });
  const left = (words: RegExp) => page.locator('#state time').filter({ hasText: words }).waitFor();
  await page.goto(`${house.server.origin}/live/community-networks?lang=en`, { waitUntil: 'commit' });
  await left(/^00:[3-5]\d$/);
  seen();
  await left(/^01:[0-2]\d$/);
  await page.locator('#line').filter({ hasText: 'Not live since' }).waitFor();
  const since = /\d\d:\d\d/.exec((await page.locator('#line').textContent()) ?? '')?.[0] ?? '';
  expect([timeOf(begun - 30_000), timeOf(begun), timeOf(Date.now())]).toContain(since);
  expect(saidOn(page).filter(({ words }) => words.includes(SLOW))).toEqual([]);
  expect([await page.locator('#slow').textContent(), await page.locator('#saver').inputValue(), asked]).toEqual(['', '', 2]);
  expect(troublesOf(page)).toEqual([]);
  await context.close();
});

it('L16 a call of more than an hour counts its hours', async () => {
  const { page, context } = await sit(house.browser, house.server.origin);
  const begun = Date.now();
  const call = { h: { state: `<p><time data-at="${begun + 5_400_000}"></time></p>` } };
  const body = `retry: 3600000\ndata: ${JSON.stringify(call)}\n\n${beats(begun)}`;
  await page.route('**/api/live/**', (route) => route.fulfill({ contentType: 'text/event-stream', body }));
  await page.goto(`${house.server.origin}/live/community-networks?lang=en`, { waitUntil: 'commit' });
  await page
    .locator('#state time')
    .filter({ hasText: /^01:29:[0-5]\d$/ })
    .waitFor();
  await context.close();
});

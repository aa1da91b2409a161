/** N7 and N11 in Chromium: the server is killed and comes back while pages are open; each says so once, by the forum's line or by that of its text. */
import type { Page, Request } from 'playwright-core';
import { expect, it } from 'vitest';
import { saidOn } from '../support/aloud.ts';
import { axe, troublesOf } from '../support/chromium.ts';
import { patient } from '../support/patient.ts';
import { until } from '../support/until.ts';
import { sit } from './follower.ts';
import { openHouse } from './house.ts';

const house = openHouse();

const PAGES = [
  ['/', '.opinions li'],
  ['/meetings/ieg-2', '.agenda'],
  ['/timetable', '.timetable section'],
  ['/docket', 'main article'],
  ['/documents', 'main article'],
  ['/screen/ieg-2', '.screen h1'],
  ['/o/cable-landing', '.ProseMirror [data-kind=title]'],
  ['/o/cable-landing/screen', '.screen [data-kind=title]'],
] as const;

/** Chromium writes a line for each attempt to come back. */
const AWAY = [/net::ERR_/];
const about = (page: Page) => saidOn(page).filter(({ words }) => /Not live|Live again/.test(words));

const QUIET_MS = 500;

/** Whether the page has all that it asks for: what it asks for when the line is lost already is said to be missing, and rightly so. */
function hasAll(page: Page): () => boolean {
  const open = new Set<Request>();
  let since = performance.now();
  const asked = (one: Request): void => {
    if (one.resourceType() !== 'eventsource') open.add(one);
    since = performance.now();
  };
  const answered = (one: Request): void => {
    open.delete(one);
    since = performance.now();
  };
  page.on('request', asked);
  page.on('requestfinished', answered);
  page.on('requestfailed', answered);
  return () => open.size === 0 && performance.now() - since > QUIET_MS;
}

it('N7 a lost line is one message on every page, and one that it is back', { timeout: patient(120_000) }, async () => {
  const { browser, server } = house;
  const opened = await Promise.all(
    PAGES.map(async ([path, whole]) => {
      const seat = await sit(browser, server.origin, { viewport: { width: 360, height: 740 } });
      const isWhole = hasAll(seat.page);
      await seat.page.goto(server.origin + path);
      await seat.page.locator(whole).first().waitFor();
      await until(`${path} to have all of it`, isWhole);
      return { path, ...seat };
    }),
  );
  await server.down();
  for (const { path, page } of opened)
    await expect.poll(() => [path, about(page).map(({ region }) => region)], { timeout: patient(15_000) }).toEqual([path, ['alert']]);
  const [, meeting] = opened;
  expect(await axe(meeting?.page as Page)).toEqual([]);
  const alerts = (page: Page) => saidOn(page).flatMap(({ region, words }) => (region === 'alert' ? [words] : []));
  expect(opened.map(({ path, page }) => [path, alerts(page)])).toEqual(
    PAGES.map(([path]) => [path, [expect.stringContaining('Not live')]]),
  );
  await server.up();
  for (const { path, page, context } of opened) {
    await expect
      .poll(() => [path, about(page).map(({ region }) => region)], { timeout: patient(15_000) })
      .toEqual([path, ['alert', 'status']]);
    expect(await page.locator('.line-lost, .sync-bar').count()).toBe(0);
    expect(troublesOf(page, AWAY)).toEqual([]);
    await context.close();
  }
});

it('N11 a session that was ended from another device is said where one is, and what was typed there outlives it', async () => {
  const { browser, server } = house;
  const [mine, other] = await Promise.all([
    sit(browser, server.origin, { viewport: { width: 360, height: 740 } }, 'halden'),
    sit(browser, server.origin, {}, 'halden'),
  ]);
  const { page } = mine;
  await page.goto(`${server.origin}/contribute`);
  const words = page.locator('main form textarea').first();
  await words.fill('What took an hour to write.');
  const editor = await mine.context.newPage();
  await editor.goto(`${server.origin}/o/cable-landing`);
  await editor.locator('.sync-sign[data-sync=recorded]').waitFor();
  expect((await other.context.request.delete(`${server.origin}/api/sessions`, { headers: { origin: server.origin } })).status()).toBe(204);
  const said = page.locator('.line-lost').filter({ hasText: 'you were signed out' });
  await said.waitFor({ timeout: patient(10_000) });
  expect(
    saidOn(page)
      .filter((one) => one.words.includes('you were signed out'))
      .map(({ region }) => region),
  ).toEqual(['alert']);
  expect(await axe(page)).toEqual([]);
  const [signIn] = await Promise.all([
    mine.context.waitForEvent('page'),
    said.getByRole('link', { name: 'Sign in in another tab' }).click(),
  ]);
  await signIn.locator('main button').first().waitFor();
  const ended = editor.locator('.sync-bar').filter({ hasText: 'you were signed out' });
  await ended.waitFor({ timeout: patient(10_000) });
  await signIn.getByRole('button', { name: /H\. Rook/ }).click();
  await editor.locator('.sync-sign[data-sync=recorded]').waitFor({ timeout: patient(10_000) });
  expect(await ended.count()).toBe(0);
  await signIn.close();
  await said.waitFor({ state: 'detached', timeout: patient(10_000) });
  expect(await words.inputValue()).toBe('What took an hour to write.');
  expect(troublesOf(page, [/status of 401/])).toEqual([]);
  for (const { context } of [mine, other]) await context.close();
});

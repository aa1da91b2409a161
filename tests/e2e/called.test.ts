/** A call is told on every page within a second: seen, in the tab, and with what to press, which leads to its paragraph. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { troublesOf, watchPage } from '../support/chromium.ts';
import { HttpClient } from '../support/http-client.ts';
import { openHouse } from './house.ts';

const house = openHouse();
const OPINION = 'community-networks';
const PAGES = ['/', '/documents', '/o/cable-landing', '/docket'];

const CALLED = /^Call – (\d:\d\d – )?Draft opinion \d: The chair asks for objections/;

/** Longer than a second only where the machine has much else to do. */
const TOLD_MS = 2_500;

async function at(path: string, language = 'en', viewport = { width: 1280, height: 800 }): Promise<Page> {
  const { origin } = house.server;
  const context = await house.browser.newContext({ viewport });
  await context.request.post(`${origin}/api/demo/step-in`, { data: { seat: 'bru-head' }, headers: { origin } });
  await context.request.put(`${origin}/api/me/language`, { data: { language }, headers: { origin } });
  const page = await context.newPage();
  await watchPage(page);
  await page.goto(origin + path);
  await page.locator('.running-call').first().waitFor();
  return page;
}

it('P3 on every page a call is told within a second, in the tab too, and what to press leads to its paragraph', async () => {
  const pages = await Promise.all(PAGES.map((path) => at(path)));
  const chair = await HttpClient.stepIn(house.server.origin, 'chair');
  const target = (await chair.register(OPINION)).paragraphs.find(({ status, closed }) => status === 'open' && !closed);
  if (target === undefined) throw new Error('nothing to call');
  // the first HTML shows the call that runs already; the page itself says so in the tab, and is there then
  for (const page of pages) await expect.poll(() => page.title()).toMatch(CALLED);
  const told = pages.map(async (page) => {
    await page.locator('.running-call', { hasText: 'Draft opinion 3' }).waitFor();
    return performance.now();
  });
  const asked = performance.now();
  expect((await chair.command(OPINION, { do: 'call', targets: [{ block: target.id, hash: target.hash }] })).status).toBe(200);
  const waits = (await Promise.all(told)).map((when) => Math.round(when - asked));
  process.stdout.write(`P3 told after ${waits.join(', ')} ms\n`);
  for (const wait of waits) expect(wait).toBeLessThan(TOLD_MS);
  for (const page of pages) {
    await expect.poll(() => page.title()).toMatch(CALLED);
    await page
      .locator('.running-call')
      .getByRole('link', { name: /^Answer: Draft opinion 3/ })
      .click();
    await page.waitForURL(`**/o/${OPINION}#${target.id}`);
    await page
      .locator('.call-bar', { hasText: 'The chair asks' })
      .getByRole('button', { name: /^Object/ })
      .waitFor();
    await page.locator(`.ProseMirror p[data-id="${target.id}"]`).waitFor();
    expect(troublesOf(page)).toEqual([]);
    await page.context().close();
  }
});

const PHONE = { width: 360, height: 740 };

it('P7 three calls at once are told apart, on a desk and on a phone, in every direction', async () => {
  const chair = await HttpClient.stepIn(house.server.origin, 'chair');
  // in the third of them one runs from the start
  for (const opinion of [OPINION, 'cable-landing']) {
    const { paragraphs } = await chair.register(opinion);
    const open = paragraphs.filter(({ status, closed }) => status === 'open' && !closed);
    const targets = open.slice(0, 3).map(({ id, hash }) => ({ block: id, hash }));
    if (paragraphs.some(({ call }) => call !== null)) continue;
    expect((await chair.command(opinion, { do: 'call', targets })).status).toBe(200);
  }
  for (const language of ['en', 'ar', 'ru'])
    for (const viewport of [undefined, PHONE]) {
      const page = await at('/documents', language, viewport);
      const lines = page.locator('.running-call');
      await expect.poll(() => lines.count()).toBe(3);
      const shown = await lines.evaluateAll((all) =>
        all.map((line) => {
          const { scrollHeight, scrollWidth, clientHeight, clientWidth } = line;
          const { left, right } = line.getBoundingClientRect();
          const cut = scrollHeight > clientHeight + 1 || scrollWidth > clientWidth || left < 0 || right > innerWidth;
          const words = [...line.querySelectorAll('.asked, .asked-of')].filter((one) => one.getClientRects().length > 0);
          return { cut, words: words.map(({ textContent }) => textContent) };
        }),
      );
      expect(shown.map(({ cut }) => cut)).toEqual([false, false, false]);
      const words = shown.flatMap((one) => one.words);
      expect(words).toHaveLength(3);
      for (const [at, number] of ['1', '2', '3'].entries()) {
        expect(words[at]).toContain(number);
        expect(words[at]).toMatch(/[“«].+[”»]/);
      }
      expect(troublesOf(page)).toEqual([]);
      await page.context().close();
    }
});

/**
 * L3, L4, L6, L11, L12: the page of a follower over weak links, without a script, cut off and silent; paused; in both directions.
 */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { prose } from '../live/prose.ts';
import { idOf, toldApart } from '../live/short-ids.ts';
import { swallowedOn, timesSaid } from '../support/aloud.ts';
import { type as typeWords } from '../support/blocks.ts';
import { IN_FIREFOX, launchBrowser } from '../support/browser.ts';
import { axe, troublesOf } from '../support/chromium.ts';
import { CollabClient } from '../support/collab-client.ts';
import { HttpClient } from '../support/http-client.ts';
import { freePort } from '../support/port.ts';
import { startProxy, type TcpProxy } from '../support/proxy.ts';
import { ServerProcess } from '../support/server-process.ts';
import { LIVE, line, sit as sitDown, text, weaken } from './follower.ts';

const OPINION = 'community-networks';
const { visibleMs }: { readonly visibleMs: Readonly<Record<string, number>> } = JSON.parse(
  readFileSync(new URL('../budgets.json', import.meta.url), 'utf8'),
).follower;
/** Chromium writes a line for each attempt to come back. */
const AWAY = [/net::ERR_/];

let server: ServerProcess;
let proxy: TcpProxy;
let browser: Browser;
let editor: CollabClient;
let blocks: readonly string[];
/** An opinion of 10,000 characters. */
let long: string;
beforeAll(async () => {
  const port = await freePort();
  [server, browser] = await Promise.all([ServerProcess.start({ env: { NEMCON_ORIGIN: `http://127.0.0.1:${port}` } }), launchBrowser()]);
  proxy = await startProxy(server.port, port);
  const person = await HttpClient.stepIn(origin(), 'bru-head');
  const { paragraphs } = await person.register(OPINION);
  blocks = toldApart(paragraphs)
    .filter(({ kind, closed }) => kind === 'operative-item' && !closed)
    .map(({ id }) => id);
  const office = await HttpClient.stepIn(origin(), OFFICE_SEAT);
  const made = await office.post<{ readonly id: string }>('/api/opinions', {
    ...{ number: '40', language: 'en', venue: 'forum', phase: 'drafting', sponsor: 'arl', source: null, meeting: null },
    text: prose(10_000),
  });
  long = made.body.id;
  editor = new CollabClient({ url: origin(), opinion: OPINION, headers: person.headers });
  await editor.synced;
});
afterAll(async () => {
  editor.close();
  await browser.close();
  await proxy.close();
  await server.close();
});

const origin = (): string => `http://127.0.0.1:${proxy.port}`;
const write = (words: string, place = 0) => editor.edit((doc) => typeWords(doc, blocks[place] ?? '', words));

const sit = (options: BrowserContextOptions = {}) => sitDown(browser, origin(), options);
const go = (page: Page, more = '?lang=en', opinion = OPINION) => page.goto(`${origin()}/live/${opinion}${more}`, { waitUntil: 'commit' });

/** Until the last paragraph is drawn, ms. */
async function visibleAfter(kbits: number, latency: number): Promise<number> {
  const { page, context } = await sit();
  await weaken(page, kbits, latency);
  await page.addInitScript(() => {
    const look = (): void => {
      const last = document.querySelector('#text > div:last-child p');
      const whole = last !== null && document.querySelector('#gone') !== null && last.getBoundingClientRect().height > 0;
      if (whole) performance.mark('text read');
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await go(page, '?lang=en', long);
  await page.waitForFunction(() => performance.getEntriesByName('text read').length > 0);
  const ms = await page.evaluate(() => performance.getEntriesByName('text read')[0]?.startTime ?? Number.POSITIVE_INFINITY);
  expect(troublesOf(page)).toEqual([]);
  await context.close();
  return ms;
}

// Firefox cannot be told of a weak link, nor to run no script: L12 has one there
it.each(
  IN_FIREFOX
    ? []
    : ([
        [64, 600],
        [32, 800],
      ] as const),
)('L11 the text is read at %i kbit/s and %i ms in time', async (kbits, latency) => {
  const times = [await visibleAfter(kbits, latency), await visibleAfter(kbits, latency), await visibleAfter(kbits, latency)];
  process.stdout.write(`L11 ${kbits} kbit/s: ${times.map(Math.round).join(', ')} ms\n`);
  const [, median = Number.POSITIVE_INFINITY] = times.sort((a, b) => a - b);
  expect(median).toBeLessThan(visibleMs[kbits] ?? 0);
});

it('L4 words come into the page as they are recorded, and nothing else of it is touched', async () => {
  const { page, context } = await sit();
  await go(page);
  await line(page, LIVE);
  await page.evaluate(
    (kept) => {
      const nodes = [...document.querySelectorAll('#text > div')].filter(({ id }) => id !== kept).map((div) => div.firstElementChild);
      Reflect.set(window, 'untouched', nodes);
    },
    idOf(blocks[0] ?? ''),
  );
  await write(' HEARD');
  await text(page, 'HEARD');
  expect(await page.evaluate(() => (Reflect.get(window, 'untouched') as readonly Element[]).every((node) => node.isConnected))).toBe(true);
  expect(troublesOf(page)).toEqual([]);
  await context.close();
});

it('L6 says at once that it is cut off, once aloud, and goes on where it was, with what was said meanwhile', async () => {
  const state = await HttpClient.stepIn(origin(), 'cor-head');
  const { page, context } = await sit();
  await go(page);
  await line(page, LIVE);
  proxy.cut();
  await page
    .locator('#line')
    .filter({ hasText: /Not live since \d\d:\d\d\./ })
    .waitFor({ timeout: 3_000 });
  expect(await page.locator('#text').isVisible()).toBe(true);
  const objection = { do: 'raise-objection', block: blocks[3] ?? '', hash: null } as const;
  expect(await state.command(OPINION, objection)).toMatchObject({ status: 200 });
  await line(page, LIVE);
  await expect.poll(() => ['Live again.', 'Cordova objects to'].map((words) => timesSaid(page, words, 'status'))).toEqual([1, 1]);
  expect([timesSaid(page, 'Not live since', 'alert'), swallowedOn(page)]).toEqual([1, []]);
  expect(troublesOf(page, AWAY)).toEqual([]);
  await context.close();
});

it('L6 says after 25 seconds of silence that it is not live, and comes back', async () => {
  const { page, context } = await sit();
  // its time stands but for what is run here: a busy machine adds nothing to the silence
  await page.clock.install({ time: '2026-01-05T09:00:00Z' });
  await page.clock.pauseAt('2026-01-05T09:00:01Z');
  await go(page);
  await line(page, LIVE);
  proxy.silence();
  await page.clock.runFor(24_000);
  expect(await page.locator('#line').textContent()).toBe('Live');
  await page.clock.runFor(3_000);
  await line(page, /Not live since/);
  expect(await page.locator('#text').isVisible()).toBe(true);
  proxy.cut();
  proxy.heal();
  await page.clock.runFor(30_000);
  await line(page, LIVE);
  expect(troublesOf(page, AWAY)).toEqual([]);
  await context.close();
});

it('L4 pauses, says how much waits, and goes on; saves data', async () => {
  const person = await HttpClient.stepIn(origin(), 'bru-head');
  editor = new CollabClient({ url: origin(), opinion: OPINION, headers: person.headers });
  await editor.synced;
  const { page, context } = await sit();
  await go(page);
  await line(page, LIVE);
  const held = page.waitForRequest(/hold=true/);
  await page.getByRole('button', { name: 'Pause' }).click();
  await held;
  expect(await page.getByRole('button', { name: 'Pause' }).getAttribute('aria-pressed')).toBe('true');
  await write(' WAITED', 0);
  await page.locator('#wait').filter({ hasText: 'Changes waiting: 1' }).waitFor();
  await write(' WAITED', 1);
  await page.locator('#wait').filter({ hasText: 'Changes waiting: 2' }).waitFor();
  expect(await page.locator('#text').textContent()).not.toContain('WAITED');
  const goesOn = page.waitForRequest(/hold=false/);
  await page.getByRole('button', { name: 'Pause' }).click();
  await goesOn;
  await text(page, 'WAITED');
  expect(await page.locator('#wait').textContent()).toBe('');
  const asked = page.waitForRequest(/saver=1/);
  await page.getByText('Options', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Changes', exact: true }).selectOption('every 5 s (saves data)');
  await asked;
  await line(page, LIVE);
  expect(troublesOf(page)).toEqual([]);
  await context.close();
});

it.each(IN_FIREFOX ? [] : ['?lang=fr'])('L3 is read without a script, and can be stopped from loading again', async (more) => {
  const { page, context } = await sit({ javaScriptEnabled: false });
  await go(page, more);
  await page.locator('#text p').last().waitFor();
  expect(await page.locator('#ways').isVisible()).toBe(false);
  await page.getByRole('link', { name: 'Ne plus recharger' }).click();
  await page.getByRole('link', { name: 'Recharger toutes les 30 secondes' }).waitFor();
  expect(page.url()).toContain('reload=off');
  await context.close();
});

it.each([
  ['en', 'light'],
  ['ar', 'dark'],
] as const)('L3 is accessible in %s, %s, and fits a phone', async (language, colorScheme) => {
  for (const viewport of [
    { width: 1100, height: 800 },
    { width: 320, height: 640 },
  ]) {
    const { page, context } = await sit({ colorScheme, viewport });
    for (const path of [`/live/${OPINION}`, '/live/emergency-alerts', '/live/onothere', `/answer/${OPINION}/${blocks[0]}`]) {
      await page.goto(`${origin()}${path}?lang=${language}`);
      expect([path, await axe(page)]).toEqual([path, []]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect([path, viewport.width, wide]).toEqual([path, viewport.width, 0]);
    }
    expect(troublesOf(page, [/status of 404/])).toEqual([]);
    await context.close();
  }
});

it('L12 a State objects on a page without script, from the text that it follows', async () => {
  const { page, context } = await sit({ javaScriptEnabled: false });
  await go(page);
  await page.locator(`#${idOf(blocks[2] ?? '')} a`).click();
  await page.getByLabel('Object', { exact: true }).check();
  await page.getByLabel('Reason', { exact: true }).fill('Because of the cost');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText(/Recorded as no\. \d+ of the log, /).waitFor();
  await page.getByRole('link', { name: 'Back to the text' }).click();
  await page
    .locator(`#${idOf(blocks[2] ?? '')}`)
    .getByText('1 objection ARL')
    .waitFor();
  await context.close();
});

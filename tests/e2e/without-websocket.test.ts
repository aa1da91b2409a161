/**
 * N1, N3, N5 in Chromium: a delegate behind a proxy that refuses WebSockets, on a line of 64 kbit/s with 600 ms there and back that breaks
 * every 20 s. Nothing that is typed or raised is lost or doubled, and the page is current again within five seconds of each cut. Three
 * minutes of it nightly.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type as typeWords } from '../support/blocks.ts';
import { axe, launchChromium, troublesOf, watchPage } from '../support/chromium.ts';
import { CollabClient } from '../support/collab-client.ts';
import { HttpClient } from '../support/http-client.ts';
import { count } from '../support/levels.ts';
import { patient } from '../support/patient.ts';
import { freePort } from '../support/port.ts';
import { startProxy, type TcpProxy } from '../support/proxy.ts';
import { ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';
import { type Person, sitDown } from './people.ts';

const OPINION = 'community-networks';
const CUTS = count(1, 7, 7);
const PATIENCE_MS = patient(count(180_000, 400_000, 400_000));
const CUT_EVERY_MS = 20_000;
const KBIT_64 = 8_000;
const ONE_WAY_MS = 300;
const CURRENT_MS = 5_000;
/** What Chromium writes about a network that breaks. */
const BROKEN = [/WebSocket connection to/, /net::ERR_/, /status of 4(03|04)/];

let server: ServerProcess;
let proxy: TcpProxy;
/** The line of the other delegation. */
let good: TcpProxy;
let browser: Browser;
let other: HttpClient;
let me: Person;
/** Paragraphs that everybody may type into. */
let blocks: readonly string[];
let typed = 0;

beforeAll(async () => {
  const [port, goodPort] = [await freePort(), await freePort()];
  const [origin, goodOrigin] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${goodPort}`];
  const env = { NEMCON_ORIGIN: `${origin},${goodOrigin}`, NEMCON_ACTS_PER_MINUTE: '1000' };
  [server, browser] = await Promise.all([ServerProcess.start({ env }), launchChromium()]);
  proxy = await startProxy(server.port, port);
  good = await startProxy(server.port, goodPort);
  proxy.refuseUpgrades(true);
  other = await HttpClient.stepIn(goodOrigin, 'bru-head');
  const { paragraphs } = await other.register(OPINION);
  blocks = paragraphs
    .filter(({ kind, closed, positions }) => kind.endsWith('-item') && !closed && positions.length === 0)
    .map(({ id }) => id);
  me = await sitDown(browser, { origin, seat: 'arl-head', opinion: OPINION });
});
afterAll(async () => {
  await browser.close();
  await proxy.close();
  await good.close();
  await server.close();
});

const block = (place: number): string => blocks[place % blocks.length] ?? '';
const sign = (page: Page) => page.locator('[data-way=http]');
const bar = (page: Page) => page.locator('.sync-bar');

/** A word that was never typed before. */
async function typeWord(): Promise<string> {
  const word = ` w${++typed}w`;
  await me.type(block(0), word);
  return word;
}

async function recordedText(): Promise<string> {
  const { body } = await other.get<{ readonly blocks: readonly { readonly runs: readonly { readonly text: string }[] }[] }>(
    `/api/opinions/${OPINION}/text`,
  );
  return body.blocks.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n');
}

const untilRecorded = (word: string): Promise<boolean> =>
  until(`${word} to be recorded`, async () => (await recordedText()).includes(word), 30_000);

/** Opens the form and raises; the other delegation sees it when the server has it. */
/** Where the own State objects already, that is what is changed. */
const OBJECT = /^(Object|Change your objection)$/;

async function object(place: number, reason: string): Promise<void> {
  await me.paragraph(block(place)).click();
  await me.press(OBJECT);
  const form = me.page.getByRole('form');
  await form.getByLabel(/^Reason/).fill(reason);
  await form.getByRole('button', { name: OBJECT }).click();
}

async function objections(reason: string): Promise<number> {
  const { paragraphs } = await other.register(OPINION);
  return paragraphs.flatMap(({ positions }) => positions).filter(({ note }) => note?.reason === reason).length;
}

it('N1 falls back by itself and says so quietly, with everything that a seat may do', async () => {
  await sign(me.page).waitFor();
  expect(await sign(me.page).textContent()).toContain('Connected (without WebSocket)');
  expect(await bar(me.page).count()).toBe(0);
  await untilRecorded(await typeWord());
  await object(1, 'By another way.');
  await until('the objection', async () => (await objections('By another way.')) === 1);
  expect(await axe(me.page)).toEqual([]);
});

/** When the page has these words of somebody else, and says no more that it is not live. */
async function current(page: Page, words: string): Promise<number> {
  await page.waitForFunction(
    (sought) =>
      document.querySelector('.ProseMirror')?.textContent.includes(sought) &&
      document.querySelector('.sync-bar[data-sync=reconnecting], .sync-bar[data-sync=stale]') === null,
    words,
  );
  return performance.now();
}

it(
  `N3 loses nothing on a weak line with ${CUTS} cuts, and is current within five seconds after each`,
  async () => {
    proxy.throttle(KBIT_64);
    proxy.delay(ONE_WAY_MS);
    const { page } = me;
    const writer = new CollabClient({ url: other.origin, opinion: OPINION, headers: other.headers });
    await writer.synced;
    const told: number[] = [];
    const back: number[] = [];
    const recorded: number[] = [];
    for (let round = 1; round <= CUTS; round++) {
      const begun = performance.now();
      while (performance.now() - begun < CUT_EVERY_MS) await untilRecorded(await typeWord());
      // under way when the line breaks
      const late = await typeWord();
      const cutAt = performance.now();
      proxy.cut();
      await bar(page).waitFor();
      told.push(performance.now() - cutAt);
      await writer.edit((doc) => typeWords(doc, block(1), ` o${round}o`));
      const isCurrent = current(page, ` o${round}o`);
      const later = await typeWord();
      const reason = `Raised in cut ${round}.`;
      await object(1 + round, reason);
      back.push((await isCurrent) - cutAt);
      for (const word of [late, later]) await untilRecorded(word);
      await bar(page).waitFor({ state: 'detached' });
      recorded.push(performance.now() - cutAt);
      await until('the objection', async () => (await objections(reason)) === 1);
    }
    writer.close();
    proxy.throttle(Number.POSITIVE_INFINITY);
    proxy.delay(0);
    process.stdout.write(
      `told after ${told.map(Math.round)} ms, current after ${back.map(Math.round)} ms, all recorded after ${recorded.map(Math.round)} ms\n`,
    );
    for (const ms of back) expect(ms).toBeLessThan(CURRENT_MS);
    const text = await recordedText();
    for (let word = 1; word <= typed; word++) expect(text.split(` w${word}w`), `word ${word}`).toHaveLength(2);
    expect(await page.locator('.handed-back').count()).toBe(0);
    expect(troublesOf(page, BROKEN)).toEqual([]);
  },
  PATIENCE_MS,
);

it('N5 keeps an objection that is made offline, over the page too, and sends it once', async () => {
  const { page, context } = me;
  const reason = 'Made in a tunnel.';
  await context.setOffline(true);
  await bar(page).waitFor();
  await me.paragraph(block(1)).click();
  await page
    .getByRole('button', { name: /^Withdraw/ })
    .first()
    .waitFor();
  expect(
    await page
      .getByRole('button', { name: /^Withdraw/ })
      .first()
      .getAttribute('aria-disabled'),
  ).toBe('true');
  await object(2, reason);
  await page.getByRole('region', { name: 'Not in the record yet' }).getByText(reason).waitFor();
  // the cards find their places in the frame after their words
  await until('cards of which none lies over another', async () => (await axe(page)).length === 0).catch(() => undefined);
  expect(await axe(page)).toEqual([]);
  expect(await objections(reason)).toBe(0);
  await page.close({ runBeforeUnload: false });

  await context.setOffline(false);
  const next = await opened();
  await until('the objection', async () => (await objections(reason)) === 1);
  await next.getByRole('region', { name: 'Not in the record yet' }).waitFor({ state: 'detached' });
  expect(await objections(reason)).toBe(1);
  await next.close();
});

/** Another page of the same browser, whose time can be moved on. */
async function opened(): Promise<Page> {
  const page = await me.context.newPage();
  await watchPage(page);
  await page.clock.install();
  await page.goto(`http://127.0.0.1:${proxy.port}/o/${OPINION}`);
  await page.locator(`.ProseMirror p[data-id="${block(0)}"]`).waitFor();
  return page;
}

it('N1 N3 knows the way after a reload, says when it is silent, and returns to a WebSocket when there is one', async () => {
  const page = await opened();
  await sign(page).waitFor();
  proxy.silence();
  await page.clock.fastForward(26_000);
  await page.locator('.sync-bar[data-sync=stale]').waitFor();
  proxy.heal();
  await page.clock.fastForward(20_000);
  await bar(page).waitFor({ state: 'detached' });
  await sign(page).waitFor();

  proxy.refuseUpgrades(false);
  await until('a WebSocket', async () => {
    await page.clock.fastForward(20_000);
    await bar(page).waitFor({ state: 'detached' });
    return (await sign(page).count()) === 0;
  });
  await page.locator(`.ProseMirror p[data-id="${block(0)}"]`).click();
  await page.keyboard.type(' afterwards ');
  await untilRecorded(' afterwards ');
  expect(await sign(page).count()).toBe(0);
  expect(troublesOf(page, BROKEN)).toEqual([]);
});

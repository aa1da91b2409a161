/**
 * K7, K8 at the page, in Chromium: words that the server does not have are shown as not recorded within five seconds, and none is lost: not
 * when the server is killed, not when the tab crashes meanwhile, not when the network falls silent. They come into the text, or go back to
 * their author.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type as typeWords, wordsOf } from '../support/blocks.ts';
import { launchChromium, troublesOf } from '../support/chromium.ts';
import { CollabClient } from '../support/collab-client.ts';
import { HttpClient } from '../support/http-client.ts';
import { patient } from '../support/patient.ts';
import { freePort } from '../support/port.ts';
import { startProxy, type TcpProxy } from '../support/proxy.ts';
import { ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';
import { toItsEnd } from './caret.ts';
import { openPage, signedIn } from './hostile-page.ts';

const OPINION = 'community-networks';
/** Chromium writes a line for each attempt to come back to a server that is away. */
const AWAY = [/WebSocket connection to/, /net::ERR_/, /status of 5\d\d/];
/** "Within five seconds", and what a busy machine adds. */
const FIVE_SECONDS = { timeout: 7_500 };

let server: ServerProcess;
let proxy: TcpProxy;
let browser: Browser;
let context: BrowserContext;
let other: HttpClient;
/** Paragraphs that everybody may type into. */
let blocks: readonly string[];

beforeAll(async () => {
  const port = await freePort();
  [server, browser] = await Promise.all([ServerProcess.start({ env: { NEMCON_ORIGIN: `http://127.0.0.1:${port}` } }), launchChromium()]);
  proxy = await startProxy(server.port, port);
  context = await signedIn(browser, origin(), 'arl-head');
  other = await HttpClient.stepIn(origin(), 'bru-head');
  const { paragraphs } = await other.register(OPINION);
  blocks = paragraphs.filter(({ kind, closed }) => kind === 'operative-item' && !closed).map(({ id }) => id);
});
afterAll(async () => {
  await browser.close();
  await proxy.close();
  await server.close();
});

const origin = (): string => `http://127.0.0.1:${proxy.port}`;
const block = (place: number): string => blocks[place] ?? '';

async function openOpinion(): Promise<Page> {
  const { page } = await openPage(context);
  await page.goto(`${origin()}/o/${OPINION}`);
  await page.locator(`.ProseMirror p[data-id="${block(0)}"]`).waitFor();
  return page;
}

async function write(page: Page, id: string, words: string): Promise<void> {
  const paragraph = page.locator(`.ProseMirror p[data-id="${id}"]`);
  await paragraph.click();
  await toItsEnd(paragraph);
  await page.keyboard.type(words);
}

/** What the log has of a paragraph, read by somebody else on a path of their own. */
async function recordedWords(id: string): Promise<string> {
  const reader = new CollabClient({ url: server.origin, opinion: OPINION, headers: other.headers });
  await reader.synced;
  const words = wordsOf(reader.doc, id);
  reader.close();
  return words;
}

const untilRecorded = (id: string, words: string): Promise<boolean> =>
  until(`${words} to be recorded`, async () => (await recordedWords(id)).includes(words), 30_000);

const bar = (page: Page) => page.locator('.sync-bar');
const kept = (page: Page, words: string): Promise<unknown> =>
  page.waitForFunction((sought) => Object.values({ ...localStorage }).some((value) => String(value).includes(sought)), words);

/** The renderer ends at once: no event of the page, no goodbye. */
async function crash(page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  devtools.send('Page.crash').catch(() => undefined); // it has nobody left to answer
  await crashed;
  await page.close();
}

it('K7 says within five seconds that words are not recorded, warns who would close, and records them afterwards', async () => {
  const page = await openOpinion();
  await write(page, block(0), ' SEEN');
  await untilRecorded(block(0), ' SEEN');
  await server.down('SIGKILL');
  await write(page, block(0), ' UNSEEN');
  await bar(page).waitFor(FIVE_SECONDS);
  await bar(page).getByText('Not recorded yet').waitFor(FIVE_SECONDS);

  page.removeAllListeners('dialog');
  const warned = page.waitForEvent('dialog');
  page.on('dialog', (dialog) => void dialog.dismiss());
  await page.close({ runBeforeUnload: true });
  expect((await warned).type()).toBe('beforeunload');

  await server.up();
  await bar(page).waitFor({ state: 'detached', timeout: patient(40_000) });
  await untilRecorded(block(0), ' SEEN UNSEEN');
  expect(troublesOf(page, AWAY)).toEqual([]);
  await page.close();
});

it('K8 brings the words of a crashed tab back into the text', async () => {
  const page = await openOpinion();
  await write(page, block(1), ' BEFORE');
  await untilRecorded(block(1), ' BEFORE');
  await server.down('SIGKILL');
  await write(page, block(1), ' DARK');
  await bar(page).waitFor(FIVE_SECONDS);
  await kept(page, ' DARK');
  await crash(page);

  await server.up();
  expect(await recordedWords(block(1))).not.toContain('DARK');
  const again = await openOpinion();
  await untilRecorded(block(1), ' BEFORE DARK');
  expect(await again.locator(`.ProseMirror p[data-id="${block(1)}"]`).textContent()).toContain(' BEFORE DARK');
  expect(await again.locator('.handed-back').count()).toBe(0);
  expect(troublesOf(again)).toEqual([]);
  await again.close();
});

it('K8 hands the words of a crashed tab back where the paragraph has changed meanwhile', async () => {
  const page = await openOpinion();
  await page
    .getByText(/Recorded|Live/)
    .first()
    .waitFor();
  await server.down('SIGKILL');
  await write(page, block(2), ' STRANDED');
  await bar(page).waitFor(FIVE_SECONDS);
  await kept(page, ' STRANDED');
  await crash(page);

  await server.up();
  const writer = new CollabClient({ url: server.origin, opinion: OPINION, headers: other.headers });
  await writer.synced;
  await writer.edit((doc) => typeWords(doc, block(2), 'MOVED ON ', 0));
  writer.close();
  const again = await openOpinion();
  await again.locator('.handed-back').getByText('STRANDED').waitFor();
  expect(await recordedWords(block(2))).not.toContain('STRANDED');
  // and again after a reload: nobody has taken the words yet
  await again.reload();
  await again.locator('.handed-back').getByText('STRANDED').waitFor();
  expect(troublesOf(again)).toEqual([]);
  await again.close();
});

it('K8 records after a silence of the network what was typed in it', async () => {
  const { page } = await openPage(context);
  await page.clock.install();
  await page.goto(`${origin()}/o/${OPINION}`);
  await page.locator(`.ProseMirror p[data-id="${block(3)}"]`).waitFor();
  await write(page, block(3), ' LOUD');
  await untilRecorded(block(3), ' LOUD');

  proxy.silence();
  await write(page, block(3), ' SILENT');
  await bar(page).waitFor(FIVE_SECONDS);
  // two beats are missed: the page says that it is not live, and tries anew
  await page.clock.fastForward(26_000);
  await page.locator('.sync-bar[data-sync=stale], .sync-bar[data-sync=reconnecting]').waitFor();
  await write(page, block(3), ' STILL');
  expect(await recordedWords(block(3))).not.toContain('SILENT');

  proxy.heal();
  await page.clock.fastForward(60_000);
  await untilRecorded(block(3), ' LOUD SILENT STILL');
  await bar(page).waitFor({ state: 'detached' });
  expect(
    await page
      .locator('.handed-back')
      .getByText(/SILENT|STILL/)
      .count(),
  ).toBe(0);
  expect(troublesOf(page, AWAY)).toEqual([]);
  await page.close();
});

/**
 * Chapter L in Chromium: the page of a follower over weak links, without a script, cut off and silent; paused; in both directions; to its end.
 * Times are those of the emulated link: no loss, no slow start.
 */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OFFICE_SEAT } from '../../shared/forum/state.ts';
import type { Command } from '../../shared/opinion/command.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import { prose } from '../live/prose.ts';
import { type as typeWords } from '../support/blocks.ts';
import { axe, launchChromium, listenTo, saidOn, troublesOf, watchPage } from '../support/chromium.ts';
import { CollabClient } from '../support/collab-client.ts';
import { HttpClient } from '../support/http-client.ts';
import { freePort } from '../support/port.ts';
import { startProxy, type TcpProxy } from '../support/proxy.ts';
import { ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';

const OPINION = 'community-networks';
const { visibleMs }: { readonly visibleMs: Readonly<Record<string, number>> } = JSON.parse(
  readFileSync(new URL('../budgets.json', import.meta.url), 'utf8'),
).follower;
const LIVE = /^Live$/;
/** Chromium writes a line for each attempt to come back. */
const AWAY = [/ERR_(CONNECTION|EMPTY|INCOMPLETE)/];

let server: ServerProcess;
let proxy: TcpProxy;
let browser: Browser;
let editor: CollabClient;
let blocks: readonly string[];
/** An opinion of 10,000 characters. */
let long: string;
beforeAll(async () => {
  const port = await freePort();
  [server, browser] = await Promise.all([ServerProcess.start({ env: { NEMCON_ORIGIN: `http://127.0.0.1:${port}` } }), launchChromium()]);
  proxy = await startProxy(server.port, port);
  const person = await HttpClient.stepIn(origin(), 'bru-head');
  const { paragraphs } = await person.register(OPINION);
  blocks = paragraphs.filter(({ kind, closed }) => kind === 'operative-item' && !closed).map(({ id }) => id);
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

async function sit(options: BrowserContextOptions = {}): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, ...options });
  await context.request.post(`${origin()}/api/demo/step-in`, { data: { seat: 'arl-head' }, headers: { origin: origin() } });
  const page = await context.newPage();
  await watchPage(page);
  await listenTo(page);
  return { context, page };
}
const go = (page: Page, more = '?lang=en', opinion = OPINION) => page.goto(`${origin()}/live/${opinion}${more}`, { waitUntil: 'commit' });
const choiceOf = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });
const line = (page: Page, words: RegExp) => page.locator('#line').filter({ hasText: words }).waitFor();
const text = (page: Page, words: string) => page.locator('#text').filter({ hasText: words }).waitFor();

async function weaken(page: Page, kbits: number, latency: number): Promise<void> {
  const link = await page.context().newCDPSession(page);
  await link.send('Network.enable');
  const rate = kbits * 125;
  await link.send('Network.emulateNetworkConditions', { offline: false, latency, downloadThroughput: rate, uploadThroughput: rate });
}

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

it.each([
  [64, 600],
  [32, 800],
])('L11 the text is read at %i kbit/s and %i ms in time', async (kbits, latency) => {
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
    (blocks[0] ?? '').slice(0, 5),
  );
  await write(' HEARD');
  await text(page, 'HEARD');
  expect(await page.evaluate(() => (Reflect.get(window, 'untouched') as readonly Element[]).every((node) => node.isConnected))).toBe(true);
  expect(troublesOf(page)).toEqual([]);
  await context.close();
});

it('L6 says at once that it is cut off, once aloud, and goes on where it was', async () => {
  const { page, context } = await sit();
  await go(page);
  await line(page, LIVE);
  proxy.silence();
  proxy.cut();
  await page
    .locator('#line')
    .filter({ hasText: /Not live since \d\d:\d\d\./ })
    .waitFor({ timeout: 3_000 });
  expect(await page.locator('#text').isVisible()).toBe(true);
  proxy.heal();
  await line(page, LIVE);
  const said = await saidOn(page);
  expect(said.filter((one) => one.startsWith('Not live since'))).toHaveLength(1);
  expect(said.filter((one) => one === 'Live again.')).toHaveLength(1);
  expect(troublesOf(page, AWAY)).toEqual([]);
  await context.close();
});

it('L6 says after 25 seconds of silence that it is not live, and comes back', async () => {
  const { page, context } = await sit();
  await page.clock.install();
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
  await page.getByRole('button', { name: 'Pause' }).click();
  expect(await page.getByRole('button', { name: 'Pause' }).getAttribute('aria-pressed')).toBe('true');
  await write(' WAITED', 0);
  await page.locator('#wait').filter({ hasText: 'Changes waiting: 1' }).waitFor();
  await write(' WAITED', 1);
  await page.locator('#wait').filter({ hasText: 'Changes waiting: 2' }).waitFor();
  expect(await page.locator('#text').textContent()).not.toContain('WAITED');
  await page.getByRole('button', { name: 'Pause' }).click();
  await text(page, 'WAITED');
  expect(await page.locator('#wait').textContent()).toBe('');
  const asked = page.waitForRequest(/saver=1/);
  await choiceOf(page, 'Changes').selectOption('every 5 s (saves data)');
  await asked;
  await line(page, LIVE);
  expect(troublesOf(page)).toEqual([]);
  await context.close();
});

it('L14 saves data by itself when beats come late three times in a row, says so, and keeps it where somebody chose otherwise', async () => {
  const { page, context } = await sit();
  const late = `event: t\ndata: ${Date.now() - 10_000}\n\n`.repeat(3);
  const followed: string[] = [];
  await page.route('**/api/live/**', async (route) => {
    followed.push(new URL(route.request().url()).searchParams.get('saver') ?? 'unsaid');
    if (followed.at(-1) === '1') await route.continue();
    else await route.fulfill({ contentType: 'text/event-stream', body: late });
  });
  const pace = choiceOf(page, 'Changes');
  await go(page);
  await page.locator('#slow').filter({ hasText: 'The connection is slow: changes come every 5 seconds.' }).waitFor();
  await line(page, LIVE);
  expect([await pace.inputValue(), followed, await saidOn(page)]).toEqual([
    '1',
    ['', '1'],
    ['The connection is slow: changes come every 5 seconds.'],
  ]);
  const undone = page.waitForResponse(/saver=&/);
  await pace.selectOption('at once');
  await (await undone).finished();
  expect([await page.locator('#slow').textContent(), followed]).toEqual(['', ['', '1', '']]);
  const again = page.waitForResponse(/saver=&/);
  await page.reload();
  await (await again).finished();
  expect([await pace.inputValue(), followed]).toEqual(['', ['', '1', '', '']]);
  expect(troublesOf(page)).toEqual([]);
  await context.close();
});

it('L15 says aloud what was chosen, and keeps the choice', async () => {
  const state = await HttpClient.stepIn(origin(), 'cor-head');
  const { page, context } = await sit();
  const heard = (): Promise<readonly string[]> => saidOn(page);
  /** What is drawn has been said. */
  const object = async (place: number): Promise<void> => {
    const block = blocks[place] ?? '';
    const hash = (await state.register(OPINION)).paragraphs.find(({ id }) => id === block)?.hash ?? null;
    expect((await state.command(OPINION, { do: 'raise-objection', block, hash })).status).toBe(200);
    await page
      .locator(`#${block.slice(0, 5)}`)
      .getByText(/objection.* COR/)
      .waitFor();
  };
  await go(page);
  await line(page, LIVE);
  await write(' UNSAID');
  await text(page, 'UNSAID');
  await object(0);
  expect(await heard()).toEqual([expect.stringMatching(/^Cordova objects to .+\.$/)]);
  const choose = async (words: string): Promise<void> => {
    const asked = page.waitForRequest(/api.live/);
    await choiceOf(page, 'Screen readers say').selectOption(words);
    await asked;
  };
  await choose('nothing');
  await object(1);
  expect(await heard()).toHaveLength(1);
  await choose('all changes (every 5 s)');
  await page.reload();
  await line(page, LIVE);
  expect(await choiceOf(page, 'Screen readers say').inputValue()).toBe('n');
  await write(' COUNTED');
  await text(page, 'COUNTED');
  expect(await heard()).toEqual(['Changes: 1']);
  expect(troublesOf(page)).toEqual([]);
  await context.close();
});

it('L3 is read without a script, and can be stopped from loading again', async () => {
  const { page, context } = await sit({ javaScriptEnabled: false });
  await go(page, '?lang=fr');
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
  await page.locator(`#${(blocks[2] ?? '').slice(0, 5)} a`).click();
  await page.getByLabel('Object', { exact: true }).check();
  await page.getByLabel('Reason', { exact: true }).fill('Because of the cost');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText(/Recorded at position \d+ of the log\./).waitFor();
  await page.getByRole('link', { name: 'Back to the text' }).click();
  await page
    .locator(`#${(blocks[2] ?? '').slice(0, 5)}`)
    .getByText('1 objection ARL')
    .waitFor();
  await context.close();
});

/** Drafted in so short a time as the demo lets calls be. */
async function draft(number: string, words: string, minCallSeconds: number): Promise<string> {
  const [office, chair] = await Promise.all([HttpClient.stepIn(origin(), OFFICE_SEAT), HttpClient.stepIn(origin(), 'chair')]);
  const made = await office.post<{ readonly id: string }>('/api/opinions', {
    ...{ number, language: 'en', venue: 'forum', phase: 'drafting', sponsor: 'arl', source: null, meeting: null },
    text: `Of ${words}\n\nThe Forum,\n\nis of the view\n\n1 that ${words} matters.\n`,
  });
  const policy = { ...DEFAULT_POLICY, minCallSeconds, undoSeconds: 1 };
  expect((await chair.command(made.body.id, { do: 'set-policy', policy })).status).toBe(200);
  return made.body.id;
}

it('L7 says that it is over when the opinion was adopted, and does not come back for more', async () => {
  const chair = await HttpClient.stepIn(origin(), 'chair');
  const opinion = await draft('41', 'an end', 1);
  const { page, context } = await sit();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await go(page, '?lang=en', opinion);
  await line(page, LIVE);
  const { paragraphs, docHash, textHash } = await chair.register(opinion);
  const targets = paragraphs.flatMap(({ id: block, hash, status }) => (status === null ? [] : [{ block, hash }]));
  const whole = { docHash: docHash ?? '', textHash: textHash ?? '' };
  const done = async (command: Command): Promise<void> =>
    void (await until(command.do, async () => (await chair.command(opinion, command)).status === 200));
  await done({ do: 'call', targets });
  for (const target of targets) await done({ do: 'declare', target });
  await done({ do: 'call-adoption', ...whole });
  await page.getByRole('button', { name: 'Pause' }).click();
  await done({ do: 'adopt', ...whole });
  await line(page, /^This text is final/);
  expect((await saidOn(page)).slice(-2)).toEqual(['The opinion is adopted.', 'This text is final. Nothing more follows here.']);
  expect(await page.locator('#state').textContent()).toContain('Adopted');
  expect(await page.locator('#ways').isVisible()).toBe(false);
  const before = asked.length;
  await page.clock.install();
  await page.clock.runFor(60_000);
  expect(asked).toHaveLength(before);
  expect(await page.locator('#line').textContent()).toMatch(/^This text is final/);
  await page.reload();
  await line(page, /^This text is final/);
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([`/api/live/${opinion}`]);
  expect(troublesOf(page)).toEqual([]);
  await context.close();
});

it('L9 moves on with the meeting to another text; L1 and is closed when the meeting is held in public no more', async () => {
  const chair = await HttpClient.stepIn(origin(), 'chair');
  const { meeting, item, opinion } = { meeting: 'ieg-2', item: 'drafts', opinion: 'cable-landing' };
  const access = async (to: 'public' | 'members'): Promise<void> => {
    const policy = {
      ...DEFAULT_POLICY,
      remoteMayEdit: true,
      remoteMayTakeFloor: true,
      requireSupporter: false,
      headConfirms: false,
      access: to,
    };
    expect((await chair.forum({ do: 'set-meeting-policy', meeting, policy })).status).toBe(200);
  };
  await access('public');
  const context = await browser.newContext();
  const page = await context.newPage();
  await watchPage(page);
  await go(page, '?lang=en', meeting);
  expect(new URL(page.url()).pathname).toBe(`/live/m/${meeting}`);
  await line(page, LIVE);
  const first = await page.locator('h1').textContent();
  expect((await chair.forum({ do: 'take-item', meeting, at: { item, opinion } })).status).toBe(200);
  await page
    .locator('h1')
    .filter({ hasNotText: first ?? '' })
    .waitFor();
  await line(page, LIVE);
  await access('members');
  await page.getByText('Only those who take part in the meeting follow this text.').waitFor();
  expect(await page.locator('#text').count()).toBe(0);
  expect(troublesOf(page, [/status of 401/])).toEqual([]);
  await context.close();
});

/** Least time of a call where some take part from afar, seconds. */
const FROM_AFAR = 60;

it('L12 a State objects over a weak link, without a script, while the shortest call from afar runs: once, and it stands', async () => {
  const chair = await HttpClient.stepIn(origin(), 'chair');
  const opinion = await draft('42', 'a weak link', FROM_AFAR);
  const [target] = (await chair.register(opinion)).paragraphs.filter(({ kind }) => kind === 'operative-item');
  const block = target?.id ?? '';
  const { page, context } = await sit({ javaScriptEnabled: false });
  await weaken(page, 32, 800);
  await go(page, '?lang=en&reload=off', opinion);
  const answer = page.locator(`#${block.slice(0, 5)}`).getByRole('link');
  await answer.waitFor();
  expect((await chair.command(opinion, { do: 'call', targets: [{ block, hash: target?.hash ?? null }] })).status).toBe(200);
  const begun = performance.now();
  await answer.click();
  await page.getByLabel('Object', { exact: true }).check();
  await page.getByLabel('Reason', { exact: true }).fill('We could not follow');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText(/Recorded at position \d+ of the log\./).waitFor();
  const ms = performance.now() - begun;
  process.stdout.write(`L12 from the link to what was recorded, at 32 kbit/s: ${Math.round(ms)} ms\n`);
  expect(ms).toBeLessThan(FROM_AFAR * 1000);
  const [paragraph] = (await chair.register(opinion)).paragraphs.filter(({ id }) => id === block);
  expect(paragraph?.call?.ripe).toBe(false);
  expect(paragraph?.positions.map(({ kind, entity, reason }) => [kind, entity, reason])).toEqual([
    ['objection', 'arl', 'We could not follow'],
  ]);
  await context.close();
});

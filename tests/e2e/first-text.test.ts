/**
 * P9 in Chromium: the text of an opinion is read before the script has come, over a link of 256 kbit/s and by whoever runs none, in both
 * directions; then the editor takes its place, and nobody who reads loses the line.
 */
import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openLog } from '../../server/log/open.ts';
import { appendFounding } from '../../server/room/founding/opinion.ts';
import { axe, resize, troublesOf, watchPage } from '../support/chromium.ts';
import { founding } from '../support/founding.ts';
import { until } from '../support/until.ts';
import { openHouse } from './house.ts';
import { seen } from './look.ts';

interface Limits {
  /** Packed. */
  readonly htmlKiB: number;
  /** At 256 kbit/s and 400 ms. */
  readonly readableMs: number;
}
const LIMITS: Limits = JSON.parse(readFileSync(new URL('../budgets.json', import.meta.url), 'utf8')).firstText;
const WEAK = { offline: false, latency: 400, downloadThroughput: 256 * 125, uploadThroughput: 256 * 125 };
const DESK = { width: 1280, height: 800 };
/** By so much what the application draws above the text may be higher than the room that was kept for it. */
const HEAD_PX = 6;
const PHONE = { width: 360, height: 740 };

const house = openHouse();

/** Paragraphs that are higher than those out of sight are taken for (text/first-text.css), headings that are not, more than come at once. */
const LONG = 'long';
beforeAll(async () => {
  await house.server.down('SIGTERM');
  const store = await openLog(`sqlite:${house.server.dataDir}`);
  const words = 'that the time a site works without mains power is a useful measure of its resilience; '.repeat(4);
  const item = (at: number) =>
    ({ kind: at % 11 === 0 ? 'preamble-heading' : 'preamble-item', level: 0, text: at % 11 === 0 ? 'noting' : words }) as const;
  await appendFounding(
    store,
    founding(LONG, [{ kind: 'title', level: 0, text: 'A long text' }, ...Array.from({ length: 120 }, (_, at) => item(at))]),
    Date.now(),
  );
  await store.close();
  await house.server.up();
});

async function sit(language: string, options: BrowserContextOptions = {}, seat = 'arl-head'): Promise<Page> {
  const { origin } = house.server;
  const context = await house.browser.newContext({ viewport: DESK, ...options });
  await context.request.post(`${origin}/api/demo/step-in`, { data: { seat }, headers: { origin } });
  await context.request.put(`${origin}/api/me/language`, { data: { language }, headers: { origin } });
  const page = await context.newPage();
  await watchPage(page);
  return page;
}

const go = (page: Page, named = '', opinion = 'cable-landing') =>
  page.goto(`${house.server.origin}/o/${opinion}${named}`, { waitUntil: 'commit' });
const text = (page: Page) => page.locator('.text-body');
const editor = (page: Page) => page.locator('.ProseMirror.text-body');

/** The page while its scripts are on the way; what it gives lets them come. */
async function beforeScript(page: Page, opinion?: string): Promise<() => void> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/assets/*.js', async (route) => {
    await released;
    await route.continue();
  });
  await go(page, '', opinion);
  await text(page).locator('p').last().waitFor();
  return release;
}

interface Load {
  /** The whole text could be read, ms after the address was asked for. */
  readonly readableMs: number;
  /** The script of the entry was there. */
  readonly scriptMs: number;
  readonly htmlBytes: number;
}

async function weakLoad(language: string): Promise<Load> {
  const page = await sit(language);
  const link = await page.context().newCDPSession(page);
  await link.send('Network.enable');
  await link.send('Network.emulateNetworkConditions', WEAK);
  await page.addInitScript(() => {
    const look = (): void => {
      const last = document.querySelector('.text-body > p:last-child');
      // the browser draws no frame before the style sheets are there
      const whole = last !== null && document.getElementById('status') !== null && last.getBoundingClientRect().height > 0;
      if (whole) performance.mark('readable');
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await go(page);
  await page.waitForFunction(() => {
    const entry = document.querySelector<HTMLScriptElement>('script[src]')?.src ?? '';
    return performance.getEntriesByName(entry).length > 0 && performance.getEntriesByName('readable').length > 0;
  });
  const load = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const entry = document.querySelector<HTMLScriptElement>('script[src]')?.src ?? '';
    const [script] = performance.getEntriesByName(entry) as PerformanceResourceTiming[];
    return {
      readableMs: performance.getEntriesByName('readable')[0]?.startTime ?? Number.POSITIVE_INFINITY,
      scriptMs: script?.responseEnd ?? 0,
      htmlBytes: navigation?.encodedBodySize ?? Number.POSITIVE_INFINITY,
    };
  });
  expect(troublesOf(page)).toEqual([]);
  await page.context().close();
  return load;
}

describe('P9 at 256 kbit/s', () => {
  it.each(['en', 'ar'])('P9 the text is read in %s before the script has come, and in time', async (language) => {
    const loads = [await weakLoad(language), await weakLoad(language), await weakLoad(language)];
    process.stdout.write(`P9 ${language}: ${JSON.stringify(loads)}\n`);
    for (const { readableMs, scriptMs, htmlBytes } of loads) {
      expect(readableMs).toBeLessThan(scriptMs);
      expect(htmlBytes / 1024).toBeLessThan(LIMITS.htmlKiB);
    }
    const [, median = Number.POSITIVE_INFINITY] = loads.map(({ readableMs }) => readableMs).sort((a, b) => a - b);
    expect(median).toBeLessThan(LIMITS.readableMs);
  });
});

describe('P9 before the script', () => {
  it.each([
    ['en', 'light', 'ltr'],
    ['ar', 'dark', 'rtl'],
  ] as const)('P9 the page is accessible in %s, %s, and fits a phone', async (language, colorScheme, direction) => {
    const page = await sit(language, { colorScheme });
    const release = await beforeScript(page);
    expect(await page.locator('html').getAttribute('dir')).toBe(direction);
    for (const viewport of [DESK, PHONE]) {
      await resize(page, viewport);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      expect(await axe(page)).toEqual([]);
    }
    release();
    await editor(page).waitFor();
    expect(troublesOf(page)).toEqual([]);
    await page.context().close();
  });

  it('P9 says the same as the page that takes its place: every paragraph, every mark', async () => {
    const page = await sit('en');
    const release = await beforeScript(page);
    const said = () =>
      page.evaluate(() => {
        const words = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
        const marks = [...document.querySelectorAll('.text-body .marks > li')];
        return {
          paragraphs: [...document.querySelectorAll<HTMLElement>('.text-body > p')].map((p) => [
            p.dataset.label,
            p.dataset.status,
            words(p),
          ]),
          marks: marks.map((mark) => [words(mark), mark.querySelector('svg')?.outerHTML]),
        };
      });
    const first = await said();
    expect(first.marks.length).toBeGreaterThan(first.paragraphs.length);
    release();
    await editor(page).waitFor();
    expect(await said()).toEqual(first);
    await page.context().close();
  });

  it('P9 whoever runs no script reads the text and is told that it stands still', async () => {
    const page = await sit('fr', { javaScriptEnabled: false });
    await go(page);
    await text(page).locator('p').last().waitFor();
    expect(await page.locator('.first-note').allTextContents()).toEqual([
      expect.stringMatching(/^\s*État du texte au .* UTC/),
      expect.stringMatching(/rechargez la page/),
    ]);
    expect(await text(page).locator('.marks .chip').count()).toBeGreaterThan(10);
    await page.context().close();
  });
});

/** In each frame: where a paragraph is painted, that in the middle of the window if none is named, or that it is not there. */
const follow = (page: Page, named?: string): Promise<void> =>
  page.evaluate((wanted) => {
    const all = [...document.querySelectorAll<HTMLElement>('.text-body p[data-id]')];
    const middle = all.findLast(
      (p) => p.checkVisibility({ contentVisibilityAuto: true }) && p.getBoundingClientRect().top <= innerHeight / 2,
    );
    const id = wanted ?? (middle ?? all[0])?.dataset.id;
    const frames: (number | null)[] = [];
    Reflect.set(window, 'frames_seen', frames);
    // where it is painted: asked before that, the browser has not found yet what is in sight, and how high that is
    const look = (): void => {
      const now = document.querySelector(`.text-body p[data-id="${id}"]`);
      const painted = new IntersectionObserver(([entry]) => {
        painted.disconnect();
        frames.push(entry?.boundingClientRect.height ? entry.boundingClientRect.top : null);
      });
      if (now) painted.observe(now);
      else frames.push(null);
      requestAnimationFrame(look);
    };
    look();
  }, named);
const framesSeen = (page: Page): Promise<readonly (number | null)[]> => page.evaluate(() => Reflect.get(window, 'frames_seen'));

describe('P9 the editor takes the place of the first text', () => {
  it.each([
    ['on a desk, from the top', DESK, 0, 'arl-head', 'cable-landing'],
    ['on a desk, from the middle', DESK, 900, 'arl-head', 'cable-landing'],
    ['on a desk, under a call', DESK, 0, 'arl-head', 'emergency-alerts'],
    ['on a phone, from the top', PHONE, 0, 'arl-head', 'cable-landing'],
    ['on a phone, from the middle', PHONE, 1500, 'arl-head', 'cable-landing'],
    ['on a phone, under a call, for the chair', PHONE, 0, 'chair', 'emergency-alerts'],
    ['on a desk, a long text from the top', DESK, 0, 'arl-head', LONG],
    ['on a phone, a long text from the middle', PHONE, 12_000, 'arl-head', LONG],
  ] as const)('P9 without an empty frame and without a jump, %s', async (_, viewport, scrolled, seat, opinion) => {
    const page = await sit('en', { viewport }, seat);
    const release = await beforeScript(page, opinion);
    await page.evaluate((top) => window.scrollTo(0, top), scrolled);
    // whoever has had the text before the eyes for a second is reading it
    await page.waitForFunction(
      () => performance.now() - (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.POSITIVE_INFINITY) > 1100,
    );
    await follow(page);
    release();
    await editor(page).waitFor();
    await page.locator('.cards').waitFor();
    await page.locator('.written').first().waitFor({ state: 'detached' });
    await until('enough frames to tell', async () => (await framesSeen(page)).length > 10);
    const frames = await framesSeen(page);
    expect(frames.filter((top) => top === null)).toEqual([]);
    const tops = frames.filter((top) => top !== null);
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(2);
    // what came above it had its room: the head of the page is where it was
    if (scrolled === 0) expect(await page.evaluate(() => window.scrollY)).toBeLessThan(HEAD_PX);
    expect(troublesOf(page)).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['en', DESK],
    ['ar', PHONE],
  ] as const)(
    'P1 P9 follows an address that names a paragraph before any script has come, in %s, and each time anew',
    async (language, viewport) => {
      const page = await sit(language, { viewport });
      const release = await beforeScript(page);
      const id = await text(page).evaluate((body) => {
        const short = [...body.querySelectorAll('p')].filter((p) => p.getBoundingClientRect().height < window.innerHeight / 4);
        return short[Math.floor(short.length / 2)]?.dataset.id ?? '';
      });
      const top = () => page.locator(`.text-body > p[data-id="${id}"]`).evaluate((p) => p.getBoundingClientRect().top);
      const isAtAThird = async () => Math.abs((await top()) - viewport.height / 3) < viewport.height / 16;
      await page.goto('about:blank');
      await go(page, `#${id}`);
      await text(page).locator('p').last().waitFor();
      await until('a third from the top', isAtAThird);
      await follow(page, id);
      release();
      await editor(page).waitFor();
      await page.locator('.cards').waitFor();
      await until('enough frames to tell', async () => (await framesSeen(page)).length > 10);
      const frames = await framesSeen(page);
      const tops = frames.filter((one) => one !== null);
      expect([tops.length, Math.round(Math.max(...tops) - Math.min(...tops))]).toEqual([frames.length, 0]);
      await seen(page, id, 'by its address');
      await page.evaluate(() => {
        window.scrollTo(0, 0);
        const same = document.createElement('a');
        same.href = window.location.hash;
        document.body.append(same);
        same.click();
      });
      await until('a third from the top again', isAtAThird);
      expect(troublesOf(page)).toEqual([]);
      await page.context().close();
    },
  );

  it('P1 P9 leaves whoever has scrolled on from the paragraph that the address names where they read', async () => {
    const page = await sit('en');
    const release = await beforeScript(page);
    const [, id] = await text(page).evaluate((body) => [...body.querySelectorAll('p')].map((p) => p.dataset.id ?? ''));
    await page.goto('about:blank');
    await go(page, `#${id}`);
    await text(page).locator('p').last().waitFor();
    await page.evaluate(() => window.scrollTo(0, 1500));
    await page.waitForFunction(() => window.scrollY > 1000);
    await follow(page);
    release();
    await editor(page).waitFor();
    await page.locator('.cards').waitFor();
    await until('enough frames to tell', async () => (await framesSeen(page)).length > 10);
    const tops = (await framesSeen(page)).map((top) => top ?? Number.NaN);
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(2);
    await page.context().close();
  });

  it.each([
    ['has just been painted', true],
    ['was not painted yet', false],
  ])('P9 shows a page that %s from its top, however long it was on its way', async (_, painted) => {
    const page = await sit('en', { viewport: PHONE });
    await page.addInitScript((isPainted) => {
      const entries = performance.getEntriesByName.bind(performance);
      performance.getEntriesByName = (name, type) => {
        if (name !== 'first-contentful-paint') return entries(name, type);
        return isPainted ? [{ startTime: performance.now() } as PerformanceEntry] : [];
      };
    }, painted);
    const release = await beforeScript(page);
    await page.waitForFunction(() => performance.now() > 1100);
    release();
    await editor(page).waitFor();
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    expect(await page.locator('#first').count()).toBe(0);
    await page.context().close();
  });

  it('P9 over the one connection that was begun before its code had come', async () => {
    const page = await sit('en');
    const sockets: string[] = [];
    page.on('websocket', (socket) => void sockets.push(socket.url()));
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/assets/opinion-*.js', async (route) => {
      await released;
      await route.continue();
    });
    await go(page);
    await until('a connection', () => sockets.length > 0);
    release();
    await editor(page).waitFor();
    expect(sockets).toEqual([expect.stringMatching(/\/collab\/cable-landing\?dx=1/)]);
    expect(troublesOf(page)).toEqual([]);
    await page.context().close();
  });

  it('P9 and keeps it while no connection comes about', async () => {
    const page = await sit('en');
    await page.routeWebSocket('**/collab/**', (socket) => void socket.close());
    // nor over HTTP (N), which a page takes to where no socket comes about
    await page.route('**/collab/**', (route) => route.abort());
    await go(page);
    await page.locator('.cards').waitFor();
    expect(await text(page).locator('p').last().isVisible()).toBe(true);
    expect([await text(page).count(), await editor(page).count()]).toEqual([1, 0]);
    await page.context().close();
  });

  it('P9 and keeps it where a part of the application does not come', async () => {
    const page = await sit('en');
    await page.route('**/assets/opinion-*.js', (route) => route.abort());
    await go(page);
    await page.locator('p[role=alert]').waitFor();
    expect(await text(page).locator('p').last().isVisible()).toBe(true);
    await page.context().close();
  });
});

/**
 * X1 in Chromium: strangers' words that want to be code come in through every door there is, and every page that shows them is opened.
 * Nothing runs, the page's policy has nothing to report, and no element, style or address of theirs is there.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Doors } from '../content/doors.ts';
import { xssVectors } from '../content/vectors.ts';
import { launchChromium, troublesOf } from '../support/chromium.ts';
import { count } from '../support/levels.ts';
import { until } from '../support/until.ts';
import { Stage } from '../system/stage.ts';
import { ANSWERED, openPage, signedIn, strange, TEXT } from './hostile-page.ts';

const ALL = xssVectors(count(100, 500, 500));
/** So many at a time, for an opinion has its limits. */
const AT_ONCE = 100;
const LOTS = Array.from({ length: ALL.length / AT_ONCE }, (_, lot) => [lot + 1, ALL.slice(lot * AT_ONCE, (lot + 1) * AT_ONCE)] as const);

describe.each(LOTS)('X1 hostile words, lot %i', (_lot, vectors) => {
  let stage: Stage;
  let browser: Browser;
  let doors: Doors;

  beforeAll(async () => {
    [stage, browser] = await Promise.all([Stage.set(), launchChromium()]);
    doors = await Doors.open(stage, vectors);
    process.stdout.write(`X1: ${JSON.stringify(Object.fromEntries(doors.entered))}\n`);
  }, 180_000);
  afterAll(async () => {
    doors.close();
    await browser.close();
    await stage.close();
  });

  it('X1 would run anywhere else: the vectors are live', async () => {
    const { page, ran } = await openPage(await browser.newContext());
    await page.goto('about:blank');
    for (const vector of vectors) await page.setContent(`<div>${vector}</div>`, { waitUntil: 'commit' });
    await until('some of them to run', () => ran() > 30, 20_000);
    await page.context().close();
  });

  it('X1 came in through every door', () => {
    for (const door of ['import', 'entity', 'sitter', 'person', 'label', 'objection', 'concern', 'presence', 'socket'] as const) {
      expect([door, (doors.entered.get(door) ?? 0) >= vectors.length]).toEqual([door, true]);
    }
    expect(doors.entered.get('statement')).toBeGreaterThanOrEqual(vectors.length / 2);
    expect(doors.entered.get('opinion')).toBeGreaterThanOrEqual(vectors.length / 5);
  });

  it('X1 runs nothing in lists, forms, on paper and in the description of the API', async () => {
    const context = await signedIn(browser, stage.server.origin, stage.office.id);
    const { page, ran } = await openPage(context);
    await page.goto(`${stage.server.origin}/`);
    await page.locator('.opinions > li').nth(20).waitFor();
    expect(await strange(page, 'body')).toEqual([]);
    for (const path of ['/me', '/office', `/o/${doors.opinion}/print`, '/api/docs']) {
      await page.goto(`${stage.server.origin}${path}`);
      // what is not whole yet is hidden by a style of React's
      await page
        .locator(path === '/me' ? 'main h1' : 'main :is(h1, h2, p)')
        .first()
        .waitFor();
      if (path !== '/me' && path !== '/api/docs') await page.getByText(/xss/).first().waitFor({ state: 'attached' });
      expect([path, await strange(page, 'body')]).toEqual([path, []]);
    }
    await page.goto(`${stage.server.origin}/new`);
    await page.locator('textarea').fill(vectors.join('\n\n'));
    await page.locator('main button[type=submit]').click();
    await page.locator('.lines textarea').nth(50).waitFor();
    expect(await strange(page, 'body')).toEqual([]);
    expect([ran(), troublesOf(page, ANSWERED)]).toEqual([0, []]);
    await context.close();
  });

  it('X1 runs nothing in the first HTML, where no script of ours has come', async () => {
    const context = await signedIn(browser, stage.server.origin, 'arl-head');
    const { page, ran } = await openPage(context);
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.goto(`${stage.server.origin}/o/${doors.opinion}`);
    expect(await page.locator('.text-body p').count()).toBeGreaterThan(3 * vectors.length);
    expect(await strange(page, 'body')).toEqual([]);
    expect([ran(), troublesOf(page, [/net::ERR_FAILED/])]).toEqual([0, []]);
    await context.close();
  });

  it.each(['arl-head', 'rivernet', 'chair'])('X1 runs nothing in the text and on the cards before %s', async (seat) => {
    const context = await signedIn(browser, stage.server.origin, seat);
    const { page, ran } = await openPage(context);
    await page.goto(`${stage.server.origin}/o/${doors.opinion}`);
    await page.locator(`${TEXT} p`).nth(100).waitFor();
    expect(await page.locator(`${TEXT} p`).count()).toBeGreaterThan(3 * vectors.length);
    await page.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true;
    });
    const { paragraphs } = await (await stage.signIn(stage.office)).register(doors.opinion);
    const items = paragraphs.filter(({ positions }) => positions.length > 0).slice(0, seat === 'arl-head' ? 20 : 3);
    for (const { id } of items) {
      await page.locator(`p[data-id="${id}"]`).dispatchEvent('mousedown');
      await page.locator('.cards').getByText(/xss/).first().waitFor({ state: 'attached' });
      expect(await strange(page, '.cards')).toEqual([]);
    }
    expect(items.length).toBeGreaterThanOrEqual(3);
    expect(await strange(page, 'body')).toEqual([]);
    expect([ran(), troublesOf(page, ANSWERED)]).toEqual([0, []]);
    await context.close();
  });

  it('X1 runs nothing in addresses', async () => {
    const { page, ran } = await openPage(await signedIn(browser, stage.server.origin, 'arl-head'));
    const { origin } = stage.server;
    for (const vector of vectors.filter((one) => !one.includes('\n')).slice(0, 10)) {
      const words = encodeURIComponent(vector);
      for (const path of [`/o/${words}`, `/invite#${words}`, `/invite/${words}`, `/?x=${words}#${words}`]) {
        await page.goto(`${origin}${path}`);
        await page.locator('main').waitFor();
      }
    }
    expect([ran(), troublesOf(page, [...ANSWERED, /WebSocket connection/])]).toEqual([0, []]);
    await page.context().close();
  });
});

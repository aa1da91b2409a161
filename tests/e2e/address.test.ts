/**
 * An address that names a paragraph, opened anew for each of them, with lines of deleted paragraphs all over the text. What stands above the
 * paragraph comes later than the text: it is seen before and after that.
 */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Register } from '../../shared/opinion/register.ts';
import { troublesOf, watchPage } from '../support/chromium.ts';
import { HttpClient } from '../support/http-client.ts';
import { count } from '../support/levels.ts';
import { openHouse } from './house.ts';
import { seen } from './look.ts';

const OPINION = 'community-networks';
/** In the gate each paragraph is opened at one width and in one direction, and its neighbours at the others; at night at all of them. */
const STEP = count(8, 1, 1);
/** Side by side in one deletion they are one line, with each folded under it. */
const FOLDED = 4;

describe('P1 whoever opens the address of a paragraph', () => {
  const house = openHouse();
  let living: readonly string[] = [];
  let gone: readonly string[] = [];

  beforeAll(async () => {
    const bruma = await HttpClient.stepIn(house.server.origin, 'bru-head');
    const read = async () => (await bruma.get<Register>(`/api/opinions/${OPINION}/register`)).body.paragraphs;
    const paragraphs = (await read()).filter(({ kind }) => kind === 'preamble-item' || kind === 'operative-item');
    const remove = async (targets: typeof paragraphs): Promise<void> => {
      const shown = targets.map(({ id, exact }) => ({ block: id, exact: exact ?? '' }));
      expect((await bruma.command(OPINION, { do: 'remove-paragraphs', targets: shown })).status).toBe(200);
    };
    for (const [at, paragraph] of paragraphs.entries()) if (at < 12 && at % 2 === 0) await remove([paragraph]);
    await remove(paragraphs.slice(-FOLDED));
    const after = await read();
    gone = after.flatMap(({ id, removed }) => (removed ? [id] : []));
    living = after.flatMap(({ id, removed }) => (removed ? [] : [id]));
    expect(gone.length).toBe(6 + FOLDED);
    expect(living.length).toBeGreaterThan(15);
  });

  /** Opens it, and sees it before and after that has come which is drawn round the text: above all the lines of what is gone. */
  const opens = async (page: Page, id: string): Promise<void> => {
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const LATE = /\/assets\/(deletions|cards)-[^/]*\.js$/;
    await page.route(LATE, async (route) => {
      await released;
      await route.continue();
    });
    await page.goto('about:blank');
    await page.goto(`${house.server.origin}/o/${OPINION}#${id}`);
    await page.locator('.ProseMirror [data-kind=title]').waitFor();
    if (living.includes(id)) await seen(page, id, 'before the rest has come');
    release();
    await page.locator('.text-column .gone-lines').first().waitFor();
    for (const late of ['.cards .cards-name', '.removed']) await page.locator(late).waitFor({ state: 'attached' });
    await seen(page, id, 'by its address');
    await page.unroute(LATE);
  };

  it.each([
    [1280, 800, 'en', 0],
    [1280, 800, 'ar', 1],
    [360, 740, 'en', 2],
    [360, 740, 'ar', 3],
  ] as const)('sees it whole, at %i x %i in %s', async (width, height, language, first) => {
    const context = await house.browser.newContext({ viewport: { width, height } });
    const { origin } = house.server;
    await context.request.post(`${origin}/api/demo/step-in`, { data: { seat: 'arl-head' }, headers: { origin } });
    await context.request.put(`${origin}/api/me/language`, { data: { language }, headers: { origin } });
    const page = await context.newPage();
    await watchPage(page);
    for (const [at, id] of [...living, ...gone].entries()) if ((at + first) % STEP === 0) await opens(page, id);
    expect(troublesOf(page)).toEqual([]);
    await context.close();
  });
});

/** Somebody at the page of a follower, on whatever link. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { listenTo } from '../support/aloud.ts';
import { watchPage } from '../support/chromium.ts';

export interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** Of Arlenia, or of nobody. */
export async function sit(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
  seat: string | null = 'arl-head',
): Promise<Seat> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, ...options });
  if (seat !== null) await context.request.post(`${origin}/api/demo/step-in`, { data: { seat }, headers: { origin } });
  const page = await context.newPage();
  await watchPage(page);
  await listenTo(page);
  return { context, page };
}

/** What the link of the page carries: no loss, no slow start. */
export async function weaken(page: Page, kbits: number, latency: number): Promise<void> {
  const link = await page.context().newCDPSession(page);
  await link.send('Network.enable');
  const rate = kbits * 125;
  await link.send('Network.emulateNetworkConditions', { offline: false, latency, downloadThroughput: rate, uploadThroughput: rate });
}

export const LIVE = /^Live$/;

/** Until the line that says how live the page is says this. */
export const line = (page: Page, words: RegExp): Promise<void> => page.locator('#line').filter({ hasText: words }).waitFor();
export const text = (page: Page, words: string): Promise<void> => page.locator('#text').filter({ hasText: words }).waitFor();

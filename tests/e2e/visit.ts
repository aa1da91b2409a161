/** A stop of the tour as somebody comes to it. */
import type { Browser, Page } from 'playwright-core';
import type { Language } from '../../shared/opinion/vocabulary.ts';
import { watchPage } from '../support/chromium.ts';
import type { Stop } from './tour.ts';

export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740 };

type Look = readonly [language: Language, colorScheme: 'light' | 'dark'];

/** Left to right by day, right to left by night. */
export const LOOKS: readonly Look[] = [
  ['en', 'light'],
  ['ar', 'dark'],
];

interface Where {
  readonly browser: Browser;
  readonly origin: string;
}

/** In a context of its own, at a desk; whoever is done closes that. */
export async function visit({ browser, origin }: Where, stop: Stop, [language, colorScheme]: Look): Promise<Page> {
  const context = await browser.newContext({ viewport: DESK, colorScheme });
  const page = await context.newPage();
  await watchPage(page);
  const headers = { origin };
  if (stop.seat !== null) await context.request.post(`${origin}/api/demo/step-in`, { data: { seat: stop.seat }, headers });
  await context.request.put(`${origin}/api/me/language`, { data: { language }, headers });
  await page.goto(origin + stop.path);
  await page.locator(stop.whole).first().waitFor();
  await stop.before?.(page);
  return page;
}

/** A person at a browser of their own: steps into a seat, opens an opinion, reads and presses what is on the page. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { LIMITS } from '../../server/limits.ts';
import { listenTo } from '../support/aloud.ts';
import { watchPage } from '../support/chromium.ts';
import { until } from '../support/until.ts';
import { toItsEnd } from './caret.ts';

export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** A paragraph of the text by its id. */
  paragraph(id: string): Locator;
  /** Types at the end of a paragraph. */
  type(id: string, words: string): Promise<void>;
  press(name: string | RegExp): Promise<void>;
  button(name: string | RegExp): Locator;
}

export interface Sitting {
  readonly origin: string;
  readonly seat: string;
  /** `name=value` of a session of that seat, where nobody steps in. */
  readonly cookie?: string;
  readonly opinion: string;
  readonly language?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Below the opinion's address: another view of it. */
  readonly view?: 'table';
}

export async function sitDown(browser: Browser, { origin, seat, cookie, opinion, language, viewport, view }: Sitting): Promise<Person> {
  const context = await browser.newContext({ viewport: viewport ?? { width: 1280, height: 900 } });
  const page = await context.newPage();
  await watchPage(page);
  await listenTo(page);
  if (cookie === undefined) await context.request.post(`${origin}/api/demo/step-in`, { data: { seat }, headers: { origin } });
  else await context.addCookies([cookieOf(origin, cookie)]);
  if (language !== undefined) await context.request.put(`${origin}/api/me/language`, { data: { language }, headers: { origin } });
  await page.goto([origin, 'o', opinion, ...(view === undefined ? [] : [view])].join('/'));
  await page
    .locator(view === undefined ? '.ProseMirror [data-kind=title]' : '.console [role=grid]')
    .first()
    .waitFor();
  const paragraph = (id: string): Locator => page.locator(`.ProseMirror p[data-id="${id}"]`);
  const button = (name: string | RegExp): Locator =>
    page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).first();
  return {
    page,
    context,
    paragraph,
    button,
    press: (name) => button(name).click(),
    async type(id, words) {
      // A notice that comes or goes above moves the text under the pointer: press again until the cursor is there.
      await until('the cursor in the paragraph', async () => {
        await paragraph(id).click();
        return (await page.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest('p')?.dataset.id)) === id;
      });
      await toItsEnd(paragraph(id));
      await page.keyboard.type(words);
    },
  };
}

/** As long after a form of the consultation came (`since`, by performance.now) as a person takes to fill it in: sooner it is refused. */
export const filledIn = (since: number): Promise<true> =>
  until('the time a person takes', () => performance.now() - since > LIMITS.commentFillMs);

/** As a browser keeps it. */
export function cookieOf(url: string, cookie: string): { readonly name: string; readonly value: string; readonly url: string } {
  const [name = '', value = ''] = cookie.split('=');
  return { name, value, url };
}

/** A moment as a field of date and time takes it. */
export function fieldTime(at: number): string {
  const day = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T${two(day.getHours())}:${two(day.getMinutes())}`;
}

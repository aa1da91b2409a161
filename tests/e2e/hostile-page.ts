/** Pages that are shown hostile words: what must never run on them is counted, what must never be there is looked for. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { watchPage } from '../support/chromium.ts';

/** A page that counts what should never run. */
export async function openPage(context: BrowserContext): Promise<{ readonly page: Page; readonly ran: () => number }> {
  let ran = 0;
  const page = await context.newPage();
  await watchPage(page);
  await page.exposeFunction('xss', () => {
    ran++;
  });
  page.on('dialog', (dialog) => {
    // the page itself asks before it is left with words that are not recorded
    if (dialog.type() === 'beforeunload') return void dialog.accept();
    ran++;
    void dialog.dismiss();
  });
  return { page, ran: () => ran };
}

export async function signedIn(browser: Browser, origin: string, seat: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.request.post(`${origin}/api/demo/step-in`, { data: { seat }, headers: { origin } });
  return context;
}

/**
 * What no page of ours consists of, wherever strangers' words are shown: elements, handlers, styles and addresses that are not ours. Ours ask
 * with nothing but ids, or lead to the page itself; React hides what waits for its code.
 */
export const strange = (page: Page, within: string): Promise<readonly string[]> =>
  page.evaluate((selector) => {
    const tags =
      'script, iframe, object, embed, math, video, audio, style, link, meta, base, marquee, svg:not(.shape, .mark > svg), img:not(.ProseMirror-separator)';
    const addresses = ['href', 'src', 'srcset', 'xlink:href', 'action', 'formaction', 'background', 'poster', 'data', 'ping'];
    const found: string[] = [];
    for (const element of document.querySelectorAll(`${selector} *`)) {
      if (element.matches(tags)) found.push(element.outerHTML.slice(0, 200));
      for (const { name, value } of element.attributes) {
        const foreign =
          addresses.includes(name) &&
          value !== '' &&
          !/^[/#][a-z0-9/.#-]*(?:\?\w+(?:=[a-z0-9-]+)?(?:&\w+=[a-z0-9-]+)*)?(?:#[a-z0-9-]+)?$/i.test(value);
        const styled =
          name === 'style' && !/^(flex-grow: \d+|(?:inset-block-start|min-block-size): [\d.]+px|display: none !important);$/.test(value);
        if (name.startsWith('on') || foreign || styled) found.push(`${name}=${value}`.slice(0, 200));
      }
    }
    return found;
  }, within);

export const TEXT = '.ProseMirror';
/** A page that was not found or refused says so in the console. */
export const ANSWERED = [/status of 4\d\d/];

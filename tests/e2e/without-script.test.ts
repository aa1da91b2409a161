/** Pages that need no script, as a finger on a phone meets them: everything that is pressed is large enough, and every page has a way on. */
import { expect, it } from 'vitest';
import { HttpClient } from '../support/http-client.ts';
import { openHouse } from './house.ts';

const house = openHouse();
const OPINION = 'emergency-alerts';

/** In the page: what is smaller than WCAG 2.5.8 lets it be; links inside a sentence may be. */
function tooSmall(): readonly string[] {
  const LEAST = 24;
  const inSentence = (one: Element): boolean =>
    getComputedStyle(one).display === 'inline' && (one.parentElement?.textContent ?? '').trim() !== (one.textContent ?? '').trim();
  return [...document.querySelectorAll('a[href], button, summary, select, textarea, input:not([type=hidden])')].flatMap((one) => {
    const target = one instanceof HTMLInputElement && /radio|checkbox/.test(one.type) ? (one.closest('label') ?? one) : one;
    const { width, height } = target.getBoundingClientRect();
    if (width <= 1 || inSentence(one) || one.closest('.void, [aria-hidden=true]') !== null) return [];
    return Math.min(width, height) >= LEAST ? [] : [`${one.outerHTML.slice(0, 90)}: ${Math.round(width)} × ${Math.round(height)}`];
  });
}

it.each(['en', 'ar', 'zh'])(
  'P4 everything on pages without a script is large enough to be pressed, and speaks the language of the address: %s',
  async (lang) => {
    const { origin } = house.server;
    const arlen = await HttpClient.stepIn(origin, 'arl-head');
    const { paragraphs } = await arlen.register(OPINION);
    const called = paragraphs.find(({ call }) => call !== null)?.id ?? '';
    const context = await house.browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false, locale: 'fr-FR' });
    await context.request.post(`${origin}/api/demo/step-in`, { data: { seat: 'arl-head' }, headers: { origin } });
    const forum = await (await context.request.get(`${origin}/api/forum`)).json();
    const { meeting, sittings } = forum.meetings.find((one: { sittings: readonly object[] }) => one.sittings.length > 0);
    const page = await context.newPage();
    const paths = [
      '/',
      `/o/${OPINION}`,
      `/o/${OPINION}/print`,
      '/live',
      `/live/${OPINION}`,
      `/answer/${OPINION}/${called}`,
      `/answer/${OPINION}/whole`,
      `/floor/${meeting}`,
      `/meetings/${meeting}/day-sheet?sitting=${sittings[0].number}`,
      '/delegation/hand-over',
      '/consultation',
      '/floor/nowhere',
    ];
    const small: string[] = [];
    for (const path of paths) {
      await page.goto(`${origin}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      expect([path, await page.locator('html').getAttribute('lang')]).toEqual([path, lang]);
      small.push(...(await page.evaluate(tooSmall)).map((one) => `${path}: ${one}`));
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)]).toEqual([
        path,
        0,
      ]);
    }
    expect(small).toEqual([]);
    await page.goto(`${origin}/floor/${meeting}?lang=${lang}`);
    await page.locator(`a.back[href^="/live/${meeting}"]`).click();
    await page.locator('#text, main h1').first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    await context.close();
  },
);

it('P4 pages with a script speak the language of their address too, until another is chosen', async () => {
  const { origin } = house.server;
  const context = await house.browser.newContext({ locale: 'en-GB' });
  await context.request.post(`${origin}/api/demo/step-in`, { data: { seat: 'arl-head' }, headers: { origin } });
  await context.request.put(`${origin}/api/me/language`, { data: { language: 'en' }, headers: { origin } });
  const page = await context.newPage();
  const speaks = (language: string): Promise<unknown> => page.locator(`html[lang=${language}] .top .drop`).waitFor();
  for (const path of ['/documents', `/o/${OPINION}`]) {
    await page.goto(`${origin}${path}?lang=ar`);
    await speaks('ar');
  }
  await page.locator('.top .drop > summary').click();
  await page.locator('.languages').selectOption('fr');
  await speaks('fr');
  await page.goto(`${origin}/documents`);
  await speaks('fr');
  await context.close();
});

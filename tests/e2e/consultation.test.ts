/**
 * A stakeholder comments in Chinese, without signing in and without a script; the secretariat releases it; an expert sees the count beside the
 * paragraph. Pages are accessible and fit a phone, from left to right and from right to left.
 */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, resize, troublesOf, watchPage } from '../support/chromium.ts';
import { startMailServer, wordsOf } from '../support/smtp.ts';
import { until } from '../support/until.ts';
import { openHouse } from './house.ts';
import { filledIn } from './people.ts';

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };
const WORDS = '还应考虑岛屿上的站点，那里没有第二条电缆。';

const smtp = await startMailServer();
const house = openHouse({
  env: { NEMCON_SMTP: `smtp://127.0.0.1:${smtp.port}`, NEMCON_MAIL_FROM: 'Secretariat <forum@union.example>' },
});
afterAll(() => smtp.close());
let id: string;
/** The consultation whose comments are confirmed. */
let confirmed: string;
/** Of the document, as printed: the demo has a consultation of its own. */
let number: string;

async function sit(seat: string, language = 'en'): Promise<Page> {
  const { origin } = house.server;
  const context = await house.browser.newContext({ viewport: DESK });
  await context.request.post(`${origin}/api/demo/step-in`, { data: { seat }, headers: { origin } });
  await context.request.put(`${origin}/api/me/language`, { data: { language }, headers: { origin } });
  const page = await context.newPage();
  await watchPage(page);
  return page;
}

/** axe runs as a script: these pages have none, so it looks at them in a browser that runs some. */
async function looked(
  path: string,
  before: (page: Page) => Promise<void> = async () => {},
  allowed: readonly RegExp[] = [],
): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await house.browser.newContext({ viewport: DESK, colorScheme });
    const page = await context.newPage();
    await watchPage(page);
    await page.goto(house.server.origin + path);
    await before(page);
    for (const viewport of [DESK, PHONE]) {
      await resize(page, viewport);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      expect(await axe(page)).toEqual([]);
    }
    expect(troublesOf(page, allowed)).toEqual([]);
    await context.close();
  }
}

beforeAll(async () => {
  const office = await sit('secretariat');
  const { origin } = house.server;
  const post = async (path: string, data: object) =>
    (await office.request.post(origin + path, { data: { uuid: randomUUID(), ...data }, headers: { origin } })).json();
  const content = { in: 'opinion', opinion: 'cable-landing' };
  const document = await post('/api/documents', { kind: 'DO', meeting: null, of: null, aliases: [], content });
  ({ number } = document);
  ({ id } = await post('/api/consultations', { document: document.id, closesAt: Date.now() + 86_400_000 }));
  const second = await post('/api/documents', { kind: 'DO', meeting: null, of: null, aliases: [], content });
  const asking = { document: second.id, closesAt: Date.now() + 86_400_000, confirms: true };
  ({ id: confirmed } = await post('/api/consultations', asking));
  await office.context().close();
});

describe('an open consultation', () => {
  it('takes a comment in Chinese without signing in and without a script, shows it once it is released, and counts it for the experts', async () => {
    const visitor = await (await house.browser.newContext({ viewport: PHONE, javaScriptEnabled: false, locale: 'zh-CN' })).newPage();
    await visitor.goto(`${house.server.origin}/consultation/${id}`);
    expect(await visitor.locator('html').getAttribute('lang')).toBe('zh');
    await visitor.locator('a[href$="#f"]').nth(4).click();
    const form = visitor.locator('form#f');
    const paragraph = await form.locator('input[name=on]').getAttribute('value');
    await form.getByLabel('姓名').fill('吴敏');
    await form.locator('textarea').fill(WORDS);
    // filled in at once, however long this machine takes
    const drawn = /name="ticket" value="([^"]+)"/.exec(await (await visitor.request.get(visitor.url())).text())?.[1] ?? '';
    await form.locator('input[name=ticket]').evaluate((field, ticket) => field.setAttribute('value', ticket), drawn);
    await form.getByRole('button').click();
    // quicker than a person: nothing is lost, and it goes when it is sent again after a while
    expect(await visitor.getByRole('alert').textContent()).toContain('发送得太快了');
    expect(await form.locator('input[name=name]').inputValue()).toBe('吴敏');
    expect(await form.locator('textarea').inputValue()).toBe(WORDS);
    await filledIn(performance.now());
    await form.locator('button').click();
    await visitor.getByText('正等待秘书处阅读').waitFor();
    expect(await visitor.context().cookies()).toEqual([]);

    const office = await sit('secretariat');
    await office.goto(`${house.server.origin}/office/consultations`);
    await office.getByRole('button', { name: `Read the comments: ${number}` }).click();
    await office.getByText(WORDS).waitFor();
    expect(await axe(office)).toEqual([]);
    await office.locator('[data-comment="1"] input').focus();
    await office.keyboard.press('r');
    await office.getByText('There is nothing here.').waitFor();
    expect(troublesOf(office)).toEqual([]);

    await visitor.getByRole('link', { name: '返回案文' }).click();
    await visitor.getByRole('link', { name: '1 条评论' }).click();
    expect(await visitor.locator('article blockquote').textContent()).toBe(WORDS);

    const expert = await sit('arl-head');
    await expert.goto(`${house.server.origin}/o/cable-landing`);
    await expert.locator(`.ProseMirror p[data-id="${paragraph}"]`).click();
    await expert.getByText('1 comment from the open consultation').click();
    await expert.locator('.from-public').getByText(WORDS).waitFor();
    // a target that is half under the bar counts as too small
    await expert.locator(`.ProseMirror p[data-id="${paragraph}"]`).evaluate((one) => one.scrollIntoView({ block: 'center' }));
    expect(await axe(expert)).toEqual([]);
    expect(troublesOf(expert)).toEqual([]);
  });

  it.each(['en', 'ar'])(
    'is accessible in %s and fits a phone: the list, the text, a form with something wrong in it, and the comments',
    async (language) => {
      await looked(`/consultation?lang=${language}`);
      await looked(
        `/consultation/${id}?lang=${language}`,
        async (page) => {
          await page.locator('a[href$="#f"]').nth(3).click();
          await page.locator('form textarea').fill('x');
          await page.locator('form button').click();
          await page.locator('[role=alert]').waitFor();
          await page.locator('form textarea').waitFor();
        },
        [/status of 400/],
      );
      await looked(`/consultation/${id}/comments?lang=${language}`);
    },
  );

  it('has the link of a mail lead to a page with one button: accessible before it is pressed, after, and when it is opened again', async () => {
    const visitor = await (await house.browser.newContext({ viewport: PHONE, javaScriptEnabled: false, locale: 'ar' })).newPage();
    await visitor.goto(`${house.server.origin}/consultation/${confirmed}`);
    await visitor.locator('a[href$="#f"]').nth(4).click();
    const since = performance.now();
    const form = visitor.locator('form#f');
    await form.locator('input[name=contact]').fill('wu@islands.example');
    await form.locator('textarea').fill(WORDS);
    await filledIn(since);
    await form.getByRole('button').click();
    const mail = await until('the mail with the link', () => smtp.mails[0]);
    const { pathname, search } = new URL(/http\S+\/confirm\S+/.exec(wordsOf(mail))?.[0] ?? '');
    const link = (language: string): string => pathname + search.replace('lang=ar', `lang=${language}`);
    for (const language of ['ar', 'en']) await looked(link(language), (page) => page.locator('form button').waitFor());
    await looked(link('ar').replace('key=', 'key=x'), async () => {}, [/status of 404/]);

    await visitor.goto(house.server.origin + link('ar'));
    expect(await visitor.locator('html').getAttribute('dir')).toBe('rtl');
    await visitor.getByRole('button').click();
    await visitor.getByRole('status').waitFor();
    for (const language of ['ar', 'en']) await looked(link(language), (page) => page.getByRole('status').waitFor());
  });
});

/**
 * Three silence procedures over days, in six pages: the chair tells the States and calls, everybody sees until when; on the last day but one
 * a State breaks the first and the chair extends the second; the third runs to its end, nothing is agreed by that, and the gavel falls on the
 * screen of the room. One delegation reads in Arabic, on a phone, and so does somebody from the public.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { listenTo, saidOn, swallowedOn, timesSaid } from '../support/aloud.ts';
import { axe, launchChromium, troublesOf, watchPage } from '../support/chromium.ts';
import { patient } from '../support/patient.ts';
import { wordsOf } from '../support/smtp.ts';
import { until } from '../support/until.ts';
import { looksAgain } from './meeting-stage.ts';
import { forumOverDays, MEETING, type OverDays } from './over-days.ts';
import { cookieOf, fieldTime, type Person, sitDown } from './people.ts';

const PHONE = { width: 360, height: 740 };
const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Pages that were away for days are back within it. */
const PATIENCE = { timeout: patient(45_000) };
const REASON = 'Sharing needs a regulator';
const TEXT = `DRAFT OPINION 9

KEEPING RURAL SITES IN SERVICE

The Forum,

considering

a) that most sites fall silent within hours;

b) that power from the sun lasts longer,

is of the view

1 that autonomy is a measure of resilience;

2 that sites are to be shared;

3 that figures are to be published.`;

const english = createText('en', await loadCatalogue('en'));
const arabic = createText('ar', await loadCatalogue('ar'));

describe('silence procedures', () => {
  let days: OverDays;
  let browser: Browser;
  let chair: Person;
  let arlen: Person;
  /** In Arabic, on a phone. */
  let bruma: Person;
  /** Of the chair: the page of the meeting. */
  let table: Page;
  let screen: Page;
  /** Somebody without a seat. */
  let follower: Page;

  const goTo = async (page: Page, path: string): Promise<Page> => {
    await watchPage(page);
    await listenTo(page);
    await page.goto(days.origin + path);
    return page;
  };
  const register = async (): Promise<Register> => (await days.signIn('s-cor')).register(days.opinion);
  const parts = (name: string) => chair.page.locator(`[data-part=${name}]`);
  /** To whom mails about silence procedures went, each in their language. */
  const mailed = (): readonly string[] => {
    const how = [english, arabic].map((text) => text.t('mail.silence.how'));
    const found = days.smtp.mails.filter((mail) => how.some((words) => unwrapped(wordsOf(mail)).includes(unwrapped(words))));
    return found.map(({ to }) => to.join().split('@')[0] ?? '').sort();
  };
  const running = (paragraph: string) => parts('calls').locator('.calls bdi', { hasText: paragraph });
  const everybody = (): readonly Page[] => [chair.page, arlen.page, bruma.page, table, screen, follower];
  const inTime = (at: number, text = english): string => text.t('refusal.deadline-not-reached', { date: text.moment(at) });

  /** Each State is told of a date once, and before anything is called until then. */
  const tell = async (part: string, untold: boolean): Promise<void> => {
    if (untold) await parts(part).getByRole('button', { name: 'Send the notice to the focal points' }).click();
    await parts(part).getByText('3 of 3 deliveries accepted').waitFor();
  };
  const callUntil = async (deadline: number, untold = false): Promise<void> => {
    await parts('paragraph').locator('input[type=datetime-local]').fill(fieldTime(deadline));
    await tell('paragraph', untold);
    await parts('paragraph').locator('button[aria-disabled=false]', { hasText: 'Call with this time' }).click();
  };

  beforeAll(async () => {
    days = await forumOverDays(TEXT);
    browser = await launchChromium();
    const { origin, opinion } = days;
    const sit = async (seat: string, more: object = {}) =>
      sitDown(browser, { origin, seat, cookie: (await days.signIn(seat)).cookie, opinion, ...more });
    [chair, arlen, bruma] = await Promise.all([
      sit('s-chair', { view: 'table' }),
      sit('s-arl'),
      sit('s-bru', { language: 'ar', viewport: PHONE }),
    ]);
    table = await goTo(await chair.context.newPage(), `/meetings/${MEETING}`);
    const room = await sit('s-cor');
    screen = await goTo(await room.context.newPage(), `/screen/${MEETING}`);
    await room.page.close();
    follower = await goTo(await (await browser.newContext({ viewport: PHONE })).newPage(), `/live/m/${MEETING}?lang=ar`);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await days?.close();
  });

  it('are told with their end, broken by a State, extended, and end with nothing agreed until the chair says so', {
    timeout: patient(300_000),
  }, async () => {
    const items = (await register()).paragraphs.filter(({ kind }) => kind === 'operative-item').map(({ id }) => id);
    const [first, second, third] = items;
    if (first === undefined || second === undefined || third === undefined) throw new Error('three measures');
    const end = Math.ceil((days.clock.now() + 80 * HOUR) / MINUTE) * MINUTE;

    // One paragraph, another, and all the others; of their end each State is told once.
    await chair.press('More');
    await row(chair, '1').click();
    await callUntil(end, true);
    await running('is of the view 1').waitFor();
    await row(chair, '2').click();
    await callUntil(end);
    await running('is of the view 2').waitFor();
    await chair.press('Tick all open paragraphs');
    await callUntil(end);
    await until('all to be called', async () =>
      (await register()).paragraphs.every(({ status, call }) => status === null || call !== null),
    );
    expect(mailed()).toEqual(['arl', 'bru', 'cor']);

    // Until when is on every page.
    for (const [page, text] of [
      [chair.page, english],
      [arlen.page, english],
      [bruma.page, arabic],
    ] as const)
      await page.locator('.call-together > .note', { hasText: inTime(end, text) }).waitFor();
    // on a phone too it can be seen that the paragraphs unfold
    const [summary, words] = await Promise.all(
      ['.call-list summary', '.call-list .chip'].map((part) => bruma.page.locator(part).boundingBox()),
    );
    expect((words?.y ?? 0) - (summary?.y ?? 0)).toBeLessThan((words?.height ?? 0) / 2);
    await screen.locator('.screen-call', { hasText: inTime(end) }).waitFor();
    await looksAgain(table);
    await table.locator('.running-call', { hasText: english.t('card.until', { date: english.moment(end) }) }).waitFor();
    await follower
      .locator('#state .call', { hasText: arabic.moment(end) })
      .first()
      .waitFor();
    await clean(...everybody());

    // A day before the end everybody is reminded, once; the pages that were open all along are back by themselves.
    days.clock.skip(end - days.clock.now() - 24 * HOUR + MINUTE);
    await until('the reminders', () => mailed().length === 6);
    expect(mailed()).toEqual(['arl', 'arl', 'bru', 'bru', 'cor', 'cor']);

    // A State breaks the first, with a reason: it is named to those who take part, on the screen too, and not to the public.
    await arlen.page.locator('.call-list summary').click();
    await arlen.press('Object: is of the view 1');
    await arlen.page.getByLabel('Reason', { exact: true }).fill(REASON);
    await arlen.page.locator('form').getByRole('button', { name: 'Object', exact: true }).click();
    for (const page of [chair.page, arlen.page])
      await until('the news', () => timesSaid(page, 'Arlen has broken the silence procedure on “is of the view 1”.', 'alert') === 1);
    await parts('calls').getByText('Arlen has broken the silence procedure. A new call is needed.').waitFor();
    await row(chair, '1').click();
    await chair.page.getByText(REASON).waitFor();
    await screen.locator('.marks', { hasText: 'Silence broken' }).getByText('ARL').first().waitFor();
    await follower.locator('#text', { hasText: arabic.t('status.broken') }).waitFor();
    expect(await follower.content()).not.toMatch(new RegExp(`Arlen|ARL|${REASON}`));

    // The second is extended, after each State was told; the others keep their end.
    const later = end + 48 * HOUR;
    await parts('calls').getByLabel('Silence procedure: new deadline “is of the view 2”').fill(fieldTime(later));
    await tell('calls', true);
    await chair.press('Extend the deadline: “is of the view 2”');
    for (const [page, text] of [
      [chair.page, english],
      [arlen.page, english],
      [bruma.page, arabic],
    ] as const) {
      await page.locator('.call-together', { hasText: inTime(end, text) }).waitFor();
      await page.locator('.call-together', { hasText: inTime(later, text) }).waitFor();
    }
    for (const at of [end, later]) await screen.locator('.screen-call', { hasText: inTime(at) }).waitFor();
    await follower.locator('#state .call', { hasText: arabic.moment(later) }).waitFor();
    await clean(...everybody());

    // Its time passes. Nothing is agreed by that: the chair declares, and the room sees it large.
    days.clock.skip(end - days.clock.now() + MINUTE);
    const over = 'The time has run out. An objection still counts until the chair declares.';
    for (const page of [chair.page, arlen.page]) await page.locator('.call-together > .note', { hasText: over }).waitFor(PATIENCE);
    await bruma.page.locator('.call-together > .note', { hasText: arabic.t('call.ripe') }).waitFor(PATIENCE);
    await screen.locator('.screen-call', { hasText: over }).waitFor(PATIENCE);
    await follower
      .locator('#state .call', { hasText: arabic.t('call.ripe') })
      .first()
      .waitFor(PATIENCE);
    expect((await register()).counts.agreed).toBe(0);
    await chair.context.addCookies([cookieOf(days.origin, (await days.signIn('s-chair')).cookie)]);
    const silent = (await register()).paragraphs.filter(({ call }) => call?.ripe === true).map(({ id }) => id);
    expect(silent).not.toContain(second);
    await chair.page.getByText(`${silent.length} calls have run their time and nothing was raised: declare?`).waitFor();
    await parts('next')
      .getByRole('button', { name: `Declare ${silent.length} paragraphs agreed` })
      .click();
    await screen.locator('.screen-decision').waitFor();
    await until('what nobody objected to', async () => (await register()).counts.agreed === silent.length);
    const { paragraphs } = await register();
    const status = (id: string) => paragraphs.find((one) => one.id === id)?.status;
    expect([first, second, third].map(status)).toEqual(['objected', 'open', 'agreed']);
    await clean(...everybody());

    expect(timesSaid(chair.page, '3 of 3 deliveries accepted', 'status')).toBeGreaterThan(0);
    // What was announced was announced once, in whatever order the days brought it.
    for (const page of [chair.page, arlen.page]) {
      expect(sentences(page, /The chair asks for objections to .*? The deadline is/g)).toHaveLength(3);
      expect(timesSaid(page, `“is of the view 2”: ${inTime(later)}`, 'alert')).toBe(1);
      expect(timesSaid(page, 'Arlen objects to', 'status')).toBe(1);
      await until('the last to be said', () => sentences(page, /Consensus reached on [^.]+\./g).length === silent.length);
    }
    for (const page of everybody()) {
      expect(swallowedOn(page)).toEqual([]);
      expect(troublesOf(page, [/WebSocket connection to/, /net::ERR_/])).toEqual([]);
    }
  });
});

/** Of the table of positions, by the number at the end of its name. */
const row = ({ page }: Person, number: string) => page.locator('.matrix tbody th bdi', { hasText: new RegExp(`(?<!\\d)${number}$`) });

async function clean(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    // what has just been scrolled half under the bar of calls is no small target
    await page.evaluate(() => window.scrollTo(0, 0));
    expect([page.url(), await axe(page)]).toEqual([page.url(), []]);
  }
}

const unwrapped = (words: string): string => words.replace(/\s+/g, ' ');

const sentences = (page: Page, like: RegExp): readonly string[] => saidOn(page).flatMap(({ words }) => words.match(like) ?? []);

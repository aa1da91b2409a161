/**
 * Who missed a sitting, without a mouse: a delegate comes back after an hour, finds by keys alone what has changed since then and by whom, and
 * objects there. The chair finds the story of that paragraph, and in it the text of then; then the chair shows it to the room, on its screen.
 * At a desk, and on a phone from right to left.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import { listenTo } from '../support/aloud.ts';
import { erase, type as typeWords, wordsOf } from '../support/blocks.ts';
import { launchBrowser } from '../support/browser.ts';
import { axe, troublesOf, watchPage } from '../support/chromium.ts';
import { CollabClient } from '../support/collab-client.ts';
import { patient } from '../support/patient.ts';
import { until } from '../support/until.ts';
import { Keys } from './by-keys.ts';
import { looksAgain, TEXT } from './meeting-stage.ts';
import { forumOverDays, MEETING, type OverDays } from './over-days.ts';
import { cookieOf, type Person, sitDown } from './people.ts';
import { DESK, PHONE } from './visit.ts';

const HOUR = 3_600_000;
const REASON = 'Reliability is not measured';
/** A full HD projector at a zoom of 200 %, as a room needs it. */
const ROOM = { viewport: { width: 960, height: 540 }, deviceScaleFactor: 2 };
/** More than the acts on a paragraph are. */
const BUTTONS = 14;

describe.each([
  ['en', DESK],
  ['ar', PHONE],
] as const)('what changed by keys alone, in %s', (language, viewport) => {
  let days: OverDays;
  let browser: Browser;
  beforeAll(async () => {
    days = await forumOverDays(TEXT);
    browser = await launchBrowser();
  }, patient(120_000));
  afterAll(async () => {
    await browser?.close();
    await days?.close();
  });

  const sit = async (seat: string): Promise<Person> => {
    const { cookie } = await days.signIn(seat);
    return sitDown(browser, { origin: days.origin, seat, cookie, opinion: days.opinion, language, viewport });
  };
  /** Somebody else changes words of a paragraph, in one update. */
  const changes = async (seat: string, block: string, old: string, words: string): Promise<void> => {
    const { headers } = await days.signIn(seat);
    const editor = new CollabClient({ url: days.origin, opinion: days.opinion, headers });
    await editor.synced;
    const at = wordsOf(editor.doc, block).indexOf(old);
    expect(at).toBeGreaterThan(-1);
    await editor.edit((doc) => {
      erase(doc, block, at, old.length);
      typeWords(doc, block, words, at);
    });
    editor.close();
  };

  it('H2, H3, H5, H8, H9, H44, H53 and H60', { timeout: patient(300_000) }, async () => {
    const { origin, opinion } = days;
    const { t } = createText(language, await loadCatalogue(language), 'UTC');
    const chairing = await days.signIn('s-chair');
    const { policy, paragraphs } = await chairing.register(opinion);
    const [changed, added] = paragraphs.filter(({ kind }) => kind === 'operative-item').map(({ id }) => id);
    if (changed === undefined || added === undefined) throw new Error('two measures');
    expect((await chairing.command(opinion, { do: 'set-policy', policy: { ...policy, authorsFrom: 'now' } })).status).toBe(200);
    const sound = async (page: Page, what: string): Promise<void> => {
      expect([what, await axe(page)]).toEqual([what, []]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([what, Math.max(0, wide)]).toEqual([what, 0]);
    };

    // Before the sitting: Arlen looks at the text, and leaves.
    const before = await sit('s-arl');
    const told = before.page.waitForResponse((one) => one.url().endsWith('/here'));
    await looksAgain(before.page);
    expect((await told).status()).toBe(204);
    expect(troublesOf(before.page)).toEqual([]);
    await before.context.close();
    days.clock.skip(HOUR);

    // The sitting: what is done to the paragraph under discussion is on the screen of the room.
    expect((await chairing.command(opinion, { do: 'focus', block: changed, view: 'clean' })).status).toBe(200);
    const room = await browser.newContext(ROOM);
    await room.addCookies([cookieOf(origin, (await days.signIn('s-cor')).cookie)]);
    await room.request.put(`${origin}/api/me/language`, { data: { language }, headers: { origin } });
    const screen = await room.newPage();
    await watchPage(screen);
    await listenTo(screen);
    await screen.goto(`${origin}/screen/${MEETING}`);
    await screen.locator(`p[data-id="${changed}"][data-focus]`).waitFor();
    await changes('s-bru', changed, 'resilience', 'reliability');
    await changes('s-cor', added, 'shared', 'shared by operators');
    await screen.locator('.screen-changed ins', { hasText: 'reliability' }).waitFor();
    expect(await screen.locator('.screen-changed del').allTextContents()).toEqual(['resilience']);
    await sound(screen, 'the screen of the room');

    // Arlen comes back, and asks what has changed since.
    const arlen = await sit('s-arl');
    const away = new Keys(arlen.page);
    const { page } = arlen;
    const since = page.locator('.dropped a[href$="/since"]');
    await away.act(page.locator('summary', { hasText: t('opinion.more') }), since);
    await since.waitFor();
    await away.tabTo(since);
    await goes(away, page.locator('h1', { hasText: t('compare.title') }));
    await page.getByText(t('past.noneDeclared')).waitFor();
    await sound(page, 'nothing was declared');
    const baseline = page.locator('select[name=since]');
    await away.tabTo(baseline);
    await away.press('ArrowDown');
    expect(await baseline.inputValue()).toBe('here');
    await away.tabTo(page.locator('form.baseline button'));
    const first = page.locator(`.changes li#c-${changed}`);
    await goes(away, first);
    expect(await page.locator('.changes > li').count()).toBe(2);
    // to whoever hears it: what came and what went, each with whose it is
    const heard = (await first.locator('.words').textContent())?.replace(/\s+/g, ' ') ?? '';
    expect(heard).toContain(`${t('compare.deleted')} resilience ${t('compare.end')}`);
    expect(heard).toContain(`${t('compare.inserted')} reliability ${t('compare.end')}`);
    expect(await first.locator('.whose').first().textContent()).toContain('BRU');
    expect(await first.textContent()).toMatch(new RegExp(`${t('past.work')} \\P{L}?Bruma`, 'u'));
    const second = page.locator(`.changes li#c-${added}`);
    expect(await second.locator('ins').textContent()).toContain('by operators');
    expect(await second.locator('.whose').first().textContent()).toContain('COR');
    await sound(page, 'what changed');
    await away.press('Alt+ArrowDown');
    await away.brings(first);
    await away.press('Alt+ArrowDown');
    await away.brings(second);
    await away.press('Alt+ArrowUp');
    await away.brings(first);
    await sound(page, 'a change with the focus');

    // In the text, Arlen objects to the new words.
    await away.tabTo(first.locator(`a[href$="#${changed}"]`).first());
    await goes(away, page.locator(`.cards[data-card="${changed}"]`));
    const reason = page.getByLabel(t('form.reason'), { exact: true });
    await away.press('Alt+Shift+O');
    await away.brings(reason);
    await page.keyboard.type(REASON);
    await sound(page, 'objecting');
    await away.press('Control+Enter');
    await until('the objection', async () => {
      const { paragraphs: now } = await chairing.register(opinion);
      return now.find(({ id }) => id === changed)?.positions.some(({ entity, kind }) => entity === 'arl' && kind === 'objection') === true;
    });
    await away.focused('the objection');

    // The chair looks up what became of the paragraph, and how the text read then.
    const chair = await sit('s-chair');
    await chair.page.goto(`${origin}/o/${opinion}#${changed}`);
    await chair.page.locator(`.cards[data-card="${changed}"]`).waitFor();
    const gavel = new Keys(chair.page);
    const steps = chair.page.locator('.changes > li');
    const story = chair.page.locator(`a[href$="/story/${changed}"]`);
    await story.waitFor({ state: 'attached' });
    await gavel.press('Alt+Enter');
    await gavel.tabTo(story);
    await goes(gavel, steps);
    await tellsTheStory(steps);
    await sound(chair.page, 'the story');
    await gavel.press('Alt+ArrowUp');
    await gavel.brings(steps.last());
    await gavel.tabTo(steps.nth(0).locator('a'), true);
    await goes(gavel, chair.page.locator('.past-banner'));
    const then = chair.page.locator(`.text-body [id="${changed}"]:target`);
    expect(await then.textContent()).toContain('resilience');
    await sound(chair.page, 'as it was');
    await gavel.tabTo(chair.page.locator('nav a[rel=next]'));
    await goes(gavel, chair.page.locator('.past-banner'));
    await then.waitFor();
    await gavel.tabTo(chair.page.getByRole('link', { name: t('past.now') }));
    await goes(gavel, chair.page.locator(`.cards[data-card="${changed}"]`));

    // The chair shows the room what became of it: the words are told as to everybody with a seat, and this policy tells them to States alone.
    const show = chair.button(t('focus.story'));
    await gavel.press('Alt+Enter');
    await show.waitFor();
    const walk = async (): Promise<void> => {
      for (let step = 0; step < BUTTONS && !(await isFocused(show)); step += 1) await gavel.press('ArrowRight');
    };
    await walk();
    await gavel.press('Enter');
    const shown = screen.locator('.screen-story');
    await shown.locator('.steps > li', { hasText: REASON }).waitFor();
    await chair.page.locator('button[aria-pressed=true]', { hasText: t('focus.story') }).waitFor();
    await gavel.focused('the story in the room');
    await tellsTheStory(shown.locator('.steps > li'));
    expect((await shown.locator('.whose').allTextContents()).filter((one) => one.includes('BRU'))).toEqual([]);
    expect(await shown.locator('a, button').count()).toBe(0);
    expect(await screen.locator('.screen-text').isVisible()).toBe(false);
    // what runs the other way does so, and is read at the back of the room
    const words = shown.locator('.now .words');
    const look = await words.evaluate((one) => ({ direction: getComputedStyle(one).direction, size: getComputedStyle(one).fontSize }));
    expect(look).toEqual({ direction: 'ltr', size: '32px' });
    expect(await shown.evaluate((one) => getComputedStyle(one).direction)).toBe(language === 'ar' ? 'rtl' : 'ltr');
    await sound(screen, 'the story in the room');
    await sound(chair.page, 'the story is in the room');

    // What happens meanwhile is there, and more than fits is counted.
    for (const [old, later] of [
      ['reliability', 'endurance'],
      ['endurance', 'strength'],
    ] as const) {
      // each a session of its own
      days.clock.skip(HOUR);
      await changes('s-bru', changed, old, later);
    }
    await shown.locator('.steps > li ins', { hasText: 'strength' }).waitFor();
    await until('nothing below the edge', () => shown.evaluate((one) => one.scrollHeight <= one.clientHeight));
    expect(await shown.locator('.left').isVisible()).toBe(true);
    await sound(screen, 'a longer story');

    // One press, and the room has the text again; so it has when the chair asks.
    await gavel.press('Enter');
    await screen.locator(`.screen-text p[data-id="${changed}"][data-focus]`).waitFor();
    expect(await shown.count()).toBe(0);
    await gavel.press('Enter');
    await shown.waitFor();
    const { paragraphs: now } = await chairing.register(opinion);
    const targets = [{ block: added, hash: now.find(({ id }) => id === added)?.hash ?? null }];
    expect((await chairing.command(opinion, { do: 'call', targets })).status).toBe(200);
    await screen.locator('.screen-call').waitFor();
    await shown.waitFor({ state: 'detached' });
    await screen.locator(`.screen-text p[data-id="${changed}"][data-focus]`).waitFor();
    await sound(screen, 'a call');
    // on a phone what the chair may do now has grown over the button that had the focus: the next key leads out from under it
    await gavel.press('ArrowRight');
    for (const one of [page, chair.page, screen]) expect(troublesOf(one)).toEqual([]);
  });
});

const isFocused = (there: Locator): Promise<boolean> => there.evaluate((one) => one === document.activeElement);

/** By Enter, to another page. */
async function goes(keys: Keys, there: Locator): Promise<void> {
  const { page } = keys;
  const from = page.url();
  await keys.atHand();
  await page.keyboard.press('Enter');
  await page.waitForURL(({ href }) => href !== from);
  await there.first().waitFor();
}

/** The first text, what Bruma made of it, and why Arlen objects. */
async function tellsTheStory(steps: Locator): Promise<void> {
  const words = await steps.allTextContents();
  const at = ['resilience', 'reliability', REASON].map((one) => words.findIndex((step) => step.includes(one)));
  expect(at[0]).toBe(0);
  expect(at).toEqual(at.toSorted((one, other) => one - other));
  expect(new Set(at).size).toBe(3);
  expect(words[at[1] ?? -1]).toContain('Bruma');
  expect(words[at[2] ?? -1]).toContain('Arlen');
}

/**
 * What threads beside a text cost whoever types or scrolls in it: two opinions of 300 paragraphs, alike but that 2,000 threads stand beside
 * one of them, each about a word of its own. Letters are typed into both in turn, so that what else the machine does falls on both.
 * Chromium's own counters, in processor time.
 *
 * Prediction, written before the first run: the marks near the window and the lines beside it cost a keystroke 2 ms of layout, what is drawn
 * again of the open card 2 ms of script; scrolling costs half as much again.
 *
 * Goals: a keystroke with 2,000 threads costs at most 1 ms more, at its median, than one with none, and scrolling at most a quarter more.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import * as Y from 'yjs';
import type { AskedAudience } from '../shared/comments/audience.ts';
import { launchChromium } from '../tests/support/chromium.ts';
import { type DemoSeat, HttpClient } from '../tests/support/http-client.ts';
import { bigOpinion, object } from './browser/big-opinion.ts';
import { type Counted, WatchedPage } from './browser/watched-page.ts';
import { NEMCON } from './support/dialect.ts';
import { Follower } from './support/follower.ts';
import { option, report, say } from './support/report.ts';
import { rounded, spread } from './support/spread.ts';

const PREDICTION = '2,000 threads cost a keystroke 2 ms of script and 2 ms of layout; scrolling half as much again';
const SEAT = 'arl-expert';
const PLAIN = 'plain';
const SPOKEN = 'spoken';
/** Of one seat beside one text, in one audience (SPEC C14). */
const OF_ONE = 100;
const WORD = 6;
/** Until a keystroke is recorded and all is drawn; then until what waits for a pause in typing is done. */
const RECORDED_MS = 200;
const QUIET_MS = 400;
const EACH = 5;
/** To which the seat belongs that looks, and who of the others does. */
const AUDIENCES: readonly { readonly audience: AskedAudience; readonly speaks: (seat: DemoSeat, own?: string) => boolean }[] = [
  { audience: { of: 'seats' }, speaks: ({ capacity }) => !['follower', 'observer'].includes(capacity) },
  { audience: { of: 'member-states' }, speaks: ({ capacity }) => capacity === 'member-state' },
  { audience: { of: 'delegation' }, speaks: ({ entity }, own) => entity === own },
];

/** Words of its own for each thread, spread over all paragraphs. */
async function speak(origin: string, count: number): Promise<void> {
  const [reader = {}] = await NEMCON.admit(origin, 1, false);
  const follower = new Follower({ url: origin, opinion: SPOKEN, headers: reader, keep: true });
  await follower.joined;
  const doc = new Y.Doc();
  for (const update of follower.updates) Y.applyUpdate(doc, update);
  follower.close();
  const texts = NEMCON.paragraphs(doc);
  const { paragraphs } = await new HttpClient(origin, reader.cookie).register(SPOKEN);
  const seats = await HttpClient.seats(origin);
  const own = seats.find(({ id }) => id === SEAT)?.entity;
  const speakers = AUDIENCES.flatMap(({ audience, speaks }) =>
    seats.filter((seat) => speaks(seat, own)).map(({ id }) => ({ audience, seat: id })),
  );
  let begun = 0;
  for (const { audience, seat } of speakers) {
    const person = await HttpClient.stepIn(origin, seat);
    for (let own = 0; own < OF_ONE && begun < count; own += 1, begun += 1) {
      const text = texts[begun % texts.length];
      const letters = text?._start?.id;
      const block = text?.parent instanceof Y.XmlElement ? text.parent.getAttribute('id') : undefined;
      const hash = paragraphs.find(({ id }) => id === block)?.hash;
      if (text === undefined || letters === undefined || block === undefined || hash == null)
        throw new Error('there is nothing to speak of');
      const at = Math.floor(begun / texts.length) * 2 * WORD;
      const range = { letters: [[letters.client, letters.clock + at, WORD]], once: null };
      const anchor = { on: 'paragraph', block, hash, range, quote: text.toString().slice(at, at + WORD) };
      const command = { do: 'open-thread', anchor, text: `Should this say more? (${begun})`, mentions: [] };
      const { status, body } = await person.post(`/api/opinions/${SPOKEN}/threads/commands`, { uuid: randomUUID(), audience, command });
      if (status !== 200) throw new Error(`not said: ${status} ${JSON.stringify(body)}`);
    }
  }
  if (begun < count) throw new Error(`${begun} threads only: too few seats`);
}

async function opened(watched: WatchedPage, origin: string, opinion: string): Promise<void> {
  const { page } = watched;
  await page.goto(`${origin}/o/${opinion}`);
  await page.locator('.ProseMirror.text-body > p').last().waitFor();
  if (opinion === SPOKEN) await page.locator('.commented').first().waitFor();
  const paragraphs = page.locator('.ProseMirror.text-body > p[data-kind$=item]');
  await paragraphs.nth(Math.floor((await paragraphs.count()) / 2)).click();
  await pause(2_000);
}

const idle = (page: Page): Promise<unknown> => page.evaluate(() => new Promise((done) => requestIdleCallback(done)));

const costOf = (before: Counted, after: Counted) => ({
  scriptMs: after.scriptMs - before.scriptMs,
  layoutAndStyleMs: after.layoutMs + after.styleMs - before.layoutMs - before.styleMs,
  taskMs: after.taskMs - before.taskMs,
});
type Cost = ReturnType<typeof costOf>;

async function key(watched: WatchedPage) {
  const { page } = watched;
  const before = await watched.counted();
  await page.keyboard.press('x');
  await pause(RECORDED_MS);
  await idle(page);
  const recorded = await watched.counted();
  await pause(QUIET_MS);
  await idle(page);
  return { key: costOf(before, recorded), quiet: costOf(recorded, await watched.counted()) };
}

/** Down over a tenth of the text and up again. */
async function scroll(watched: WatchedPage): Promise<Cost> {
  const { page } = watched;
  const before = await watched.counted();
  for (const by of [240, -240])
    for (let times = 0; times < 20; times += 1) {
      await page.mouse.wheel(0, by);
      await pause(40);
    }
  await idle(page);
  return costOf(before, await watched.counted());
}

const shown = (costs: readonly Cost[]) => ({
  scriptMs: spread(costs.map((one) => one.scriptMs)),
  layoutAndStyleMs: spread(costs.map((one) => one.layoutAndStyleMs)),
  taskMs: spread(costs.map((one) => one.taskMs)),
});

await report('threads', PREDICTION, async () => {
  const { server, close } = await bigOpinion(option('paragraphs', 300), [PLAIN, SPOKEN]);
  const browser = await launchChromium();
  try {
    const { origin } = server;
    for (const opinion of [PLAIN, SPOKEN]) await object(origin, 30, opinion);
    await speak(origin, option('threads', 2_000));
    say('said');
    const pages = [await WatchedPage.open(browser, origin, SEAT), await WatchedPage.open(browser, origin, SEAT)] as const;
    const [plain, spoken] = pages;
    await opened(plain, origin, PLAIN);
    await opened(spoken, origin, SPOKEN);
    const found = pages.map(() => ({ keys: [] as Awaited<ReturnType<typeof key>>[], scrolls: [] as Cost[] }));
    for (const watched of pages) for (let warm = 0; warm < 20; warm += 1) await key(watched);
    for (let typed = 0; typed < option('keys', 60); typed += EACH)
      for (const [at, watched] of pages.entries()) {
        await watched.page.bringToFront();
        for (let times = 0; times < EACH; times += 1) found[at]?.keys.push(await key(watched));
      }
    const profile = await spoken.profile(async () => {
      for (let times = 0; times < 20; times += 1) await key(spoken);
    });
    for (let times = 0; times < option('scrolls', 6); times += 1)
      for (const [at, watched] of pages.entries()) {
        await watched.page.bringToFront();
        await watched.page.mouse.move(640, 500);
        found[at]?.scrolls.push(await scroll(watched));
      }
    const nodes = await Promise.all(pages.map((watched) => watched.page.evaluate(() => document.querySelectorAll('*').length)));
    for (const watched of pages) await watched.close();
    const [none, many] = found.map(({ keys, scrolls }) => ({
      keystroke: shown(keys.map((one) => one.key)),
      quiet: shown(keys.map((one) => one.quiet)),
      scrolling: shown(scrolls),
    }));
    if (none === undefined || many === undefined) throw new Error('nothing was measured');
    const more = rounded(many.keystroke.taskMs.p50 - none.keystroke.taskMs.p50);
    const scrolled = rounded(many.scrolling.taskMs.p50 / none.scrolling.taskMs.p50);
    return {
      figures: { none, many, nodes, profile },
      goals: [
        { what: 'a keystroke with 2,000 threads, ms more at the median', value: more, atMost: 1 },
        { what: 'scrolling with 2,000 threads, to that with none', value: scrolled, atMost: 1.25 },
      ],
    };
  } finally {
    await browser.close();
    await close();
  }
});

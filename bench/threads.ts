/**
 * What threads beside a text cost whoever types or scrolls in it: opinions of 300 paragraphs, alike but that 2,000 threads stand beside half of
 * them, each about a word of its own. Chromium's own counters, in processor time.
 *
 * Two pages of one kind differ by more than threads may cost. So in each round there are two pages of each kind, new ones, each beside an
 * opinion of its own; letters are typed in them by turns. A page with threads is compared with the one without that was opened next to it, and,
 * as a control, two of one kind with each other.
 *
 * Prediction, written before the first run: the marks near the window and the lines beside it cost a keystroke 2 ms of layout, what is drawn
 * again of the open card 2 ms of script; scrolling costs half as much again.
 *
 * Goals: a keystroke with 2,000 threads costs at most 1 ms more than one with none, or no more than two pages of one kind differ in this run
 * where that is larger; medians of all pairs, of which each is the difference of two medians. Scrolling costs at most a quarter more.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../tests/support/chromium.ts';
import { bigOpinion, object } from './browser/big-opinion.ts';
import { speak } from './browser/spoken.ts';
import { type Counted, WatchedPage } from './browser/watched-page.ts';
import { option, report, say } from './support/report.ts';
import { median, rounded, spread } from './support/spread.ts';

const PREDICTION = '2,000 threads cost a keystroke 2 ms of script and 2 ms of layout; scrolling half as much again';
const SEAT = 'arl-expert';
const PLAIN = ['plain-1', 'plain-2'] as const;
const SPOKEN = ['spoken-1', 'spoken-2'] as const;
/** In which they are opened, by turns, so that neither kind is the first more often; those that are compared are opened next to each other. */
const ORDERS = [
  [PLAIN[0], SPOKEN[0], SPOKEN[1], PLAIN[1]],
  [SPOKEN[0], PLAIN[0], PLAIN[1], SPOKEN[1]],
] as const;
type Opinion = (typeof ORDERS)[number][number];
/** Until a keystroke is recorded and all is drawn; then until what waits for a pause in typing is done. */
const RECORDED_MS = 200;
const QUIET_MS = 400;
const EACH = 5;
const WARM = 20;

async function opened(browser: Browser, origin: string, opinion: Opinion): Promise<WatchedPage> {
  const watched = await WatchedPage.open(browser, origin, SEAT);
  const { page } = watched;
  await page.goto(`${origin}/o/${opinion}`);
  await page.locator('.ProseMirror.text-body > p').last().waitFor();
  if (opinion.startsWith('spoken')) await page.locator('.commented').first().waitFor();
  const paragraphs = page.locator('.ProseMirror.text-body > p[data-kind$=item]');
  const middle = paragraphs.nth(Math.floor((await paragraphs.count()) / 2));
  await middle.click();
  await pause(1_000);
  const here = await page.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest('[data-id]')?.getAttribute('data-id'));
  // letters in the title cost less, and the page is scrolled to it
  if (here !== (await middle.getAttribute('data-id'))) throw new Error(`the caret is not where it was put: ${opinion}`);
  return watched;
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
type Key = Awaited<ReturnType<typeof key>>;

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

/** Letters in new pages of both kinds, by turns; then `besides` with the pages. */
async function round(browser: Browser, origin: string, at: number, besides: (pages: ReadonlyMap<Opinion, WatchedPage>) => Promise<void>) {
  const order = ORDERS[at % 2] ?? ORDERS[0];
  const pages = new Map<Opinion, WatchedPage>();
  for (const opinion of order) pages.set(opinion, await opened(browser, origin, opinion));
  const found: Readonly<Record<Opinion, Key[]>> = { 'plain-1': [], 'plain-2': [], 'spoken-1': [], 'spoken-2': [] };
  for (const { page } of pages.values()) {
    await page.bringToFront();
    for (let warm = 0; warm < WARM; warm += 1) await page.keyboard.press('x', { delay: 40 });
    await pause(QUIET_MS);
  }
  const turns = Math.ceil(option('keys', 15) / EACH);
  for (let turn = 0; turn < turns; turn += 1)
    for (const opinion of turn % 2 === 0 ? order : order.toReversed()) {
      const watched = pages.get(opinion);
      await watched?.page.bringToFront();
      for (let times = 0; watched !== undefined && times < EACH; times += 1) found[opinion].push(await key(watched));
    }
  await besides(pages);
  for (const watched of pages.values()) await watched.close();
  const told = order.map((opinion) => [opinion, spread(found[opinion].map((one) => one.key.taskMs)).p50] as const);
  say(`round ${at + 1}: a letter, ms: ${told.map((one) => one.join(' ')).join(', ')}`);
  return found;
}
type Round = Awaited<ReturnType<typeof round>>;

/** Of a page: the median of its letters. */
const inPage = (round: Round, opinion: Opinion, of: (one: Key) => number): number => spread(round[opinion].map(of)).p50;

/** What pages of both kinds differ by, and two of one kind. */
function compared(rounds: readonly Round[], of: (one: Key) => number) {
  const pairs = (one: readonly [Opinion, Opinion], other: readonly [Opinion, Opinion]): readonly number[] =>
    rounds.flatMap((round) => one.map((opinion, at) => rounded(inPage(round, other[at] ?? opinion, of) - inPage(round, opinion, of))));
  const more = pairs(PLAIN, SPOKEN);
  const control = pairs([PLAIN[0], SPOKEN[0]], [PLAIN[1], SPOKEN[1]]);
  return { more, control, moreMs: median(more), controlMs: median(control.map(Math.abs)) };
}

await report('threads', PREDICTION, async () => {
  const { server, close } = await bigOpinion(option('paragraphs', 300), [...PLAIN, ...SPOKEN]);
  const browser = await launchChromium();
  try {
    const { origin } = server;
    for (const opinion of [...PLAIN, ...SPOKEN]) await object(origin, 30, opinion);
    await Promise.all(SPOKEN.map((opinion) => speak(origin, opinion, SEAT, option('threads', 2_000))));
    say('said');
    const scrolls: Readonly<Record<string, Cost[]>> = { [PLAIN[0]]: [], [SPOKEN[0]]: [] };
    const nodes: Record<string, number> = {};
    let profile: readonly string[] = [];
    /** With the pages of the last round. */
    const besides = async (pages: ReadonlyMap<Opinion, WatchedPage>): Promise<void> => {
      const spoken = pages.get(SPOKEN[0]);
      await spoken?.page.bringToFront();
      profile =
        (await spoken?.profile(async () => {
          for (let times = 0; times < 10; times += 1) await key(spoken);
        })) ?? [];
      for (let times = 0; times < option('scrolls', 6); times += 1)
        for (const [opinion, watched] of pages) {
          if (scrolls[opinion] === undefined) continue;
          await watched.page.bringToFront();
          await watched.page.mouse.move(640, 500);
          scrolls[opinion].push(await scroll(watched));
        }
      for (const [opinion, { page }] of pages) nodes[opinion] = await page.evaluate(() => document.querySelectorAll('*').length);
    };
    const count = option('rounds', 4);
    const rounds: Round[] = [];
    for (let at = 0; at < count; at += 1) rounds.push(await round(browser, origin, at, at === count - 1 ? besides : async () => {}));
    const kind = (opinions: readonly [Opinion, Opinion]) => {
      const keys = rounds.flatMap((round) => opinions.flatMap((opinion) => round[opinion]));
      return {
        keystroke: shown(keys.map((one) => one.key)),
        quiet: shown(keys.map((one) => one.quiet)),
        scrolling: shown(scrolls[opinions[0]] ?? []),
      };
    };
    const [none, many] = [kind(PLAIN), kind(SPOKEN)];
    const letter = compared(rounds, (one) => one.key.taskMs);
    const scrolled = rounded(many.scrolling.taskMs.p50 / none.scrolling.taskMs.p50);
    const ofLetter = {
      task: letter,
      script: compared(rounds, (one) => one.key.scriptMs),
      layoutAndStyle: compared(rounds, (one) => one.key.layoutAndStyleMs),
      quiet: compared(rounds, (one) => one.quiet.taskMs),
    };
    return {
      figures: { none, many, compared: ofLetter, nodes, profile },
      goals: [
        { what: 'a keystroke with 2,000 threads, ms more', value: letter.moreMs, atMost: Math.max(1, letter.controlMs) },
        { what: 'scrolling with 2,000 threads, to that with none', value: scrolled, atMost: 1.25 },
      ],
    };
  } finally {
    await browser.close();
    await close();
  }
});

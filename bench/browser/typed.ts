/** What keystrokes cost a page: the browser's own counters, in processor time of the page's thread. */
import { setTimeout as pause } from 'node:timers/promises';
import { spread } from '../support/spread.ts';
import type { WatchedPage } from './watched-page.ts';

/** Until a keystroke is recorded; what follows from that is waited for besides. */
const RECORDED_MS = 200;
/** A caret that has not moved for 30 s is taken away. */
const MOVE_EVERY = 40;

/** With the carets of others: `move` moves them all, between two keystrokes. */
export class Typing {
  readonly #watched: WatchedPage;
  readonly #others: number;
  readonly #move: () => unknown;

  constructor(watched: WatchedPage, others: number, move: () => unknown) {
    this.#watched = watched;
    this.#others = others;
    this.#move = move;
  }

  /** Puts the caret into the middle of the text, where another one stands too. */
  async begin(paragraphs: string): Promise<void> {
    const { page } = this.#watched;
    await page.locator('.ProseMirror.text-body > p').last().waitFor();
    await this.#moved();
    const all = page.locator(paragraphs);
    await all.nth(Math.floor((await all.count()) / 2)).click();
  }

  async type(times: number) {
    const { page } = this.#watched;
    const found = { atOnceMs: [] as number[], scriptMs: [] as number[], layoutAndStyleMs: [] as number[], taskMs: [] as number[] };
    for (let typed = 0; typed < times; typed += 1) {
      if (typed % MOVE_EVERY === 0) await this.#moved();
      const before = await this.#watched.counted();
      await page.keyboard.press('x');
      found.atOnceMs.push((await this.#watched.counted()).scriptMs - before.scriptMs);
      await pause(RECORDED_MS);
      await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
      const after = await this.#watched.counted();
      found.scriptMs.push(after.scriptMs - before.scriptMs);
      found.layoutAndStyleMs.push(after.layoutMs + after.styleMs - before.layoutMs - before.styleMs);
      found.taskMs.push(after.taskMs - before.taskMs);
    }
    return {
      /** Before the letter is seen. */
      scriptAtOnceMs: spread(found.atOnceMs),
      scriptMs: spread(found.scriptMs),
      layoutAndStyleMs: spread(found.layoutAndStyleMs),
      taskMs: spread(found.taskMs),
    };
  }

  async #moved(): Promise<void> {
    await this.#move();
    await this.#watched.page.waitForFunction((count) => document.querySelectorAll('.peer-caret').length === count, this.#others);
    await pause(RECORDED_MS);
  }
}

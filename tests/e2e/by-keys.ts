/** Somebody without a mouse at a page: after every key something has the focus, says so to the eye, and is in sight. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { until } from '../support/until.ts';

/** More Tab stops than any page has. */
const STOPS = 250;

export class Keys {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(key: string): Promise<void> {
    await this.atHand();
    await this.page.keyboard.press(key);
    await this.focused(key);
  }

  /** Of several windows of one Firefox the one in front alone has the focus: in those behind nothing is `:focus`. */
  atHand(): Promise<void> {
    return this.page.bringToFront();
  }

  /** Tab, or Shift+Tab with `back`, until it has the focus. */
  async tabTo(there: Locator, back = false): Promise<void> {
    await this.atHand();
    const focused = there.and(this.page.locator(':focus'));
    for (let stop = 0; stop < STOPS; stop += 1) {
      if ((await focused.count()) > 0) return;
      await this.press(back ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`no Tab leads to ${there}`);
  }

  /** Presses a button, by Enter, and looks again when `done` is there. */
  async act(button: Locator, done: Locator, back = false): Promise<void> {
    await this.tabTo(button, back);
    await this.press('Enter');
    await done.first().waitFor({ state: 'attached' });
    await this.focused('Enter');
  }

  /** What was pressed brings the focus there by itself. */
  async brings(there: Locator): Promise<void> {
    await there.and(this.page.locator(':focus')).waitFor({ state: 'attached' });
    await this.focused('what was pressed');
  }

  /** Waits until what was pressed has moved the focus to where it stays. */
  async focused(after: string): Promise<void> {
    await this.atHand();
    const wrong = (): Promise<string> => this.page.evaluate(look);
    try {
      await until('a focus that is seen', async () => (await wrong()) === '');
    } catch {
      expect.unreachable(`after ${after} on ${this.page.url()}: ${await wrong()}`);
    }
  }
}

/** In the page: what is wrong with the focus; empty = nothing. */
function look(): string {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || at === document.body) return 'nothing has the focus';
  const name = `${at.localName} ${at.getAttribute('type') ?? ''} ${at.closest('label')?.textContent ?? ''} ${at.id} ${at.className} "${(at.getAttribute('aria-label') ?? at.textContent ?? '').slice(0, 40)}"`;
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  // the caret of a text is seen, and the parts of a date by themselves
  const shows = at.isContentEditable || at.matches('[type=date], [type=datetime-local]');
  if (!shows && (outlineStyle === 'none' || outlineWidth === '0px')) return `nothing is seen of the focus on ${name}`;
  const box = at.getBoundingClientRect();
  const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
  const [width, height] = [Math.min(innerWidth, box.right) - left, Math.min(innerHeight, box.bottom) - top];
  const places = [0.05, 0.25, 0.5, 0.75, 0.95];
  const met = places.flatMap((x) => places.map((y) => document.elementFromPoint(left + width * x, top + height * y)));
  const inSight = met.some((found) => found !== null && (at.contains(found) || (found.contains(at) && at.closest('label') === found)));
  if (width > 0 && height > 0 && inSight) return '';
  const over = new Set(met.map((found) => (found === null ? 'nothing' : `${found.localName}.${found.className}`)));
  const where = `${[left, top, width, height].map(Math.round)} of ${innerWidth} x ${innerHeight}, scrolled to ${Math.round(scrollY)}`;
  return `${name} has the focus and is not in sight: at ${where} there is ${[...over].join(', ')}`;
}

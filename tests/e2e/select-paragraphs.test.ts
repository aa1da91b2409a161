/** P35: paragraphs are selected by their labels in the text and by their names beside it, where one writes and where one reads. */
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import type { Language } from '../../shared/opinion/vocabulary.ts';
import { timesSaid } from '../support/aloud.ts';
import { troublesOf } from '../support/chromium.ts';
import { until } from '../support/until.ts';
import { openHouse } from './house.ts';
import { sitDown } from './people.ts';

const house = openHouse();

/** In the page: what would come to the clipboard as plain text. */
function copied(): string {
  let words = '';
  const take = ({ clipboardData }: ClipboardEvent): void => {
    words = clipboardData?.getData('text/plain') ?? '';
  };
  document.addEventListener('copy', take, { once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', take);
  return words;
}

const focused = (page: Page): Promise<boolean> => page.locator('.ProseMirror').evaluate((text) => text === document.activeElement);

/** Some pixels into the label, which is on the right where one reads from the right. */
async function press(paragraph: Locator, ...modifiers: readonly 'Shift'[]): Promise<void> {
  const position = await paragraph.evaluate((element) => {
    const { direction, paddingBlockStart } = getComputedStyle(element);
    const start = Number.parseFloat(getComputedStyle(element, '::before').insetInlineStart) + 6;
    return { x: direction === 'rtl' ? element.clientWidth - start : start, y: Number.parseFloat(paddingBlockStart) + 10 };
  });
  await paragraph.click({ position, modifiers: [...modifiers] });
}

it.each([
  ['as one writes', 'en', 'community-networks', false],
  ['as one reads', 'en', 'community-networks', true],
  // last: what it types stays
  ['as one writes, in Arabic', 'ar', 'community-networks', false],
] satisfies readonly (readonly [string, Language, string, boolean])[])(
  'P35 by mouse and by keys, %s',
  async (_how, language, opinion, reads) => {
    const text = createText(language, await loadCatalogue(language), 'UTC');
    const { page, context } = await sitDown(house.browser, { origin: house.server.origin, seat: 'arl-head', opinion, language });
    await page.locator('.outline a[data-row]').first().waitFor();
    if (reads) {
      await page.keyboard.press('Alt+Shift+V');
      await page.locator('.ProseMirror[contenteditable=false]').waitFor();
    }
    const labelled = page.locator('.ProseMirror p[data-label]:visible');
    const [a, b, c] = [labelled.nth(0), labelled.nth(1), labelled.nth(2)];
    const name = (one: Locator): Locator => one.locator('xpath=preceding-sibling::*[1]//*[contains(@class,"number")]');
    if (text.dir === 'rtl') {
      // a paragraph runs as its first word does
      for (const one of [a, b, c]) {
        await name(one).press('Enter');
        await page.keyboard.insertText('أن ');
      }
    }
    const line = async (one: Locator): Promise<string> => `${await one.getAttribute('data-label')} ${await one.textContent()}`;
    const [ofA, ofB, ofC] = [await line(a), await line(b), await line(c)];
    const hears = (words: string): Promise<unknown> => until(words, () => timesSaid(page, words, 'status') > 0);

    expect(await b.evaluate((element) => getComputedStyle(element).direction)).toBe(text.dir);
    // its words have a caret, as ever
    await b.click({ position: { x: 200, y: 20 } });
    expect(await page.evaluate(copied)).toBe('');
    await until('all of its words', async () => {
      await press(b);
      return (await page.evaluate(copied)) === ofB;
    });
    expect(await focused(page)).toBe(true);
    expect(await page.locator('.text-column').getAttribute('title')).toBe(text.t('select.label'));
    await hears(text.t('select.one', { paragraph: text.setOff((await name(b).textContent()) ?? '') }));
    await press(c, 'Shift');
    expect(await page.evaluate(copied)).toBe([ofB, ofC].join('\n\n'));
    await press(a, 'Shift');
    expect(await page.evaluate(copied)).toBe([ofA, ofB].join('\n\n'));

    // by its name: there, and then with Shift
    await name(b).press('Enter');
    expect(await page.evaluate(copied)).toBe('');
    await name(b).press('Shift+Enter');
    expect(await page.evaluate(copied)).toBe(ofB);
    await name(b).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+Enter');
    expect(await page.evaluate(copied)).toBe([ofB, ofC].join('\n\n'));
    expect(await focused(page)).toBe(true);
    await hears(text.t('select.several', { count: 2, paragraph: text.setOff((await name(c).textContent()) ?? '') }));
    await page.keyboard.press('Shift+ArrowUp');
    expect((await page.evaluate(copied)).startsWith(ofB)).toBe(true);
    expect(await page.evaluate(copied)).not.toBe([ofB, ofC].join('\n\n'));

    // the mouse does the same on it
    await name(a).click();
    expect(await page.evaluate(copied)).toBe('');
    await name(a).click({ modifiers: ['Shift'] });
    await name(b).click({ modifiers: ['Shift'] });
    expect(await page.evaluate(copied)).toBe([ofA, ofB].join('\n\n'));
    expect(troublesOf(page)).toEqual([]);
    await context.close();
  },
);

/** P28 in six languages: what is found by the name that the reader's language has for it, with a name and a role for whoever hears it. */
import { expect, it } from 'vitest';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import { LANGUAGES } from '../../shared/opinion/vocabulary.ts';
import { axe, troublesOf } from '../support/chromium.ts';
import { openHouse } from './house.ts';
import { seen } from './look.ts';
import { sitDown } from './people.ts';

const house = openHouse();

it.each(LANGUAGES)('P28 acts, paragraphs and pages are found by name in %s', async (language) => {
  const { t } = createText(language, await loadCatalogue(language), 'UTC');
  const { page, context } = await sitDown(house.browser, {
    ...{ origin: house.server.origin, seat: 'chair', opinion: 'cable-landing', language },
    viewport: { width: 1280, height: 800 },
  });
  await page.locator('.chair').waitFor();
  await page.locator('.opener button').first().waitFor();
  const field = page.locator('.palette input');
  const best = page.locator('.palette [role=option]').first();
  const open = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await field.fill(words);
    await best.waitFor();
  };
  // an act, as its button is called
  await open(t('chair.closeOpinion'));
  expect(await best.textContent()).toContain(t('chair.closeOpinion'));
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press('Escape');
  // a paragraph, as its margin names it
  const name = (await page.locator('.ProseMirror .margin .number').nth(5).textContent()) ?? '';
  const id = (await page.locator('.ProseMirror p[data-id]').nth(5).getAttribute('data-id')) ?? '';
  await open(name);
  await page.keyboard.press('Enter');
  await seen(page, id, name);
  // a page
  await open(t('documents.new'));
  expect(await best.textContent()).toContain(t('documents.new'));
  await page.keyboard.press('Escape');
  const nameless = await page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], input, select, textarea, summary')]
      .filter((one) => one.getClientRects().length > 0)
      .filter((one) => {
        const labelled = (one.getAttribute('aria-labelledby') ?? '').split(' ').map((by) => document.getElementById(by)?.textContent ?? '');
        const labels = one instanceof HTMLInputElement || one instanceof HTMLSelectElement ? [...(one.labels ?? [])] : [];
        const words = [
          one.getAttribute('aria-label') ?? '',
          ...labelled,
          ...labels.map(({ textContent }) => textContent ?? ''),
          one.textContent ?? '',
        ];
        return words.join('').trim() === '';
      })
      .map((one) => one.outerHTML.slice(0, 120)),
  );
  expect(nameless).toEqual([]);
  expect(troublesOf(page)).toEqual([]);
  await context.close();
});

/** A capital sends its draft in Word: the secretariat chooses the file, sees what was read of it, and presents it. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { axe, troublesOf, watchPage } from '../support/chromium.ts';
import { openHouse } from './house.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SAMPLE = { name: 'revision-marks.docx', mimeType: WORD, buffer: readFileSync('tests/word/revision-marks.docx') };

describe('a draft in a Word file', () => {
  const house = openHouse();
  let page: Page;
  beforeAll(async () => {
    const context = await house.browser.newContext({ viewport: { width: 360, height: 800 } });
    page = await context.newPage();
    await watchPage(page);
    const headers = { origin: house.server.origin };
    await page.request.post(`${house.server.origin}/api/demo/step-in`, { data: { seat: 'secretariat' }, headers });
  });

  it('is refused with the reason where it cannot be read, and what was typed stays', async () => {
    await page.goto(`${house.server.origin}/new`);
    await page.getByLabel('Text of the opinion').fill('typed before');
    await page.locator('input[type=file]').setInputFiles({ ...SAMPLE, buffer: SAMPLE.buffer.subarray(0, 6_000) });
    await page.getByText('The file is damaged, or no word processor wrote it.').waitFor();
    expect(await page.getByLabel('Text of the opinion').inputValue()).toBe('typed before');
  });

  it('is read as if its marks were accepted, which is said, and becomes an opinion', async () => {
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await page.locator('input[type=file]').setInputFiles(SAMPLE);
    await page.getByText('The file has 7 revision marks by KEN (Kenya); it is read as if they were accepted.').waitFor();
    await page.getByText('Comments that are not brought in (1)').waitFor();
    expect(await page.getByText('The file is damaged').count()).toBe(0);
    expect(await page.getByLabel('Text of the opinion').inputValue()).toContain(
      'a) that connectivity is [essential] for [all][developing] countries;\n\nb) a wholly new recital;',
    );
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await press('Read the text');
    await page.getByLabel('Presented by').selectOption({ label: 'Cordova' });
    await page.getByLabel('Number', { exact: false }).first().fill('12');
    await page.getByLabel('Title in the list (empty: the title of the text)').fill('Connectivity');
    await press('Create the opinion');
    await page.locator('.ProseMirror').getByText('a wholly new recital').waitFor();
    expect(troublesOf(page, [])).toEqual([]);
  });
});

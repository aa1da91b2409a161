/**
 * The secretariat closes the report of a meeting: a State that was about to speak for the record reads why it cannot, and speaks once the
 * report is open again. In English, and in Arabic on a small screen.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, launchChromium, troublesOf } from '../support/chromium.ts';
import { ServerProcess } from '../support/server-process.ts';
import { sitDown } from './people.ts';

const OPINION = 'cable-landing';

describe('the report of a meeting', () => {
  let server: ServerProcess;
  let browser: Browser;
  beforeAll(async () => {
    server = await ServerProcess.start();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it('7.12 F3.8 ends what is said for the record, and takes it again', async () => {
    const { origin } = server;
    const arlen = await sitDown(browser, { origin, seat: 'arl-head', opinion: OPINION });
    const chair = await sitDown(browser, { origin, seat: 'chair', opinion: OPINION });
    const office = await sitDown(browser, { origin, seat: 'secretariat', opinion: OPINION });
    const record = arlen.page.getByRole('region', { name: 'For the record' });
    await arlen.press('Make a statement');
    await record.getByRole('textbox').fill('We recall it.');
    await record.getByRole('button', { name: 'Record' }).click();
    await record.getByRole('article').getByText('We recall it.').waitFor();
    await record.getByText('Statements can be made and corrected until the report of IEG-2 is closed').waitFor();

    for (const { page } of [chair, office]) await page.goto(`${origin}/meetings/ieg-2`);
    await office.page.locator('button[aria-disabled=true]', { hasText: 'Close the report' }).waitFor();
    await chair.press('Close the sitting');
    await chair.page.getByRole('alertdialog').getByRole('button', { name: 'Close the sitting' }).click();
    await office.press('Close the report');
    const asked = office.page.getByRole('alertdialog');
    await asked.getByText('Draft opinion 2: 1 statement (Arlen)').waitFor();
    expect(await axe(office.page)).toEqual([]);
    await asked.getByRole('button', { name: 'Close the report' }).click();
    await record.getByText(/^The report of IEG-2 was closed/).waitFor();
    expect(await record.getByRole('button').count()).toBe(0);
    await chair.page.locator('button[aria-disabled=true]', { hasText: 'Open a sitting' }).waitFor();
    expect(await axe(arlen.page)).toEqual([]);

    const viewport = { width: 360, height: 740 };
    const arabic = await sitDown(browser, { origin, seat: 'secretariat', opinion: OPINION, language: 'ar', viewport });
    await arabic.page.getByText(/^أُغلق تقرير/).waitFor();
    await arabic.page.goto(`${origin}/meetings/ieg-2`);
    await arabic.press('إعادة فتح التقرير');
    const again = arabic.page.getByRole('dialog');
    await again.getByRole('textbox').fill('أُغفل بيان');
    expect(await axe(arabic.page)).toEqual([]);
    await again.getByRole('button', { name: 'إعادة فتح التقرير' }).click();
    await record.getByText(/^The report of IEG-2 was reopened .*أُغفل بيان/).waitFor();
    await record.getByRole('button', { name: 'Make a statement' }).waitFor();
    for (const { page } of [arlen, chair, office, arabic]) expect(troublesOf(page)).toEqual([]);
  });
});

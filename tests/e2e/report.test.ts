/**
 * The secretariat writes into the report of the Secretary-General and publishes the next draft of it; an expert reads it, compares it with the
 * draft before, and says what the State thinks. Nobody is asked for consensus. And the same in Arabic.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, launchChromium, troublesOf } from '../support/chromium.ts';
import { ServerProcess } from '../support/server-process.ts';
import { type Person, sitDown } from './people.ts';

const OPINION = 'report';
const PHONE = { width: 360, height: 740 };

describe('the report of the Secretary-General', () => {
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

  const there = async (person: Person): Promise<Person> => {
    await person.page.getByText('Documents › Report of the Secretary-General').waitFor();
    return person;
  };
  const paragraph = async ({ page }: Person, words: string): Promise<string> =>
    (await page.locator('.ProseMirror p', { hasText: words }).getAttribute('data-id')) ?? '';

  it('is written, published in drafts and compared, and no State is kept from objecting', async () => {
    const { origin } = server;
    const office = await there(await sitDown(browser, { origin, seat: 'secretariat', opinion: OPINION }));
    const arlen = await there(await sitDown(browser, { origin, seat: 'arl-head', opinion: OPINION }));
    const chair = await there(await sitDown(browser, { origin, seat: 'chair', opinion: OPINION }));
    expect(await office.button('Publish draft 3').getAttribute('aria-disabled')).toBe('true');
    await office.type(await paragraph(office, 'Warnings reach'), ' Many sleep through them.');
    await office.page.getByText(/Recorded \d/).waitFor();
    await arlen.page.locator('.ProseMirror', { hasText: 'Many sleep through them.' }).waitFor();
    await office.press('Publish draft 3');
    await office.page.getByRole('link', { name: /\(Rev\.2\)$/ }).waitFor();
    await office.button('Publish draft 4').waitFor();
    expect(await axe(office.page)).toEqual([]);

    await arlen.page.reload();
    await arlen.page.getByRole('link', { name: /^What changed since .*\(Rev\.1\)$/ }).click();
    await arlen.page.getByText('1 paragraph changed').waitFor();
    expect((await arlen.page.locator('.changes ins').allTextContents()).join('')).toContain('Many sleep through them.');
    expect(await axe(arlen.page)).toEqual([]);
    await arlen.page.goBack();
    await arlen.paragraph(await paragraph(arlen, 'Many rural sites')).click();
    await arlen.press('Object');
    await arlen.page
      .getByRole('button', { name: /^Raise|^Object|^Record/ })
      .last()
      .click();
    await chair.page.locator('.marks', { hasText: 'ARL' }).waitFor();
    expect(await chair.page.getByRole('button', { name: /call|declare|adopt/i }).count()).toBe(0);
    expect(await axe(chair.page)).toEqual([]);
    await chair.page.goto(origin);
    await chair.page.getByRole('link', { name: /cable/i }).first().waitFor();
    expect(await chair.page.getByText('Report of the Secretary-General', { exact: true }).count()).toBe(0);
    for (const { page } of [office, arlen, chair]) expect(troublesOf(page)).toEqual([]);
  });

  it('11.6 is read and not written once its last draft is final, until it is opened again', async () => {
    const { origin } = server;
    const office = await there(await sitDown(browser, { origin, seat: 'secretariat', opinion: OPINION }));
    const arlen = await there(await sitDown(browser, { origin, seat: 'arl-head', opinion: OPINION }));
    const writes = ({ page }: Person): Promise<string | null> => page.locator('.ProseMirror').getAttribute('contenteditable');
    await office.press(/^Mark draft \d as final$/);
    await office.page
      .getByRole('alertdialog')
      .getByRole('button', { name: /as final$/ })
      .click();
    for (const one of [office, arlen]) {
      await one.page
        .locator('.report-bar')
        .getByText(/^Final since/)
        .waitFor();
      expect([await writes(one), await axe(one.page)]).toEqual(['false', []]);
    }
    const arabic = await sitDown(browser, { origin, seat: 'secretariat', opinion: OPINION, language: 'ar', viewport: PHONE });
    await arabic.page
      .locator('.report-bar')
      .getByText(/^نهائي منذ/)
      .waitFor();
    expect(await axe(arabic.page)).toEqual([]);
    await arabic.press('إعادة فتح التقرير');
    const dialog = arabic.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('رقم غير صحيح');
    await dialog.getByRole('button', { name: 'إعادة فتح التقرير' }).click();
    await office.page.getByText(/^Reopened .*رقم غير صحيح/).waitFor();
    expect(await writes(office)).toBe('true');
    await office.type(await paragraph(office, 'Warnings reach'), ' So it is said again.');
    await arlen.page.locator('.ProseMirror', { hasText: 'So it is said again.' }).waitFor();
    for (const { page } of [office, arlen, arabic]) expect(troublesOf(page)).toEqual([]);
  });

  it('reads from right to left', async () => {
    const { origin } = server;
    const { page } = await sitDown(browser, { origin, seat: 'secretariat', opinion: OPINION, language: 'ar' });
    await page.getByText('المسودات المنشورة').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(troublesOf(page)).toEqual([]);
  });
});

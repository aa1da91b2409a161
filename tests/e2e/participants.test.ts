/**
 * Who takes part, in four browsers, on the server as production runs it: the secretariat imports a table and makes links for those in it,
 * one of them enters and opens an opinion, their focal point closes the seat, and the page that is open says so at once.
 */
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe, troublesOf, watchPage } from '../support/chromium.ts';
import { openHouse } from './house.ts';

const OPINION = 'cable-landing';
const TABLE = [
  '\ufeffdelegation;name;e-mail;functions;until',
  'BRU;"Marit ""M"" Solé";sole@example.org;adviser;',
  'Cordova;=HYPERLINK(1);formula@example.org;;2031-05-17',
  'nobody;Lost Person;lost;king;31.12.2031',
  'BRU;B. Castane;;head;',
  '',
].join('\r\n');

describe('who takes part', () => {
  const house = openHouse();

  const pageIn = async (context: BrowserContext, path: string): Promise<Page> => {
    const page = await context.newPage();
    await watchPage(page);
    await page.clock.install();
    await page.goto(house.server.origin + path);
    return page;
  };
  /** From now on its time stands: it asks for nothing by itself, and what it says it was told. */
  const onlyHears = async (page: Page): Promise<void> => page.clock.pauseAt(await page.evaluate(() => Date.now() + 10_000));
  const sit = async (seat: string, path: string): Promise<Page> => {
    const context = await house.browser.newContext({ acceptDownloads: true });
    const { origin } = house.server;
    await context.request.post(`${origin}/api/demo/step-in`, { data: { seat }, headers: { origin } });
    return pageIn(context, path);
  };
  const choose = async (page: Page, { name, buffer } = { name: 'people.csv', buffer: Buffer.from(TABLE) }): Promise<void> => {
    await page.getByLabel('Table').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await page.locator('.roster li').first().waitFor();
  };

  it('comes from a table, enters by a link, and leaves when the seat is closed', async () => {
    // A table is looked at before anything happens.
    const office = await sit('secretariat', '/office/import');
    await choose(office);
    expect(await office.getByRole('status').first().textContent()).toBe(
      '2 seats to open · 0 to change · 1 there already · 1 line with an error',
    );
    const wrong = office.locator('.roster li').first();
    for (const words of [
      'delegation (nobody): no participant',
      'e-mail (lost): is not',
      'functions (king): is not',
      'until (31.12.2031): is not a date',
    ])
      expect(await wrong.textContent()).toContain(words);
    expect(await axe(office)).toEqual([]);
    await office.getByRole('button', { name: 'Import 2 lines' }).click();
    await office.getByText('2 lines were imported.').waitFor();

    // The same table again has nothing to do.
    await office.getByRole('button', { name: 'Choose another table' }).click();
    await choose(office);
    expect(await office.getByRole('status').first().textContent()).toContain('0 seats to open · 0 to change · 3 there already');

    // The list is taken away as a spreadsheet, and imported again it asks for nothing.
    await office.getByRole('button', { name: 'Choose another table' }).click();
    const taking = office.waitForEvent('download');
    await office.getByRole('button', { name: 'Save as a spreadsheet (xlsx)' }).click();
    const list = await readFile(await (await taking).path());
    await choose(office, { name: 'participants.xlsx', buffer: list });
    expect(await office.getByRole('status').first().textContent()).toMatch(/^0 seats to open · 0 to change · \d+ there already · 0 lines/);
    await office.getByRole('button', { name: 'Choose another table' }).click();

    // What an old program wrote reads in its own letters, and an unknown body is admitted where that is said.
    const old = Buffer.from('delegation;name\r\nRivernet Soci\xe9t\xe9;No\xe9mie d\x92Arc\r\n', 'latin1');
    await choose(office, { name: 'old.csv', buffer: old });
    expect(await office.locator('.roster li').first().textContent()).toContain('Noémie d’Arc');
    await office.getByRole('checkbox', { name: 'Rivernet Société (1 line)' }).check();
    expect(await axe(office)).toEqual([]);
    await office.getByRole('button', { name: 'Import 1 line · Admit 1' }).click();
    await office.getByText('1 line was imported.').waitFor();

    // Links for the two, saved as a table in which nothing is a formula.
    await office.getByRole('link', { name: 'Invitations' }).click();
    await office.getByLabel('BRU: Marit "M" Solé').check();
    await office.getByLabel('COR: =HYPERLINK(1)').check();
    await office.getByRole('button', { name: 'Make 2 links' }).click();
    const download = office.waitForEvent('download');
    await office.getByRole('button', { name: 'Save as a table (CSV)' }).click();
    const saved = await readFile(await (await download).path(), 'utf8');
    expect(saved).toContain(`"COR","'=HYPERLINK(1)","formula@example.org"`);
    expect(await axe(office)).toEqual([]);
    const link = /"Marit ""M"" Solé".*?"(http[^"]+)"/.exec(saved)?.[1];
    if (link === undefined) throw new Error(saved);

    // On paper there are the badges with their links, and nothing of the page round them.
    await office.emulateMedia({ media: 'print' });
    expect(await office.locator('.badge:visible').count()).toBe(2);
    expect(await office.locator('header:visible, nav:visible, button:visible, input:visible, h1:visible').count()).toBe(0);
    await office.emulateMedia({ media: null });

    // Who was invited enters and opens an opinion.
    const guest = await pageIn(await house.browser.newContext(), new URL(link).pathname + new URL(link).hash);
    await guest.getByText('Bruma').first().waitFor();
    await guest.getByLabel(/name/i).fill('Marit Solé');
    await guest.locator('form.accept button[type=submit]').click();
    await guest.getByText('You speak for Bruma').waitFor({ state: 'attached' });
    await guest.goto(`${house.server.origin}/o/${OPINION}`);
    await guest.locator('.ProseMirror [data-kind=title]').first().waitFor();

    // Their focal point closes the seat; the open page says so at once, and can do nothing any more.
    const focal = await sit('bru-expert', '/delegation');
    await focal.getByRole('button', { name: 'Close this seat: Marit' }).click();
    await onlyHears(guest);
    await focal.getByRole('alertdialog').getByRole('button', { name: 'Close this seat' }).click();
    await guest.locator('.sync-bar').getByText('your seat was closed. Ask the secretariat.').waitFor();
    await guest.clock.resume();
    await focal.getByText('Marit').first().waitFor({ state: 'detached' });
    expect((await guest.request.get(`${house.server.origin}/api/opinions`)).status()).toBe(401);
    expect(await axe(guest)).toEqual([]);

    // A link that was made before opens nothing.
    const late = await pageIn(await house.browser.newContext(), new URL(link).pathname + new URL(link).hash);
    await late.locator('main [role=alert]').waitFor();

    for (const page of [office, focal]) expect(troublesOf(page)).toEqual([]);
    expect(troublesOf(guest, [/status of 401/])).toEqual([]);
    expect(troublesOf(late, [/status of 410/])).toEqual([]);
  });

  it('keeps the page of a seat whose functions change, with the new ones', async () => {
    const guest = await sit('arl-expert', `/o/${OPINION}`);
    await guest.getByText('You speak for Arlen (Member State)').waitFor({ state: 'attached' });
    await guest.locator('.ProseMirror [data-kind=title]').first().waitFor();
    const office = await sit('secretariat', '/office');
    await office.locator('summary', { hasText: 'Arlen' }).first().click();
    await office.getByRole('button', { name: 'Change: L. Minde' }).click();
    const form = office.locator('.seat-line form');
    await form.getByLabel('adviser').check();
    await form.getByRole('button', { name: 'Save' }).click();
    await guest.getByText('You speak for Arlen (Member State and adviser)').waitFor({ state: 'attached' });
    await guest.getByText('reconnecting').waitFor({ state: 'detached' });
    await guest.locator('.ProseMirror [data-kind=title]').first().waitFor();
    expect(troublesOf(guest)).toEqual([]);
  });

  it('F1.7 tells the chair at once of a State that has no seat left in the sitting', async () => {
    const chair = await sit('chair', `/o/${OPINION}`);
    await chair
      .getByText(/Recorded|Live/)
      .first()
      .waitFor();
    await chair.getByText(/^Sitting \d+ of .* is open\.$/).waitFor();
    const office = await sit('secretariat', '/office');
    await office.locator('summary', { hasText: 'Dellmark' }).first().click();
    await office.getByRole('button', { name: 'Close this seat: D. Holm' }).click();
    await onlyHears(chair);
    await office.getByRole('alertdialog').getByRole('button', { name: 'Close this seat' }).click();
    await chair.getByText('Dellmark lost its last seat during this sitting.').first().waitFor();
    for (const page of [chair, office]) expect(troublesOf(page)).toEqual([]);
  });
});

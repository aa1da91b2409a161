/**
 * After the cut-off the secretariat enters one more draft opinion for a State: it is refused with the rule quoted, and its text becomes a
 * contribution, every word of it.
 */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Docket } from '../../shared/wire/docket.ts';
import { axe, troublesOf, watchPage } from '../support/chromium.ts';
import { openHouse } from './house.ts';

const TEXT = `DRAFT OPINION 9

KEEPING RURAL SITES IN SERVICE

The Forum,

considering

a) that most sites fall silent within hours;

b) that [solar] power lasts longer,

is of the view

1 that autonomy is a measure of resilience.`;

describe('a late draft', () => {
  const house = openHouse();
  let page: Page;
  beforeAll(async () => {
    const context = await house.browser.newContext({ viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    await watchPage(page);
    const headers = { origin: house.server.origin };
    await page.request.post(`${house.server.origin}/api/demo/step-in`, { data: { seat: 'secretariat' }, headers });
    const { cutOff } = (await (await page.request.get(`${house.server.origin}/api/docket`)).json()) as Docket;
    if (cutOff === null) throw new Error('the demo has a cut-off');
    const moved = { do: 'set-deadline', deadline: cutOff.deadline, kind: 'drafts', names: { en: 'Cut-off' }, at: Date.now() - 60_000 };
    const command = { ...moved, meeting: null, decision: 'Decision 1' };
    const set = await page.request.post(`${house.server.origin}/api/forum/commands`, { data: { uuid: randomUUID(), command }, headers });
    expect(set.status()).toBe(200);
  });

  it('is refused with the rule quoted and becomes a contribution with its text intact', async () => {
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await page.goto(`${house.server.origin}/docket`);
    await page.getByText(/No new draft opinion can be presented since .* Those presented in time go on/).waitFor();
    await page.goto(`${house.server.origin}/new`);
    await page.getByLabel('Text of the opinion').fill(TEXT);
    await press('Read the text');
    await page.getByLabel('Presented by').selectOption({ label: 'Cordova' });
    await press('Create the opinion');
    const alert = page.locator('main [role=alert]');
    await alert.filter({ hasText: 'no new draft opinion that was not presented while the report was being prepared' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await press('File this text as a contribution');
    await press('File');
    await page.locator('.text-words').waitFor();
    expect(await page.locator('.document-number').first().textContent()).toMatch(/\/C\/\d+$/);
    const words = await page.locator('.text-words p').allTextContents();
    expect(words).toEqual([
      'KEEPING RURAL SITES IN SERVICE',
      'The Forum,',
      'considering',
      'a) that most sites fall silent within hours;',
      'b) that [solar] power lasts longer,',
      'is of the view',
      // a single item carries no label
      'that autonomy is a measure of resilience.',
    ]);
    await page.getByText('Proposal').first().waitFor();
    const { drafts } = (await (await page.request.get(`${house.server.origin}/api/docket`)).json()) as Docket;
    expect(drafts.map(({ number }) => number)).not.toContain('9');
    expect(troublesOf(page, [/status of 409/])).toEqual([]);
  });
});

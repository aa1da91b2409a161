/**
 * A meeting does not let those write who take part from afar: the page of such a delegate, open all along, turns into one for reading as
 * the chair sets the policy, says so, and still takes an objection.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { troublesOf, watchPage } from '../support/chromium.ts';
import { openHouse } from './house.ts';
import { sitDown } from './people.ts';

describe('the policy of a meeting', () => {
  const house = openHouse();

  const atMeeting = async (seat: string): Promise<Page> => {
    const { origin } = house.server;
    const context = await house.browser.newContext();
    await context.request.post(`${origin}/api/demo/step-in`, { data: { seat }, headers: { origin } });
    const page = await context.newPage();
    await watchPage(page);
    await page.goto(`${origin}/meetings/ieg-2`);
    return page;
  };

  it('F3.5, 8.7 reaches an open page, and never an objection', async () => {
    const far = await sitDown(house.browser, { origin: house.server.origin, seat: 'arl-expert', opinion: 'cable-landing' });
    const text = far.page.locator('.ProseMirror');
    await far.page.locator('.ProseMirror[contenteditable=true]').waitFor();

    const chair = await atMeeting('chair');
    await chair.getByText('Set the policy').first().click();
    await chair.getByLabel('Remote participants may write').uncheck();
    await chair.getByRole('button', { name: 'Set the policy' }).click();
    await far.page.locator('.ProseMirror[contenteditable=false]').waitFor();
    await far.page
      .getByText('As a remote participant you can only read this text in this meeting; your positions are taken as always.')
      .waitFor();

    // one on which nobody has taken a position
    const id = await text.locator('p[data-kind=operative-item][data-status=open]').first().getAttribute('data-id');
    await far.paragraph(id ?? '').click();
    await far.press('Object');
    await far.page.getByRole('button', { name: 'Object', exact: true }).last().click();
    await text.locator(`p[data-id="${id}"][data-status=objected]`).waitFor();
    for (const page of [far.page, chair]) expect(troublesOf(page)).toEqual([]);
  });
});

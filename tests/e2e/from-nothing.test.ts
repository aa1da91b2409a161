/**
 * A forum from nothing, on the server as production runs it: the secretariat comes in by the link of the first start, plans a preparation
 * from a template, admits two States and seats them and the chair, and makes their links; the chair opens a sitting of the first meeting of
 * the experts, and a delegate who comes in by a link sees what is on now.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe, troublesOf, watchPage } from '../support/chromium.ts';
import { openHouse } from './house.ts';

describe('a forum from nothing', () => {
  const house = openHouse({ args: [], env: { NEMCON_FORUM: 'Forum of Exemplar' } });

  const enter = async (link: string, name: string): Promise<Page> => {
    const page = await (await house.browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    await watchPage(page);
    await page.goto(link);
    await page.getByLabel('Your name, as the meeting will see it').fill(name);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Now and next' }).waitFor();
    return page;
  };

  it('comes to the first meeting of the experts', async () => {
    const link = /http:\S+\/invite#[\w-]{43}/.exec(house.server.output)?.[0];
    if (link === undefined) throw new Error(house.server.output);
    const office = await enter(link, 'Ilse Varga');
    await office.getByText('No further meeting is planned.').waitFor();

    // One press plans four meetings of the experts, the Forum and what is due before them.
    await office.getByRole('link', { name: 'Timetable' }).first().click();
    await office.getByLabel('First month').fill('2031-09');
    await office.getByLabel('By what decision').first().fill('Decision 611');
    await office.getByText('First meeting of the Informal Expert Group begins on 15 September 2031.').waitFor();
    await office.getByRole('button', { name: 'Fill the timetable' }).click();
    await office
      .getByText(/16\s–\s20 May 2033/)
      .first()
      .waitFor();
    expect(await office.getByRole('button', { name: 'Fill the timetable' }).count()).toBe(0);
    expect(await axe(office)).toEqual([]);

    // Two States, and a seat for each of them and for the chair.
    await office.getByRole('link', { name: 'Secretariat’s desk' }).click();
    for (const [code, name] of [
      ['ARL', 'Arlen'],
      ['BRU', 'Bruma'],
    ] as const) {
      const form = office.locator('details', { hasText: 'Admit another participant by name' }).last();
      if ((await form.getAttribute('open')) === null) await form.locator('summary').first().click();
      await form.getByLabel(/^Code/).fill(code);
      await form.getByLabel('Name (English)').fill(name);
      await form.getByRole('button', { name: 'Admit', exact: true }).click();
      await office.locator('.participant', { hasText: name }).waitFor();
    }
    const links = new Map<string, string>();
    for (const [name, person] of [
      ['Arlen', 'Ada Orsel'],
      ['Bruma', 'Bel Castane'],
      ['Chair', 'Miro Tarrow'],
    ] as const) {
      const participant = office.locator('.participant', { has: office.locator('summary bdi', { hasText: new RegExp(`^${name}$`) }) });
      await participant.locator('summary').first().click();
      await participant.getByText(`Open a seat: ${name}`).click();
      await participant.getByLabel('Name of the person').fill(person);
      await participant.getByRole('button', { name: 'Open a seat', exact: true }).click();
      await participant.getByRole('button', { name: /^Make an invitation link/ }).click();
      links.set(name, (await participant.locator('.once code').textContent()) ?? '');
    }

    // The chair opens the first sitting of the first meeting.
    const chair = await enter(links.get('Chair') ?? '', 'Miro Tarrow');
    // years away, it is folded
    await chair.getByText(/^\d+ later dates, from /).click();
    await chair.getByRole('link', { name: 'First meeting of the Informal Expert Group' }).click();
    await chair.getByRole('button', { name: 'Open a sitting' }).click();
    // on none of its days
    await chair.getByRole('alertdialog').getByRole('button', { name: 'Open a sitting' }).click();
    await chair.getByRole('button', { name: 'Suspend the sitting' }).waitFor();
    expect(await axe(chair)).toEqual([]);

    // A delegate comes in and sees it, and the secretariat finds all of it in the log.
    const delegate = await enter(links.get('Arlen') ?? '', 'Ada Orsel');
    await delegate.getByRole('link', { name: 'Sitting 1 of IEG-1 is open.' }).waitFor();
    expect(await delegate.locator('.now').textContent()).toContain('Presiding: Miro Tarrow');
    expect(await delegate.getByText('No draft opinion has been presented yet.').count()).toBe(1);
    expect(await axe(delegate)).toEqual([]);
    await office.getByRole('link', { name: 'Log of the forum' }).click();
    await office.getByText('Sitting opened').waitFor();
    expect(await office.locator('main').textContent()).toContain('Miro Tarrow');
    for (const page of [office, chair, delegate]) expect(troublesOf(page)).toEqual([]);
  });
});

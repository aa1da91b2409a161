/**
 * A restricted session clicked through: moved by a delegation, carried in a roll of three, worked in while a company and the secretariat look
 * at a page that does not change, ended by the chair, and its result before everybody.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Register } from '../../shared/opinion/register.ts';
import { axe, troublesOf } from '../support/chromium.ts';
import { openHouse } from './house.ts';
import { type Person, sitDown } from './people.ts';

const OPINION = 'community-networks';
const SHOTS = process.env.NEMCON_SHOTS;

describe('a restricted session', () => {
  const house = openHouse();
  let chair: Person;
  let arlen: Person;
  let bruma: Person;
  let cordova: Person;
  let company: Person;

  beforeAll(async () => {
    const sit = (seat: string) => sitDown(house.browser, { origin: house.server.origin, seat, opinion: OPINION });
    [chair, arlen, bruma, cordova, company] = await Promise.all([
      sit('chair'),
      sit('arl-head'),
      sit('bru-head'),
      sit('cor-head'),
      sit('rivernet'),
    ]);
  });

  const register = async (id: string): Promise<Register> =>
    (await arlen.context.request.get(`${house.server.origin}/api/opinions/${id}/register`)).json();
  const reads = ({ page }: Person, words: string | RegExp): Promise<void> =>
    page.locator('main').getByText(words).first().waitFor({ state: 'attached' });
  const looksGood = async (...people: readonly Person[]): Promise<void> => {
    for (const { page } of people) {
      const grave = (await axe(page)).filter(({ impact }) => impact === 'critical' || impact === 'serious');
      expect(grave).toEqual([]);
    }
  };
  const shoot = async (name: string, { page }: Person): Promise<void> => {
    if (SHOTS === undefined) return;
    await page.screenshot({ path: `${SHOTS}/${name}.png` });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.screenshot({ path: `${SHOTS}/${name}-360.png` });
    await page.setViewportSize({ width: 1280, height: 900 });
  };

  it('is moved, carried, worked in and ended', async () => {
    await arlen.page.locator('.between > summary').click();
    await arlen.press('Move a restricted session');
    await arlen.press('Move it');
    await reads(chair, 'Arlen moves that Member States');
    await shoot('moved', chair);
    await chair.press('Open the roll');
    for (const person of [arlen, bruma, cordova]) {
      await reads(person, 'The roll call is open');
      await person.press('Yes');
      await looksGood(person);
      await shoot('roll', person);
      await person.press('Answer');
      await reads(person, /has answered: Yes/);
    }
    await reads(chair, 'Yes 3, no 0, abstain 0');
    await reads(company, 'Yes 3, no 0, abstain 0');
    for (const person of [chair, company]) await reads(person, 'Dellmark and Esmar');
    await chair.press('Close the roll');

    await reads(company, 'nobody can change it until the session ends');
    await company.page.locator('.as-it-stood .text-words [data-kind=title]').waitFor();
    expect(await company.page.locator('.ProseMirror').count()).toBe(0);
    await looksGood(company);
    await shoot('outside', company);
    const before = await company.page.locator('.as-it-stood .text-words').textContent();

    for (const { page } of [arlen, chair]) {
      await page.getByRole('link', { name: 'Go to the session' }).click();
      await page.locator('main').getByText('only Member States and the presiding chair are here').waitFor();
      await page.locator('.ProseMirror [data-kind=title]').first().waitFor();
    }
    const inside = `r1-${OPINION}`;
    const first = (await register(inside)).paragraphs.find(({ status, closed }) => status === 'open' && !closed);
    if (first === undefined) throw new Error('an open paragraph');
    await arlen.type(first.id, ' among States');
    await reads(arlen, /Recorded \d/);
    await arlen.press('Object');
    await arlen.page.locator('form').getByRole('button', { name: 'Object' }).click();
    await reads(chair, 'Arlen objects');
    await looksGood(arlen, chair);
    await shoot('inside', arlen);

    await company.page.reload();
    await company.page.locator('.as-it-stood .text-words [data-kind=title]').waitFor();
    expect(await company.page.locator('.as-it-stood .text-words').textContent()).toBe(before);

    await chair.press('End the session');
    await chair.press('End the session');
    await company.page.locator(`.ProseMirror p[data-id="${first.id}"]`).filter({ hasText: 'among States' }).waitFor();
    await reads(company, 'The result of the restricted session is here');
    await reads(company, 'Arlen objects');
    await reads(arlen, 'This document stays closed');
    await looksGood(company, arlen);
    await shoot('after', company);
    await arlen.page.getByRole('link', { name: 'Go to the opinion' }).click();
    await arlen.paragraph(first.id).filter({ hasText: 'among States' }).waitFor();

    // a page that comes back to an opinion in the moment it is closed to it is turned away, by HTTP or at the door of its socket
    for (const { page } of [chair, arlen, bruma, cordova, company])
      expect(troublesOf(page, [/status of 4(03|04|09)/, /WebSocket connection to/])).toEqual([]);
  });
});

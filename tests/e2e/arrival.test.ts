/**
 * 3.14, L17 in browsers: to whom a call has come stands on the chair's page as before when that has been loaded again, a delegation that left
 * meanwhile and a State that follows on the page for weak links included; and on the page of a deputy who opens it only then.
 */
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { axe, troublesOf } from '../support/chromium.ts';
import { HttpClient } from '../support/http-client.ts';
import { LIVE, line, sit } from './follower.ts';
import { openHouse } from './house.ts';
import { type Person, sitDown } from './people.ts';

const OPINION = 'community-networks';

describe('the receipt of a call', () => {
  const house = openHouse();
  let chair: Person;
  let arlen: Person;
  let bruma: Person;
  let follower: Page;

  const sitAt = (seat: string, more: object = {}) =>
    sitDown(house.browser, { origin: house.server.origin, seat, opinion: OPINION, ...more });
  const receipt = (page: Page): Locator => page.locator('.chair-part[data-part=calls] > .note').locator('> p, > details > summary');
  const says = (page: Page, ...words: readonly string[]): Promise<void> =>
    expect.poll(() => receipt(page).allTextContents()).toEqual(words);

  beforeAll(async () => {
    [chair, arlen, bruma] = await Promise.all([sitAt('chair'), sitAt('arl-head'), sitAt('bru-head')]);
    ({ page: follower } = await sit(house.browser, house.server.origin, {}, 'cor-head'));
    await follower.goto(`${house.server.origin}/live/${OPINION}?lang=en`);
    await line(follower, LIVE);
  });

  it('3.14, L17 stays when the chair loads the page again, and is there for a deputy', async () => {
    const gavel = await HttpClient.stepIn(house.server.origin, 'chair');
    const target = (await gavel.register(OPINION)).paragraphs.find(({ status, closed }) => status === 'open' && !closed);
    if (target === undefined) throw new Error('nothing to call');
    const called = { do: 'call', targets: [{ block: target.id, hash: target.hash }] } as const;
    expect((await gavel.command(OPINION, called)).status).toBe(200);
    await chair.press('More');
    await says(
      chair.page,
      'Sent to the page for slow connections, not confirmed: COR',
      'Shown to 2 of 5 Member States',
      '2 Member States are not connected',
    );
    await arlen.context.close();
    const after = [
      'Sent to the page for slow connections, not confirmed: COR',
      'Shown to, but no longer connected: ARL',
      'Shown to 1 of 5 Member States',
      '3 Member States are not connected',
    ];
    await says(chair.page, ...after);
    await chair.page.reload();
    await chair.press('More');
    await says(chair.page, ...after);
    const deputy = await sitAt('chair-2');
    await deputy.press('More');
    await says(deputy.page, ...after);

    // its page comes back with what it has
    await follower.reload();
    await line(follower, LIVE);
    const confirmed = ['Shown to, but no longer connected: ARL', 'Shown to 2 of 5 Member States', after[3] ?? ''];
    await says(chair.page, ...confirmed);
    // what was scrolled half under the bar of calls is no small target
    await chair.page.evaluate(() => window.scrollTo(0, 0));
    expect(await axe(chair.page)).toEqual([]);
    for (const page of [chair.page, deputy.page, bruma.page, follower]) expect(troublesOf(page)).toEqual([]);
  });
});

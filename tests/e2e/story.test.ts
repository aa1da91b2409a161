/**
 * The whole point, clicked through by two delegations and the chair in three browsers, on the server as production runs it: text edited
 * together, an objection, a declaration refused, agreement on exact words, agreement gone with one letter, adoption, and `kill -9`.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Register } from '../../shared/opinion/register.ts';
import { axe, troublesOf } from '../support/chromium.ts';
import { patient } from '../support/patient.ts';
import { until } from '../support/until.ts';
import { openHouse } from './house.ts';
import { type Person, sitDown } from './people.ts';

const OPINION = 'emergency-alerts';
const PATIENCE = { timeout: patient(40_000) };

describe('the story', () => {
  const house = openHouse();
  let chair: Person;
  let arlen: Person;
  let bruma: Person;

  beforeAll(async () => {
    const sit = (seat: string) => sitDown(house.browser, { origin: house.server.origin, seat, opinion: OPINION });
    [chair, arlen, bruma] = await Promise.all([sit('chair'), sit('arl-head'), sit('bru-head')]);
  });

  it('runs from a shared edit to a frozen adoption, and survives a kill', { timeout: patient(300_000) }, async () => {
    const register = await (await chair.context.request.get(`${house.server.origin}/api/opinions/${OPINION}/register`)).json();
    const open = (register as Register).paragraphs.find(({ status }) => status === 'reopened');
    if (open === undefined) throw new Error('the demo has one paragraph that is not agreed');
    const { id } = open;
    await arlen.paragraph(id).click();
    const name = ((await arlen.page.locator('.marks.current .number').textContent()) ?? '').trim();

    // The chair was about to declare; a delegation still has something to say.
    expect(await arlen.paragraph(id).getAttribute('contenteditable')).toBe('false');
    await chair.press(`Next: ${name}`);
    await chair.press('Cancel the call');
    await arlen.page.locator(`p[data-id="${id}"]:not([contenteditable])`).waitFor();

    // Two delegations type into the one open paragraph, and read each other.
    await arlen.type(id, ' ARLEN');
    await bruma.paragraph(id).filter({ hasText: 'ARLEN' }).waitFor();
    await bruma.type(id, ' BRUMA');
    await arlen.paragraph(id).filter({ hasText: 'ARLEN BRUMA' }).waitFor();
    await arlen.page.getByText(/Recorded \d/).waitFor();

    // Bruma objects; the chair calls, waits, declares and is refused with the name of who objects.
    await bruma.press('Object');
    await bruma.page.getByLabel('Reason').fill('too narrow for small islands');
    await bruma.page.locator('form').getByRole('button', { name: 'Object' }).click();
    await chair.page.getByText('Bruma objects').first().waitFor({ state: 'attached' });
    await chair.button(new RegExp(`^${literally(name)}: 1 objection`)).click();
    await chair.press('Call for objections');
    await chair.page.locator('.call-bar', { hasText: 'The time has run out.' }).waitFor(PATIENCE);
    await chair.page
      .locator('[data-part=next] .why', { hasText: `Bruma objects to “${name}”. Only that State can withdraw its objection.` })
      .waitFor();
    expect(await chair.button(/^Declare agreed: /).getAttribute('aria-disabled')).toBe('true');

    // Withdrawn, the minimum time runs again; then agreed on exactly these words, and closed to typing.
    await bruma.press(/^Withdraw/);
    await bruma.page.locator('form').getByRole('button', { name: 'Withdraw' }).click();
    await whenPossible(chair, 'Declare agreed');
    await arlen.button(`${name}: Agreed`).waitFor();
    expect(await arlen.paragraph(id).getAttribute('contenteditable')).toBe('false');
    await chair.page.getByText('Nothing stands between this text and adoption. The chair may call for it.').waitFor({ state: 'attached' });

    // One letter, and the agreement is gone: adoption is refused with the list of what stands in its way.
    await chair.press('More');
    await chair.press('Reopen');
    await chair.page.getByLabel('Reason').fill('a slip of the pen');
    await chair.page.locator('form').getByRole('button', { name: 'Reopen' }).click();
    await arlen.button(`${name}: Reopened`).waitFor();
    await arlen.type(id, 'S');
    await chair.paragraph(id).filter({ hasText: 'ARLEN BRUMAS' }).waitFor();
    expect(await chair.button('Call for adoption').getAttribute('aria-disabled')).toBe('true');
    await chair.page
      .locator('[data-part=whole]')
      .locator('.why', { hasText: `Not yet agreed: “${name}”` })
      .waitFor();

    // Agreed again on the new words, and adopted.
    await call(chair);
    await whenPossible(chair, 'Declare agreed');
    await chair.button(`${name}: Agreed`).waitFor();
    await chair.press('Call for adoption');
    await whenPossible(chair, 'Adopt');
    await arlen.page
      .getByText(/The text is frozen for everybody\./)
      .first()
      .waitFor();
    await arlen.page.keyboard.type('X');
    expect(await arlen.page.locator('[contenteditable=true]').count()).toBe(0);

    // Everything survives the hardest stop.
    const told = await arlen.page.locator('.ProseMirror').textContent();
    await house.server.restart('SIGKILL');
    const later = await sitDown(house.browser, { origin: house.server.origin, seat: 'cor-head', opinion: OPINION });
    await later.page
      .getByText(/The text is frozen for everybody\./)
      .first()
      .waitFor();
    expect(await later.page.locator('.ProseMirror').textContent()).toBe(told);
    for (const person of [chair, arlen, bruma, later]) {
      // Chromium writes a line for a refused act, and for each attempt to come back after the kill has cut sockets and streams.
      expect(troublesOf(person.page, [/status of 409/, /WebSocket connection to/, /net::ERR_/])).toEqual([]);
      expect(await axe(person.page)).toEqual([]);
    }
  });
});

/** The chair asks for objections; who presses before the newest words are on the register is told to read them and press again. */
const call = (chair: Person): Promise<boolean> =>
  until('the call to run', async () => {
    await chair.press('Call for objections');
    return chair.page
      .locator('.chair', { hasText: 'Call running' })
      .waitFor({ timeout: patient(2_000) })
      .then(
        () => true,
        () => false,
      );
  });

/** Presses a button of the chair's line once it says no longer why not. */
const whenPossible = (chair: Person, name: string): Promise<void> =>
  chair.page.locator(`[data-part=next] button[aria-disabled=false]`, { hasText: new RegExp(`^${name}$`) }).click(PATIENCE);

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

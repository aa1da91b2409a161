/**
 * A decision without a mouse: the chair calls, declares and adopts, a delegate objects and withdraws, by Tab, arrows and the keys that the help
 * lists. After every key something has the focus, and is seen to have it.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { troublesOf } from '../support/chromium.ts';
import { patient } from '../support/patient.ts';
import { Keys } from './by-keys.ts';
import { openHouse } from './house.ts';
import { type Stage, setStage } from './meeting-stage.ts';
import { type Person, sitDown } from './people.ts';

describe('a meeting by keys alone', () => {
  const house = openHouse();
  let stage: Stage;
  let chair: Person;
  let arlen: Person;

  beforeAll(async () => {
    const { origin } = house.server;
    stage = await setStage(origin);
    const { opinion } = stage;
    [chair, arlen] = await Promise.all([
      sitDown(house.browser, { origin, seat: 'chair', opinion, view: 'table' }),
      sitDown(house.browser, { origin, seat: 'arl-head', opinion }),
    ]);
  });

  it('a call, an objection, its withdrawal, declarations and an adoption, with the focus never lost', {
    timeout: patient(240_000),
  }, async () => {
    const gavel = new Keys(chair.page);
    const card = new Keys(arlen.page);
    const part = (name: string) => chair.page.locator(`[data-part=${name}]`);

    // The chair walks the table, ticks what can be called, and calls.
    await gavel.tabTo(chair.page.locator('[role=grid] [data-cell="0:-1"]'));
    for (const key of ['ArrowDown', 'ArrowDown', 'End', 'Home', 'Enter']) await gavel.press(key);
    await gavel.act(chair.button('Tick them for a call'), part('next').getByText(/^Call for objections on \d paragraphs$/));
    await gavel.act(chair.button(/^Call for objections on \d paragraphs$/), part('next').locator('.chip.call'));

    // The delegate goes from mark to mark, and objects where the chair asks.
    await card.tabTo(arlen.page.locator('.ProseMirror'));
    const item = arlen.page.locator('.ProseMirror p[data-kind=operative-item]').first();
    await card.press('Alt+ArrowUp');
    await card.press('Alt+ArrowUp');
    await card.press('Alt+Shift+O');
    await card.brings(arlen.page.getByLabel('Reason', { exact: true }));
    await card.press('H');
    await card.act(arlen.page.locator('form').getByRole('button', { name: 'Object', exact: true }), arlen.page.locator('[data-position]'));
    await card.brings(arlen.page.locator('#object'));
    expect(await item.getAttribute('data-status')).toBe('objected');

    // All else is declared; the objection is withdrawn; what it held is declared.
    await part('next')
      .locator('button[aria-disabled=false]', { hasText: /^Declare \d paragraphs agreed$/ })
      .waitFor();
    await gavel.act(part('next').locator('button', { hasText: /^Declare \d paragraphs agreed$/ }), part('undo'));
    await card.press('Alt+Enter');
    await card.act(arlen.button(/^Withdraw/), arlen.page.locator('form'), true);
    await card.brings(arlen.page.getByLabel(/^Statement/));
    await card.act(
      arlen.page.locator('form').getByRole('button', { name: 'Withdraw', exact: true }),
      arlen.page.locator('.cards:not(:has([data-position]))'),
    );
    const last = part('next').locator('button[aria-disabled=false]', { hasText: /^Declare agreed$/ });
    await last.waitFor();
    await gavel.act(last, chair.button('Call for adoption'), true);

    // The whole text.
    await gavel.act(chair.button('Call for adoption'), part('next').getByText('Call for adoption on the whole text'));
    const adopt = part('next').locator('button[aria-disabled=false]', { hasText: /^Adopt$/ });
    await adopt.waitFor();
    await gavel.act(adopt, chair.page.getByText(/The text is frozen for everybody\./));
    await arlen.page
      .getByText(/The text is frozen for everybody\./)
      .first()
      .waitFor();
    await card.focused('the adoption');
    for (const page of [chair.page, arlen.page]) expect(troublesOf(page)).toEqual([]);
  });
});

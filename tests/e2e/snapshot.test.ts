/** The chair gives the text of an opinion a number, somebody types, the chair gives it a revision, and anybody reads what changed. */
import { describe, expect, it } from 'vitest';
import { troublesOf } from '../support/chromium.ts';
import { openHouse } from './house.ts';
import { sitDown } from './people.ts';

const OPINION = 'community-networks';

describe('a numbered text', () => {
  const house = openHouse();

  it('stays as it was, and its revision says which words are new', async () => {
    const { origin } = house.server;
    const chair = await sitDown(house.browser, { origin, seat: 'chair', opinion: OPINION });
    const arlen = await sitDown(house.browser, { origin, seat: 'arl-head', opinion: OPINION });
    const number = async (of: string | null): Promise<string> => {
      await chair.page.goto(`${origin}/o/${OPINION}`);
      await chair.page.locator('.ProseMirror [data-kind=title]').waitFor();
      await chair.page.locator('summary', { hasText: 'Views and downloads' }).click();
      await chair.page.getByRole('link', { name: 'Give this text a number' }).click();
      if (of !== null) await chair.page.getByLabel('Edition of').selectOption(of);
      await chair.press('Register');
      await chair.page.locator('.text-words').waitFor();
      return new URL(chair.page.url()).pathname.split('/').at(-1) ?? '';
    };
    const first = await number(null);
    const id = await arlen.page.locator('.ProseMirror p[data-kind=operative-item]').first().getAttribute('data-id');
    await arlen.type(id ?? '', ' [ARLEN]');
    await arlen.page.getByText(/Recorded \d/).waitFor();
    const second = await number(first);
    expect(second).toBe(`${first}_rev-1`);
    await chair.page.getByRole('link', { name: /^What changed since/ }).click();
    await chair.page.getByText('1 paragraph changed').waitFor();
    expect((await chair.page.locator('.changes ins').allTextContents()).join('')).toContain('[ARLEN]');
    await chair.page.goto(`${origin}/documents/${first}`);
    await chair.page.locator('.text-words').waitFor();
    expect(await chair.page.locator('.text-words').textContent()).not.toContain('ARLEN');
    expect([...troublesOf(chair.page), ...troublesOf(arlen.page)]).toEqual([]);
  });
});

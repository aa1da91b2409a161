/**
 * Under the policy in which delegations suggest: a Member State types and deletes, the chair accepts one suggestion and rejects another, and
 * text, register and record say so. In real browsers, composition and Arabic included.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Register, ShownParagraph } from '../../shared/opinion/register.ts';
import type { OpinionText } from '../../shared/wire/opinion.ts';
import { axe, troublesOf } from '../support/chromium.ts';
import { until } from '../support/until.ts';
import { openHouse } from './house.ts';
import { type Person, sitDown } from './people.ts';

const OPINION = 'community-networks';

describe('suggesting', () => {
  const house = openHouse();
  let chair: Person;
  let arlen: Person;

  beforeAll(async () => {
    const sit = (seat: string) => sitDown(house.browser, { origin: house.server.origin, seat, opinion: OPINION });
    [chair, arlen] = await Promise.all([sit('chair'), sit('arl-head')]);
  });

  const get = async <Answer>(what: string): Promise<Answer> =>
    (
      await chair.context.request.get(`${house.server.origin}/api/opinions/${OPINION}/${what}`, { headers: { accept: 'application/json' } })
    ).json();
  const register = () => get<Register>('register');
  const items = async (): Promise<readonly ShownParagraph[]> =>
    (await register()).paragraphs.filter(({ kind, closed }) => kind === 'preamble-item' && !closed);
  const wordsOf = async (id: string): Promise<string> => {
    const { blocks } = await get<OpinionText>('text');
    return (blocks.find((block) => block.id === id)?.runs ?? []).map(({ text }) => text).join('');
  };
  const waitFor = (what: string, id: string, holds: (one: ShownParagraph) => boolean) =>
    until(what, async () => (await register()).paragraphs.some((one) => one.id === id && holds(one)));

  it('marks what a delegation types, and lets the chair decide it', async () => {
    if ((await register()).phase === 'tabled') await chair.press('Open the discussion');
    await chair.press('More');
    await chair.page.getByLabel('Who writes').selectOption('suggest');
    await arlen.page.getByText(/what you type or delete is marked as your suggestion/).waitFor();
    const [first, second] = await items();
    if (first === undefined || second === undefined) throw new Error('two paragraphs wanted');
    const [one, two] = [await wordsOf(first.id), await wordsOf(second.id)];

    // A word at the end of one paragraph, composed letters in another: nothing of the text itself has changed.
    await arlen.type(first.id, ' really');
    await waitFor('the suggestion on the register', first.id, ({ suggestions, hash }) => suggestions === 1 && hash === first.hash);
    expect(await arlen.paragraph(first.id).locator('ins').textContent()).toBe(' really');
    await arlen.type(second.id, '');
    const keyboard = await arlen.context.newCDPSession(arlen.page);
    for (const text of ['n', 'ni', 'nihao'])
      await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await keyboard.send('Input.insertText', { text: '你好' });
    await chair
      .paragraph(second.id)
      .locator('ins', { hasText: /^你好$/ })
      .waitFor();
    for (let n = 0; n < 3; n++) await arlen.page.keyboard.press('Backspace');
    await arlen.page.keyboard.type('!');
    const suggested = `${two.slice(0, -1)}!${two.slice(-1)}`;
    await until('the letter instead of another', async () => (await wordsOf(second.id)) === suggested);
    await waitFor('one suggestion of both', second.id, ({ suggestions, hash }) => suggestions === 1 && hash === second.hash);
    expect(await chair.paragraph(second.id).locator('del').textContent()).toBe(two.slice(-1));
    expect(await arlen.page.getByText('could not stay').count()).toBe(0);

    // Both see what is suggested, in words; only the chair decides.
    await chair.paragraph(first.id).click();
    const card = (person: Person) => person.page.locator('[data-suggestion]').first();
    await card(chair).getByText('Arlen suggests').waitFor();
    await arlen.paragraph(first.id).click();
    expect(await card(arlen).getByRole('button').allTextContents()).toEqual(['Take back']);
    await card(chair)
      .getByRole('button', { name: /^Accept/ })
      .click();
    await chair.page.getByText('A suggestion of Arlen was accepted.').first().waitFor();
    await waitFor('no suggestion', first.id, ({ suggestions }) => suggestions === 0);
    expect(await wordsOf(first.id)).toBe(`${one} really`);

    await chair.paragraph(second.id).click();
    await card(chair)
      .getByRole('button', { name: /^Reject/ })
      .click();
    await waitFor('it rejected', second.id, ({ suggestions }) => suggestions === 0);
    expect(await wordsOf(second.id)).toBe(two);
    await arlen.paragraph(second.id).filter({ hasText: two }).waitFor();

    // The register says what became of them, and whose they were.
    const { paragraphs } = await register();
    const verdicts = [first, second].map(({ id }) => paragraphs.find((paragraph) => paragraph.id === id)?.settled.at(-1));
    expect(verdicts.map((settled) => [settled?.entity, settled?.verdict])).toEqual([
      ['arl', 'accept'],
      ['arl', 'reject'],
    ]);
    for (const person of [chair, arlen]) {
      expect(await axe(person.page)).toEqual([]);
      expect(troublesOf(person.page)).toEqual([]);
    }
  });

  it('is read marked, clean and as it was at first, from right to left too', async () => {
    const [first] = await items();
    if (first === undefined) throw new Error('a paragraph wanted');
    const before = await wordsOf(first.id);
    await arlen.type(first.id, ' 2030');
    await waitFor('the suggestion', first.id, ({ suggestions }) => suggestions === 1);
    const reader = await sitDown(house.browser, {
      origin: house.server.origin,
      seat: 'bru-head',
      opinion: OPINION,
      language: 'ar',
      viewport: { width: 360, height: 760 },
    });
    const { page } = reader;
    const comes = reader.paragraph(first.id).locator('ins');
    await reader.paragraph(first.id).click();
    expect(await comes.isVisible()).toBe(true);
    await page.locator('.cards-fold').click();
    await page.locator('[data-suggestion]').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.locator('.cards-fold').click();

    await page.keyboard.press('Alt+Shift+V');
    await page.locator('[data-reading=clean]').waitFor();
    expect(await comes.isVisible()).toBe(false);
    await reader.paragraph(first.id).click();
    await page.keyboard.type('XYZ');
    expect(await wordsOf(first.id)).toBe(`${before} 2030`);
    expect(await axe(page)).toEqual([]);

    await page.keyboard.press('Alt+Shift+V');
    await page.locator('[data-reading=accepted]').waitFor();
    expect(await comes.isVisible()).toBe(true);
    expect(await axe(page)).toEqual([]);

    await page.keyboard.press('Alt+Shift+V');
    const original = page.locator('[data-reading=original] section.text-body');
    await original.waitFor();
    expect(await original.textContent()).toContain(before.replace(' really', ''));
    expect(await original.textContent()).not.toContain(' really');
    expect(await page.locator('.ProseMirror').isVisible()).toBe(false);
    expect(await axe(page)).toEqual([]);
    expect(troublesOf(page)).toEqual([]);
  });

  it('P29 replaces what was found by suggestions, in one step to undo', async () => {
    const { page } = arlen;
    const comes = page.locator('.ProseMirror ins', { hasText: /^XYZ$/ });
    await arlen.press('Find in the text');
    await page.getByRole('searchbox', { name: 'Find in the text' }).fill('that');
    await arlen.press('Replace');
    await page.getByLabel('Replace with').fill('XYZ');
    const places = page.locator('.places');
    const count = await places.locator('input:checked').count();
    expect(count).toBeGreaterThan(2);
    expect(await places.locator('ins').allTextContents()).toEqual(Array(count).fill('XYZ'));
    await places.locator('input:checked').first().press('Space');
    await arlen.press(`Suggest it at the ${count - 1} chosen`);
    await page
      .getByText(`Suggested: ${count - 1}. Left, because they were not chosen: 1.`)
      .first()
      .waitFor();
    expect(await comes.count()).toBe(count - 1);
    await chair.page
      .locator('.ProseMirror ins', { hasText: /^XYZ$/ })
      .nth(count - 2)
      .waitFor();
    expect(await axe(page)).toEqual([]);
    await arlen.press('Undo my change');
    await until('all of them undone', async () => (await comes.count()) === 0);
    expect(await page.getByText('could not stay').count()).toBe(0);
    expect(troublesOf(page)).toEqual([]);
  });
});

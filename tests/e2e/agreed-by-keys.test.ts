/**
 * Text that is agreed, without a mouse, at a desk and on a phone from right to left. The secretariat proposes a comma that a translator has
 * found, the chair confirms it, and another State undoes it, led there by Tab alone. And what was agreed before is looked up from words that
 * are selected, copied, and becomes a suggestion for the paragraph.
 */
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import type { Language } from '../../shared/opinion/vocabulary.ts';
import type { OpinionText } from '../../shared/wire/opinion.ts';
import { axe, troublesOf } from '../support/chromium.ts';
import { patient } from '../support/patient.ts';
import { until } from '../support/until.ts';
import { Keys } from './by-keys.ts';
import { openHouse } from './house.ts';
import { setStage } from './meeting-stage.ts';
import { sitDown } from './people.ts';
import { DESK, PHONE } from './visit.ts';

const AGREED = 'that autonomy is a measure of resilience;';
const WITH_COMMA = 'that autonomy, is a measure of resilience;';
const OPEN = 'that sites are to be shared.';
const EARLIER = 'that sites are to be shared by operators.';

describe.each([
  ['en', DESK],
  ['ar', PHONE],
] as const)('agreed text by keys alone, in %s', (language, viewport) => {
  const house = openHouse();

  it('P16, 13.4, 13.5, V8 and V9', { timeout: patient(300_000) }, async () => {
    const { origin } = house.server;
    const { t } = createText(language, await loadCatalogue(language), 'UTC');
    const { opinion, office, chairing } = await setStage(origin);
    const blocks = (await office.get<OpinionText>(`/api/opinions/${opinion}/text`)).body.blocks;
    const idOf = (words: string): string => blocks.find(({ runs }) => runs.map(({ text }) => text).join('') === words)?.id ?? '';
    const [agreed, open] = [idOf(AGREED), idOf(OPEN)];
    const there = async (id: string) => (await office.register(opinion)).paragraphs.find((one) => one.id === id);
    const hash = (await there(agreed))?.hash ?? null;
    const target = { block: agreed, hash };
    expect((await chairing.command(opinion, { do: 'call', targets: [target] })).status).toBe(200);
    await until('the time of the call', async () => (await chairing.command(opinion, { do: 'declare', target })).status === 200);
    const earlier = { title: 'On sites', symbol: `Opinion 4 (${language})`, date: '2021-12-18', language: 'en', text: EARLIER };
    expect((await office.post('/api/precedents', { uuid: randomUUID(), ...earlier })).status).toBe(201);

    const sit = (seat: string) => sitDown(house.browser, { origin, seat, opinion, language, viewport });
    const people = await Promise.all(['secretariat', 'chair', 'bru-head', 'arl-head'].map(sit));
    const [translator, chair, bruma, arlen] = people;
    if (!translator || !chair || !bruma || !arlen) throw new Error('four people wanted');
    const go = async (page: Page, block: string): Promise<Keys> => {
      await page.goto(`${origin}/o/${opinion}#${block}`);
      await page.locator(`.cards[data-card="${block}"]`).waitFor();
      return new Keys(page);
    };
    const sound = async (page: Page, what: string): Promise<void> => {
      expect([what, await axe(page)]).toEqual([what, []]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([what, Math.max(0, wide)]).toEqual([what, 0]);
    };

    // A comma that a translator has found.
    const proposing = await go(translator.page, agreed);
    await proposing.press('Alt+Enter');
    const words = translator.page.getByRole('textbox', { name: t('editorial.words') });
    // the acts on a paragraph are one Tab stop, in which arrows walk round
    const propose = translator.button(t('act.proposeEditorial'));
    await propose.waitFor();
    for (let step = 0; step < 12 && !(await isFocused(propose)); step += 1) await proposing.press('ArrowRight');
    await proposing.act(propose, words);
    await proposing.brings(words);
    await proposing.press('Control+Home');
    for (const _ of 'that autonomy') await translator.page.keyboard.press('ArrowRight');
    await translator.page.keyboard.type(',');
    expect(await words.inputValue()).toBe(WITH_COMMA);
    await sound(translator.page, 'proposing');
    await proposing.press('Control+Enter');
    await until('the proposal', async () => (await there(agreed))?.editorial?.proposed != null);

    const gavel = await go(chair.page, agreed);
    const confirm = chair.button(t('editorial.confirm'));
    await gavel.press('Alt+Enter');
    await confirm.waitFor();
    await sound(chair.page, 'proposed');
    await gavel.tabTo(confirm, true);
    await gavel.press('Enter');
    await chair.paragraph(agreed).getByText(WITH_COMMA).waitFor();

    // Another State, back from the acts on the paragraph.
    const objects = await go(bruma.page, agreed);
    const contest = bruma.button(t('editorial.contest'));
    await objects.press('Alt+Enter');
    await contest.waitFor();
    await sound(bruma.page, 'confirmed');
    await objects.tabTo(contest, true);
    await sound(bruma.page, 'before-it-is-undone');
    await objects.press('Enter');
    await bruma.paragraph(agreed).getByText(AGREED).waitFor();
    await contest.waitFor({ state: 'detached' });
    await objects.focused('the undoing');
    await sound(bruma.page, 'undone');
    expect(await there(agreed)).toMatchObject({ status: 'agreed', hash, editorial: { contested: { entity: 'bru' } } });

    await lookUp(language, arlen.page, await go(arlen.page, open), open, sound, t);
    await until('the suggestion', async () => (await there(open))?.suggestions === 1);
    for (const { page } of people) expect(troublesOf(page)).toEqual([]);
  });
});

const isFocused = (there: Locator): Promise<boolean> => there.evaluate((one) => one === document.activeElement);

async function lookUp(
  language: Language,
  page: Page,
  keys: Keys,
  block: string,
  sound: (page: Page, what: string) => Promise<void>,
  t: ReturnType<typeof createText>['t'],
): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const panel = page.getByRole('region', { name: t('agreed.title') });
  const passage = panel.locator('.passage').filter({ hasText: `Opinion 4 (${language})` });
  await keys.tabTo(page.locator('.ProseMirror'));
  await keys.press('Control+End');
  for (const _ of 'sites are to be shared.') await page.keyboard.press('Shift+ArrowLeft');
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('sites are to be shared.');
  await keys.press('Alt+Shift+L');
  await passage.waitFor();
  await sound(page, 'nearest-to-selected-words');
  const directions = await passage.locator('p[lang=en]').evaluateAll((all) => all.map((one) => getComputedStyle(one).direction));
  expect(new Set(directions)).toEqual(new Set(['ltr']));
  expect(await passage.getByRole('button').count()).toBe(1);
  const copied = passage.getByRole('button', { name: t('agreed.copied') });
  await keys.act(passage.getByRole('button', { name: t('agreed.copy') }), copied);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(EARLIER);
  await sound(page, 'copied');
  await keys.press('Escape');
  await keys.brings(page.locator('.ProseMirror'));

  // come anew, with nothing selected
  await page.reload();
  await page.locator(`.cards[data-card="${block}"]`).waitFor();
  await page.keyboard.press('Alt+Shift+L');
  await keys.brings(panel.getByRole('heading', { name: t('agreed.title') }));
  const suggest = passage.getByRole('button', { name: t('cure.suggest') });
  await suggest.waitFor();
  await keys.tabTo(suggest);
  await sound(page, 'nearest-to-the-paragraph');
  await keys.press('Enter');
  const added = page.locator(`.ProseMirror p[data-id="${block}"] ins`);
  await added.first().waitFor();
  expect((await added.allTextContents()).join('').trim()).toBe('by operators');
  await keys.focused('the suggestion');
  await sound(page, 'suggested');
}

/**
 * Two delegations settle an objection beside the text, by keys alone: one objects with the wording that would meet it, the other replies and
 * names it, the wording becomes a suggestion at one press, the chair accepts it, and asked whether the text meets it now, its State withdraws it.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Register } from '../../shared/opinion/register.ts';
import type { OpinionText } from '../../shared/wire/opinion.ts';
import { timesSaid } from '../support/aloud.ts';
import { axe, troublesOf } from '../support/chromium.ts';
import { patient } from '../support/patient.ts';
import { until } from '../support/until.ts';
import { Keys } from './by-keys.ts';
import { openHouse } from './house.ts';
import { setStage } from './meeting-stage.ts';
import { type Person, sitDown } from './people.ts';

const BEFORE = 'that autonomy is a measure of resilience;';
const CURE = 'that autonomy is one measure of resilience;';

describe('an objection and its replies', () => {
  const house = openHouse();
  let opinion: string;
  let [chair, arlen, bruma]: Person[] = [];

  beforeAll(async () => {
    const { origin } = house.server;
    ({ opinion } = await setStage(origin));
    const sit = (seat: string) => sitDown(house.browser, { origin, seat, opinion });
    [chair, arlen, bruma] = await Promise.all([sit('chair'), sit('arl-head'), sit('bru-head')]);
  });

  const get = async <Answer>(what: string): Promise<Answer> => {
    const path = `${house.server.origin}/api/opinions/${opinion}/${what}`;
    return (await chair?.context.request.get(path, { headers: { accept: 'application/json' } }))?.json();
  };

  it('P16 P31 P34 by keys alone, and said aloud to whoever it is for', { timeout: patient(240_000) }, async () => {
    if (chair === undefined || arlen === undefined || bruma === undefined) throw new Error('three people wanted');
    const { blocks } = await get<OpinionText>('text');
    const block = blocks.find(({ runs }) => runs.map(({ text }) => text).join('') === BEFORE)?.id ?? '';
    for (const { page } of [chair, arlen, bruma]) {
      await page.goto(`${house.server.origin}/o/${opinion}#${block}`);
      await page.locator(`.cards[data-card="${block}"]`).waitFor();
    }
    const [gavel, asks, objects] = [new Keys(chair.page), new Keys(arlen.page), new Keys(bruma.page)];

    // Bruma objects, and says which wording would meet it.
    await objects.press('Alt+Shift+O');
    await objects.brings(bruma.page.getByLabel('Reason', { exact: true }));
    await bruma.page.keyboard.type('There are others.');
    await objects.tabTo(bruma.page.getByLabel('Wording that would meet the objection'));
    await bruma.page.keyboard.type(CURE);
    await objects.press('Control+Enter');
    await bruma.page.locator('.cards [data-position]').waitFor();

    // Arlen replies under it, to all Member States, and calls upon Bruma.
    await arlen.page.locator('.cards [data-position]').waitFor();
    await asks.press('Alt+Enter');
    const reply = arlen.page.getByRole('textbox', { name: 'Reply to Bruma, as Arlen' });
    await asks.act(arlen.button('Reply: Bruma objects'), reply, true);
    await asks.brings(reply);
    await asks.tabTo(arlen.page.getByRole('combobox', { name: 'Who reads it' }), true);
    await asks.press('m');
    await asks.tabTo(reply);
    await arlen.page.keyboard.type('Arlen can accept that, @br');
    await asks.act(arlen.page.locator('.thread-names button', { hasText: 'Bruma' }), reply.and(arlen.page.locator(':focus')));
    expect(await reply.inputValue()).toBe('Arlen can accept that, @BRU ');
    const line = (page: Person['page']) => page.locator('.cards .thread-line', { hasText: 'Arlen can accept that' });
    await asks.act(arlen.page.locator('form').getByRole('button', { name: 'Send' }), line(arlen.page));
    const { page: hers } = bruma;
    await until(
      'what calls upon Bruma',
      async () => timesSaid(hers, 'Arlen names you in a comment on “is of the view 1”.', 'status') === 1,
    );

    // Bruma answers, and its wording becomes a suggestion.
    await objects.press('Alt+Enter');
    await objects.act(line(bruma.page), bruma.page.locator('.thread-body'), true);
    const answer = bruma.page.getByRole('textbox', { name: 'Reply to Arlen, as Bruma' });
    await objects.tabTo(answer);
    await bruma.page.keyboard.type('Then Bruma suggests it.');
    await objects.press('Control+Enter');
    await arlen.page.locator('.cards .thread-line .thread-count', { hasText: '1' }).waitFor();
    const words = bruma.paragraph(block);
    await objects.act(bruma.button(/^Suggest this wording/), words.locator('ins'));
    expect([await words.locator('del').allTextContents(), await words.locator('ins').allTextContents()]).toEqual([['a'], ['one']]);

    // The chair accepts it, Arlen asks whether that meets the objection, and Bruma withdraws it: nothing is left.
    // the words come a moment before what the record says of them, and it is of that that the chair decides
    await chair.page.getByText('1 suggestion', { exact: true }).first().waitFor();
    await gavel.press('Alt+Shift+A');
    await gavel.brings(chair.button(/^Accept/));
    await gavel.press('Enter');
    await until('the wording in the text', async () => {
      const { blocks: now } = await get<OpinionText>('text');
      return now.some(({ id, runs }) => id === block && runs.map(({ text }) => text).join('') === CURE);
    });
    await asks.press('Alt+Enter');
    await asks.act(line(arlen.page), arlen.page.locator('.thread-body'), true);
    const question = arlen.page.locator('.thread-body .message', { hasText: 'Bruma has not answered yet.' });
    await asks.act(arlen.page.locator('.thread-body').getByRole('button', { name: /^Does this meet it/ }), question);
    await until(
      'the question to Bruma',
      async () => timesSaid(hers, 'Arlen asks whether “is of the view 1” meets your objection.', 'status') === 1,
    );
    const yes = bruma.button(/^Yes, withdraw the objection/);
    await yes.waitFor();
    await objects.press('Alt+Enter');
    await objects.tabTo(yes, true);
    // she has scrolled past the text, and it is the text that gets the focus
    await hers.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await objects.act(yes, bruma.page.locator('.cards:not(:has([data-position]))'));
    const { paragraphs } = await get<Register>('register');
    expect(paragraphs.find(({ id }) => id === block)).toMatchObject({ positions: [], suggestions: 0 });

    expect(await axe(arlen.page)).toEqual([]);
    await arlen.page.goto(`${house.server.origin}/o/${opinion}/comments`);
    // with her yes it is settled
    await arlen.page.getByRole('radio', { name: 'All of them' }).check();
    await arlen.page.locator('.thread-list .thread-line').waitFor();
    expect(await axe(arlen.page)).toEqual([]);
    for (const { page } of [chair, arlen, bruma]) expect(troublesOf(page)).toEqual([]);
  });
});

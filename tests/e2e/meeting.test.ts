/**
 * One item of a meeting from its beginning to its decision, in five pages: the chair takes it up and gives the floor, puts a paragraph under
 * discussion, asks for objections, is kept from declaring, declares, and adopts; two delegations and the screen of the room see all of it.
 * Each thing is said aloud once, a line that was cut included.
 */
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgendaItem } from '../../shared/forum/floor.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { listenTo, saidOn, troublesOf, watchPage } from '../support/chromium.ts';
import { HttpClient } from '../support/http-client.ts';
import { freePort } from '../support/port.ts';
import { startProxy, type TcpProxy } from '../support/proxy.ts';
import { until } from '../support/until.ts';
import { openHouse } from './house.ts';
import { type Person, sitDown } from './people.ts';

const MEETING = 'ieg-2';
const PHONE = { width: 360, height: 740 };
/** Pages ask for news of the forum every 20 s. */
const PATIENCE = { timeout: 45_000 };
const KEYSTROKES = 20;

const TEXT = `DRAFT OPINION 9

KEEPING RURAL SITES IN SERVICE

The Forum,

considering

a) that most sites fall silent within hours;

b) that power from the sun lasts longer,

is of the view

1 that autonomy is a measure of resilience;

2 that sites are to be shared.`;

const port = await freePort();

describe('a meeting', () => {
  const house = openHouse({ env: { NEMCON_ORIGIN: `http://127.0.0.1:${port}` } });
  const origin = `http://127.0.0.1:${port}`;
  let proxy: TcpProxy;
  let opinion: string;
  let office: HttpClient;
  let chair: Person;
  let table: Page;
  let arlen: Person;
  let bruma: Person;
  let screen: Page;

  const goTo = async ({ context }: Person, path: string): Promise<Page> => {
    const page = await context.newPage();
    await watchPage(page);
    await listenTo(page);
    await page.goto(origin + path);
    return page;
  };
  const register = (): Promise<Register> => office.register(opinion);

  beforeAll(async () => {
    proxy = await startProxy(house.server.port, port);
    office = await HttpClient.stepIn(origin, 'secretariat');
    const chairing = await HttpClient.stepIn(origin, 'chair');
    const made = await office.post('/api/opinions', {
      number: '9',
      language: 'en',
      venue: 'ieg',
      phase: 'drafting',
      sponsor: 'secretariat',
      source: null,
      meeting: null,
      text: TEXT,
    });
    opinion = (made.body as { id: string }).id;
    await office.post(`/api/meetings/${MEETING}/opinions`, { uuid: randomUUID(), opinion });
    const items: readonly AgendaItem[] = [{ item: 'sites', title: 'Rural sites', opinions: [opinion] }];
    expect((await office.forum({ do: 'set-agenda', meeting: MEETING, items })).status).toBe(200);
    const policy = { ...DEFAULT_POLICY, minCallSeconds: 1 };
    expect((await chairing.command(opinion, { do: 'set-policy', policy })).status).toBe(200);
    // a call of another opinion would be told of here as well
    const other = (await office.register('emergency-alerts')).paragraphs.filter(({ call }) => call !== null).map(({ id }) => id);
    if (other.length > 0) await chairing.command('emergency-alerts', { do: 'cancel-call', blocks: other });
    const sit = (seat: string, more: object = {}) => sitDown(house.browser, { origin, seat, opinion, ...more });
    [chair, arlen, bruma] = await Promise.all([
      sit('chair', { view: 'table' }),
      sit('arl-head'),
      sit('bru-head', { view: 'table', viewport: PHONE }),
    ]);
    table = await goTo(chair, `/meetings/${MEETING}`);
    const room = await sitDown(house.browser, { origin, seat: 'secretariat', opinion });
    screen = await goTo(room, `/screen/${MEETING}`);
    await room.page.close();
  }, 120_000);
  afterAll(() => proxy.close());

  it('takes an item from the agenda to its adoption, and says each thing once', { timeout: 300_000 }, async () => {
    // The item, and the opinion under it: the screen of the room goes there by itself.
    await press(table, 'Take up item 1');
    await press(table, 'Put on the table');
    await screen.locator('.screen-text [data-kind=title]', { hasText: 'KEEPING RURAL SITES' }).waitFor(PATIENCE);

    // A delegation asks for the floor, has it, and gives it back.
    await until('the floor of the item', async () => {
      await looksAgain(bruma.page);
      return bruma.button('Ask for the floor').isVisible();
    });
    await bruma.press('Ask for the floor');
    await bruma.button('Take my request back').waitFor();
    await looksAgain(table);
    await press(table, 'Give the floor to Bruma');
    await looksAgain(bruma.page, screen);
    await screen.getByText('Bruma has the floor').waitFor(PATIENCE);
    await bruma.press('End the statement');
    await looksAgain(screen);
    await screen.getByText('Bruma has the floor').waitFor({ state: 'detached', ...PATIENCE });

    // A paragraph is put under discussion, changed letter by letter, and read on the screen.
    const items = (await register()).paragraphs.filter(({ kind }) => kind === 'operative-item');
    const [first, second] = items.map(({ id }) => id);
    if (first === undefined || second === undefined) throw new Error('two measures');
    await row(chair, '1').click();
    await chair.press('Put under discussion');
    await screen.locator(`p[data-id="${first}"][data-focus]`).waitFor();
    const shown = await typeSeen(arlen, screen, first);
    await screen.locator('.screen-changed ins').first().waitFor();
    process.stderr.write(`from a key to the screen of the room: p95 ${shown.toFixed(0)} ms of ${KEYSTROKES}\n`);

    // Asked for objections on everything: one State objects, one asks for time, and the chair is told who it is.
    await chair.press('Tick them for a call');
    await chair.press(/^Call for objections on \d paragraphs$/);
    await screen.locator('.screen-call').waitFor();
    await arlen.paragraph(first).click();
    await arlen.page.locator('#object').click();
    await arlen.page.locator('form').getByRole('button', { name: 'Object', exact: true }).click();
    await chair.page.getByText('Arlen objects').first().waitFor();
    await row(bruma, '2').click();
    // on a phone the cards are a sheet that is folded
    await bruma.page.locator('.cards-fold[aria-expanded=false]').click();
    await bruma.press('Ask for time');
    const latest = bruma.page.locator('form input[type=date]');
    await latest.fill((await latest.getAttribute('max')) ?? '');
    await bruma.page.locator('form').getByRole('button', { name: 'Ask for time' }).click();
    await chair.page.getByText('Bruma asks for time').first().waitFor({ state: 'attached' });
    await row(chair, '1').click();
    await chair.page.locator('[data-part=paragraph] .why', { hasText: 'Arlen objects to' }).first().waitFor();
    await chair.page.locator('[data-part=paragraph]').getByRole('button', { name: 'Declare agreed', exact: true }).press('Enter');
    expect((await register()).paragraphs.find(({ id }) => id === first)?.status).toBe('objected');

    // All else is declared, large on the screen; then both withdraw, and what they held is declared too.
    await chair.page.locator('[data-part=calls] button[aria-disabled=false]', { hasText: /^Declare \d paragraphs agreed$/ }).click();
    await screen.locator('.screen-decision').waitFor();
    await arlen.press(/^Withdraw/);
    await arlen.page.locator('form').getByRole('button', { name: 'Withdraw' }).click();
    await bruma.press(/^Withdraw/);
    await bruma.page.locator('form').getByRole('button', { name: 'Withdraw' }).click();
    await chair.page.locator('[data-part=calls] button[aria-disabled=false]', { hasText: /^Declare 2 paragraphs agreed$/ }).click(PATIENCE);

    // Every line is cut at once, and is back.
    const declared = await until('all of it agreed', async () => {
      const { counts, paragraphs } = await register();
      const all = paragraphs.filter(({ status }) => status !== null);
      return counts.agreed === all.length && all;
    });
    proxy.cut();
    for (const page of opinionPages())
      await until('the line to be back', async () => times(await saidOn(page), 'Live again') === 1, 30_000);

    // The whole text: called, adopted, and there for everybody.
    await chair.press('Call for adoption');
    await chair.page.locator('[data-part=whole] button[aria-disabled=false]', { hasText: /^Adopt$/ }).click(PATIENCE);
    await screen.locator('.screen-decision', { hasText: 'Agreed by the Informal Expert Group' }).waitFor();
    for (const { page } of [arlen, bruma, chair])
      await page
        .getByText(/The text is frozen for everybody\./)
        .first()
        .waitFor();

    // Each thing was said once, on every page that is open on the opinion; the line on the screen of the room too.
    for (const { page } of [chair, arlen, bruma]) {
      await until('the last to be said', async () => times(await saidOn(page), 'Consensus reached on') === declared.length);
      const said = await saidOn(page);
      for (const [words, count] of [
        ['The chair asks for objections to', 1],
        ['Arlen objects to', page === chair.page ? 2 : 1], // and why the chair could not declare
        ['Bruma asks for time on', 1],
        ['Arlen has withdrawn', 1],
        ['Bruma has withdrawn', 1],
        ['The chair calls for adoption', 1],
        ['The opinion is adopted', 1],
      ] as const)
        expect([words, times(said, words)], said.join(' | ')).toEqual([words, count]);
    }
    for (const page of opinionPages()) {
      const said = await saidOn(page);
      expect([times(said, 'Not live since'), times(said, 'Live again')]).toEqual([1, 1]);
    }
    for (const page of [chair.page, table, arlen.page, bruma.page, screen])
      expect(troublesOf(page, [/WebSocket connection to/, /ERR_(CONNECTION|EMPTY|NETWORK|INCOMPLETE)/])).toEqual([]);
  });

  const opinionPages = (): readonly Page[] => [chair.page, arlen.page, bruma.page, screen];
});

const press = (on: Page | Locator, name: string): Promise<void> => on.getByRole('button', { name, exact: true }).first().click(PATIENCE);

/** As if each came back from another tab: news of the forum are asked for at once. */
async function looksAgain(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

/** Of the table of positions, by the number at the end of its name. */
const row = ({ page }: Person, number: string): Locator =>
  page.locator('.matrix tbody th bdi', { hasText: new RegExp(`(?<!\\d)${number}$`) });

const times = (said: readonly string[], words: string): number => said.join(' ').split(words).length - 1;

/** Types letters one by one, each once the one before is on the screen; the time that 95 of 100 took at most, ms. */
async function typeSeen(person: Person, screen: Page, id: string): Promise<number> {
  await person.type(id, ' ');
  const took: number[] = [];
  for (let typed = 'x'; typed.length <= KEYSTROKES; typed += 'x') {
    const begun = performance.now();
    await person.page.keyboard.press('x');
    await screen.waitForFunction(([block, words]) => document.querySelector(`p[data-id="${block}"]`)?.textContent?.endsWith(words ?? ''), [
      id,
      typed,
    ] as const);
    took.push(performance.now() - begun);
  }
  return took.toSorted((one, other) => one - other)[Math.ceil(took.length * 0.95) - 1] ?? Number.POSITIVE_INFINITY;
}

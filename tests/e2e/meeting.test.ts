/**
 * One item of a meeting from its beginning to its decision, in six pages: the chair takes it up and gives the floor, puts a paragraph under
 * discussion, asks for objections, is kept from declaring and adopting, declares, and adopts; two delegations, the screen of the room and
 * somebody from the public see all of it. Each thing is said aloud once, a line that was cut included.
 */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Register } from '../../shared/opinion/register.ts';
import { listenTo, saidOn, swallowedOn, timesSaid } from '../support/aloud.ts';
import { axe, troublesOf, watchPage } from '../support/chromium.ts';
import { HttpClient } from '../support/http-client.ts';
import { patient } from '../support/patient.ts';
import { freePort } from '../support/port.ts';
import { startProxy, type TcpProxy } from '../support/proxy.ts';
import { until } from '../support/until.ts';
import { openHouse } from './house.ts';
import { looksAgain, MEETING, type Stage, setStage } from './meeting-stage.ts';
import { type Person, sitDown } from './people.ts';
import { KEYSTROKES, typeSeen } from './type-seen.ts';

const PHONE = { width: 360, height: 740 };
/** Pages ask for news of the forum every 20 s. */
const PATIENCE = { timeout: patient(45_000) };
const REASON = 'The cost of batteries';

const port = await freePort();

describe('a meeting', () => {
  const house = openHouse({ env: { NEMCON_ORIGIN: `http://127.0.0.1:${port}` } });
  const origin = `http://127.0.0.1:${port}`;
  let proxy: TcpProxy;
  let stage: Stage;
  let arling: HttpClient;
  let chair: Person;
  let table: Page;
  let arlen: Person;
  let bruma: Person;
  let screen: Page;
  /** Somebody without a seat. */
  let follower: Page;

  const goTo = async (page: Page, path: string): Promise<Page> => {
    await watchPage(page);
    await listenTo(page);
    await page.goto(origin + path);
    return page;
  };
  const register = (): Promise<Register> => stage.office.register(stage.opinion);
  const ofOpinion = (): readonly Page[] => [chair.page, arlen.page, bruma.page];
  const everybody = (): readonly Page[] => [...ofOpinion(), table, screen, follower];

  beforeAll(async () => {
    proxy = await startProxy(house.server.port, port);
    stage = await setStage(origin);
    arling = await HttpClient.stepIn(origin, 'arl-head');
    const sit = (seat: string, more: object = {}) => sitDown(house.browser, { origin, seat, opinion: stage.opinion, ...more });
    [chair, arlen, bruma] = await Promise.all([
      sit('chair', { view: 'table' }),
      sit('arl-head'),
      sit('bru-head', { view: 'table', viewport: PHONE }),
    ]);
    table = await goTo(await chair.context.newPage(), `/meetings/${MEETING}`);
    const room = await sit('secretariat');
    screen = await goTo(await room.context.newPage(), `/screen/${MEETING}`);
    await room.page.close();
    follower = await goTo(await (await house.browser.newContext({ viewport: PHONE })).newPage(), `/live/m/${MEETING}?lang=en`);
  });
  afterAll(() => proxy.close());

  it('takes an item from the agenda to its adoption, and says each thing once', { timeout: patient(300_000) }, async () => {
    // The item, and the opinion under it: screen and followers go there by themselves.
    await press(table, 'Take up item 1');
    await press(table, 'Put on the table');
    await screen.locator('.screen-text [data-kind=title]', { hasText: 'KEEPING RURAL SITES' }).waitFor(PATIENCE);
    await follower.locator('#head', { hasText: 'KEEPING RURAL SITES' }).waitFor(PATIENCE);

    // A delegation asks for the floor, has it, and gives it back.
    await until('the floor of the item', async () => {
      await looksAgain(bruma.page);
      return bruma.button('Ask for the floor').isVisible();
    });
    await bruma.press('Ask for the floor');
    await bruma.button('Withdraw my request').waitFor();
    await looksAgain(table);
    await press(table, 'Give the floor to Bruma');
    await looksAgain(bruma.page, screen);
    await screen.getByText('Bruma has the floor').waitFor(PATIENCE);
    await clean(table);
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

    // Asked for objections on everything, with a clock: one State objects, one asks for time; the public is told how many, and not who.
    // what a letter changes in the register follows it within 200 ms, and a call on words that were not read is refused
    const typedAt = performance.now();
    await until('the time that reading takes', () => performance.now() - typedAt > 500);
    await chair.press('Tick them for a call');
    await chair.press(/^Call for objections on \d paragraphs$/);
    await screen.locator('.screen-call').waitFor();
    await follower
      .locator('#state .call time', { hasText: /^00:0\d$/ })
      .first()
      .waitFor();
    await arlen.paragraph(first).click();
    await arlen.page.locator('#object').click();
    await arlen.page.getByLabel('Reason', { exact: true }).fill(REASON);
    await arlen.page.locator('form').getByRole('button', { name: 'Object', exact: true }).click();
    await chair.page.locator('.between').getByText('Arlen objects').first().waitFor({ state: 'attached' });
    await row(bruma, '2').click();
    // on a phone the cards are a sheet that is folded
    await bruma.page.locator('.cards-fold[aria-expanded=false]').click();
    await bruma.press('Other positions');
    await bruma.press('Ask for time');
    const latest = bruma.page.locator('form input[type=date]');
    await latest.fill((await latest.getAttribute('max')) ?? '');
    await bruma.page.locator('form').getByRole('button', { name: 'Ask for time' }).click();
    await chair.page.getByText('Bruma asks for time').first().waitFor({ state: 'attached' });
    await follower.locator('#text', { hasText: '1 objection' }).waitFor();
    expect(await follower.content()).not.toMatch(new RegExp(`Arlen|ARL|${REASON}`));

    // The chair is told who it is, cannot declare, and is refused an adoption by the server too; a delegate has none to ask for.
    await row(chair, '1').click();
    await chair.page.locator('[data-part=next] .why', { hasText: 'Arlen objects to' }).first().waitFor();
    await chair.page
      .locator('[data-part=next]')
      .getByRole('button', { name: /^Declare agreed: / })
      .press('Enter');
    await chair.press('More');
    await chair.page.locator('[data-part=whole]').getByRole('button', { name: 'Call for adoption', exact: true }).press('Enter');
    await chair.page.locator('[data-part=whole] .why', { hasText: 'Not yet agreed:' }).first().waitFor();
    const { paragraphs, docHash, textHash } = await register();
    expect(paragraphs.find(({ id }) => id === first)?.status).toBe('objected');
    const adopt = { do: 'adopt', docHash: docHash ?? '', textHash: textHash ?? '' } as const;
    const { status, body } = await stage.chairing.command(stage.opinion, adopt);
    expect({ status, ...body }).toMatchObject({ status: 409, code: 'not-agreed', entities: expect.arrayContaining(['arl']) });
    expect(await arling.command(stage.opinion, adopt)).toMatchObject({ status: 403, body: { code: 'not-chair' } });
    await clean(...ofOpinion(), screen, follower);
    await chair.press('More');

    // All else is declared, large on the screen; then both withdraw, and what they held is declared too.
    await chair.page.locator('[data-part=next] button[aria-disabled=false]', { hasText: /^Declare \d paragraphs agreed$/ }).click();
    await screen.locator('.screen-decision').waitFor();
    await arlen.press(/^Withdraw/);
    await arlen.page.locator('form').getByRole('button', { name: 'Withdraw' }).click();
    await bruma.press(/^Withdraw/);
    await bruma.page.locator('form').getByRole('button', { name: 'Withdraw' }).click();
    await chair.page.locator('[data-part=next] button[aria-disabled=false]', { hasText: /^Declare 2 paragraphs agreed$/ }).click(PATIENCE);

    // Every line is cut at once, and is back.
    const declared = await until('all of it agreed', async () => {
      const now = await register();
      const all = now.paragraphs.filter((one) => one.status !== null);
      return now.counts.agreed === all.length && all;
    });
    proxy.cut();
    for (const page of [...ofOpinion(), screen, follower])
      await until('the line to be back', () => timesSaid(page, 'Live again') === 1, 30_000);

    // The whole text: called, adopted, and there for everybody.
    await chair.press('Call for adoption');
    await arlen.page.getByText('The chair calls for adoption of the whole text.').first().waitFor();
    expect(await arling.command(stage.opinion, adopt)).toMatchObject({ status: 403, body: { code: 'not-chair' } });
    await chair.page.locator('[data-part=next] button[aria-disabled=false]', { hasText: /^Adopt$/ }).click(PATIENCE);
    await screen.locator('.screen-decision', { hasText: 'Agreed by the Informal Expert Group' }).waitFor();
    for (const page of [...ofOpinion(), follower])
      await page
        .getByText(/The text is frozen for everybody\./)
        .first()
        .waitFor();
    // whoever follows the meeting waits for its next text (L7)
    await follower.locator('#line', { hasText: /^Live$/ }).waitFor();
    await clean(...ofOpinion(), screen, follower);

    // Each thing was said once, on every page.
    for (const page of [...ofOpinion(), follower])
      await until('the adoption to have closed', () => timesSaid(page, 'The opinion is adopted.') === 1, 30_000);
    for (const page of ofOpinion()) {
      await until('the last to be said', () => sentences(page, /Consensus reached on [^.]+\./g).length === declared.length);
      expect(timesSaid(page, 'Arlen objects to', 'alert'), 'why the chair could not declare').toBe(page === chair.page ? 1 : 0);
      once(page, 'Arlen objects to', 'status');
      for (const words of ['Bruma asks for time on', 'Arlen has withdrawn', 'Bruma has withdrawn', 'The opinion is adopted.'])
        once(page, words);
      for (const words of ['The chair asks for objections to “Title”', 'The chair calls for adoption']) once(page, words, 'alert');
    }
    for (const words of ['A Member State objects to', 'A Member State has withdrawn', 'The opinion is adopted.'])
      once(follower, words, 'status');
    for (const words of ['The chair asks for objections to “Title”', 'The chair calls for adoption']) once(follower, words, 'alert');
    for (const page of [...ofOpinion(), follower]) {
      const reached = sentences(page, /Consensus reached on [^.]+\./g);
      expect([reached.length, new Set(reached).size], reached.join(' ')).toEqual([declared.length, declared.length]);
    }
    for (const page of [...ofOpinion(), screen, follower]) {
      once(page, 'Not live since', 'alert');
      once(page, 'Live again', 'status');
    }
    // a page that is not about one opinion says of each call where it is, and when its time has run out
    for (const page of [table, screen])
      for (const words of ['Draft opinion 9: The chair asks', 'Draft opinion 9: The chair calls']) {
        const asked = saidOn(page).filter((one) => one.words.startsWith(words) && !one.words.includes('The time has run out'));
        expect(asked.length, JSON.stringify(saidOn(page))).toBeLessThan(2);
      }
    for (const page of everybody()) {
      expect(swallowedOn(page)).toEqual([]);
      expect(troublesOf(page, [/WebSocket connection to/, /net::ERR_/])).toEqual([]);
    }
  });
});

const press = (on: Page | Locator, name: string): Promise<void> => on.getByRole('button', { name, exact: true }).first().click(PATIENCE);

/** Of the table of positions, by the number at the end of its name. */
const row = ({ page }: Person, number: string): Locator =>
  page.locator('.matrix tbody th bdi', { hasText: new RegExp(`(?<!\\d)${number}$`) });

async function clean(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) expect([page.url(), await axe(page)]).toEqual([page.url(), []]);
}

const sentences = (page: Page, like: RegExp): readonly string[] => saidOn(page).flatMap(({ words }) => words.match(like) ?? []);

const once = (page: Page, words: string, region?: string): void =>
  expect(timesSaid(page, words, region), `${page.url()} ${words}: ${JSON.stringify(saidOn(page))}`).toBe(1);

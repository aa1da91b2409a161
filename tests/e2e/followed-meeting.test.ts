/** L7, L9, L12, L14, L15 in Chromium: what a follower chooses, where following ends or goes elsewhere, and an objection from a weak link. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import type { Command } from '../../shared/opinion/command.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { POLICY } from '../forum/world.ts';
import { idOf, toldApart } from '../live/short-ids.ts';
import { saidOn } from '../support/aloud.ts';
import { type as typeWords } from '../support/blocks.ts';
import { troublesOf } from '../support/chromium.ts';
import { CollabClient } from '../support/collab-client.ts';
import { HttpClient } from '../support/http-client.ts';
import { until } from '../support/until.ts';
import { LIVE, line, sit, text, weaken } from './follower.ts';
import { openHouse } from './house.ts';

const OPINION = 'community-networks';
const house = openHouse();
const go = (page: Page, id: string, more = '') => page.goto(`${house.server.origin}/live/${id}?lang=en${more}`, { waitUntil: 'commit' });
const heardOn = (page: Page): readonly string[] => saidOn(page).map(({ words }) => words);
const choiceOf = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });
const options = (page: Page) => page.getByText('Options', { exact: true }).click();

it('L14 saves data by itself when beats come late three times in a row, says so, and keeps it where somebody chose otherwise', async () => {
  const { page, context } = await sit(house.browser, house.server.origin);
  // the browser is told not to come back by itself
  const late = `retry: 600000\n\n${`event: t\ndata: ${Date.now() - 10_000}\n\n`.repeat(3)}`;
  const followed: string[] = [];
  await page.route('**/api/live/**', async (route) => {
    followed.push(new URL(route.request().url()).searchParams.get('saver') ?? 'unsaid');
    if (followed.at(-1) === '1') await route.continue();
    else await route.fulfill({ contentType: 'text/event-stream', body: late });
  });
  const pace = page.locator('#saver');
  await go(page, OPINION);
  await page.locator('#slow').filter({ hasText: 'The connection is slow: changes come every 5 seconds.' }).waitFor();
  await line(page, LIVE);
  expect([await pace.inputValue(), followed]).toEqual(['1', ['', '1']]);
  await expect.poll(() => heardOn(page)).toEqual(['The connection is slow: changes come every 5 seconds.']);
  await options(page);
  const undone = page.waitForResponse(/saver=&/);
  await choiceOf(page, 'Changes').selectOption('at once');
  await (await undone).finished();
  expect([await page.locator('#slow').textContent(), followed]).toEqual(['', ['', '1', '']]);
  const again = page.waitForResponse(/saver=&/);
  await page.reload();
  await (await again).finished();
  expect([await pace.inputValue(), followed]).toEqual(['', ['', '1', '', '']]);
  expect(troublesOf(page)).toEqual([]);
  await context.close();
});

it('L15 says aloud what was chosen, and keeps the choice', async () => {
  const state = await HttpClient.stepIn(house.server.origin, 'cor-head');
  const writer = await HttpClient.stepIn(house.server.origin, 'bru-head');
  const blocks = toldApart((await state.register(OPINION)).paragraphs)
    .filter(({ kind, closed }) => kind === 'operative-item' && !closed)
    .map(({ id }) => id);
  const editor = new CollabClient({ url: house.server.origin, opinion: OPINION, headers: writer.headers });
  await editor.synced;
  const write = (words: string) => editor.edit((doc) => typeWords(doc, blocks[0] ?? '', words));
  const { page, context } = await sit(house.browser, house.server.origin);
  /** What is drawn has been said. */
  const object = async (place: number): Promise<void> => {
    const block = blocks[place] ?? '';
    const hash = (await state.register(OPINION)).paragraphs.find(({ id }) => id === block)?.hash ?? null;
    expect((await state.command(OPINION, { do: 'raise-objection', block, hash })).status).toBe(200);
    await page
      .locator(`#${idOf(block)}`)
      .getByText(/objection.* COR/)
      .waitFor();
  };
  await go(page, OPINION);
  await line(page, LIVE);
  await write(' UNSAID');
  await text(page, 'UNSAID');
  await object(0);
  await expect.poll(() => heardOn(page)).toEqual([expect.stringMatching(/^Cordova objects to .+\.$/)]);
  await options(page);
  const choose = async (words: string): Promise<void> => {
    const asked = page.waitForRequest(/api.live/);
    await choiceOf(page, 'Screen readers say').selectOption(words);
    await asked;
  };
  await choose('nothing');
  await object(1);
  expect(heardOn(page)).toHaveLength(1);
  await choose('all changes (every 5 s)');
  await page.reload();
  await line(page, LIVE);
  expect(await page.locator('#say').inputValue()).toBe('n');
  await write(' COUNTED');
  await text(page, 'COUNTED');
  await expect.poll(() => heardOn(page).slice(1)).toEqual(['Changes: 1']);
  editor.close();
  expect(troublesOf(page)).toEqual([]);
  await context.close();
});

/** Drafted in so short a time as the demo lets calls be. */
async function draft(number: string, words: string, minCallSeconds: number): Promise<string> {
  const [office, chair] = await Promise.all([
    HttpClient.stepIn(house.server.origin, OFFICE_SEAT),
    HttpClient.stepIn(house.server.origin, 'chair'),
  ]);
  const made = await office.post<{ readonly id: string }>('/api/opinions', {
    ...{ number, language: 'en', venue: 'forum', phase: 'drafting', sponsor: 'arl', source: null, meeting: null },
    text: `Of ${words}\n\nThe Forum,\n\nis of the view\n\n1 that ${words} matters.\n`,
  });
  const policy = { ...DEFAULT_POLICY, minCallSeconds, undoSeconds: 1, adoptionSeconds: 1 };
  expect((await chair.command(made.body.id, { do: 'set-policy', policy })).status).toBe(200);
  return made.body.id;
}

it('L7 says that it is over when the opinion was adopted, and does not come back for more', async () => {
  const chair = await HttpClient.stepIn(house.server.origin, 'chair');
  const opinion = await draft('41', 'an end', 1);
  const { page, context } = await sit(house.browser, house.server.origin);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const shape = () => page.locator('#line').evaluate((line) => getComputedStyle(line, '::before').content.at(1));
  await go(page, opinion);
  await line(page, LIVE);
  expect(await shape()).toBe('●');
  const { paragraphs, docHash, textHash } = await chair.register(opinion);
  const targets = paragraphs.flatMap(({ id: block, hash, status }) => (status === null ? [] : [{ block, hash }]));
  const whole = { docHash: docHash ?? '', textHash: textHash ?? '' };
  const must = async (command: Command): Promise<void> => expect((await chair.command(opinion, command)).status).toBe(200);
  const ripe = (what: string, is: (register: Register) => boolean) => until(what, async () => is(await chair.register(opinion)));
  await must({ do: 'call', targets });
  await ripe('every call', (register) => register.paragraphs.every(({ call }) => call?.ripe !== false));
  for (const target of targets) await must({ do: 'declare', target });
  await must({ do: 'call-adoption', ...whole });
  await ripe('the call for adoption', ({ adoptionCall }) => adoptionCall?.ripe === true);
  await page.getByRole('button', { name: 'Pause' }).click();
  await must({ do: 'adopt', ...whole });
  await line(page, /^This text is final/);
  await expect
    .poll(() => heardOn(page).slice(-2))
    .toEqual(['The opinion is adopted.', 'This text is final. There will be no further changes here.']);
  expect(await page.locator('#state').textContent()).toContain('Adopted');
  expect(await page.locator('#ways').isVisible()).toBe(false);
  expect(await shape()).toBe('○');
  const before = asked.length;
  await page.clock.install();
  await page.clock.runFor(60_000);
  expect(asked).toHaveLength(before);
  expect(await page.locator('#line').textContent()).toMatch(/^This text is final/);
  await page.reload();
  await line(page, /^This text is final/);
  // one stream, and the one that says that the page is paused
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual(Array(2).fill(`/api/live/${opinion}`));
  expect(troublesOf(page)).toEqual([]);
  await context.close();
});

it('L9 moves on with the meeting to another text; L1 and is closed when the meeting is held in public no more', async () => {
  const chair = await HttpClient.stepIn(house.server.origin, 'chair');
  const { meeting, item, opinion } = { meeting: 'ieg-2', item: 'drafts', opinion: 'cable-landing' };
  const access = async (to: 'public' | 'members'): Promise<void> => {
    const policy = { ...POLICY, access: to };
    expect((await chair.forum({ do: 'set-meeting-policy', meeting, policy })).status).toBe(200);
  };
  await access('public');
  const { page, context } = await sit(house.browser, house.server.origin, {}, null);
  await go(page, meeting);
  expect(new URL(page.url()).pathname).toBe(`/live/m/${meeting}`);
  await line(page, LIVE);
  const first = await page.locator('h1').textContent();
  expect((await chair.forum({ do: 'take-item', meeting, at: { item, opinion } })).status).toBe(200);
  await page
    .locator('h1')
    .filter({ hasNotText: first ?? '' })
    .waitFor();
  await line(page, LIVE);
  await access('members');
  await page.getByText('Only those taking part in the meeting can follow this text.').waitFor();
  expect(await page.locator('#text').count()).toBe(0);
  expect(troublesOf(page, [/status of 401/])).toEqual([]);
  await context.close();
});

/** Least time of a call where some take part remote, seconds. */
const FROM_AFAR = 60;

it('L12 a State objects over a weak link, without a script, while the shortest call remote runs: once, and it stands', async () => {
  const chair = await HttpClient.stepIn(house.server.origin, 'chair');
  const opinion = await draft('42', 'a weak link', FROM_AFAR);
  const [target] = (await chair.register(opinion)).paragraphs.filter(({ kind }) => kind === 'operative-item');
  const block = target?.id ?? '';
  const { page, context } = await sit(house.browser, house.server.origin, { javaScriptEnabled: false });
  await weaken(page, 32, 800);
  await go(page, opinion, '&reload=off');
  const answer = page.locator(`#${idOf(block)}`).getByRole('link');
  await answer.waitFor();
  expect((await chair.command(opinion, { do: 'call', targets: [{ block, hash: target?.hash ?? null }] })).status).toBe(200);
  const begun = performance.now();
  await answer.click();
  await page.getByLabel('Object', { exact: true }).check();
  await page.getByLabel('Reason', { exact: true }).fill('We could not follow');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText(/Recorded as no\. \d+ of the log, /).waitFor();
  const ms = performance.now() - begun;
  process.stdout.write(`L12 from the link to what was recorded, at 32 kbit/s: ${Math.round(ms)} ms\n`);
  expect(ms).toBeLessThan(FROM_AFAR * 1000);
  const [paragraph] = (await chair.register(opinion)).paragraphs.filter(({ id }) => id === block);
  expect(paragraph?.call?.ripe).toBe(false);
  expect(paragraph?.positions.map(({ kind, entity, note }) => [kind, entity, note?.reason])).toEqual([
    ['objection', 'arl', 'We could not follow'],
  ]);
  await context.close();
});

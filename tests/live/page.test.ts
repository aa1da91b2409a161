/** L3, L8, L11: the page by itself: whole without a script, small, under a policy of its own; and while a restricted session is on. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FOLLOW_SCRIPT } from '../../server/built.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { LANGUAGES } from '../../shared/opinion/vocabulary.ts';
import { CHAIR, OTHER_STATE, STATE } from '../forum/session.ts';
import { addBlock, erase, type } from '../support/blocks.ts';
import { prose } from './prose.ts';
import { idOf } from './short-ids.ts';
import { changeOf, type LiveStage, liveStage, MEETING } from './stage.ts';

interface Limits {
  readonly pageBytes: number;
  readonly scriptBytes: number;
}
const LIMITS: Limits = JSON.parse(readFileSync(new URL('../budgets.json', import.meta.url), 'utf8')).follower;

let stage: LiveStage;
beforeAll(async () => {
  stage = await liveStage();
  await stage.open('public');
});
afterAll(() => stage.close());

const packedSize = (text: string): number => gzipSync(text, { level: 9 }).length;

it('L3 can be read whole without a script, and loads itself again until somebody stops it', async () => {
  const { text } = await stage.page(`/live/${stage.opinion}`, null);
  const plain = text.replace(/<script.*<\/script>/s, '');
  for (const words of ['that access matters;', 'that prices are high,', 'considering a)', 'Open']) expect(plain).toContain(words);
  expect(text).toContain('<noscript><meta http-equiv="refresh" content="30"></noscript>');
  expect(text).toMatch(
    /<noscript><span>[^<]*30 seconds\.<\/span> <a href="\/live\/[a-z0-9-]+\?lang=en&amp;reload=off">Stop reloading<\/a><\/noscript>/,
  );
  const stopped = (await stage.page(`/live/${stage.opinion}?lang=en&reload=off`, null)).text;
  expect(stopped).not.toContain('http-equiv');
  expect(stopped).toMatch(/<noscript><a href="[^"]+">Reload every 30 seconds<\/a><\/noscript>/);
});

it('L3 leads whoever has a seat to the text as it stands, as if all were accepted, and as it was first recorded', async () => {
  const { block } = await stage.paragraph('b)');
  const editor = await stage.connect(STATE, stage.opinion);
  await editor.synced;
  await editor.edit((doc) => type(doc, block, 'surely ', 0));
  const views = ({ text }: { readonly text: string }) =>
    [...(/<nav aria-label="View">(.*?)<\/nav>/.exec(text)?.[1]?.matchAll(/href="([^"]*)">([^<]*)</g) ?? [])].map(
      ([, href = '', words = '']) => [href, words],
    );
  const print = `/o/${stage.opinion}/print`;
  expect((await stage.page(`/live/${stage.opinion}`, CHAIR)).text).toContain(`<a href="${print}">Print view</a>`);
  const found = views(await stage.page(print, CHAIR));
  expect(found.map(([, words]) => words)).toEqual(['As it stands', 'If all were accepted', 'As first recorded', 'Print with comments']);
  const read = await Promise.all(found.map(async ([href = '']) => (await stage.page(href, CHAIR)).text.includes('surely that prices')));
  expect(read).toEqual([true, true, false, true]);
  expect((await stage.page(`/live/${stage.opinion}`, null)).text).not.toContain('/print');
  await editor.edit((doc) => erase(doc, block, 0, 7));
});

it('L3 is in the language that is asked for, in the direction of it', async () => {
  for (const language of LANGUAGES) {
    const { text } = await stage.page(`/live/${stage.opinion}?lang=${language}`, null);
    expect(text).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(text).toContain('<div id="text" lang="en">');
  }
  const asked = await stage.page(`/live/${stage.opinion}`, null, { 'accept-language': 'ru' });
  expect(asked.text).toContain('<html lang="ru"');
});

it('L3 runs and styles nothing but the bytes that its policy names', async () => {
  const { text, headers } = await stage.page(`/live/${stage.opinion}`, null);
  const policy = String(headers['content-security-policy']);
  const hashOf = (bytes: string | undefined): string =>
    `'sha256-${createHash('sha256')
      .update(bytes ?? '')
      .digest('base64')}'`;
  expect(policy).toContain(`script-src ${hashOf(/<script[^>]*>(.*)<\/script>/s.exec(text)?.[1])};`);
  expect(policy).toContain(`style-src ${hashOf(/<style>(.*)<\/style>/s.exec(text)?.[1])};`);
  expect(policy).toMatch(/^default-src 'none';.*trusted-types follow$/);
  expect(policy).not.toMatch(/unsafe|nonce/);
  expect(text).not.toMatch(/\son\w+=|\sstyle=/);
  expect(text.match(/<script/g)).toHaveLength(1);
});

const chosen = (text: string): readonly (string | undefined)[] =>
  [...text.matchAll(/<option value="(\w*)" selected>/g)].map(([, value]) => value);

it('L14 saves data for who chose to, else for whose browser asks; only where nobody chose the page may by itself', async () => {
  const page = async (headers: Readonly<Record<string, string>>) => {
    const { text } = await stage.page(`/live/${stage.opinion}`, null, headers);
    return [chosen(text)[0], text.includes('data-saver="The connection is slow')];
  };
  expect(await page({})).toEqual(['', true]);
  expect(await page({ 'save-data': 'on' })).toEqual(['1', false]);
  expect(await page({ cookie: 'nemcon-saver=1' })).toEqual(['1', false]);
  expect(await page({ cookie: 'nemcon-saver=', 'save-data': 'on' })).toEqual(['', false]);
});

it('L15 has agreements and objections said, or what was chosen', async () => {
  const page = async (cookie: string) => chosen((await stage.page(`/live/${stage.opinion}`, null, { cookie })).text)[1];
  expect([await page('x=1'), await page('nemcon-say='), await page('nemcon-say=n'), await page('nemcon-say=else')]).toEqual([
    's',
    '',
    'n',
    's',
  ]);
});

it('L11 is small: the script, and the page of 10,000 characters of English', async () => {
  expect(packedSize(FOLLOW_SCRIPT.code)).toBeLessThanOrEqual(LIMITS.scriptBytes);
  const office = await stage.signIn(OFFICE_SEAT);
  const made = await stage.as(office, 'post', '/api/opinions').send({
    ...{ number: 'Long', language: 'en', venue: 'forum', phase: 'drafting', sponsor: 'e-member-state', source: null, meeting: null },
    text: prose(10_000),
  });
  expect(made.status).toBe(201);
  const { text } = await stage.page(`/live/${made.body.id}`, STATE);
  const words = text.replace(/<script.*<\/script>|<style>.*<\/style>|<[^>]+>/gs, '');
  expect(words.length).toBeGreaterThan(10_000);
  process.stdout.write(
    `L11: page ${packedSize(text)} B, script ${packedSize(FOLLOW_SCRIPT.code)} B packed, ${FOLLOW_SCRIPT.code.length} B as it is\n`,
  );
  expect(packedSize(text)).toBeLessThanOrEqual(LIMITS.pageBytes);
});

it('L8 of a restricted session the stream says that there is one, an objection that is raised outside, and not a byte more', async () => {
  const path = `/api/live/${stage.opinion}`;
  const followers = [await stage.follow(path, null), await stage.follow(path, OFFICE_SEAT)];
  for (const follower of followers) await follower.of('t');
  const inside = await stage.begin();
  stage.clock.advance(1_000);
  for (const follower of followers) expect(changeOf(await follower.of('message')).h.state).toContain('restricted session');
  const heard = followers.map(({ text }) => text);

  const editor = await stage.connect(STATE, inside);
  await editor.synced;
  const { block, hash } = await stage.paragraph();
  await editor.edit((doc) => {
    type(doc, block, 'Words of the States');
    addBlock(doc, block, 'bfresh0000', 'a paragraph of theirs', 'preamble-item');
  });
  for (const command of [
    { do: 'raise-objection', block, hash, reason: 'Inside' },
    { do: 'reserve', block, hash },
  ] as const)
    expect((await stage.command(OTHER_STATE, inside, command)).status).toBe(200);
  stage.clock.advance(3_000);
  await stage.settled();
  await stage.app.tools.rooms.summaries.all();
  expect(followers.map(({ text }, i) => text.slice(heard[i]?.length).replaceAll(/event: t\ndata: \d+\n\n/g, ''))).toEqual(['', '']);
  for (const seat of [null, OFFICE_SEAT, STATE, CHAIR]) {
    const page = await stage.page(`/live/${inside}`, seat);
    const none = await stage.page('/live/onothere', seat);
    expect([seat, page.status, page.text.replaceAll(inside, 'onothere')]).toEqual([seat, none.status, none.text]);
    expect((await stage.page(`/api/live/${inside}`, seat)).status).toBe(seat === null ? 401 : 404);
  }

  expect((await stage.command(STATE, stage.opinion, { do: 'raise-objection', block, hash })).status).toBe(200);
  stage.clock.advance(1_000);
  for (const follower of followers) expect(changeOf(await follower.of('message')).h[idOf(block)]).toContain('1 objection');
  await stage.end();
  stage.clock.advance(1_000);
  for (const follower of followers) {
    const { h } = changeOf(await follower.of('message'));
    expect(h.state).not.toContain('restricted session');
    expect(h[idOf(block)]).toContain('Words of the States');
  }
});

it('L1 the list of what can be followed has for everybody the meetings held in public, and for those with a seat all', async () => {
  await stage.open('members');
  expect((await stage.page('/live', null)).text).not.toContain(`/live/m/${MEETING}`);
  expect((await stage.page('/live', STATE)).text).toContain(`/live/m/${MEETING}`);
  await stage.open('public');
  expect((await stage.page('/live?lang=fr', null)).text).toContain(`/live/m/${MEETING}?lang=fr`);
});

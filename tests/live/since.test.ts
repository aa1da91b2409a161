/** L18: what is told of the time since a page was paused, and to whom. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { LANGUAGES } from '../../shared/opinion/vocabulary.ts';
import { OTHER_STATE, STATE } from '../forum/session.ts';
import { erase, type } from '../support/blocks.ts';
import { type LiveStage, liveStage } from './stage.ts';

let stage: LiveStage;
let path: string;
/** Before it was held in public. */
let hidden: number;
beforeAll(async () => {
  stage = await liveStage();
  path = `/live/${stage.opinion}/since`;
  await writes('b)', 'among ourselves ');
  hidden = (await stage.register(STATE, stage.opinion)).seq;
  await writes('b)', '', 'among ourselves '.length);
  // by the time of the server, it is later when everybody may follow
  stage.clock.advance(1_000);
  await stage.open('public');
});
afterAll(() => stage.close());

async function writes(label: string, words: string, gone = 0): Promise<number> {
  const { block } = await stage.paragraph(label);
  const editor = await stage.connect(STATE, stage.opinion);
  await editor.synced;
  await editor.edit((doc) => (gone > 0 ? erase(doc, block, 0, gone) : type(doc, block, words, 0)));
  return (await stage.register(STATE, stage.opinion)).seq;
}

const since = (seq: number, seat: string | null = null, more = '') => stage.page(`${path}?since=${seq}.1${more}`, seat);
const bare = (text: string): string => text.replaceAll(/nonce="[^"]+"/g, '');

it('L18 the page that follows leads there from where it stands: by its script, or where it does not load itself again', async () => {
  const { text } = await stage.page(`/live/${stage.opinion}?lang=fr`, null);
  expect(text).toContain(`<form id="ways" action="${path}" hidden><button id="hold" type="button"`);
  expect(text).toContain('<input type="hidden" name="lang" value="fr"><button id="past" name="since">');
  expect(text).not.toContain('&amp;since=');
  const stopped = (await stage.page(`/live/${stage.opinion}?lang=en&reload=off`, null)).text;
  const way = /<noscript>.*<a href="([^"]+)">What changed since then<\/a><\/noscript>/.exec(stopped)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(way).toMatch(new RegExp(`^${path}\\?lang=en&since=\\d+\\.\\d+$`));
  expect((await stage.page(way, null)).status).toBe(200);
});

it('L18 tells the public which words came and went, how often what was said, and nobody’s name', async () => {
  const paused = (await stage.register(STATE, stage.opinion)).seq;
  await writes('a)', 'broadband ');
  await stage.acts(STATE, { do: 'raise-objection', ...(await stage.paragraph('a)')), reason: 'Ourreason' });
  const { status, text } = await since(paused);
  expect(status).toBe(200);
  expect(text).toMatch(/considering a\): changed<p class="words"[^>]*><ins>.*?broadband/);
  expect(text).toContain('considering a): 1 objection');
  expect(text).toContain(`record position ${paused}`);
  for (const secret of ['Ourreason', 'e-member-state', 'E-MEMBER-STA']) expect([secret, text.includes(secret)]).toEqual([secret, false]);
  for (const language of LANGUAGES) expect((await since(paused, null, `&lang=${language}`)).text).toContain(`<html lang="${language}"`);
});

it('L18 tells the public nothing of what was before everybody could follow', async () => {
  const first = await since(1);
  expect(first.text).toContain('<ins>');
  expect(first.text).not.toContain('among ourselves');
  expect(bare((await since(hidden)).text)).toBe(bare(first.text).replaceAll('since=1.1', `since=${hidden}.1`));
  // whoever has a seat is told
  expect((await stage.page(`/o/${stage.opinion}/since?since=${hidden}`, STATE)).text).toContain('among ourselves');
});

it('L18 sends whoever has a seat on to what changed for seats', async () => {
  const { status, headers } = await since(7, STATE, '&lang=es');
  expect([status, headers.location, headers['cache-control']]).toEqual([308, `/o/${stage.opinion}/since?since=7&lang=es`, 'no-store']);
});

it('L18 is not there for what no page had, nor in public where the meeting is not, nor for what does not exist', async () => {
  const { seq } = await stage.register(STATE, stage.opinion);
  expect((await since(seq)).status).toBe(200);
  expect((await since(seq + 1)).status).toBe(404);
  for (const wrong of ['', 'since=', 'since=0.1', 'since=2', 'since=2.x', 'since=1e3.1'])
    expect([wrong, (await stage.page(`${path}?${wrong}`, null)).status]).toEqual([wrong, 400]);
  await stage.open('members');
  const closed = await since(seq);
  expect([closed.status, (await stage.page('/live/onothere/since?since=2.1', null)).status]).toEqual([401, 401]);
  await stage.open('public');
});

it('L18 has not a byte of what is done in a restricted session', async () => {
  const paused = (await stage.register(STATE, stage.opinion)).seq;
  const inside = await stage.begin();
  const before = (await since(paused)).text;
  const editor = await stage.connect(OTHER_STATE, inside);
  await editor.synced;
  const { block } = await stage.paragraph('2');
  await editor.edit((doc) => type(doc, block, 'whispered '));
  const again = (await since(paused)).text;
  expect(again.includes('whispered')).toBe(false);
  expect(bare(again)).toBe(bare(before));
  expect((await stage.page(`/live/${inside}/since?since=2.1`, null)).status).toBe(401);
  const { headers } = await stage.page(`/live/${inside}/since?since=2.1`, OFFICE_SEAT);
  expect((await stage.page(String(headers.location), OFFICE_SEAT)).status).toBe(404);
  await stage.end();
  expect((await since(paused)).text).toContain('whispered');
});

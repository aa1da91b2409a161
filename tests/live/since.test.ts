/** L18: from a page that was paused to what changed since, and for whom there is such a way. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { STATE } from '../forum/session.ts';
import { type LiveStage, liveStage } from './stage.ts';

let stage: LiveStage;
let path: string;
beforeAll(async () => {
  stage = await liveStage();
  path = `/live/${stage.opinion}/since`;
  await stage.open('public');
});
afterAll(() => stage.close());

const since = (seq: number, seat: string | null = null, more = '') => stage.page(`${path}?since=${seq}.1${more}`, seat);

it('L18 the page that follows leads there from where it stands: by its script, or where it does not load itself again', async () => {
  const { text } = await stage.page(`/live/${stage.opinion}?lang=fr`, STATE);
  expect(text).toContain(`<form id="ways" action="${path}" hidden><button id="hold" type="button"`);
  expect(text).toContain('<input type="hidden" name="lang" value="fr"><button id="past" name="since">');
  expect(text).not.toContain('&amp;since=');
  const stopped = (await stage.page(`/live/${stage.opinion}?lang=en&reload=off`, STATE)).text;
  const way = /<noscript>.*<a href="([^"]+)">What changed since then<\/a><\/noscript>/.exec(stopped)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(way).toMatch(new RegExp(`^${path}\\?lang=en&since=\\d+\\.\\d+$`));
  const there = String((await stage.page(way, STATE)).headers.location);
  expect((await stage.page(there, STATE)).status).toBe(200);
});

it('L18 the page of the public leads nowhere, and asked nevertheless it is told nothing', async () => {
  const { text } = await stage.page(`/live/${stage.opinion}?lang=fr`, null);
  expect(text).toContain('<form id="ways" hidden>');
  expect(text).toContain('<button id="past" name="since" hidden>');
  const stopped = (await stage.page(`/live/${stage.opinion}?lang=en&reload=off`, null)).text;
  expect(stopped).not.toContain('What changed since then</a>');
  const { seq } = await stage.register(STATE, stage.opinion);
  const answers = await Promise.all([since(1), since(seq), since(seq + 1), stage.page('/live/onothere/since?since=2.1', null)]);
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
});

it('L18 sends whoever has a seat on to what changed for seats', async () => {
  const { status, headers } = await since(7, STATE, '&lang=es');
  expect([status, headers.location, headers['cache-control']]).toEqual([308, `/o/${stage.opinion}/since?since=7&lang=es`, 'no-store']);
});

it('L18 is not there for what is no cursor of a page', async () => {
  for (const wrong of ['', 'since=', 'since=0.1', 'since=2', 'since=2.x', 'since=1e3.1'])
    expect([wrong, (await stage.page(`${path}?${wrong}`, STATE)).status]).toEqual([wrong, 400]);
});

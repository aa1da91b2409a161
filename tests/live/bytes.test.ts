/** L11: what a minute of following costs on the wire, packed as it is sent. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { communityNetworks } from '../../server/demo/opinions/community-networks.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { OTHER_STATE, STATE } from '../forum/session.ts';
import { type } from '../support/blocks.ts';
import { idOf, toldApart } from './short-ids.ts';
import { changeOf, type LiveStage, liveStage } from './stage.ts';

interface Limits {
  readonly minuteBytes: number;
  readonly savingMinuteBytes: number;
  readonly idleMinuteBytes: number;
}
const LIMITS: Limits = JSON.parse(readFileSync(new URL('../budgets.json', import.meta.url), 'utf8')).follower;
const PACKED = { 'accept-encoding': 'gzip' };
const SECONDS = 60;
/** Two people, 3.5 characters a second each. */
const WORDS =
  'and, where the affordability of international connectivity remains a concern, that the exchange of experience among regulators deserves support; '.repeat(
    3,
  );

let stage: LiveStage;
let stream: string;
let opinion: string;
beforeAll(async () => {
  stage = await liveStage();
  const made = await stage.as(await stage.signIn(OFFICE_SEAT), 'post', '/api/opinions').send({
    ...{ number: 'Long', language: 'en', venue: 'forum', phase: 'drafting', sponsor: 'e-member-state', source: null, meeting: null },
    text: communityNetworks.text,
  });
  opinion = made.body.id;
  stream = `/api/live/${opinion}`;
});
afterAll(() => stage.close());

it('L11 with two who type: a minute at once a second, and of saving data', async () => {
  const [live, saving] = await Promise.all([stage.follow(stream, STATE, PACKED), stage.follow(`${stream}?saver=1`, STATE, PACKED)]);
  for (const follower of [live, saving]) await follower.of('t');
  const before = [live.bytes, saving.bytes];
  const editors = await Promise.all([STATE, OTHER_STATE].map((seat) => stage.connect(seat, opinion)));
  await Promise.all(editors.map(({ synced }) => synced));
  const { paragraphs } = await stage.register(STATE, opinion);
  const places = toldApart(paragraphs)
    .filter(({ kind }) => kind === 'preamble-item')
    .map(({ id }) => id);
  let typed = 0;
  for (let second = 0; second < SECONDS; second += 1) {
    const count = second % 2 === 0 ? 3 : 4;
    await Promise.all(editors.map((editor, i) => editor.edit((doc) => type(doc, places[i * 3] ?? '', WORDS.slice(typed, typed + count)))));
    typed += count;
    stage.clock.advance(1_000);
    const { h } = changeOf(await live.of('message'));
    expect(Object.keys(h).sort()).toEqual([idOf(places[0] ?? ''), idOf(places[3] ?? '')].sort());
  }
  const spent = [live.bytes - (before[0] ?? 0), saving.bytes - (before[1] ?? 0)];
  process.stdout.write(`L11: ${spent[0]} B a minute with two who type, ${spent[1]} B saving data\n`);
  expect(saving.events.filter(({ event }) => event === 'message').length).toBeGreaterThan(10);
  expect(spent[0]).toBeLessThanOrEqual(LIMITS.minuteBytes);
  expect(spent[1]).toBeLessThanOrEqual(LIMITS.savingMinuteBytes);
});

it('L11 a minute in which nothing happens', async () => {
  const quiet = await stage.follow(stream, STATE, PACKED);
  await quiet.of('t');
  const before = quiet.bytes;
  for (let second = 0; second < SECONDS; second += 1) {
    stage.clock.advance(1_000);
    await stage.app.tools.rooms.summaries.all();
  }
  for (let beat = 0; beat < 5; beat += 1) await quiet.of('t');
  process.stdout.write(`L11: ${quiet.bytes - before} B in a quiet minute\n`);
  expect(quiet.bytes - before).toBeLessThanOrEqual(LIMITS.idleMinuteBytes);
});

it('L11 coming back after a cut costs what has changed', async () => {
  const cut = await stage.follow(stream, STATE, PACKED);
  const { id } = await cut.of('message');
  const whole = cut.bytes;
  cut.close();
  const editor = await stage.connect(STATE, opinion);
  await editor.synced;
  const { paragraphs } = await stage.register(STATE, opinion);
  await editor.edit((doc) => type(doc, paragraphs[4]?.id ?? '', 'meanwhile'));
  const back = await stage.follow(stream, STATE, { ...PACKED, 'last-event-id': id ?? '' });
  await back.of('t');
  expect(back.bytes).toBeLessThan(whole / 5);
});

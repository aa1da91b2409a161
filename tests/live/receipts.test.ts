/** L17: whoever runs the meeting hears of a Member State that follows, and never takes what was sent for what was shown. */
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LIMITS } from '../../server/limits.ts';
import type { Receipt } from '../../shared/opinion/arrival.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { CHAIR, OTHER_STATE, STATE } from '../forum/session.ts';
import { ORIGIN } from '../http/stage.ts';
import type { CollabClient } from '../support/collab-client.ts';
import { http } from '../support/http.ts';
import { portOf } from '../support/port.ts';
import { until } from '../support/until.ts';
import { type LiveStage, liveStage } from './stage.ts';

let stage: LiveStage;
let page: string;
let chair: CollabClient;
beforeAll(async () => {
  stage = await liveStage();
  page = `/live/${stage.opinion}`;
  chair = await stage.connect(CHAIR, stage.opinion);
  await chair.synced;
});
afterAll(() => stage.close());

/** What the chair has been told, oldest first. */
const told = (): readonly Receipt[] =>
  chair.own.flatMap(({ number, body }) => (number === MESSAGE.receipts ? (body as { states: readonly Receipt[] }).states : []));
const known = (state: string): Receipt | undefined => told().findLast(({ entity }) => entity === state);
/** Time goes by in steps in which the chair's client can show that it is alive. */
const knows = (entity: string, receipt: Omit<Receipt, 'entity'>, stepMs = 100): Promise<true> =>
  until(`${entity} ${JSON.stringify(receipt)}`, async () => {
    stage.clock.advance(stepMs);
    await stage.app.tools.rooms.summaries.all();
    return isDeepStrictEqual(known(entity), { entity, ...receipt });
  });
const call = async (): Promise<number> => {
  const { block, hash } = await stage.paragraph();
  const { status, body } = await stage.command(CHAIR, stage.opinion, { do: 'call', targets: [{ block, hash }] });
  expect(status).toBe(200);
  return body.seq ?? 0;
};
const head = async (): Promise<number> => (await stage.register(STATE, stage.opinion)).seq;
const positionOn = (html: string): string => /data-pos="([\d.]+)"/.exec(html)?.[1] ?? '';

it('L17 a page with its stream: handed is not shown, until it comes back with the position', async () => {
  const state = 'e-member-state';
  const before = await head();
  const { text } = await stage.page(page, STATE);
  await knows(state, { shown: 0, handed: before, follows: true });
  const stream = await stage.follow(`/api${page}?after=${positionOn(text)}`, STATE);
  await stream.of('t');
  await knows(state, { shown: before, handed: before, follows: true });
  const called = await call();
  stage.clock.advance(1_000);
  const { id } = await stream.of('message');
  await knows(state, { shown: before, handed: called, follows: true });
  stream.close();
  await knows(state, { shown: before, handed: called, follows: false });
  const again = await stage.follow(`/api${page}`, STATE, { 'last-event-id': id ?? '' });
  await knows(state, { shown: called, handed: called, follows: true });
  again.close();
  await knows(state, { shown: called, handed: called, follows: false });
  expect((await stage.command(CHAIR, stage.opinion, { do: 'cancel-call', blocks: [(await stage.paragraph()).block] })).status).toBe(200);
});

it('L17 a page that is paused has not shown what it was sent, however often its stream comes back, until it goes on', async () => {
  const state = 'e-member-state';
  const shown = await head();
  const streams = `/api${page}?after=${positionOn((await stage.page(page, STATE)).text)}`;
  (await stage.follow(streams, STATE)).close();
  await knows(state, { shown, handed: shown, follows: false });
  const paused = await stage.follow(`${streams}&hold=true`, STATE);
  await paused.of('t');
  const called = await call();
  stage.clock.advance(1_000);
  const id = (await paused.of('message')).id ?? '';
  await knows(state, { shown, handed: called, follows: true });
  paused.close();
  const again = await stage.follow(`${streams}&hold=true`, STATE, { 'last-event-id': id });
  const anew = await stage.follow(`/api${page}?after=${id}&hold=true`, STATE);
  for (const stream of [again, anew]) await stream.of('t');
  // whatever the chair was told of these two has come when word of another does
  const other = await stage.follow(`/api${page}`, OTHER_STATE);
  await knows('bru', { shown: 0, handed: called, follows: true });
  other.close();
  await knows('bru', { shown: 0, handed: called, follows: false });
  await knows(state, { shown, handed: called, follows: true });
  const goesOn = await stage.follow(`/api${page}?after=${id}&hold=false`, STATE);
  await knows(state, { shown: called, handed: called, follows: true });
  for (const stream of [again, anew, goesOn]) stream.close();
  await knows(state, { shown: called, handed: called, follows: false });
  await stage.command(CHAIR, stage.opinion, { do: 'cancel-call', blocks: [(await stage.paragraph()).block] });
});

it('L17 a page without a script is open for as long as it takes to come again; what is sent by its form proves what was shown', async () => {
  const called = await call();
  await stage.page(page, OTHER_STATE);
  await knows('bru', { shown: 0, handed: called, follows: true });
  await knows('bru', { shown: 0, handed: called, follows: false }, LIMITS.followedPageMs / 60);

  // the call has run its time meanwhile
  const ripe = await head();
  const { block } = await stage.paragraph();
  const path = `/answer/${stage.opinion}/${block}`;
  const { text } = await stage.page(path, OTHER_STATE);
  await knows('bru', { shown: 0, handed: ripe, follows: true });
  const drawn = [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"\/?>/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  const answer = await http(`http://127.0.0.1:${portOf(stage.app.httpServer)}${path}`, {
    method: 'POST',
    headers: { cookie: await stage.signIn(OTHER_STATE), 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN },
    body: new URLSearchParams({ ...Object.fromEntries(drawn), what: 'reserve', reason: 'As before', cure: '', until: '' }).toString(),
  });
  expect(answer.status).toBe(201);
  await knows('bru', { shown: ripe, handed: ripe, follows: true });
});

it('L17 no page goes beyond the log, and who has no State is not counted', async () => {
  const before = await head();
  const stream = await stage.follow(`/api${page}?after=999999.999999`, OTHER_STATE);
  await stream.of('t');
  await until('a receipt', async () => {
    stage.clock.advance(100);
    return (known('bru')?.shown ?? 0) === before;
  });
  await stage.open('public');
  await (await stage.follow(`/api${page}?after=1.1`, null)).of('t');
  await (await stage.follow(`/api${page}?after=1.1`, CHAIR)).of('t');
  stage.clock.advance(100);
  expect([...new Set(told().map(({ entity }) => entity))].sort()).toEqual(['bru', 'e-member-state']);
});

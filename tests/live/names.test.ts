/** 8.14: what the public gets, byte for byte, of what was said before names were released. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHAIR, OTHER_STATE, STATE } from '../forum/session.ts';
import { idOf } from './short-ids.ts';
import { changeOf, type LiveStage, liveStage } from './stage.ts';

let stage: LiveStage;
let page: string;
let stream: string;
beforeAll(async () => {
  stage = await liveStage();
  page = `/live/${stage.opinion}`;
  stream = `/api${page}`;
});
afterAll(() => stage.close());

const tick = (): void => stage.clock.advance(1_000);

it('8.14 of what was said before names were released no byte is told: not on the page, not in the stream, not when it ends', async () => {
  await stage.open('public');
  const secret = /E-MEMBER-STA|e-member-state|Ourreason/;
  const where = await stage.paragraph('b)');
  const { body } = await stage.command(STATE, stage.opinion, { do: 'raise-objection', ...where, reason: 'Ourreason' });
  await stage.command(STATE, stage.opinion, { do: 'make-statement', block: null, kind: 'statement', statement: 'Ourreason' });
  const of = await stage.acts(CHAIR, { do: 'call', targets: [await stage.paragraph('1')] });
  await stage.command(STATE, stage.opinion, { do: 'appeal', of, reason: 'Ourreason' });
  const follower = await stage.follow(stream, null);
  await follower.of('message');
  await stage.open('public', true);
  await stage.command(OTHER_STATE, stage.opinion, { do: 'raise-objection', ...where, reason: 'Itsreason' });
  tick();
  const named = changeOf(await follower.of('message'));
  expect(named.s).toMatch(/^Bruma objects to .*considering b\)”\.$/);
  expect(named.h[idOf(where.block)]).toMatch(/2 objections BRU</);
  const open = (await stage.page(page, null)).text;
  expect(open).toContain('An appeal is pending: a Member State.');
  await stage.command(STATE, stage.opinion, { do: 'withdraw', position: `p${body.seq}`, statement: 'Ourreason' });
  tick();
  expect(changeOf(await follower.of('message')).s).toMatch(/^A Member State has withdrawn its position on/);
  for (const told of [follower.text, open, (await stage.page(page, null)).text]) expect(told).not.toMatch(secret);
  expect((await stage.page(page, OTHER_STATE)).text).toContain('An appeal is pending: e-member-state.');
});

/** No limit stops an objection: not how many acts a session has asked for, nor how long its words are, by a page or by a form. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LIMITS } from '../../server/limits.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { until } from '../support/until.ts';
import { type Stage, seatOf, startStage } from './stage.ts';

const ACTS = 20;
const PACE_MS = 60_000 / ACTS;

let stage: Stage;
let opinion: string;
let state: string;
let blocks: readonly { readonly id: string; readonly hash: string | null }[];
beforeEach(async () => {
  stage = await startStage({ actsPerMinute: ACTS });
  opinion = await stage.createOpinion();
  state = await stage.signIn(seatOf('member-state'));
  blocks = (await register()).paragraphs.filter(({ status }) => status === 'open');
});
afterEach(() => stage.close());

const register = async (): Promise<Register> => (await stage.as(state, 'get', `/api/opinions/${opinion}/register`)).body;
const ask = (command: object, cookie = state, uuid: string = randomUUID()) =>
  stage.as(cookie, 'post', `/api/opinions/${opinion}/commands`).send({ uuid, v: 1, seen: { seq: 2 }, command });
const object = (at: number, more: object = {}, cookie = state) =>
  ask({ do: 'raise-objection', block: blocks[at]?.id, hash: blocks[at]?.hash, ...more }, cookie);
const held = async (): Promise<readonly string[]> =>
  (await register()).paragraphs.filter(({ positions }) => positions.length > 0).map(({ id }) => id);

async function exhaust(cookie = state): Promise<void> {
  for (let n = 0; n <= ACTS; n += 1) await ask({ do: 'open-discussion' }, cookie);
  expect((await ask({ do: 'open-discussion' }, cookie)).status).toBe(429);
}

it('1.1 the first objection of a State on a paragraph is held up by no limit', async () => {
  await exhaust();
  const answers = [await object(0), await object(1), await ask({ do: 'raise-objection', block: null, hash: null })];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await held()).toEqual(blocks.slice(0, 2).map(({ id }) => id));
  // all else waits until the minute is over
  expect((await ask({ do: 'support', block: blocks[2]?.id, hash: blocks[2]?.hash })).status).toBe(429);
  const chair = await stage.signIn(seatOf('chair'));
  await exhaust(chair);
  const entered = await object(2, { enteredFor: { entity: 'e-member-state', via: 'floor' } }, chair);
  expect(entered.status).toBe(200);
});

it('1.1 a repeat waits and is recorded; where too many wait its sender sends it again', async () => {
  await exhaust();
  expect((await object(0)).status).toBe(200);
  const most = Math.floor(LIMITS.raisingWaitMs / PACE_MS);
  const waiting = Array.from({ length: most }, (_, n) => object(0, { reason: `No. ${n}` }).then(({ status }) => status));
  const before = stage.clock.waiting();
  await until('all of them wait', () => stage.clock.waiting() >= before + most);
  expect((await object(0, { reason: 'One more' })).status).toBe(429);
  const { seq } = await register();
  stage.clock.advance(PACE_MS);
  await until('the first of them', async () => (await register()).seq === seq + 1);
  stage.clock.advance(LIMITS.raisingWaitMs);
  expect(await Promise.all(waiting)).toEqual(Array.from({ length: most }, () => 200));
  expect((await register()).seq).toBe(seq + most);
});

it('1.1 whoever speaks for no State, and what names no paragraph, passes no limit', async () => {
  const other = await stage.signIn(seatOf('academia'));
  await exhaust(other);
  const most = Math.floor(LIMITS.raisingWaitMs / PACE_MS);
  const before = stage.clock.waiting();
  const waiting = Array.from({ length: most }, () => object(0, {}, other).then(({ body }) => body.code));
  await until('all of them wait', () => stage.clock.waiting() >= before + most);
  expect((await object(0, {}, other)).status).toBe(429);
  stage.clock.advance(LIMITS.raisingWaitMs);
  expect(await Promise.all(waiting)).toEqual(Array.from({ length: most }, () => 'not-a-member-state'));
});

it('1.1 an objection whose words are too long is recorded at once without them, and they are named', async () => {
  const uuid = randomUUID();
  const long = { do: 'raise-objection', block: blocks[0]?.id, hash: blocks[0]?.hash, reason: '过'.repeat(4_001), cure: 'Delete it.' };
  const first = await ask(long, state, uuid);
  expect([first.status, first.body]).toEqual([200, { seq: expect.any(Number), unsaid: ['reason'] }]);
  expect((await ask(long, state, uuid)).body).toEqual(first.body);
  const [{ positions } = { positions: [] }] = (await register()).paragraphs.filter(({ id }) => id === blocks[0]?.id);
  expect(positions).toMatchObject([{ kind: 'objection', note: { cure: 'Delete it.' } }]);
  expect(positions[0]?.note).not.toHaveProperty('reason');
  // far more than a body may have elsewhere
  const huge = await object(1, { reason: 'x'.repeat(450_000), cure: 'y'.repeat(450_000) });
  expect([huge.status, huge.body.unsaid]).toEqual([200, ['reason', 'cure']]);
  expect((await object(2, { reason: 'x'.repeat(4_000) })).body).not.toHaveProperty('unsaid');
  expect(await held()).toEqual(blocks.slice(0, 3).map(({ id }) => id));
});

it('1.7 an objection that does not get its condition says so, and gets it from whoever has seen what stands', async () => {
  const given = { do: 'raise-objection', block: blocks[0]?.id, hash: blocks[0]?.hash, endsIf: { deleted: true } };
  const standing = async () => (await register()).paragraphs.find(({ id }) => id === blocks[0]?.id)?.positions;
  const seeing = async (command: object, cookie = state) => {
    const { seq } = await register();
    const sent = { uuid: randomUUID(), v: 1, seen: { seq }, command };
    return (await stage.as(cookie, 'post', `/api/opinions/${opinion}/commands`).send(sent)).body;
  };
  expect((await object(0)).body).toEqual({ seq: expect.any(Number) });
  // on a screen that did not show the one that stands; asked again it is answered as it was
  const uuid = randomUUID();
  const crossing = await ask(given, state, uuid);
  expect([crossing.status, crossing.body]).toEqual([200, { seq: expect.any(Number), unsaid: ['endsIf'] }]);
  expect((await ask(given, state, uuid)).body).toEqual(crossing.body);
  expect(await standing()).toMatchObject([{ kind: 'objection', seq: crossing.body.seq, endsIf: null }]);
  // on one that did
  expect(await seeing(given)).toEqual({ seq: expect.any(Number) });
  expect(await standing()).toMatchObject([{ kind: 'objection', endsIf: { deleted: true } }]);
  // a part of it, crossing again
  const more = await ask({ ...given, endsIf: { deleted: true, reads: 'A'.repeat(43) } });
  expect([more.status, more.body.unsaid]).toEqual([200, ['endsIf']]);
  expect(await standing()).toMatchObject([{ endsIf: { deleted: true } }]);
  // of a first one, and of one without, nothing is left out
  for (const endsIf of [{ deleted: true }, {}]) expect((await object(1, { endsIf })).body).not.toHaveProperty('unsaid');
  // entered by another, and from a seat that may not lift
  const chair = await stage.signIn(seatOf('chair'));
  const [, , third, fourth] = blocks;
  const enteredFor = { entity: 'e-member-state', via: 'floor' };
  expect(await seeing({ ...given, block: third?.id, hash: third?.hash, enteredFor }, chair)).toMatchObject({ unsaid: ['endsIf'] });
  await seeing({ do: 'set-policy', policy: { ...(await register()).policy, headConfirms: true } }, chair);
  expect(await seeing({ ...given, block: fourth?.id, hash: fourth?.hash })).toMatchObject({ unsaid: ['endsIf'] });
});

it('1.7 sent again it is answered as the first time, though the objection was replaced or withdrawn meanwhile', async () => {
  const given = { do: 'raise-objection', block: blocks[0]?.id, hash: blocks[0]?.hash, endsIf: { deleted: true } };
  await object(0);
  const [without, under] = [randomUUID(), randomUUID()];
  const first = (await ask(given, state, without)).body;
  expect(first).toEqual({ seq: expect.any(Number), unsaid: ['endsIf'] });
  const again = () => Promise.all([ask(given, state, without), seeing(given, under)].map(async (one) => (await one).body));
  async function seeing(command: object, uuid: string = randomUUID()) {
    const { seq } = await register();
    return stage.as(state, 'post', `/api/opinions/${opinion}/commands`).send({ uuid, v: 1, seen: { seq }, command });
  }
  const second = (await seeing(given, under)).body;
  expect(second).toEqual({ seq: first.seq + 1 });
  expect(await again()).toEqual([first, second]);
  await seeing({ do: 'withdraw', position: `p${second.seq}` });
  expect(await held()).toEqual([]);
  expect(await again()).toEqual([first, second]);
});

it('1.1 nor does a form hold one up that needs no script: it hands the words back in their fields', async () => {
  const path = `/answer/${opinion}/${blocks[0]?.id}`;
  const drawn = async (): Promise<Record<string, string>> => {
    const { text } = await stage.as(state, 'get', path);
    const fields = [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"\/?>/g)];
    return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
  };
  const press = (fields: object) => stage.as(state, 'post', path).type('form').send(fields);
  const reason = '反'.repeat(4_500);
  const first = await press({ ...(await drawn()), what: 'object', reason, cure: '删'.repeat(4_000) });
  expect(first.status).toBe(201);
  expect(first.text).toMatch(/e-member-state objects to .* Recorded as no\. \d+ of the log/);
  expect(first.text).toContain('The objection was recorded without these words: Reason. A field takes 4,000 characters.');
  expect(first.text).toContain(reason);
  expect(await held()).toEqual([blocks[0]?.id]);
  // what it hands back can be sent again, shorter, and takes the place of the first
  const again = Object.fromEntries(
    [...first.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"\/?>/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const second = await press({ ...again, what: 'object', reason: '反对', cure: '' });
  expect(second.status).toBe(201);
  const { positions } = (await register()).paragraphs.find(({ id }) => id === blocks[0]?.id) ?? { positions: [] };
  expect(positions.map(({ note }) => note?.reason)).toEqual(['反对']);
});

it('1.1 L12 above the limit the form takes an objection, and keeps what was typed for all else', async () => {
  const path = `/answer/${opinion}/${blocks[0]?.id}`;
  const { text } = await stage.as(state, 'get', path);
  const fields = [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"\/?>/g)];
  const drawn = Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
  await exhaust();
  const press = (what: string) =>
    stage
      .as(state, 'post', path)
      .type('form')
      .send({ ...drawn, what, reason: 'Mountains', cure: '' });
  const reserved = await press('reserve');
  expect([reserved.status, reserved.text.includes('Mountains')]).toEqual([429, true]);
  expect((await press('object')).status).toBe(201);
});

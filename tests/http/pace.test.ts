/** Y10: whoever asks without end waits at the door, alone, and is refused nothing. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LIMITS } from '../../server/limits.ts';
import { RequestPace } from '../../server/request-pace.ts';
import { manualClock } from '../support/clock.ts';
import { portOf } from '../support/port.ts';
import { until } from '../support/until.ts';
import { ORIGIN, type Stage, seatOf, startStage } from './stage.ts';

const ACTS = 60;
const limits = { ...LIMITS, requestsBurst: 5, requestsPerSecond: 1, addressRequestsBurst: 20, addressRequestsPerSecond: 10 };
/** With what comes on top for acts. */
const BURST = limits.requestsBurst + ACTS;
const EACH_MS = 1_000 / (limits.requestsPerSecond + ACTS / 60);

let stage: Stage;
let cookie: string;
beforeEach(async () => {
  stage = await startStage({ actsPerMinute: ACTS }, undefined, limits);
  cookie = await stage.signIn(seatOf('member-state'));
});
afterEach(() => stage.close());

interface Asked {
  status: number | null;
  readonly done: Promise<void>;
}

/** One more, which waits. */
async function waiting(test: PromiseLike<{ readonly status: number }>): Promise<Asked> {
  const before = stage.clock.waiting();
  const done = Promise.resolve(test).then(({ status }) => {
    asked.status = status;
  });
  const asked: Asked = { status: null, done };
  await until('it waits', () => stage.clock.waiting() > before);
  return asked;
}

const me = (own = cookie) => stage.as(own, 'get', '/api/me');

/** Asks for as much as may be asked at once. */
async function exhaust(): Promise<void> {
  for (let n = 0; n < BURST; n += 1) expect((await me()).status).toBe(200);
}

it('Y10 a session that asks without end waits, and nobody else does', async () => {
  await exhaust();
  const [one, another] = [await waiting(me()), await waiting(me())];
  const other = await stage.signIn(seatOf('member-state'));
  expect((await me(other)).status).toBe(200);
  expect((await stage.ask('get', '/api/nothing')).status).toBe(404);
  stage.clock.advance(EACH_MS);
  await one.done;
  expect([one.status, another.status]).toEqual([200, null]);
  stage.clock.advance(EACH_MS);
  await another.done;
  expect(another.status).toBe(200);
  // what was not asked is there again
  stage.clock.advance(2 * EACH_MS);
  expect((await me()).status).toBe(200);
});

it('Y10 1.1 an objection of a session that asks without end waits, no longer than a page does, and is recorded', async () => {
  const opinion = await stage.createOpinion();
  const { body: register } = await stage.as(cookie, 'get', `/api/opinions/${opinion}/register`);
  for (let n = 1; n < BURST; n += 1) await me();
  const before = stage.clock.waiting();
  const flood = Array.from({ length: 3 * (LIMITS.requestWaitMs / EACH_MS) }, () => Promise.resolve(me()).catch(() => null));
  await until('all of them wait', () => stage.clock.waiting() >= before + flood.length);
  const [{ id: block, hash }] = register.paragraphs;
  const command = { do: 'raise-objection', block, hash };
  const objection = await waiting(
    stage.as(cookie, 'post', `/api/opinions/${opinion}/commands`).send({ uuid: randomUUID(), v: 1, seen: { seq: 2 }, command }),
  );
  stage.clock.advance(LIMITS.requestWaitMs);
  await objection.done;
  expect(objection.status).toBe(200);
  await Promise.all(flood);
});

it('Y10 all who show no session wait together by address, and whoever shows one does not wait for them', async () => {
  const stranger = () => stage.as(`nemcon=${'x'.repeat(43)}`, 'get', '/api/nothing');
  for (let n = 0; n < limits.addressRequestsBurst; n += 1) await stage.ask('get', '/livez');
  const [one, another] = [await waiting(stage.ask('get', '/livez')), await waiting(stranger())];
  // its first request too: nobody knew the session before
  expect((await me()).status).toBe(200);
  stage.clock.advance(1_000);
  await Promise.all([one.done, another.done]);
  expect([one.status, another.status]).toEqual([200, 404]);
});

/** A connection on which that is said. */
async function line(words: string): Promise<Socket> {
  const socket = connect(portOf(stage.app.httpServer), '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => {}); // a reset is an end
  socket.resume();
  socket.write(words);
  return socket;
}

const request = (path: string, more = ''): string =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nCookie: ${cookie}\r\n${more}\r\n`;

it('Y10 a connection that asks on while it waits is cut off', async () => {
  await exhaust();
  const before = stage.clock.waiting();
  const socket = await line(request('/api/me').repeat(3));
  await once(socket, 'close');
  await until('nothing of it waits', () => stage.clock.waiting() === before);
});

it('Y10 whoever wants a WebSocket waits likewise', async () => {
  await exhaust();
  const before = stage.clock.waiting();
  const more = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
  const socket = await line(request('/collab/none', more));
  await until('it waits', () => stage.clock.waiting() > before);
  const answered = once(socket, 'data');
  stage.clock.advance(EACH_MS);
  expect(String(await answered)).toContain('404');
});

it('Y10 what comes in a volley goes through one by one, and others between', async () => {
  const clock = manualClock();
  const authenticator = {
    lastShown: ({ headers }: Pick<IncomingMessage, 'headers'>) => headers.cookie ?? null,
    mayBeNew: () => false,
    identify: async () => null,
  };
  const pace = new RequestPace({ authenticator, clock, limits: LIMITS, actsPerMinute: 1 });
  const through: string[] = [];
  const asks = (by: string, socket = new PassThrough()): void =>
    pace.turn({ headers: { cookie: by } } as IncomingMessage, socket, null, () => void through.push(by));
  const gone = new PassThrough();
  for (const by of ['many', 'many']) asks(by);
  asks('many', gone);
  gone.destroy(); // takes nobody’s turn
  for (const by of ['many', 'one']) asks(by);
  expect(through).toEqual(['many', 'one']);
  await turn();
  asks('one');
  expect(through).toEqual(['many', 'one', 'many', 'one']);
  await turn();
  expect(through).toEqual(['many', 'one', 'many', 'one', 'many']);
});

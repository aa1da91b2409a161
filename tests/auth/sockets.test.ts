/** A5, A6, A7 on real sockets: who may open one, and how it ends when the right does. */
import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { hashSecret } from '../../server/auth/secret.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { ORIGIN, type Stage, seatOf, startStage } from '../http/stage.ts';
import { count } from '../support/levels.ts';
import { portOf } from '../support/port.ts';

const ROUNDS = count(5, 125, 125);

let stage: Stage;
let office: string;
let opinion: string;
beforeAll(async () => {
  stage = await startStage({ actsPerMinute: 100_000 });
  office = await stage.signIn(OFFICE_SEAT);
  opinion = await stage.createOpinion();
});
afterAll(() => stage.close());

const address = (path: string): string => `ws://127.0.0.1:${portOf(stage.app.httpServer)}${path}`;

/** The status that the upgrade is answered with: 101, or why not. */
async function knock(path: string, headers: Record<string, string>): Promise<number> {
  const asked = request(address(path).replace('ws:', 'http:'), {
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      ...headers,
    },
  });
  asked.end();
  return new Promise((resolve, reject) => {
    asked.on('upgrade', (_res, socket) => {
      socket.destroy();
      resolve(101);
    });
    asked.on('response', (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    });
    asked.on('error', reject);
  });
}

interface Line {
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
}

async function connect(cookie: string): Promise<Line> {
  const socket = new WebSocket(address(`/collab/${opinion}`), { headers: { cookie, origin: ORIGIN } });
  const closed = once(socket, 'close').then(([code]) => Number(code));
  await once(socket, 'message');
  return { socket, closed };
}

describe('A5 A6 an upgrade', () => {
  it('is refused before anything is said, by what is missing', async () => {
    const cookie = await stage.signIn(seatOf('member-state'));
    const token = await stage.token(seatOf('member-state'));
    const path = `/collab/${opinion}`;
    const cases: readonly (readonly [number, string, Record<string, string>])[] = [
      [101, path, { cookie, origin: ORIGIN }],
      [403, path, { cookie }],
      [403, path, { cookie, origin: 'https://evil.example' }],
      [403, path, { cookie, origin: 'null' }],
      [401, path, { origin: ORIGIN }],
      [401, path, { cookie: `nemcon=${'A'.repeat(43)}`, origin: ORIGIN }],
      [101, `${path}?token=${token}`, {}],
      [101, path, { authorization: `Bearer ${token}` }],
      [401, `${path}?token=${token}`, { origin: ORIGIN }],
      [401, `${path}?token=${'A'.repeat(43)}`, {}],
      [401, `${path}?token=${cookie.split('=')[1]}`, {}],
      [404, '/collab/onothere', { cookie, origin: ORIGIN }],
      [404, '/collab/..%2fforum', { cookie, origin: ORIGIN }],
      [404, '/collab/', { cookie, origin: ORIGIN }],
      [404, '/elsewhere', { cookie, origin: ORIGIN }],
    ];
    for (const [status, where, headers] of cases) expect([where, headers, await knock(where, headers)]).toEqual([where, headers, status]);
  });

  it('to an opinion that is not there makes none, however often', async () => {
    const cookie = await stage.signIn(seatOf('member-state'));
    const before = await stage.app.tools.rooms.ids();
    const tries = Array.from({ length: count(200, 10_000, 10_000) }, (_, at) => `/collab/guess-${at}`);
    for (const path of tries) expect(await knock(path, { cookie, origin: ORIGIN })).toBe(404);
    expect(await stage.app.tools.rooms.ids()).toEqual(before);
  });
});

describe('A7 a socket', () => {
  it.each([
    ['signs out', CLOSE.signedOut, async (cookie: string) => void (await stage.as(cookie, 'post', '/api/sign-out'))],
    [
      'is thrown out by the secretariat',
      CLOSE.signedOut,
      async (cookie: string) => void (await stage.as(office, 'delete', `/api/sessions/${hashSecret(cookie.split('=')[1] ?? '')}`)),
    ],
    ['signs in anew in the same browser', CLOSE.signedOut, signInAnew],
  ])('is closed when its person %s', async (_, code, end) => {
    for (let round = 0; round < ROUNDS; round++) {
      const cookie = await stage.signIn(seatOf('member-state'));
      const [mine, other] = [await connect(cookie), await connect(await stage.signIn(seatOf('academia')))];
      await end(cookie);
      expect(await mine.closed).toBe(code);
      expect(other.socket.readyState).toBe(WebSocket.OPEN);
      other.socket.terminate();
      await other.closed;
    }
  });

  it('is closed when its seat is', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const seat = `s-round-${round}`;
      await stage.app.tools.forum.act(SERVER, {
        command: { do: 'open-seat', seat, entity: 'e-member-state', functions: [], remote: false },
        person: null,
      });
      const mine = await connect(await stage.signIn(seat));
      expect((await stage.forum(office, { do: 'close-seat', seat })).status).toBe(200);
      expect(await mine.closed).toBe(CLOSE.noRight);
    }
  });
});

async function signInAnew(cookie: string): Promise<void> {
  const { body } = await stage.as(office, 'post', '/api/invitations').send({ seat: seatOf('member-state'), hours: 1 });
  const token = new URL(body.url).hash.slice(1);
  expect((await stage.as(cookie, 'post', '/api/invitations/redeem').send({ token, person: 'Again' })).status).toBe(204);
}

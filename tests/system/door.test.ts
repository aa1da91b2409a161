/** A5, A6, A7, A8, O4 at the door of the socket: which page, who, which opinion, and for how long. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { CLOSE } from '../../shared/wire/close.ts';
import type { MadeInvitation, SessionRow } from '../../shared/wire/session.ts';
import type { CollabClient } from '../support/collab-client.ts';
import { HttpClient } from '../support/http-client.ts';
import { count } from '../support/levels.ts';
import { statusOf, upgrade } from './raw-socket.ts';
import { Stage } from './stage.ts';

let stage: Stage;
let opinion: string;
let person: HttpClient;

beforeAll(async () => {
  stage = await Stage.set();
  opinion = await stage.opinion(5);
  person = await stage.signIn(stage.state(0));
});
afterAll(() => stage.close());

/** The status that an upgrade gets; the connection is ended. */
async function knock(path: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const door = await upgrade(stage.server.port, path, headers);
  const status = statusOf(door);
  if (status !== 101) {
    await door.gone;
    expect(door.received().length).toBe(0);
  }
  door.socket.destroy();
  return status;
}

describe('A5 origin', () => {
  it('A5 lets only the exact origins in, cookie or not', async () => {
    const { port } = stage.server;
    const wrong = [
      'null',
      '',
      'file://',
      `https://127.0.0.1:${port}`,
      `http://127.0.0.1`,
      `http://127.0.0.1:${port + 1}`,
      `http://127.0.0.1:${port}/`,
      `http://127.0.0.1:${port}.evil.example`,
      `http://evil.example`,
      `http://evil.example:${port}`,
      `http://127.0.0.1.evil.example:${port}`,
      `http://evil127.0.0.1:${port}`,
      `http://127.0.0.1:${port}@evil.example`,
      `http://user@127.0.0.1:${port}`,
      `http://user:word@127.0.0.1:${port}`,
      `HTTP://127.0.0.1:${port}`,
      `http://LOCALHOST:${port}`,
      `http://localhost.:${port}`,
      `http://sub.localhost:${port}`,
      `http://localhos:${port}`,
      `http://localhost`,
      `https://localhost:${port}`,
      `ws://127.0.0.1:${port}`,
      `http://[::1]:${port}`,
      `http://127.1:${port}`,
      `http://2130706433:${port}`,
      `http://0x7f000001:${port}`,
      `http://127.0.0.2:${port}`,
      `http://xn--lcalhost-54a:${port}`,
      `http://127.0.0.1:${port} http://evil.example`,
      `http://127.0.0.1:${port},http://evil.example`,
      `javascript://127.0.0.1:${port}`,
    ];
    for (const origin of wrong) {
      expect([origin, await knock(`/collab/${opinion}`, { Cookie: person.cookie, Origin: origin })]).toEqual([origin, 403]);
    }
    expect(await knock(`/collab/${opinion}`, { Cookie: person.cookie })).toBe(403);
    for (const origin of [`http://127.0.0.1:${port}`, `http://localhost:${port}`]) {
      expect(await knock(`/collab/${opinion}`, { Cookie: person.cookie, Origin: origin })).toBe(101);
    }
    expect(wrong.length).toBeGreaterThanOrEqual(30);
  });
});

describe('A6 authorisation before the first frame', () => {
  it('A6 lets nobody in without a session that lives', async () => {
    const { origin } = person;
    const name = person.cookie.split('=')[0] ?? '';
    const ended = await stage.signIn(stage.state(1));
    expect((await ended.post('/api/sign-out', {})).status).toBe(204);
    const secret = 'A'.repeat(43);
    for (const cookie of [
      '',
      `${name}=`,
      `${name}=${secret}`,
      `${name}=../../etc`,
      ended.cookie,
      person.cookie.replace(name, `x${name}`),
    ]) {
      expect([cookie, await knock(`/collab/${opinion}`, { Cookie: cookie, Origin: origin })]).toEqual([cookie, 401]);
    }
    expect(await knock(`/collab/${opinion}?token=${secret}`, {})).toBe(401);
  });

  it('A5 A6 takes a token without an origin, and never one from a page', async () => {
    const { body, status } = await person.post<{ id: string; token: string }>('/api/tokens', { label: 'script' });
    expect(status).toBe(201);
    expect(await knock(`/collab/${opinion}?token=${body.token}`, {})).toBe(101);
    expect(await knock(`/collab/${opinion}?token=${body.token}`, { Origin: person.origin })).not.toBe(101);
    const name = person.cookie.split('=')[0] ?? '';
    expect(await knock(`/collab/${opinion}`, { Cookie: `${name}=${body.token}`, Origin: person.origin })).toBe(401);
  });

  it('A6 says the same of every opinion that is not there, and makes none', async () => {
    const names = [
      ...Array.from({ length: count(200, 10_000, 10_000) }, (_, at) => `no-such-${at}`),
      '..%2f..%2fetc',
      '%2e%2e',
      `${opinion}%00`,
      `${opinion}/`,
      `${opinion}/extra`,
      `${opinion.toUpperCase()}X`,
      '%F0%9F%95%8A',
      'o'.repeat(41),
      '__proto__',
      'constructor',
      '',
    ];
    const before = await person.get('/api/opinions');
    for (const name of names) {
      expect([name, await knock(`/collab/${name}`, { Cookie: person.cookie, Origin: person.origin })]).toEqual([name, 404]);
    }
    const after = await person.get('/api/opinions');
    expect(after.body).toEqual(before.body);
  });
});

describe('A8 sessions', () => {
  it('A8 gives a new secret at each sign-in and keeps none that was brought along', async () => {
    const seat = stage.state(2);
    const planted = `${person.cookie.split('=')[0]}=${'B'.repeat(43)}`;
    const answer = await fetch(`${stage.server.origin}/api/demo/step-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: stage.server.origin, cookie: planted },
      body: JSON.stringify({ seat: seat.id }),
    });
    const given = answer.headers.getSetCookie()[0]?.split(';')[0];
    const again = await stage.signIn(seat);
    expect(new Set([planted, given, again.cookie]).size).toBe(3);
    expect(await knock(`/collab/${opinion}`, { Cookie: planted, Origin: stage.server.origin })).toBe(401);
  });

  it('O4 writes no secret into the log', async () => {
    const { body } = await person.post<{ token: string }>('/api/tokens', { label: 'script' });
    expect(await knock(`/collab/${opinion}?token=${body.token}`, {})).toBe(101);
    expect(await knock(`/collab/nothing?token=${body.token}`, {})).toBe(404);
    await fetch(`${stage.server.origin}/api/opinions?token=${body.token}`);
    const secret = person.cookie.split('=')[1] ?? '';
    for (const hidden of [secret, body.token]) {
      expect(hidden.length).toBeGreaterThan(20);
      expect(stage.server.output).not.toContain(hidden);
    }
  });
});

describe('A7 the end of a right', () => {
  const ROUNDS = count(20, 500, 500);

  /** The code with which an open socket is closed, and how long after `end` was answered; whatever arrives after that fails. */
  async function ended(client: HttpClient, end: () => Promise<{ readonly status: number }>): Promise<{ code: number; ms: number }> {
    const socket: CollabClient = stage.editor(client, opinion);
    await socket.synced;
    expect([200, 204]).toContain((await end()).status);
    const begun = performance.now();
    const code = await socket.closed;
    return { code, ms: performance.now() - begun };
  }

  it(`A7 closes open sockets at once: ${ROUNDS} sign-outs and revocations`, async () => {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const client = await stage.signIn(stage.state(round));
      const other = await stage.signIn(stage.state(round));
      const end =
        round % 2 === 0
          ? () => client.post('/api/sign-out', {})
          : async () => {
              const { body } = await client.get<readonly SessionRow[]>('/api/sessions');
              const own = body.find((row) => row.own);
              return other.delete(`/api/sessions/${own?.id}`);
            };
      const { code, ms } = await ended(client, end);
      expect(code).toBe(CLOSE.signedOut);
      expect((await client.get('/api/opinions')).status).toBe(401);
      times.push(ms);
    }
    expect(Math.max(...times)).toBeLessThan(2_000);
  });

  it('A7 closes the sockets of a seat that the secretariat closes, and refuses its next act', async () => {
    const office = await stage.signIn(stage.office);
    const seat = 's-to-be-closed';
    const { status } = await office.forum({ do: 'open-seat', seat, entity: stage.state(3).entity, functions: [], remote: false });
    expect(status).toBe(200);
    const link = await office.post<MadeInvitation>('/api/invitations', { seat, hours: 1 });
    const token = new URL(link.body.url).hash.slice(1);
    const client = await HttpClient.redeem(stage.server.origin, token, 'A. Delegate');
    const { code } = await ended(client, () => office.forum({ do: 'close-seat', seat }));
    expect(code).toBe(CLOSE.noRight);
    const act = await client.command(opinion, { do: 'raise-objection', block: null, hash: null });
    expect(act.status).toBe(401);
  });

  it('refuses a sixth socket of one session', async () => {
    const client = await stage.signIn(stage.state(4));
    const sockets = Array.from({ length: 6 }, () => stage.editor(client, opinion));
    const code = await Promise.race(sockets.map(({ closed }) => closed));
    expect(code).toBe(CLOSE.overload);
    for (const one of sockets) one.close();
    expect(sockets.filter(({ socket }) => socket.readyState === WebSocket.CLOSED || socket.readyState === WebSocket.CLOSING)).toHaveLength(
      6,
    );
  });
});

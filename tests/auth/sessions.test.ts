/** Sessions and tokens as their people see them and end them. */
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { Sessions } from '../../server/auth/sessions.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import type { SessionRow } from '../../shared/wire/session.ts';
import { ORIGIN, type Stage, seatOf, startStage } from '../http/stage.ts';
import { portOf } from '../support/port.ts';
import { AGES, authStage, settled, withCookie } from './stage.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';

let stage: Stage;
let office: string;
let opinion: string;
beforeAll(async () => {
  stage = await startStage();
  office = await stage.signIn(OFFICE_SEAT);
  opinion = await stage.createOpinion();
});
afterAll(() => stage.close());

const rows = async (cookie: string, query = ''): Promise<readonly SessionRow[]> =>
  (await stage.as(cookie, 'get', `/api/sessions${query}`)).body;

/** The code with which the server closes the socket. */
async function listen(headers: Record<string, string>): Promise<{ readonly closed: Promise<number> }> {
  const socket = new WebSocket(`ws://127.0.0.1:${portOf(stage.app.httpServer)}/collab/${opinion}`, { headers });
  const closed = once(socket, 'close').then(([code]) => Number(code));
  await once(socket, 'message');
  return { closed };
}

describe('the sessions of a seat', () => {
  it('S5 are listed with the device, how and when they began and when they were last used', async () => {
    const seat = seatOf('academia');
    const { body } = await stage.as(office, 'post', '/api/invitations').send({ seat, hours: 1 });
    const redeemed = await stage
      .as('', 'post', '/api/invitations/redeem')
      .set('User-Agent', FIREFOX)
      .send({ token: new URL(body.url).hash.slice(1), person: 'Zora Quist' });
    const cookie = String((redeemed.headers['set-cookie'] as unknown as string[])[0]?.split(';')[0]);
    const began = stage.clock.now();
    stage.clock.advance(24 * 3_600_000);
    const [row] = await rows(cookie);
    expect(row).toMatchObject({
      own: true,
      person: 'Zora Quist',
      label: FIREFOX,
      how: 'link',
      createdAt: began,
      seenAt: began + 24 * 3_600_000,
    });
    office = await stage.signIn(OFFICE_SEAT);
  });

  it('S5 were last used when they were: at once where that was, and soon on other nodes', async () => {
    const { keys, clock, authenticator, sessions, signIn } = await authStage();
    const other = new Sessions(keys, clock, AGES);
    const { secret, session } = await signIn();
    const seen = async (here: Sessions) => (await here.list()).find(({ id }) => id === session.id)?.seenAt;
    for (let minute = 0; minute < 3; minute++) {
      clock.advance(20_000);
      await authenticator.identify(withCookie(secret));
      const used = clock.now();
      expect(await seen(sessions)).toBe(used);
      clock.advance(60_000);
      await settled();
      expect([await seen(sessions), await seen(other)]).toEqual([used, used]);
    }
    await authenticator.identify(withCookie(secret));
    await sessions.close();
    expect(await seen(other)).toBe(clock.now());
  });

  it('S5 that were used lately are written down again where that failed, and what is confirmed meanwhile stays', async () => {
    const { keys, clock, sessions, signIn } = await authStage();
    const other = new Sessions(keys, clock, AGES);
    const { session } = await signIn();
    clock.advance(1_000);
    sessions.touch(session);
    const used = clock.now();
    vi.spyOn(keys, 'replace').mockRejectedValueOnce(new Error('gone'));
    clock.advance(60_000);
    await settled();
    expect((await other.byId(session.id))?.seenAt).toBe(session.seenAt);
    clock.advance(60_000);
    await Promise.all([sessions.confirm(session.id), settled()]);
    expect(await other.byId(session.id)).toMatchObject({ seenAt: used, confirmedAt: clock.now() });
  });

  it('S5 end all but the one in use, tokens too, and their sockets close at once; those of other seats stay', async () => {
    const seat = seatOf('associate');
    const [mine, second, token] = [await stage.signIn(seat), await stage.signIn(seat), await stage.token(seat)];
    const stranger = await stage.signIn(seatOf('observer'));
    const [one, two] = [await listen({ cookie: second, origin: ORIGIN }), await listen({ authorization: `Bearer ${token}` })];
    expect((await stage.as(mine, 'delete', '/api/sessions')).status).toBe(204);
    expect(await Promise.all([one.closed, two.closed])).toEqual([CLOSE.signedOut, CLOSE.signedOut]);
    expect((await rows(mine)).map(({ own }) => own)).toEqual([true]);
    expect((await stage.as(stranger, 'get', '/api/me')).body.signedIn).toBe(true);
  });

  it('S5 are ended by the secretariat for any seat, and by nobody else for another', async () => {
    const seat = seatOf('stakeholder');
    const [theirs, token] = [await stage.signIn(seat), await stage.token(seat)];
    const stranger = await stage.signIn(seatOf('observer'));
    for (const method of ['get', 'delete'] as const)
      expect((await stage.as(stranger, method, `/api/sessions?seat=${seat}`)).body.code).toBe('no-right');
    expect(await rows(office, `?seat=${seat}`)).toHaveLength(2);
    const [one, two] = [await listen({ cookie: theirs, origin: ORIGIN }), await listen({ authorization: `Bearer ${token}` })];
    expect((await stage.as(office, 'delete', `/api/sessions?seat=${seat}`)).status).toBe(204);
    expect(await Promise.all([one.closed, two.closed])).toEqual([CLOSE.signedOut, CLOSE.signedOut]);
    expect(await rows(office, `?seat=${seat}`)).toEqual([]);
    expect((await stage.as(office, 'get', '/api/me')).body.signedIn).toBe(true);
  });
});

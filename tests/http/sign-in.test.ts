/** A8 and what belongs to it: signing in, out and being thrown out, as a browser does it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../../server/built.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { until } from '../support/until.ts';
import { type Stage, seatOf, startStage } from './stage.ts';

const SEAT = seatOf('member-state');
const PERSON = 'Zora Quist';

let stage: Stage;
let office: string;
beforeAll(async () => {
  stage = await startStage();
  office = await stage.signIn(OFFICE_SEAT);
});
afterAll(() => stage.close());

async function invite(seat = SEAT, hours = 24): Promise<{ readonly id: string; readonly token: string; readonly url: string }> {
  const { status, body } = await stage.as(office, 'post', '/api/invitations').send({ seat, hours });
  expect(status).toBe(201);
  return { id: body.id, url: body.url, token: new URL(body.url).hash.slice(1) };
}

const look = (token: string) => stage.as('', 'post', '/api/invitations/look').send({ token });
const redeem = (token: string, cookie = '') => stage.as(cookie, 'post', '/api/invitations/redeem').send({ token, person: PERSON });
const cookieOf = (answer: { headers: Record<string, unknown> }): string =>
  String((answer.headers['set-cookie'] as string[] | undefined)?.[0] ?? '');
const meBy = async (cookie: string) => (await stage.as(cookie, 'get', '/api/me')).body;

describe('an invitation', () => {
  it('signs a person in, once', async () => {
    const { token } = await invite();
    const answer = await redeem(token);
    expect(answer.status).toBe(204);
    const cookie = cookieOf(answer);
    expect(cookie).toMatch(/^nemcon=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
    expect(await meBy(cookie.split(';')[0] ?? '')).toMatchObject({
      signedIn: true,
      person: PERSON,
      seat: { id: SEAT, capacity: 'member-state' },
    });
    const again = await redeem(token);
    expect([again.status, again.body.code]).toEqual([410, 'link-spent']);
    expect(cookieOf(again)).toBe('');
  });

  it('O10 lets one read which version the server runs', async () => {
    expect((await meBy(await stage.signIn(SEAT))).version).toBe(VERSION);
    expect(Object.keys(await meBy(''))).not.toContain('version');
  });

  it('says for which seat it is and until when, spends nothing by that and signs nobody in', async () => {
    const { token } = await invite(SEAT, 2);
    for (let times = 0; times < 3; times++) {
      const answer = await look(token);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        entity: { id: 'e-member-state', code: 'E-MEMBER-STA', names: { en: 'e-member-state' }, capacity: 'member-state' },
        functions: [],
        remote: false,
        expiresAt: stage.clock.now() + 2 * 3_600_000,
      });
      expect(cookieOf(answer)).toBe('');
    }
    expect((await redeem(token)).status).toBe(204);
  });

  it('says what became of it, before it is pressed and after', async () => {
    const fresh = await startStage();
    const cookie = await fresh.signIn(OFFICE_SEAT);
    const make = async () => {
      const { body } = await fresh.as(cookie, 'post', '/api/invitations').send({ seat: SEAT, hours: 1 });
      return { id: body.id, token: new URL(body.url).hash.slice(1) };
    };
    const send = (how: 'look' | 'redeem', token: string) =>
      fresh.as('', 'post', `/api/invitations/${how}`).send({ token, ...(how === 'redeem' ? { person: PERSON } : {}) });
    const [spent, revoked, remade] = [await make(), await make(), await make()];
    await send('redeem', spent.token);
    await fresh.as(cookie, 'delete', `/api/invitations/${revoked.id}`);
    await fresh.as(cookie, 'post', `/api/invitations/${remade.id}/reissue`);
    const fates: readonly (readonly [string, number, string])[] = [
      [spent.token, 410, 'link-spent'],
      [revoked.token, 410, 'link-revoked'],
      [remade.token, 410, 'link-revoked'],
      ['A'.repeat(43), 410, 'link-unknown'],
      ['no link', 400, 'not-understood'],
    ];
    for (const [token, status, code] of fates)
      for (const answer of [await send('look', token), await send('redeem', token)])
        expect([token, answer.status, answer.body.code]).toEqual([token, status, code]);
    await fresh.close();
  });

  it('is spent by nothing that only looks: pages, HEAD, prefetch, its own address in every form', async () => {
    const { token, url } = await invite();
    expect(url).toBe(`${stage.app.tools.config.origins[0]}/invite#${token}`);
    for (const path of [
      '/invite',
      `/invite/${token}`,
      `/invite?token=${token}`,
      '/api/invitations/redeem',
      `/api/invitations/redeem?token=${token}`,
      '/api/invitations/look',
    ]) {
      await stage.ask('get', path).set('Accept', 'text/html');
      await stage.ask('get', path).set('Purpose', 'prefetch');
      await stage.as('', 'post', path).set('Content-Type', 'application/x-www-form-urlencoded').send(`token=${token}&person=Robot`);
    }
    expect((await redeem(token)).status).toBe(204);
  });

  it('lets one of many in who come at the same time', async () => {
    const { token } = await invite();
    const answers = await Promise.all(Array.from({ length: 8 }, () => redeem(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410, 410, 410, 410, 410, 410]);
  });

  it('is revoked and made anew in one step; the old one opens nothing', async () => {
    const old = await invite();
    const { status, body } = await stage.as(office, 'post', `/api/invitations/${old.id}/reissue`);
    expect(status).toBe(201);
    expect(body).toMatchObject({ seat: SEAT });
    expect((await redeem(old.token)).status).toBe(410);
    expect((await stage.as(office, 'delete', `/api/invitations/${old.id}`)).status).toBe(404);
    expect((await redeem(new URL(body.url).hash.slice(1))).status).toBe(204);
    const other = await invite();
    expect((await stage.as(office, 'delete', `/api/invitations/${other.id}`)).status).toBe(204);
    expect((await redeem(other.token)).status).toBe(410);
  });

  it('is listed without its secret', async () => {
    const made = await invite();
    const answer = await stage.as(office, 'get', '/api/invitations');
    expect(answer.body.some(({ id }: { id: string }) => id === made.id)).toBe(true);
    expect(answer.text).not.toContain(made.token);
  });

  it('to a seat that was closed, or never was, opens nothing', async () => {
    const seat = 's-to-be-closed';
    await stage.forum(office, { do: 'open-seat', seat, entity: 'e-member-state', functions: ['head'], remote: true });
    const { token } = await invite(seat);
    expect((await stage.forum(office, { do: 'close-seat', seat })).status).toBe(200);
    for (const answer of [await look(token), await redeem(token)]) expect([answer.status, answer.body.code]).toEqual([410, 'seat-closed']);
    expect((await stage.as(office, 'post', '/api/invitations').send({ seat: 'never-was', hours: 1 })).status).toBe(404);
  });

  it('runs out', async () => {
    const { token } = await invite(SEAT, 1);
    stage.clock.advance(3_600_000);
    for (const answer of [await look(token), await redeem(token)]) expect([answer.status, answer.body.code]).toEqual([410, 'link-expired']);
  });

  it('of whoever runs the server opens the seat of the secretariat, also after that was handed over', async () => {
    const fresh = await startStage();
    const cookie = await fresh.signIn(OFFICE_SEAT);
    const command = { do: 'hand-over-seat', seat: OFFICE_SEAT };
    const handed = await fresh.as(cookie, 'post', '/api/forum/commands').send({ uuid: '00000000-0000-4000-8000-000000000009', command });
    expect(handed.status).toBe(200);
    const { secret } = await fresh.app.tools.invitations.make(OFFICE_SEAT, 1, null);
    expect((await fresh.as('', 'post', '/api/invitations/redeem').send({ token: secret, person: PERSON })).status).toBe(204);
    await fresh.close();
  });

  it('is not guessed: failures are counted, successes are not', async () => {
    const fresh = await startStage();
    const cookie = await fresh.signIn(OFFICE_SEAT);
    const send = (token: string) => fresh.as('', 'post', '/api/invitations/redeem').send({ token, person: 'x' });
    for (let n = 0; n < 30; n++) {
      const { body } = await fresh.as(cookie, 'post', '/api/invitations').send({ seat: SEAT, hours: 1 });
      expect((await send(new URL(body.url).hash.slice(1))).status).toBe(204);
    }
    const guesses: number[] = [];
    for (let n = 0; n < 25; n++) guesses.push((await send('A'.repeat(43)).set('X-Forwarded-For', `192.0.2.${n}`)).status);
    expect(guesses.filter((status) => status === 410)).toHaveLength(20);
    expect(guesses.filter((status) => status === 429)).toHaveLength(5);
    await fresh.close();
  });
});

describe('A8 a session', () => {
  it('is new at each sign-in; what the browser brought along is neither taken over nor left open', async () => {
    const planted = `nemcon=${'P'.repeat(43)}`;
    const first = cookieOf(await redeem((await invite()).token, planted)).split(';')[0] ?? '';
    expect(first).not.toBe(planted);
    expect((await meBy(planted)).signedIn).toBe(false);
    const second = cookieOf(await redeem((await invite()).token, first)).split(';')[0] ?? '';
    expect(second).not.toBe(first);
    expect((await meBy(first)).signedIn).toBe(false);
    expect((await meBy(second)).signedIn).toBe(true);
  });

  it('lives beside others of the same seat', async () => {
    const [one, two] = [await stage.signIn(SEAT), await stage.signIn(SEAT)];
    expect((await stage.as(one, 'post', '/api/sign-out')).status).toBe(204);
    expect((await meBy(one)).signedIn).toBe(false);
    expect((await meBy(two)).signedIn).toBe(true);
  });

  it('has the prefix and Secure over https', async () => {
    const https = await startStage({ origins: ['https://forum.example'], secure: true });
    const cookie = await https.signIn(OFFICE_SEAT);
    const { body } = await https.as(cookie, 'post', '/api/invitations').send({ seat: SEAT, hours: 1 });
    const answer = await https.as('', 'post', '/api/invitations/redeem').send({ token: new URL(body.url).hash.slice(1), person: PERSON });
    expect(cookieOf(answer)).toMatch(/^__Host-nemcon=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict; Secure$/);
    expect(answer.headers['strict-transport-security']).toContain('max-age=');
    await https.close();
  });

  it('is cleared in the browser at sign-out', async () => {
    const answer = await stage.as(await stage.signIn(SEAT), 'post', '/api/sign-out');
    expect(cookieOf(answer)).toMatch(/^nemcon=; Path=\/; Max-Age=0;/);
  });

  it('ends at once for every right when its seat is closed', async () => {
    const seat = 's-rights';
    await stage.forum(office, { do: 'open-seat', seat, entity: 'e-academia', functions: [], remote: false });
    const cookie = await stage.signIn(seat);
    const token = await stage.token(seat);
    expect((await stage.as(cookie, 'get', '/api/opinions')).status).toBe(200);
    await stage.forum(office, { do: 'close-seat', seat });
    expect((await stage.as(cookie, 'get', '/api/opinions')).status).toBe(401);
    expect((await stage.ask('get', '/api/opinions').set('Authorization', `Bearer ${token}`)).status).toBe(401);
    const left = async () => (await stage.app.tools.sessions.list()).every((one) => one.seat !== seat);
    await until('its sessions are taken out', left);
  });

  it('A8 is one of forty at most for a seat; the longest unused goes, and reads why', async () => {
    const seat = seatOf('observer');
    const [first, used] = [await stage.signIn(seat), await stage.signIn(seat)];
    stage.clock.advance(3_600_000);
    for (let n = 0; n < 38; n++) await stage.signIn(seat);
    expect((await meBy(used)).signedIn).toBe(true);
    stage.clock.advance(1);
    expect((await redeem((await invite(seat)).token)).status).toBe(204);
    const at = stage.clock.now();
    stage.clock.advance(60_000);
    expect(await meBy(first)).toMatchObject({ signedIn: false, putOut: { at, by: { person: PERSON, label: '' } } });
    expect((await meBy(used)).signedIn).toBe(true);
    expect(Object.keys(await meBy(`nemcon=${'A'.repeat(43)}`))).not.toContain('putOut');
    // what it asks for says that too, and no word of whose it was that came
    for (const path of ['/api/opinions', '/api/entities']) {
      const { status, body, text } = await stage.as(first, 'get', path);
      expect([path, status, body.type, body.code]).toEqual([path, 401, 'urn:nemcon:problem:put-out', 'put-out']);
      expect(text).not.toContain(PERSON);
      const nobody = await stage.as(`nemcon=${'A'.repeat(43)}`, 'get', path);
      expect([path, nobody.status, nobody.body.code]).toEqual([path, 401, 'signed-out']);
    }
    const page = await stage.as(first, 'get', '/api/opinions').set('Accept', 'text/html');
    expect([page.status, page.type, page.body.code]).toEqual([401, 'application/problem+json', 'put-out']);
    await stage.as(await stage.signIn(OFFICE_SEAT), 'delete', `/api/sessions?seat=${seat}`);
    expect((await meBy(first)).putOut).toEqual({ at, by: null });
    expect(Object.keys(await meBy(used))).not.toContain('putOut');
  });

  it('A8 a seat has ten tokens at most; they end no session, and sessions no token', async () => {
    const seat = seatOf('associate');
    const own = await stage.signIn(seat);
    const idle = await stage.signIn(seat);
    const make = async () => {
      stage.clock.advance(1);
      return (await stage.as(own, 'post', '/api/tokens').send({ label: 'script' })).body;
    };
    const [first, second] = [await make(), await make()];
    const bearer = async ({ token }: { readonly token: string }) =>
      (await stage.ask('get', '/api/me').set('Authorization', `Bearer ${token}`)).body.signedIn;
    for (let n = 0; n < 8; n += 1) await make();
    expect(await bearer(first)).toBe(true);
    await make();
    expect([await bearer(first), await bearer(second)]).toEqual([true, false]);
    const refusal = async (token: string) => {
      const { status, body } = await stage.ask('get', '/api/opinions').set('Authorization', `Bearer ${token}`);
      return [status, Object.keys(body).sort(), body.code];
    };
    const plain = ['code', 'status', 'title', 'type'];
    expect(await refusal(second.token)).toEqual([401, plain, 'put-out']);
    expect(await refusal('A'.repeat(43))).toEqual([401, plain, 'signed-out']);
    const { body: said } = await stage.ask('get', '/api/me').set('Authorization', `Bearer ${second.token}`);
    expect(Object.keys(said)).not.toContain('putOut');
    for (let n = 0; n < 45; n += 1) await make();
    expect((await meBy(idle)).signedIn).toBe(true);
    const { authenticator, sessions } = stage.app.tools;
    const held = async (kind: string) => (await sessions.list(seat)).filter((one) => one.kind === kind).map(({ id }) => id);
    const [tokens, browsers] = [await held('token'), await held('browser')];
    for (let n = 0; n < 45; n += 1) {
      stage.clock.advance(1);
      await authenticator.begin({ kind: 'browser', seat, person: PERSON, label: '' });
    }
    expect([tokens.length, await held('token')]).toEqual([10, tokens]);
    expect([browsers.length, (await held('browser')).length]).toEqual([2, 40]);
  });

  it('has a token whose secret is shown once', async () => {
    const cookie = await stage.signIn(SEAT);
    const made = await stage.as(cookie, 'post', '/api/tokens').send({ label: 'script of the delegation' });
    expect(made.status).toBe(201);
    const list = await stage.as(cookie, 'get', '/api/tokens');
    expect(list.body).toContainEqual(expect.objectContaining({ id: made.body.id, label: 'script of the delegation', kind: 'token' }));
    expect(list.text).not.toContain(made.body.token);
    const bearer = () => stage.ask('get', '/api/me').set('Authorization', `Bearer ${made.body.token}`);
    expect((await bearer()).body.signedIn).toBe(true);
    expect((await stage.as(cookie, 'delete', `/api/sessions/${made.body.id}`)).status).toBe(404);
    expect((await stage.as(cookie, 'delete', `/api/tokens/${made.body.id}`)).status).toBe(204);
    expect((await bearer()).body.signedIn).toBe(false);
  });

  it('refuses names that hide or reorder characters, and keeps honest ones as they are', async () => {
    const fresh = await startStage();
    const cookie = await fresh.signIn(OFFICE_SEAT);
    const redeemAs = async (person: string) => {
      const { body } = await fresh.as(cookie, 'post', '/api/invitations').send({ seat: SEAT, hours: 1 });
      return fresh.as('', 'post', '/api/invitations/redeem').send({ token: new URL(body.url).hash.slice(1), person });
    };
    for (const person of ['\u202eevil', 'a\u0000b', 'x\u2066y', '   ', 'a'.repeat(81), 'tag\u{e0041}'])
      expect([person, (await redeemAs(person)).status]).toEqual([person, 400]);
    for (const person of ['سارة المنصور', '王小明', 'Élise D’Aubigné-Ñuñez', 'नि\u200dशा']) {
      const answer = await redeemAs(person);
      expect((await fresh.as(cookieOf(answer).split(';')[0] ?? '', 'get', '/api/me')).body.person).toBe(person);
    }
    await fresh.close();
  });

  it('O4 leaves no secret, name or wording in the log of the server', async () => {
    const { token } = await invite();
    const cookie = cookieOf(await redeem(token)).split(';')[0] ?? '';
    const opinion = await stage.createOpinion();
    await stage.as(cookie, 'post', `/api/opinions/${opinion}/commands`).send({
      uuid: '00000000-0000-4000-8000-000000000001',
      v: 1,
      seen: { seq: 2 },
      command: { do: 'adopt', docHash: 'A'.repeat(43), textHash: 'A'.repeat(43) },
    });
    const all = stage.logged.join('');
    expect(all).toContain('"code":"not-chair"');
    for (const secret of [token, cookie.split('=')[1], PERSON, 'access matters']) expect(all).not.toContain(secret);
  });
});

describe('the language of the interface', () => {
  it('is kept by the browser, signed in or not', async () => {
    const answer = await stage.as('', 'put', '/api/me/language').send({ language: 'ar' });
    const cookie = cookieOf(answer).split(';')[0] ?? '';
    expect((await stage.ask('get', '/api/me').set('Cookie', cookie)).body.language).toBe('ar');
    expect((await stage.ask('get', '/api/me').set('Cookie', 'nemcon-language=xx')).body.language).toBeNull();
    expect((await stage.as('', 'put', '/api/me/language').send({ language: 'de' })).status).toBe(400);
  });
});

/** The provider says that somebody has signed out there: by a real provider, and by forgeries of its token. */
import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSE } from '../../shared/wire/close.ts';
import { ORIGIN, type Stage, seatOf, startStage } from '../http/stage.ts';
import { CLIENT, type IdentityProvider, signOutThere, startIdentityProvider } from '../support/identity-provider.ts';
import { portOf } from '../support/port.ts';
import { providerConfig, Tab } from './tab.ts';

const PATH = '/api/sign-in/back-channel-logout';
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

let idp: IdentityProvider;
let stage: Stage;
beforeAll(async () => {
  idp = await startIdentityProvider([ORIGIN]);
  stage = await startStage(providerConfig(idp, { NEMCON_OIDC_SEAT_CLAIM: 'seats' }));
  idp.tells = `http://127.0.0.1:${portOf(stage.app.httpServer)}`;
});
afterAll(async () => {
  await stage.close();
  await idp.close();
});

async function signedIn(person: string, seats: string | readonly string[] = seatOf('academia')): Promise<Tab> {
  idp.said.set(person, { name: person, seats });
  const tab = new Tab(stage, idp);
  expect((await tab.signIn(person)).status).toBe(200);
  return tab;
}
const isIn = async (tab: Tab): Promise<boolean> => (await tab.me()).signedIn;

/** As a server posts it, with no page behind. */
const post = (token: string, more: Readonly<Record<string, string>> = {}, on = stage) =>
  on
    .ask('post', PATH)
    .set('Content-Type', 'application/x-www-form-urlencoded')
    .send(new URLSearchParams({ logout_token: token, ...more }).toString());

interface Forged {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly key?: KeyObject | Uint8Array;
}

/** A good token of this person's, but for what is changed in it; a claim of `undefined` is left out. */
function forge(sub: string | undefined, { claims = {}, header = {}, key = idp.key }: Forged = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const whole = { iss: idp.issuer, aud: CLIENT.id, sub, iat: now, exp: now + 120, jti: randomUUID(), events: { [EVENT]: {} }, ...claims };
  return new SignJWT(JSON.parse(JSON.stringify(whole)))
    .setProtectedHeader({ alg: 'RS256', kid: 'test', typ: 'logout+jwt', ...header })
    .sign(key);
}

describe('S7 signing out at the provider', () => {
  it('S7 ends that session here and its sockets, and no other', async () => {
    const opinion = await stage.createOpinion();
    const [here, elsewhere, other] = [await signedIn('zora'), await signedIn('zora'), await signedIn('ben')];
    const cookie = `nemcon=${here.ours.get('nemcon')}`;
    const socket = new WebSocket(`${idp.tells?.replace('http', 'ws')}/collab/${opinion}`, { headers: { cookie, origin: ORIGIN } });
    const closed = once(socket, 'close').then(([code]) => Number(code));
    await once(socket, 'message');
    await signOutThere(idp.issuer, here.theirs);
    expect(await closed).toBe(CLOSE.signedOut);
    expect([await isIn(here), await isIn(elsewhere), await isIn(other)]).toEqual([false, true, true]);
    // without a session all of the person's end
    expect((await post(await forge('zora'))).status).toBe(200);
    expect([await isIn(elsewhere), await isIn(other)]).toEqual([false, true]);
  });

  it('S7 ends a sign-in whose person has not chosen a seat yet', async () => {
    const tab = await signedIn('two', [seatOf('academia'), seatOf('observer')]);
    await signOutThere(idp.issuer, tab.theirs);
    expect((await tab.post('/api/sign-in/choose', { seat: seatOf('observer') })).body.code).toBe('flow-lost');
  });

  it('S7 leaves bearer tokens and sessions that a link began', async () => {
    const token = await stage.token(seatOf('academia'));
    const linked = await stage.signIn(seatOf('academia'));
    await signedIn('tess');
    expect((await post(await forge('tess'), { other: 'is for others' })).status).toBe(200);
    expect((await stage.ask('get', '/api/opinions').set('Authorization', `Bearer ${token}`)).status).toBe(200);
    expect((await stage.as(linked, 'get', '/api/me')).body.signedIn).toBe(true);
  });

  it('S7 ends a session of which the provider did not say what it calls it with the person, and not without', async () => {
    const { sessions } = stage.app.tools;
    const from = { subject: 'una', idToken: '', shownAt: null };
    const start = () => sessions.start({ kind: 'browser', seat: seatOf('academia'), person: 'Una', label: '', how: 'provider', from });
    const { secret } = await start();
    expect((await post(await forge(undefined, { claims: { sid: 'one' } }))).status).toBe(200);
    expect(await sessions.bySecret(secret)).not.toBeNull();
    expect((await post(await forge('una', { claims: { sid: 'one' } }))).status).toBe(200);
    expect(await sessions.bySecret(secret)).toBeNull();
  });

  it('S7 is done once for each token', async () => {
    await signedIn('rae');
    const token = await forge('rae');
    expect((await post(token)).status).toBe(200);
    const back = await signedIn('rae');
    const again = await post(token);
    expect([again.status, again.body.code, await isIn(back)]).toEqual([400, 'not-understood', true]);
    stage.clock.advance(600_000);
    expect((await post(await forge('rae'))).status).toBe(200);
    // what could not be believed any more is not remembered
    expect((await stage.keys.all('logout')).size).toBe(1);
  });

  const now = Math.floor(Date.now() / 1000);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  it.each<readonly [string, Forged]>([
    ['of another provider', { claims: { iss: 'https://other.example' } }],
    ['for another client', { claims: { aud: 'other' } }],
    ['signed with another key', { key: privateKey }],
    ['of another key by name', { header: { kid: 'nobody' } }],
    ['signed with our shared secret', { header: { alg: 'HS256' }, key: new TextEncoder().encode(CLIENT.secret) }],
    ['that is old', { claims: { iat: now - 3_600 } }],
    ['that has run out', { claims: { exp: now - 60 } }],
    ['of the future', { claims: { iat: now + 600, exp: now + 700 } }],
    ['that never runs out', { claims: { exp: undefined } }],
    ['without a date', { claims: { iat: undefined } }],
    ['without an id', { claims: { jti: undefined } }],
    ['without the event', { claims: { events: undefined } }],
    ['of another event', { claims: { events: { 'http://schemas.openid.net/event/other': {} } } }],
    ['with a nonce, as ID tokens have', { claims: { nonce: 'n' } }],
    ['of nobody', { claims: { sub: undefined } }],
    ['of another kind', { header: { typ: 'at+jwt' } }],
    ['of another session', { claims: { sid: 'other' } }],
  ])('S7 ends nothing by a token %s', async (what, forged) => {
    stage.clock.advance(60_000);
    const tab = await signedIn('mira');
    const answer = await post(await forge('mira', forged));
    expect([what, answer.status]).toEqual([what, what === 'of another session' ? 200 : 400]);
    expect(await isIn(tab)).toBe(true);
  });

  it('S7 believes nothing that is no token, and says so where the provider does not answer', async () => {
    const late = await startStage(providerConfig(idp, { NEMCON_OIDC_SEAT_CLAIM: 'seats' }));
    const token = await forge('mira');
    const [, body] = token.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    await idp.rest();
    const away = await post(token, {}, late);
    expect([away.status, away.body.code]).toEqual([503, 'provider-away']);
    await idp.wake();
    for (const bad of ['', 'x', 'a.b.c', `${token}x`, unsigned]) expect([bad, (await post(bad, {}, late)).status]).toEqual([bad, 400]);
    expect((await post(token, {}, late)).status).toBe(200);
    expect(late.logged.join('')).not.toMatch(/eyJ|mira/);
    await late.close();
    const plain = await startStage();
    expect((await post(token, {}, plain)).status).toBe(404);
    await plain.close();
  });
});

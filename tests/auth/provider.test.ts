/** Signing in through a real OpenID Connect provider, as a browser does it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVER } from '../../shared/opinion/actor.ts';
import type { SeatFunction } from '../../shared/opinion/vocabulary.ts';
import { ORIGIN, type Stage, seatOf, startStage } from '../http/stage.ts';
import { CLIENT, type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';
import { providerConfig, Tab } from './tab.ts';

let idp: IdentityProvider;
let stage: Stage;

const ALL = {
  NEMCON_OIDC_SEAT_CLAIM: 'seats',
  NEMCON_OIDC_ENTITY_CLAIM: 'delegation',
  NEMCON_OIDC_FUNCTION_CLAIM: 'roles',
  NEMCON_OIDC_BY_EMAIL: '1',
};

beforeAll(async () => {
  idp = await startIdentityProvider([ORIGIN]);
  stage = await startStage(providerConfig(idp, ALL));
  const open = (seat: string, functions: readonly SeatFunction[], contact?: string) =>
    stage.app.tools.forum.act(SERVER, {
      command: { do: 'open-seat', seat, entity: 'e-member-state', functions, remote: false },
      person: null,
      ...(contact !== undefined && { contact }),
    });
  await open('s-head', ['head']);
  await open('s-posted', [], 'Anna.Orsel@arlen.example');
});
afterAll(async () => {
  await stage.close();
  await idp.close();
});

const newTab = () => new Tab(stage, idp);

const claim = (person: string, claims: Readonly<Record<string, unknown>>): string => {
  idp.said.set(person, claims);
  return person;
};

/** Two encoded objects, one after the other: an id may hold the beginning of one by chance. */
const TOKEN = /eyJ[\w-]+\.eyJ/;

describe('signing in through the provider', () => {
  it('S1 seats the person whom the provider knows, and brings it where it wanted to go', async () => {
    const tab = newTab();
    const answer = await tab.signIn(claim('p-1', { name: 'Zora Quist', seats: seatOf('academia') }), '/o/some-opinion');
    expect([answer.status, answer.body]).toEqual([200, { goal: '/o/some-opinion', seats: [], confirmed: false }]);
    expect(await tab.me()).toMatchObject({
      signedIn: true,
      person: 'Zora Quist',
      seat: { id: seatOf('academia') },
      provider: 'Union sign-in',
    });
    const line = (answer.headers['set-cookie'] as unknown as string[]).find((one) => one.startsWith('nemcon='));
    expect(line).toMatch(/^nemcon=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
  });

  it('S2 finishes only in the browser that began it, once, with what belongs to it', async () => {
    const person = claim('p-2', { name: 'Q', seats: seatOf('academia') });
    const [mine, other] = [newTab(), newTab()];
    const query = await mine.away(person);
    const elsewhere = await other.post('/api/sign-in/arrive', { query });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([410, 'flow-lost']);
    expect((await other.me()).signedIn).toBe(false);
    expect((await mine.post('/api/sign-in/arrive', { query })).status).toBe(200);
    expect((await mine.post('/api/sign-in/arrive', { query })).body.code).toBe('flow-lost');

    // an attacker's answer in a browser that has begun a sign-in of its own
    const forged = await newTab().away(person);
    const victim = newTab();
    await victim.away(person);
    expect((await victim.post('/api/sign-in/arrive', { query: forged })).body.code).toBe('provider-refused');
    expect((await victim.me()).signedIn).toBe(false);
    for (const change of [
      (back: URLSearchParams) => back.set('state', 'x'),
      (back: URLSearchParams) => back.delete('state'),
      (back: URLSearchParams) => back.set('iss', 'https://other.example'),
      (back: URLSearchParams) => back.delete('iss'),
      (back: URLSearchParams) => back.set('code', 'x'),
      (back: URLSearchParams) => back.delete('code'),
    ]) {
      const tab = newTab();
      const back = new URLSearchParams(await tab.away(person));
      change(back);
      expect((await tab.post('/api/sign-in/arrive', { query: `?${back}` })).body.code).toBe('provider-refused');
      expect((await tab.me()).signedIn).toBe(false);
    }
  });

  it('S2 takes no more than its time, and is no business of other pages', async () => {
    const tab = newTab();
    const query = await tab.away(claim('p-3', { seats: seatOf('academia') }));
    stage.clock.advance(600_000);
    expect((await tab.post('/api/sign-in/arrive', { query })).body.code).toBe('flow-lost');
    for (const path of ['/api/sign-in/leave', '/api/sign-in/arrive', '/api/sign-in/choose'])
      expect((await tab.post(path, {}, { Origin: 'https://elsewhere.example' })).body.code).toBe('origin');
    expect((await tab.post('/api/sign-in/leave', { goal: '//elsewhere.example' })).status).toBe(400);
    expect((await stage.keys.all('flow')).size).toBeLessThan(20);
  });

  it.each([
    ['by an id of a seat', { seats: [seatOf('academia')] }, [seatOf('academia')]],
    ['by entity, without a function', { delegation: 'e-member-state' }, [seatOf('member-state')]],
    ['by the code of an entity and a function', { delegation: 'E-MEMBER-STA', roles: ['head'] }, [seatOf('member-state'), 's-head']],
    ['by a verified address, great and small letters alike', { email: 'anna.orsel@ARLEN.example', email_verified: true }, ['s-posted']],
    ['not by an address that is not verified', { email: 'anna.orsel@arlen.example' }, []],
    ['not by an address that says it is verified in a word', { email: 'anna.orsel@arlen.example', email_verified: 'true' }, []],
    ['not the seat that was given to another address', { seats: 's-posted', email: 'other@arlen.example', email_verified: true }, []],
    ['not by a seat that is not there', { seats: ['nowhere', '__proto__', 7] }, []],
    ['not by a claim that is not configured', { groups: seatOf('academia') }, []],
  ] as const)('S3 opens seats %s', async (what, claims, seats) => {
    const tab = newTab();
    const answer = await tab.signIn(claim(`s3 ${what}`, claims));
    if (seats.length === 0) expect([answer.status, answer.body.code]).toEqual([403, 'no-seat']);
    if (seats.length === 1) expect((await tab.me()).seat.id).toBe(seats[0]);
    if (seats.length > 1) expect(answer.body.seats.map(({ id }: { id: string }) => id)).toEqual(seats);
    expect((await tab.me()).signedIn).toBe(seats.length === 1);
  });

  it('S3 lets the person choose among several seats, and take no other', async () => {
    const person = claim('p-4', { name: 'Two Hats', seats: [seatOf('academia'), seatOf('observer')] });
    const tab = newTab();
    const { body } = await tab.signIn(person, '/new');
    expect(body).toMatchObject({
      goal: '/new',
      seats: [{ id: seatOf('academia'), entity: { id: 'e-academia' } }, { id: seatOf('observer') }].sort((a, b) => (a.id < b.id ? -1 : 1)),
    });
    expect((await tab.me()).signedIn).toBe(false);
    expect((await tab.post('/api/sign-in/choose', { seat: seatOf('chair') })).body.code).toBe('no-seat');
    // it is over with that
    expect((await tab.post('/api/sign-in/choose', { seat: seatOf('observer') })).body.code).toBe('flow-lost');
    await tab.signIn(person);
    expect((await tab.post('/api/sign-in/choose', { seat: seatOf('observer') })).status).toBe(204);
    expect((await tab.me()).seat.id).toBe(seatOf('observer'));
  });

  it('S4 makes a new session; what the browser had before ends, though its cookie did not travel', async () => {
    const before = await stage.signIn(seatOf('associate'));
    const tab = newTab();
    tab.ours.set('nemcon', before.split('=')[1] ?? '');
    const query = await tab.away(claim('p-5', { seats: seatOf('academia') }));
    tab.ours.delete('nemcon');
    expect((await tab.post('/api/sign-in/arrive', { query })).status).toBe(200);
    expect(tab.ours.get('nemcon')).not.toBe(before.split('=')[1]);
    expect((await stage.as(before, 'get', '/api/me')).body.signedIn).toBe(false);
  });

  it('S4 ends at the provider too', async () => {
    const tab = newTab();
    await tab.signIn(claim('p-6', { seats: seatOf('academia') }));
    const out = await tab.post('/api/sign-out', {});
    expect(out.status).toBe(200);
    const url = new URL(out.body.url);
    expect(url.origin).toBe(idp.issuer);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${ORIGIN}/`);
    expect((await tab.me()).signedIn).toBe(false);
    const page = await fetch(url, { headers: { cookie: [...tab.theirs].map((one) => one.join('=')).join('; ') } });
    expect([page.status, (await page.text()).includes('logout')]).toEqual([200, true]);
  });

  it('S1 says so where the person cancels, and where the provider is away; invitations go on, and it is asked again', async () => {
    const tab = newTab();
    expect((await tab.signIn(null)).body.code).toBe('provider-refused');
    const late = await startStage({ ...providerConfig(idp, ALL) });
    await idp.rest();
    const leave = () => late.as('', 'post', '/api/sign-in/leave').send({ goal: '/' });
    expect([(await leave()).status, (await leave()).body.code]).toEqual([503, 'provider-away']);
    expect((await late.ask('get', '/readyz')).body.ready).toBe(true);
    expect((await late.ask('get', '/api/me')).body.provider).toBe('Union sign-in');
    await idp.wake();
    expect((await leave()).status).toBe(200);
    await late.close();
  });

  it('S1 is not there where no provider is configured', async () => {
    const plain = await startStage();
    expect((await plain.as('', 'post', '/api/sign-in/leave').send({ goal: '/' })).status).toBe(404);
    expect((await plain.ask('get', '/api/me')).body.provider).toBeNull();
    await plain.close();
  });

  it('S2 O4 leaves no secret, claim or name in the log of the server, and no ID token in a list of sessions', async () => {
    const tab = newTab();
    const query = await tab.away(claim('p-7', { name: 'Zora Unique', seats: seatOf('academia') }));
    await tab.post('/api/sign-in/arrive', { query });
    const list = await stage.as(`nemcon=${tab.ours.get('nemcon')}`, 'get', '/api/sessions');
    expect(list.body.find(({ own }: { own: boolean }) => own)).toMatchObject({ how: 'provider', person: 'Zora Unique' });
    expect(list.text).not.toMatch(/idToken/);
    expect(list.text).not.toMatch(TOKEN);
    const all = stage.logged.join('');
    for (const secret of [new URLSearchParams(query).get('code'), 'Zora Unique', CLIENT.secret]) expect(all).not.toContain(secret);
    expect(all).not.toMatch(TOKEN);
  });
});

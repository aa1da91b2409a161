/** The network of a meeting room has one address: what somebody in it does to get in, or to keep others out. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSecret } from '../../server/auth/secret.ts';
import { LIMITS } from '../../server/limits.ts';
import { ORIGIN, type Stage, seatOf, startStage } from '../http/stage.ts';
import { type IdentityProvider, startIdentityProvider, visit } from '../support/identity-provider.ts';
import { portOf } from '../support/port.ts';
import { providerConfig, Tab } from './tab.ts';

const WRONG = 1_000;

let idp: IdentityProvider;
let stage: Stage;
beforeAll(async () => {
  idp = await startIdentityProvider([ORIGIN]);
  stage = await startStage(providerConfig(idp, { NEMCON_OIDC_SEAT_CLAIM: 'seats' }));
});
afterAll(async () => {
  await stage.close();
  await idp.close();
});

const link = async (seat: string): Promise<string> => (await stage.app.tools.invitations.make(seat, 1)).secret;
const send = (path: string, body: object, cookie = '') => stage.as(cookie, 'post', path).send(body);

/** What somebody at the same address is answered: how often with which status. */
async function flood(path: string, count: number, body: () => object, cookie = ''): Promise<ReadonlyMap<number, number>> {
  const url = `http://127.0.0.1:${portOf(stage.app.httpServer)}${path}`;
  const headers = { Origin: ORIGIN, 'Content-Type': 'application/json', ...(cookie !== '' && { Cookie: cookie }) };
  const counted = new Map<number, number>();
  let left = count;
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const { status } = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body()) });
      counted.set(status, (counted.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 20 }, one));
  return counted;
}

it('S8 a thousand wrong links from the same address keep nobody out, and no chair from the gavel', async () => {
  const token = await link(seatOf('member-state'));
  const spent = await link(seatOf('academia'));
  expect((await send('/api/invitations/redeem', { token: spent, person: 'A' })).status).toBe(204);
  const chair = await stage.signIn(seatOf('chair'));
  const tab = new Tab(stage, idp);
  idp.said.set('p-1', { name: 'Zora Quist', seats: [seatOf('academia'), seatOf('observer')] });
  const query = await tab.away('p-1');

  const wrong = () => ({ token: makeSecret(), person: 'x' });
  const guessed = await flood('/api/invitations/redeem', WRONG, wrong);
  expect([guessed.get(410), guessed.get(429)]).toEqual([LIMITS.signInFailuresPerMinute, WRONG - LIMITS.signInFailuresPerMinute]);
  await flood('/api/invitations/look', 100, () => ({ token: makeSecret() }));
  await flood('/api/sign-in/arrive', 100, () => ({ query: '?code=x&state=y' }));
  await flood('/api/sign-in/choose', 100, () => ({ seat: seatOf('chair') }));

  expect((await send('/api/invitations/look', { token })).status).toBe(200);
  expect((await send('/api/invitations/look', { token: spent })).body.code).toBe('link-spent');
  expect((await send('/api/invitations/redeem', { token, person: 'Zora Quist' })).status).toBe(204);
  expect((await tab.post('/api/sign-in/arrive', { query })).status).toBe(200);
  expect((await tab.post('/api/sign-in/choose', { seat: seatOf('academia') })).status).toBe(204);
  expect((await send('/api/sign-in/confirm', { token: await link(seatOf('chair')) }, chair)).status).toBe(204);
});

it('S8 counts a confirmation by session, and refuses the link that confirms even whoever guessed', async () => {
  const [chair, other] = [await stage.signIn(seatOf('chair')), await stage.signIn(seatOf('observer'))];
  const wrong = () => ({ token: makeSecret() });
  const guessed = await flood('/api/sign-in/confirm', 100, wrong, other);
  expect(guessed.get(429)).toBe(100 - LIMITS.signInFailuresPerMinute);
  expect((await send('/api/sign-in/confirm', wrong(), chair)).body.code).toBe('link-unknown');
  await flood('/api/sign-in/confirm', 100, wrong, chair);
  expect((await send('/api/sign-in/confirm', { token: await link(seatOf('chair')) }, chair)).status).toBe(204);
});

it('S8 begins a confirmation through the provider for each session, however many sign-ins are begun at its address', async () => {
  const tab = new Tab(stage, idp);
  idp.said.set('chair', { name: 'M. Tarrow', seats: seatOf('chair') });
  await tab.signIn('chair');
  const begun = await flood('/api/sign-in/leave', LIMITS.leavesPerMinute + 50, () => ({ goal: '/' }));
  expect(begun.get(429)).toBeGreaterThan(0);
  const left = await tab.post('/api/sign-in/leave', { goal: '/', confirm: true });
  idp.person = 'chair';
  const query = new URL(await visit(left.body.url, tab.theirs)).search;
  expect((await tab.post('/api/sign-in/arrive', { query })).body.confirmed).toBe(true);
});

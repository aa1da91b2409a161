/** A fresh sign-in for acts of the gavel, through a real provider and by links. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ORIGIN, type Stage, seatOf, startStage } from '../http/stage.ts';
import { type IdentityProvider, startIdentityProvider, visit } from '../support/identity-provider.ts';
import { providerConfig, Tab } from './tab.ts';

let idp: IdentityProvider;
let stage: Stage;

const claim = (person: string, claims: Readonly<Record<string, unknown>>): string => {
  idp.said.set(person, claims);
  return person;
};

describe('a fresh sign-in', () => {
  const MINUTES = 240 * 60_000;
  let opinion: string;
  let target: { readonly block: string; readonly hash: string };
  beforeEach(async () => {
    idp = await startIdentityProvider([ORIGIN]);
    stage = await startStage(providerConfig(idp, { NEMCON_OIDC_SEAT_CLAIM: 'seats' }));
    opinion = await stage.createOpinion();
    const { body } = await stage.as(await stage.signIn(seatOf('chair')), 'get', `/api/opinions/${opinion}/register`);
    const { id: block, hash } = body.paragraphs.find(({ label }: { label: string }) => label === 'a)');
    target = { block, hash };
  });
  afterEach(async () => {
    await stage.close();
    await idp.close();
  });

  const command = (what: object) => ({ uuid: crypto.randomUUID(), v: 1, seen: { seq: 2 }, command: what });
  /** Null: the rules had their say. */
  const stopped = async (cookie: string, what: object = { do: 'declare', target }): Promise<string | null> => {
    const { body } = await stage.as(cookie, 'post', `/api/opinions/${opinion}/commands`).send(command(what));
    return body.code === 'step-up-needed' ? body.code : null;
  };
  const cookieOf = (tab: Tab): string => `nemcon=${tab.ours.get('nemcon')}`;
  const linkFor = async (seat: string): Promise<string> => {
    const { secret } = await stage.app.tools.invitations.make(seat, 1);
    return secret;
  };

  it('S6 is wanted for the acts that are listed, and for nothing that a State says', async () => {
    const [chair, state] = [await stage.signIn(seatOf('chair')), await stage.signIn(seatOf('member-state'))];
    expect(await stopped(chair)).toBeNull();
    stage.clock.advance(MINUTES + 1);
    for (const what of [
      { do: 'declare', target },
      { do: 'undo', of: 1 },
      { do: 'reopen', block: target.block, cause: 'correction', reason: 'r' },
      { do: 'adopt', docHash: target.hash, textHash: target.hash },
      { do: 'close-without-adoption', outcome: 'no-consensus' },
    ])
      expect([what.do, await stopped(chair, what)]).toEqual([what.do, 'step-up-needed']);
    expect(await stopped(chair, { do: 'call', targets: [target] })).toBeNull();
    const objected = await stage.as(state, 'post', `/api/opinions/${opinion}/commands`).send(command({ do: 'raise-objection', ...target }));
    expect(objected.status).toBe(200);
  });

  it('S6 is shown with another link for the same seat, and no other link; a token shows nothing', async () => {
    const chair = await stage.signIn(seatOf('chair'));
    const token = await stage.token(seatOf('chair'));
    stage.clock.advance(MINUTES + 1);
    const confirm = (link: string) => stage.as(chair, 'post', '/api/sign-in/confirm').send({ token: link });
    expect((await confirm(await linkFor(seatOf('academia')))).body.code).toBe('other-person');
    expect((await confirm('A'.repeat(43))).body.code).toBe('link-unknown');
    expect(await stopped(chair)).toBe('step-up-needed');
    const link = await linkFor(seatOf('chair'));
    expect((await confirm(link)).status).toBe(204);
    expect((await confirm(link)).body.code).toBe('link-spent');
    expect(await stopped(chair)).toBeNull();
    stage.clock.advance(MINUTES + 1);
    expect(await stopped(chair)).toBe('step-up-needed');
    for (const secret of [token, await stage.token(seatOf('chair'))]) {
      const bearer = stage.ask('post', `/api/opinions/${opinion}/commands`).set('Authorization', `Bearer ${secret}`);
      expect((await bearer.send(command({ do: 'declare', target }))).body.code).toBe('step-up-needed');
    }
    const answer = await stage.ask('post', '/api/sign-in/confirm').set('Authorization', `Bearer ${token}`).send({ token: link });
    expect(answer.body.code).toBe('session-needed');
  });

  it('S6 is shown through the provider, which asks anew, by the person of the session alone', async () => {
    const tab = new Tab(stage, idp);
    await tab.signIn(claim('chair-1', { name: 'M. Tarrow', seats: seatOf('chair') }));
    const before = cookieOf(tab);
    // the provider has not said when the person showed who it is
    expect(await stopped(before)).toBe('step-up-needed');
    const confirm = async (person: string | null, change: (url: URL) => void = () => {}) => {
      const left = await tab.post('/api/sign-in/leave', { goal: '/', confirm: true });
      const url = new URL(left.body.url);
      expect([url.searchParams.get('prompt'), url.searchParams.get('max_age')]).toEqual(['login', '0']);
      change(url);
      idp.person = person;
      // somebody else comes with a browser that the provider does not know
      const query = new URL(await visit(url.href, person === 'chair-1' ? tab.theirs : new Map())).search;
      return tab.post('/api/sign-in/arrive', { query });
    };
    expect((await confirm(claim('chair-2', { name: 'Another', seats: seatOf('chair') }))).body.code).toBe('other-person');
    expect((await confirm(null)).body.code).toBe('provider-refused');
    expect(await stopped(before)).toBe('step-up-needed');
    // a browser that takes the wish to ask anew out of the address comes back with an answer that does not say when
    const sly = await confirm('chair-1', (url) => {
      url.searchParams.delete('prompt');
      url.searchParams.delete('max_age');
    });
    expect(sly.body.code).toBe('provider-refused');
    expect(await stopped(before)).toBe('step-up-needed');
    const done = await confirm('chair-1');
    expect([done.status, done.body]).toEqual([200, { goal: '/', seats: [], confirmed: true }]);
    expect(cookieOf(tab)).toBe(before);
    expect(await stopped(before)).toBeNull();
    stage.clock.advance(MINUTES + 1);
    expect(await stopped(before)).toBe('step-up-needed');
  });

  it('S6 is shown for no session but the one that asked', async () => {
    const [mine, other] = [new Tab(stage, idp), new Tab(stage, idp)];
    const person = claim('chair-3', { name: 'Third', seats: seatOf('chair') });
    await mine.signIn(person);
    await other.signIn(person);
    const left = await mine.post('/api/sign-in/leave', { goal: '/', confirm: true });
    idp.person = person;
    const query = new URL(await visit(left.body.url, mine.theirs)).search;
    mine.ours.set('nemcon', other.ours.get('nemcon') ?? '');
    expect((await mine.post('/api/sign-in/arrive', { query })).body.code).toBe('flow-lost');
    expect(await stopped(cookieOf(other))).toBe('step-up-needed');
    expect((await new Tab(stage, idp).post('/api/sign-in/leave', { goal: '/', confirm: true })).body.code).toBe('signed-out');
  });
});

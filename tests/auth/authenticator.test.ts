import { describe, expect, it } from 'vitest';
import { Authenticator, type Ending, type Identity } from '../../server/auth/authenticator.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { AGES, asking, authStage, CONFIG, HOUR, ORIGIN, SharedKeys, settled, withCookie } from './stage.ts';

async function known(identity: Promise<Identity | null>): Promise<Identity> {
  const found = await identity;
  if (found === null) throw new Error('nobody');
  return found;
}

const ended = (identity: Identity): Promise<Ending> => new Promise((resolve) => identity.onEnd(resolve));
/** Lets everything run that waits for nothing outside. */

describe('who is asking', () => {
  it('is known by the cookie', async () => {
    const { authenticator, signIn } = await authStage();
    const { secret, session } = await signIn();
    const identity = await known(authenticator.identify(withCookie(secret)));
    expect(identity).toMatchObject({ session: session.id, seat: 'arl-1', person: 'A. Orsel', kind: 'browser' });
    expect(identity.actor()).toMatchObject({ seat: 'arl-1', entity: 'arl', capacity: 'member-state' });
  });

  it.each([
    ['no cookie', asking({})],
    ['an empty cookie', asking({ cookie: '__Host-nemcon=' })],
    ['a made-up secret', withCookie('A'.repeat(43))],
    ['a secret that is none', withCookie('../../etc/passwd')],
    ['a header that is no cookie', asking({ cookie: ';;;=;=x' })],
  ])('is nobody with %s', async (_, req) => {
    const { authenticator, signIn } = await authStage();
    await signIn();
    expect(await authenticator.identify(req)).toBeNull();
  });

  it('is nobody with the right secret under the name without prefix', async () => {
    const { authenticator, signIn } = await authStage();
    const { secret } = await signIn();
    expect(await authenticator.identify(asking({ cookie: `nemcon=${secret}` }))).toBeNull();
  });

  it('is known by a bearer token, and by the address for a socket only', async () => {
    const { authenticator, signIn } = await authStage();
    const { secret } = await signIn('token');
    expect((await authenticator.identify(asking({ authorization: `Bearer ${secret}` })))?.kind).toBe('token');
    expect((await authenticator.identify(asking({ upgrade: 'websocket' }, `/collab/o1?token=${secret}`)))?.kind).toBe('token');
    expect(await authenticator.identify(asking({}, `/api/me?token=${secret}`))).toBeNull();
  });

  it('never takes a token from a web page, nor one kind of secret for the other', async () => {
    const { authenticator, signIn } = await authStage();
    const token = (await signIn('token')).secret;
    const cookie = (await signIn()).secret;
    expect(await authenticator.identify(asking({ authorization: `Bearer ${token}`, origin: ORIGIN }))).toBeNull();
    expect(await authenticator.identify(asking({ authorization: `Bearer ${cookie}` }))).toBeNull();
    expect(await authenticator.identify(withCookie(token))).toBeNull();
  });
});

it('S4 acts for the seat that a page was opened for, and for no other that has signed in since', async () => {
  const { authenticator, signIn } = await authStage();
  const { secret } = await signIn();
  const who = async (headers: Readonly<Record<string, string>>, url = '/') =>
    (await authenticator.identify(asking({ ...withCookie(secret).headers, ...headers }, url)))?.seat ?? null;
  expect(await who({ 'nemcon-seat': 'arl-1' })).toBe('arl-1');
  expect(await who({ 'nemcon-seat': 'bru-1' })).toBeNull();
  expect(await who({}, '/collab/op-1?dx=1&as=arl-1')).toBe('arl-1');
  expect(await who({}, '/collab/op-1?dx=1&as=bru-1')).toBeNull();
  expect(await who({}, '/api/consultations/c1/comments?as=csv')).toBe('arl-1');
});

describe('A5 origin', () => {
  const foreign = [
    'null',
    '',
    'http://forum.example',
    'https://forum.example:443',
    'https://forum.example:8443',
    'https://forum.example/',
    'https://forum.example.',
    'https://FORUM.example',
    'HTTPS://forum.example',
    'https://evil.forum.example',
    'https://forum.example.evil.example',
    'https://evilforum.example',
    'https://forum.examples',
    'https://forum-example',
    'https://user@forum.example',
    'https://user:pass@forum.example',
    'https://forum.example@evil.example',
    'https://forum.example#evil',
    'https://forum.example?evil',
    'https://forum.example,https://evil.example',
    'https://forum.example https://evil.example',
    ' https://forum.example',
    'https://forum.example\t',
    'https://xn--forum-example',
    'https://forum\u3002example',
    'https://f\u043erum.example',
    'wss://forum.example',
    'file://',
    'chrome-extension://abcdefghijklmnop',
    'https://127.0.0.1',
    'undefined',
    '*',
  ];

  it.each(foreign)('refuses %j', async (origin) => {
    const { authenticator, signIn } = await authStage();
    const { secret } = await signIn();
    expect(authenticator.originAllowed(withCookie(secret, { origin }))).toBe(false);
  });

  it('lets our own pages in, and tokens without origin, and nobody else without one', async () => {
    const { authenticator, signIn } = await authStage();
    const { secret } = await signIn();
    expect(authenticator.originAllowed(withCookie(secret, { origin: ORIGIN }))).toBe(true);
    expect(authenticator.originAllowed(asking({ authorization: `Bearer ${secret}` }))).toBe(true);
    expect(authenticator.originAllowed(withCookie(secret))).toBe(false);
    expect(authenticator.originAllowed(asking({ authorization: 'Bearer x' }))).toBe(false);
  });
});

describe('A7 the end of a right', () => {
  it('reaches an open door at once when the session is ended, and only that one', async () => {
    const { authenticator, signIn } = await authStage();
    const [first, second] = [await signIn(), await signIn()];
    const [one, other] = [
      await known(authenticator.identify(withCookie(first.secret))),
      await known(authenticator.identify(withCookie(second.secret))),
    ];
    const end = ended(one);
    const others: Ending[] = [];
    other.onEnd((why) => others.push(why));
    expect(await authenticator.end(first.session.id)).toBe(true);
    expect(await end).toBe('signed-out');
    expect(one.actor()).toBeNull();
    expect(others).toEqual([]);
    expect(other.actor()).not.toBeNull();
    expect(await authenticator.identify(withCookie(first.secret))).toBeNull();
    expect(await authenticator.end(first.session.id)).toBe(false);
  });

  it('reaches an open door when the seat is closed', async () => {
    const { authenticator, forum, signIn } = await authStage();
    const { secret } = await signIn();
    const identity = await known(authenticator.identify(withCookie(secret)));
    const end = ended(identity);
    await forum.act(SERVER, { command: { do: 'close-seat', seat: 'arl-1' }, person: null });
    expect(await end).toBe('seat-closed');
    expect(identity.actor()).toBeNull();
    expect(await authenticator.identify(withCookie(secret))).toBeNull();
  });

  it('reaches an open door when the session expires, although an open door counts as use', async () => {
    const { clock, authenticator, signIn } = await authStage();
    const { secret } = await signIn();
    const identity = await known(authenticator.identify(withCookie(secret)));
    const why: Ending[] = [];
    identity.onEnd((one) => why.push(one));
    for (let hour = 0; hour < 99; hour++) {
      for (let minute = 0; minute < 60; minute += 30) {
        clock.advance(HOUR / 2);
        await settled();
      }
    }
    expect(why).toEqual([]);
    expect(identity.actor()).not.toBeNull();
    clock.advance(HOUR);
    expect(identity.actor()).toBeNull();
    await settled();
    expect(why).toEqual(['signed-out']);
  });

  it('comes after idling where no door is open', async () => {
    const { clock, authenticator, signIn } = await authStage();
    const { secret } = await signIn();
    clock.advance(AGES.sessionIdleMs - 1);
    const identity = await known(authenticator.identify(withCookie(secret)));
    clock.advance(AGES.sessionIdleMs - 1);
    expect(await authenticator.identify(withCookie(secret))).not.toBeNull();
    clock.advance(AGES.sessionIdleMs);
    expect(await authenticator.identify(withCookie(secret))).toBeNull();
    expect(identity.actor()).toBeNull();
  });

  it('comes to a token at its age, used or not', async () => {
    const { clock, authenticator, signIn } = await authStage();
    const { secret } = await signIn('token');
    const req = asking({ authorization: `Bearer ${secret}` });
    clock.advance(AGES.tokenMs - 1);
    expect(await authenticator.identify(req)).not.toBeNull();
    clock.advance(1);
    expect(await authenticator.identify(req)).toBeNull();
  });

  it('is told at once to whoever opens a door after it', async () => {
    const { authenticator, sessions, signIn } = await authStage();
    const { secret, session } = await signIn();
    const identity = await known(authenticator.identify(withCookie(secret)));
    await sessions.end(session.id);
    expect(await ended(identity)).toBe('signed-out');
  });

  it('travels to other nodes, by news and, where those are lost, within a minute', async () => {
    const keys = new SharedKeys();
    const here = await authStage(keys);
    const { secret, session } = await here.signIn();
    const elsewhere = new Authenticator({ ...here, config: CONFIG });
    const told = ended(await known(elsewhere.identify(withCookie(secret))));
    await here.authenticator.end(session.id);
    expect(await told).toBe('signed-out');

    const second = await here.signIn();
    const deaf: Ending[] = [];
    const identity = await known(here.authenticator.identify(withCookie(second.secret)));
    identity.onEnd((why) => deaf.push(why));
    await settled();
    here.authenticator.close();
    const alone = new Authenticator({ ...here, keys: new SharedKeys(), config: CONFIG });
    (await known(alone.identify(withCookie(second.secret)))).onEnd((why) => deaf.push(why));
    await settled();
    await keys.take('session', second.session.id);
    expect(deaf).toEqual([]);
    here.clock.advance(60_000);
    await settled();
    expect(deaf).toEqual(['signed-out']);
  });

  it('leaves no timer behind', async () => {
    const { clock, authenticator, sessions, signIn } = await authStage();
    const { secret } = await signIn();
    const leave = (await known(authenticator.identify(withCookie(secret)))).onEnd(() => {});
    await settled();
    await sessions.close();
    expect(clock.waiting()).toBe(1);
    leave();
    expect(clock.waiting()).toBe(0);
  });

  it('is not undone by a late note of use', async () => {
    const { clock, authenticator, sessions, signIn } = await authStage();
    const { secret, session } = await signIn();
    const before = await sessions.byId(session.id);
    if (before === null) throw new Error('no session');
    clock.advance(AGES.sessionIdleMs / 2);
    await authenticator.end(session.id);
    sessions.touch(before);
    await sessions.close();
    expect(await authenticator.identify(withCookie(secret))).toBeNull();
  });
});

/** A8: who makes room where a seat has too many sessions, and what is remembered of it. */
import { describe, expect, it } from 'vitest';
import { Authenticator } from '../../server/auth/authenticator.ts';
import { followLeavers } from '../../server/auth/leavers.ts';
import { Sessions } from '../../server/auth/sessions.ts';
import { LIMITS } from '../../server/limits.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { AGES, asking, authStage, CONFIG, ORIGIN, SharedKeys, settled, withCookie } from './stage.ts';

const MOST = LIMITS.sessionsPerSeat;
const MADE = { kind: 'browser', seat: 'arl-1', person: 'A. Orsel', label: 'test' } as const;

/** `many` sign-ins, each a second after the other. */
async function floodStage(keys = new SharedKeys()) {
  const stage = await authStage(keys);
  const flood = async (many: number, { authenticator } = stage): Promise<void> => {
    for (let n = 0; n < many; n += 1) {
      stage.clock.advance(1_000);
      await authenticator.begin(MADE);
    }
  };
  const isIn = async (secret: string): Promise<boolean> => (await stage.sessions.bySecret(secret)) !== null;
  return { ...stage, flood, isIn, begin: () => stage.authenticator.begin(MADE) };
}

describe('A8 who makes room', () => {
  it('is not whoever has a page open, and their door stays open', async () => {
    const { flood, isIn, begin, authenticator, sessions } = await floodStage();
    const { secret } = await begin();
    const identity = await authenticator.identify(withCookie(secret));
    let shut = false;
    identity?.onEnd(() => {
      shut = true;
    });
    await flood(3 * MOST);
    expect([await isIn(secret), shut, (await sessions.list('arl-1')).length]).toEqual([true, false, MOST]);
  });

  it('is not whoever used it within five minutes, but one that was begun and not used since', async () => {
    const { flood, isIn, begin, authenticator, clock } = await floodStage();
    const [used, before] = [await begin(), await begin()];
    await authenticator.identify(withCookie(before.secret));
    clock.advance(1_000);
    await authenticator.identify(withCookie(used.secret));
    await flood(MOST + 20);
    expect([await isIn(used.secret), await isIn(before.secret)]).toEqual([true, false]);
    clock.advance(300_000);
    await flood(2 * MOST);
    expect(await isIn(used.secret)).toBe(false);
  });

  /** As many as a seat may have, used lately all of them. */
  async function full() {
    const stage = await floodStage();
    for (let n = 0; n < MOST; n += 1) {
      const { secret } = await stage.begin();
      stage.clock.advance(1);
      await stage.authenticator.identify(withCookie(secret));
    }
    const areIn = (begun: readonly { readonly secret: string }[]) => Promise.all(begun.map(({ secret }) => stage.isIn(secret)));
    return { ...stage, areIn, left: async () => (await stage.sessions.list('arl-1')).length };
  }

  it('is none of two that begin in the same moment, and none that has not asked for anything yet', async () => {
    const { begin, areIn, left, clock } = await full();
    const together = await Promise.all([begin(), begin()]);
    expect([await areIn(together), await left()]).toEqual([[true, true], MOST]);
    // of those that begin in the same millisecond any may be the older
    clock.advance(1);
    const one = await begin();
    clock.advance(300);
    const next = await begin();
    expect([await areIn([...together, one, next]), await left()]).toEqual([[true, true, true, true], MOST]);
    clock.advance(10_000);
    const later = await begin();
    expect([await areIn([one, next, later]), (await areIn(together)).filter(Boolean).length, await left()]).toEqual([
      [true, true, true],
      1,
      MOST,
    ]);
  });

  it('is one of a flood, however quick: of those that were begun just now the last four count as at work', async () => {
    const { begin, left, sessions, clock } = await full();
    const atWork = new Set((await sessions.list('arl-1')).map(({ id }) => id));
    for (let n = 0; n < 3 * MOST; n += 1) {
      clock.advance(10);
      await begin();
    }
    const stay = (await sessions.list('arl-1')).filter(({ id }) => atWork.has(id)).length;
    expect([stay, await left()]).toEqual([MOST - 4, MOST]);
  });

  it('is not whoever has a page open on another node', async () => {
    const here = await floodStage();
    const { secret } = await here.begin();
    const sessions = new Sessions(here.keys, here.clock, AGES);
    const elsewhere = new Authenticator({ ...here, sessions, config: CONFIG });
    (await elsewhere.identify(withCookie(secret)))?.onEnd(() => {});
    for (let minute = 0; minute < 10; minute += 1) {
      here.clock.advance(30_000);
      await settled();
      await here.flood(30);
      await settled();
    }
    expect(await here.isIn(secret)).toBe(true);
  });

  it('is the one of them that was unused the longest where all have a page open', async () => {
    const { begin, isIn, authenticator, clock } = await floodStage();
    const secrets: string[] = [];
    for (let n = 0; n < MOST; n += 1) {
      clock.advance(1);
      const { secret } = await begin();
      (await authenticator.identify(withCookie(secret)))?.onEnd(() => {});
      secrets.push(secret);
    }
    clock.advance(1);
    await authenticator.identify(withCookie(secrets[0] ?? ''));
    const { secret } = await begin();
    expect(await Promise.all([0, 1, 2].map((at) => isIn(secrets[at] ?? '')))).toEqual([true, false, true]);
    expect(await isIn(secret)).toBe(true);
  });
});

describe('A8 what is remembered', () => {
  it('is by whose sign-in, for as long as a browser shows it, of as many as a seat has sessions', async () => {
    const { flood, begin, authenticator, clock, keys } = await floodStage();
    const { secret } = await begin();
    const why = () => authenticator.putOut(withCookie(secret));
    await flood(MOST - 1);
    expect(await why()).toBeNull();
    await flood(1);
    expect(await why()).toEqual({ at: clock.now(), by: { person: 'A. Orsel', label: 'test' } });
    await flood(MOST - 1);
    expect(await why()).toMatchObject({ by: { person: 'A. Orsel' } });
    await flood(1);
    expect(await why()).toBeNull();
    expect((await keys.all('put-out')).size).toBe(MOST);
    clock.advance(AGES.sessionMs + 1);
    await flood(MOST + 1);
    expect((await keys.all('put-out')).size).toBe(1);
  });

  it('is of tokens as well, for their age and with no word of the other; those of one kind are not forgotten for the other', async () => {
    const { flood, begin, authenticator, clock, keys } = await floodStage();
    const session = await begin();
    await flood(MOST);
    const makeToken = () => {
      clock.advance(1);
      return authenticator.begin({ ...MADE, kind: 'token' });
    };
    const { secret } = await makeToken();
    const bearer = (more = {}) => asking({ authorization: `Bearer ${secret}`, ...more });
    for (let n = 1; n < LIMITS.tokensPerSeat; n += 1) await makeToken();
    expect(await authenticator.madeRoom(bearer())).toBe(false);
    await makeToken();
    expect(await authenticator.madeRoom(bearer())).toBe(true);
    // as it is shown it is believed: not as a cookie, and from no page
    expect([await authenticator.putOut(withCookie(secret)), await authenticator.madeRoom(bearer({ origin: ORIGIN }))]).toEqual([
      null,
      false,
    ]);
    expect(await authenticator.madeRoom(asking({ authorization: `Bearer ${session.secret}` }))).toBe(false);
    for (let n = 1; n < LIMITS.tokensPerSeat; n += 1) await makeToken();
    expect(await authenticator.madeRoom(bearer())).toBe(true);
    for (let n = 0; n < MOST; n += 1) await makeToken();
    expect([await authenticator.madeRoom(bearer()), await authenticator.madeRoom(withCookie(session.secret))]).toEqual([false, true]);
    expect((await keys.all('put-out')).size).toBe(LIMITS.tokensPerSeat + 1);
    const last = await makeToken();
    for (let n = 0; n < LIMITS.tokensPerSeat; n += 1) await makeToken();
    const over = () => authenticator.madeRoom(asking({ authorization: `Bearer ${last.secret}` }));
    clock.advance(AGES.tokenMs);
    expect(await over()).toBe(true);
    clock.advance(1);
    expect(await over()).toBe(false);
  });

  it('ends with what the browser keeps, and with the seat, or with who held it', async () => {
    const { flood, begin, authenticator, clock, keys, forum, sessions, putOuts, logger } = await floodStage();
    const { secret } = await begin();
    const why = () => authenticator.putOut(withCookie(secret));
    await flood(MOST);
    const { person } = (await why())?.by ?? expect.fail('nothing is remembered');
    expect(person).toBe('A. Orsel');
    const door = (await sessions.list('arl-1'))[MOST - 1] ?? expect.fail('nobody is in');
    const swept = followLeavers({ forum, sessions, putOuts, logger });
    const tenure = forum.tenure('arl-1');
    await forum.act(SERVER, { command: { do: 'hand-over-seat', seat: 'arl-1' }, person: null });
    expect(forum.tenure('arl-1')).toBe(tenure + 1);
    expect(await why()).toBeNull();
    await swept();
    expect([(await keys.all('put-out')).size, await sessions.byId(door.id)]).toEqual([0, null]);

    const next = await authenticator.begin({ ...MADE, tenure: tenure + 1 });
    const later = () => authenticator.putOut(withCookie(next.secret));
    for (let n = 0; n < MOST; n += 1) {
      clock.advance(1_000);
      await authenticator.begin({ ...MADE, tenure: tenure + 1 });
    }
    clock.advance(AGES.sessionMs);
    expect(await later()).toEqual({ at: clock.now() - AGES.sessionMs, by: null });
    clock.advance(1);
    expect(await later()).toBeNull();
  });
});

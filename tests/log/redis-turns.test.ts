/** Turns at a log that several nodes write to: by themselves, whatever a Redis says of them, and at a real one. */
import { createClient, ErrorReply } from 'redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LogName } from '../../server/log/log.ts';
import { RedisLog } from '../../server/log/redis.ts';
import { RedisLine, type RedisSession } from '../../server/log/redis-session.ts';
import { RedisTurns } from '../../server/log/redis-turns.ts';
import { patient } from '../support/patient.ts';
import { startProxy } from '../support/proxy.ts';
import { type RedisServer, redisUrl, startRedis } from '../support/redis.ts';
import { seeded } from '../support/rng.ts';
import { until } from '../support/until.ts';
import { entriesOf } from './entries.ts';

const A: LogName = { kind: 'opinion', id: 'a' };
const C: LogName = { kind: 'opinion', id: 'c' };
/** Nobody hurries. */
const CALM = new AbortController().signal;

function turns(longestMs: number, say: (...words: readonly string[]) => string | null | Promise<string>) {
  const asked: string[] = [];
  const call = async (...words: readonly string[]) => {
    asked.push(words.join(' '));
    return say(...words);
  };
  const session = { call } as unknown as RedisSession;
  const line = { work: (work: (session: RedisSession) => Promise<unknown>) => work(session) } as unknown as RedisLine;
  const made = new RedisTurns(line, longestMs);
  /** Does whoever appends now begin at once? */
  const isFree = (): boolean => {
    let begun = false;
    const work = async (): Promise<void> => {
      begun = true;
    };
    void made.after(A, work, CALM);
    return begun;
  };
  return { made, session, asked, isFree };
}

it('K18 a turn that never ends is waited for once', async () => {
  const { made, session, isFree } = turns(20, () => 'a node that is gone');
  expect(isFree()).toBe(true);
  await made.look(session, A);
  await made.after(A, async () => undefined, CALM);
  await made.look(session, A);
  expect(isFree()).toBe(true);
});

it('K18 an act ends the wait at once, though Redis says nothing, and what comes after it waits again', async () => {
  let says = (): Promise<string> => Promise.resolve('a node that has the turn all the time');
  const { made, session, isFree } = turns(60_000, () => says());
  await made.look(session, A);
  const act = new AbortController();
  const typed = made.after(A, async () => 'typed', act.signal);
  // now it is being asked whether the turn is over
  says = () => new Promise(() => {});
  act.abort();
  expect(await typed).toBe('typed');
  expect(await made.after(A, async () => 'at once', act.signal)).toBe('at once');
  expect(isFree()).toBe(false);
});

it('K18 another turn is waited for again', async () => {
  const heard = ['one', 'another'];
  const { made, session, isFree } = turns(60_000, () => heard[0] ?? null);
  await made.look(session, A);
  expect(isFree()).toBe(false);
  heard.shift();
  await made.look(session, A);
  expect(isFree()).toBe(false);
  heard.shift();
  await made.look(session, A);
  expect(isFree()).toBe(true);
  await made.close();
});

it('K18 whoever may not look waits for nobody, and appends', async () => {
  const { made, session, isFree } = turns(60_000, () => {
    throw new ErrorReply('NOPERM');
  });
  await made.look(session, A);
  expect(isFree()).toBe(true);
});

it('K18 is asked for after the second time in a row, with what was missed, for as long as it may take, and given back', async () => {
  const { made, session, asked } = turns(1_000, () => 'OK');
  made.tooLate(A, 7, 20);
  made.reads(session, A, 6);
  expect(asked).toEqual([]);
  made.tooLate(A, 8, 20);
  // what it had before
  made.reads(session, A, 3);
  expect(asked).toEqual([]);
  made.reads(session, A, 7);
  expect(asked.at(-1)).toMatch(/^SET snap:\{opinion\/a\}:turn \S+ PX 220 NX$/);
  await Promise.resolve();
  await Promise.resolve();
  const token = asked.at(-1)?.split(' ')[2];
  made.tooLate(A, 9, 9_000);
  made.reads(session, A, 8);
  expect(asked.at(-1)).toBe(`SET snap:{opinion/a}:turn ${token} PX 1000`);
  made.release(A);
  await until('it is given back', () => asked.length === 5);
  expect(asked.slice(2).map((words) => words.split(' ')[0])).toEqual(['WATCH', 'GET', 'UNWATCH']);
  // used or not, it was no loss in a row
  made.tooLate(A, 11, 20);
  made.reads(session, A, 10);
  made.release(A);
  await made.close();
  expect(asked).toHaveLength(5);
  // nobody waits for it at the end
  made.tooLate(A, 12, 20);
  made.tooLate(A, 13, 20);
  made.reads(session, A, 12);
  await Promise.resolve();
  await Promise.resolve();
  made.release(A);
  await made.close();
  expect(asked).toHaveLength(6);
});

describe('turns at a log in Redis', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  it('K18 is given back where it came to nothing, and never that of another', async () => {
    const line = new RedisLine(server.url, patient(5_000));
    const hand = await createClient({ url: server.adminUrl }).connect();
    const names = Array.from({ length: 20 }, (_, i): LogName => ({ kind: 'opinion', id: `t${i}` }));
    const key = ({ id }: LogName): string => `snap:{opinion/${id}}:turn`;
    const made = new RedisTurns(line, 60_000);
    const session = await line.session();
    for (const log of names) {
      for (const seq of [6, 7]) made.tooLate(log, seq, 10_000);
      made.reads(session, log, 6);
    }
    // behind what was asked there
    await session.call('GET', key(A));
    expect(await hand.mGet(names.map(key))).not.toContain(null);
    // half of them have ended meanwhile, and others have the next
    const others = names.filter((_, i) => i % 2 === 0);
    for (const log of others) await hand.set(key(log), 'another', { PX: 60_000 });
    for (const log of names) made.release(log);
    const left = (): Promise<(string | null)[]> => hand.mGet(names.map(key));
    await until('all is given back', async () => (await left()).every((token) => token === null || token === 'another'));
    await made.close();
    expect(await left()).toEqual(names.map((_, i) => (i % 2 === 0 ? 'another' : null)));
    await Promise.all([hand.close(), line.close()]);
  });

  /** More tries than a node needs that gets its turn, fewer than one makes that does not. */
  const TRIES = 12;

  it('K18 whoever is far from Redis comes too late only so often, while one that is near writes all the time', async () => {
    const random = entriesOf(seeded('K18'));
    const ways = await Promise.all([startProxy(server.port), startProxy(server.port)]);
    const near = await RedisLog.open(server.url);
    const far = await Promise.all(ways.map(({ port }) => RedisLog.open(redisUrl(port))));
    let writing = true;
    let written = 0;
    const busy = (async () => {
      for (let seq = 0; writing; ) {
        if ((await near.append(A, [random.small(seq + 1)], CALM)) === 'ok') written += 1;
        seq = (await near.head(A))?.seq ?? 0;
      }
    })();
    // far enough that the one that is near writes several times on each of their ways
    for (const way of ways) way.delay(15);
    const most: number[] = [];
    try {
      for (const log of far) {
        let seq = 0;
        for (let turn = 0; turn < 2; turn++) {
          const from = most.length;
          for (let tries = 1; most.length === from; tries++) {
            seq = (await log.read(A, seq)).at(-1)?.seq ?? seq;
            const answer = await log.append(A, [random.small(seq + 1)], CALM);
            if (answer === 'ok' || tries === TRIES) most.push(tries);
          }
        }
      }
    } finally {
      writing = false;
      await busy;
    }
    process.stdout.write(`K18: tries until a turn: ${most.join(' ')}; ${written} of the other\n`);
    expect(Math.max(...most)).toBeLessThan(TRIES);
    // they were too late, and the other went on all the same
    expect(Math.max(...most)).toBeGreaterThan(1);
    expect(written).toBeGreaterThan(most.length);
    await Promise.all([near, ...far].map((log) => log.close()));
    await Promise.all(ways.map((way) => way.close()));
  });

  it('K18 is waited for by what is typed alone, and holds up no other log', async () => {
    const random = entriesOf(seeded('K18 dead'));
    // nobody waits for longer than a quarter of it
    const log = await RedisLog.open(server.url, { replicas: 0, deadlineMs: patient(240_000) });
    const hand = await createClient({ url: server.adminUrl }).connect();
    const ended: string[] = [];
    const append = async (name: string, to: LogName, seq: number, yields?: AbortSignal): Promise<void> => {
      expect(await log.append(to, [random.small(seq)], yields)).toBe('ok');
      ended.push(name);
    };
    await hand.set('snap:{opinion/c}:turn', 'a node that has it all the time');
    await append('before it is known', C, 1, CALM);
    const waits = append('typed', C, 3, CALM);
    await append('elsewhere', { kind: 'opinion', id: 'b' }, 1, CALM);
    await append('an act', C, 2);
    expect(ended).toEqual(['before it is known', 'elsewhere', 'an act']);
    await hand.del('snap:{opinion/c}:turn');
    await waits;
    await hand.set('snap:{opinion/c}:turn', 'a node that has it all the time');
    await append('an act by which it is known again', C, 4);
    const act = new AbortController();
    const before = append('typed before an act', C, 5, act.signal);
    act.abort();
    await before;
    expect(await hand.exists('snap:{opinion/c}:turn')).toBe(1);
    await Promise.all([hand.close(), log.close()]);
  });
});

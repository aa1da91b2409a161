/** Turns at a log that several nodes write to: by themselves, whatever a Redis says of them, and at a real one. */
import { createClient, ErrorReply } from 'redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LogName } from '../../server/log/log.ts';
import { RedisLog } from '../../server/log/redis.ts';
import type { RedisLine, RedisSession } from '../../server/log/redis-session.ts';
import { RedisTurns } from '../../server/log/redis-turns.ts';
import { patient } from '../support/patient.ts';
import { startProxy } from '../support/proxy.ts';
import { type RedisServer, redisUrl, startRedis } from '../support/redis.ts';
import { seeded } from '../support/rng.ts';
import { entriesOf } from './entries.ts';

const A: LogName = { kind: 'opinion', id: 'a' };
const C: LogName = { kind: 'opinion', id: 'c' };

function turns(longestMs: number, say: (...words: readonly string[]) => string | null) {
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
    void made.after(A, async () => {
      begun = true;
    });
    return begun;
  };
  return { made, session, asked, isFree };
}

it('K18 a turn that never ends is waited for once', async () => {
  const { made, session, isFree } = turns(20, () => 'a node that is gone');
  expect(isFree()).toBe(true);
  await made.look(session, A);
  await made.after(A, async () => undefined);
  await made.look(session, A);
  expect(isFree()).toBe(true);
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
  made.won(session, A);
  expect(asked.at(-1)).toBe('SET snap:{opinion/a}:turn  PX 1');
  made.tooLate(A, 11, 20);
  made.reads(session, A, 10);
  expect(asked).toHaveLength(3);
});

describe('turns at a log in Redis', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

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
        if ((await near.append(A, [random.small(seq + 1)], true)) === 'ok') written += 1;
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
            const answer = await log.append(A, [random.small(seq + 1)], true);
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
    const append = async (name: string, to: LogName, seq: number, yields: boolean): Promise<void> => {
      expect(await log.append(to, [random.small(seq)], yields)).toBe('ok');
      ended.push(name);
    };
    await hand.set('snap:{opinion/c}:turn', 'a node that is gone');
    await append('before it is known', C, 1, true);
    const waits = append('typed', C, 3, true);
    await append('elsewhere', { kind: 'opinion', id: 'b' }, 1, true);
    await append('an act', C, 2, false);
    expect(ended).toEqual(['before it is known', 'elsewhere', 'an act']);
    await hand.del('snap:{opinion/c}:turn');
    await waits;
    await Promise.all([hand.close(), log.close()]);
  });
});

/** Payloads of appends that lost their race belong to nothing; the owner of the machine sweeps them, and nothing else. */
import { createClient } from 'redis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LogName, StorageFault, type Stored } from '../../server/log/log.ts';
import { RedisLog } from '../../server/log/redis.ts';
import { sweepRedis } from '../../server/log/redis-sweep.ts';
import { type RedisServer, redisUrl, startRedis } from '../support/redis.ts';
import { seeded } from '../support/rng.ts';
import { entriesOf } from './entries.ts';

const LOGS: readonly LogName[] = [
  { kind: 'opinion', id: 'a' },
  { kind: 'forum', id: 'b' },
];
const ROUNDS = 30;

let server: RedisServer;
const kept = new Map<LogName, Stored[]>(LOGS.map((log) => [log, []]));
let lost = 0;

beforeAll(async () => {
  server = await startRedis();
  const random = entriesOf(seeded('sweep'));
  const nodes = await Promise.all([RedisLog.open(server.url), RedisLog.open(server.url), RedisLog.open(server.url)]);
  for (let round = 0; round < ROUNDS; round++) {
    for (const log of LOGS) {
      const start = (kept.get(log)?.length ?? 0) + 1;
      const rivals = nodes.map(() => Array.from({ length: 1 + (round % 3) }, (_, i) => random.entry(start + i)));
      const answers = await Promise.all(nodes.map((node, i) => node.append(log, rivals[i] ?? [])));
      rivals.forEach((rival, i) => {
        if (answers[i] === 'ok') kept.get(log)?.push(...rival);
      });
    }
  }
  await Promise.all(nodes.map((node) => node.close()));
  lost = (await payloads()) - [...kept.values()].flat().filter(({ payload }) => payload !== null).length;
});
afterAll(() => server.stop());

async function payloads(): Promise<number> {
  const hand = createClient({ url: server.adminUrl });
  await hand.connect();
  const keys = await hand.keys('pl:*');
  await hand.close();
  return keys.length;
}

const sweeper = (): string => redisUrl(server.port, 'nemcon-sweep');

it('leaves what has just been written: its entry may be on the way', async () => {
  expect(lost).toBeGreaterThan(ROUNDS);
  expect(await sweepRedis(sweeper())).toBe(0);
});

it('is no right of a server', async () => {
  const before = await payloads();
  await expect(sweepRedis(server.url, 0)).rejects.toBeInstanceOf(StorageFault);
  expect(await payloads()).toBe(before);
});

it('sweeps every payload that no entry names, and no other', async () => {
  expect(await sweepRedis(sweeper(), 0)).toBe(lost);
  expect(await sweepRedis(sweeper(), 0)).toBe(0);
  const log = await RedisLog.open(server.url);
  for (const [name, entries] of kept) expect(await log.read(name, 0)).toEqual(entries);
  await log.close();
});

it('leaves the payloads of a stream that is not there, and keys that are none of ours', async () => {
  const hand = createClient({ url: server.adminUrl });
  await hand.connect();
  for (const key of ['pl:{opinion/gone}:x', 'pl:{elsewhere}:x']) await hand.set(key, 'x');
  expect(await sweepRedis(sweeper(), 0)).toBe(0);
  expect(await hand.exists(['pl:{opinion/gone}:x', 'pl:{elsewhere}:x'])).toBe(2);
  await hand.close();
});

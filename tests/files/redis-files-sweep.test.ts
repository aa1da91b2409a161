/** What died nodes left in a Redis goes when its owner sweeps; what the log names, or somebody has just put, does not. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RedisFiles } from '../../server/files/redis-files.ts';
import { sweepRedisFiles } from '../../server/files/redis-files-sweep.ts';
import { Forum } from '../../server/forum/forum.ts';
import { createForum, plainFounding } from '../../server/forum/founding.ts';
import { StorageFault } from '../../server/log/log.ts';
import { RedisLog } from '../../server/log/redis.ts';
import { createLogger } from '../../server/logger.ts';
import { sha256 } from '../../server/record/commitment.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { manualClock } from '../support/clock.ts';
import { type RedisServer, redisUrl, startRedis } from '../support/redis.ts';

const bytes = (words: string): Uint8Array => new TextEncoder().encode(words);
const [NAMED, LEFT] = [bytes('named'), bytes('left')];

let server: RedisServer;
let files: RedisFiles;
beforeAll(async () => {
  server = await startRedis();
  files = new RedisFiles(server.url, { replicas: 0, deadlineMs: 10_000 });
});
afterAll(async () => {
  await files.close();
  await server.stop();
});
const sweeper = (): string => redisUrl(server.port, 'nemcon-sweep');
const isThere = async (file: Uint8Array): Promise<boolean> => (await files.get(sha256(file))) !== null;

it('leaves all files of a forum whose log is not there', async () => {
  for (const file of [NAMED, LEFT]) await files.put(sha256(file), file);
  expect(await sweepRedisFiles(sweeper(), 0)).toBe(0);
  expect([await isThere(NAMED), await isThere(LEFT)]).toEqual([true, true]);
});

it('deletes what no log names and nobody has touched for a day, and nothing else', async () => {
  const log = await RedisLog.open(server.url);
  const forum = await Forum.open({ log, clock: manualClock(), logger: createLogger('silent') });
  await createForum(forum, plainFounding('Test Forum'));
  const office = forum.actor(OFFICE_SEAT);
  if (office === null) throw new Error('nobody sits there');
  const paper = { kind: 'DT', meeting: null, of: null, aliases: [], title: 'Kept', language: 'en', source: office.entity } as const;
  await forum.act(office, { command: { do: 'register-document', ...paper, content: { in: 'elsewhere' } }, person: null });
  const [document = ''] = [...forum.state.documents.keys()];
  const file = { hash: sha256(NAMED), type: 'pdf', language: 'en', bytes: NAMED.length } as const;
  expect((await forum.act(office, { command: { do: 'attach-file', document, file }, person: null })).ok).toBe(true);
  await forum.close();
  await log.close();
  await expect(sweepRedisFiles(server.url, 0)).rejects.toBeInstanceOf(StorageFault);
  expect(await sweepRedisFiles(sweeper())).toBe(0);
  expect([await isThere(NAMED), await isThere(LEFT)]).toEqual([true, true]);
  expect(await sweepRedisFiles(sweeper(), 0)).toBe(1);
  expect([await isThere(NAMED), await isThere(LEFT)]).toEqual([true, false]);
});

it('leaves what is put again between the look and the deletion', async () => {
  await files.put(sha256(LEFT), LEFT);
  const racing = (async () => {
    for (let round = 0; round < 200; round++) await files.put(sha256(LEFT), LEFT);
  })();
  let swept = 0;
  for (let round = 0; round < 20; round++) swept += await sweepRedisFiles(sweeper(), 1);
  await racing;
  expect([swept, await isThere(LEFT)]).toEqual([0, true]);
});

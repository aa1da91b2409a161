import { afterAll, beforeAll } from 'vitest';
import { RedisFiles } from '../../server/files/redis-files.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { contract } from './contract.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

/** As the user that redis.acl gives to servers. */
const open = (): RedisFiles => new RedisFiles(redis.url, { replicas: 0, deadlineMs: 10_000 });

contract(async () => {
  const files = open();
  return {
    files,
    reopen: async () => {
      await redis.restart();
      return open();
    },
    done: () => files.close(),
  };
});

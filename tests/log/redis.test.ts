import { afterAll, beforeAll } from 'vitest';
import { RedisLog } from '../../server/log/redis.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { contract } from './contract.ts';

let server: RedisServer;
let database = 0;
beforeAll(async () => {
  server = await startRedis({ databases: '64' });
});
afterAll(() => server.stop());

contract(async () => {
  const url = `${server.url}/${database++}`;
  let log = await RedisLog.open(url);
  return {
    log,
    reopen: async () => {
      await log.close();
      await server.restart();
      log = await RedisLog.open(url);
      return log;
    },
    done: () => log.close(),
  };
});

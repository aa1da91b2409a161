/** C6: a Redis that could lose what was recorded is refused at start, with one line for each reason. */
import { describe, expect, it } from 'vitest';
import { openLog } from '../../server/log/open.ts';
import { RedisLog } from '../../server/log/redis.ts';
import { type RedisReport, redisObjections } from '../../server/log/redis-gate.ts';
import { StoreRefused } from '../../server/log/refused.ts';
import { startRedis } from '../support/redis.ts';

const FIT: RedisReport = {
  version: '8.0.2',
  role: 'master',
  replicas: 2,
  settings: new Map([
    ['appendonly', 'yes'],
    ['appendfsync', 'always'],
    ['no-appendfsync-on-rewrite', 'no'],
    ['maxmemory-policy', 'noeviction'],
  ]),
};
const setTo = (name: string, value: string): RedisReport => ({ ...FIT, settings: new Map([...(FIT.settings ?? []), [name, value]]) });

describe('the gate of Redis', () => {
  it('C6 lets nothing through that is not as it must be', () => {
    expect(redisObjections(FIT, 0)).toEqual([]);
    expect(redisObjections({ ...FIT, version: '7.2.0' }, 2)).toEqual([]);
    expect(redisObjections({ ...FIT, version: '10.0.0' }, 2)).toEqual([]);
    const unfit: readonly [RedisReport, RegExp][] = [
      [setTo('appendonly', 'no'), /^appendonly is no, must be yes$/],
      [setTo('appendfsync', 'everysec'), /^appendfsync is everysec, must be always$/],
      [setTo('no-appendfsync-on-rewrite', 'yes'), /on-rewrite is yes/],
      [setTo('maxmemory-policy', 'allkeys-lru'), /^maxmemory-policy is allkeys-lru/],
      [{ ...FIT, version: '7.0.15' }, /older than 7.2/],
      [{ ...FIT, version: '6.2' }, /older than 7.2/],
      [{ ...FIT, version: 'unknown' }, /older than 7.2/],
      [{ ...FIT, role: 'slave' }, /not the primary/],
      [{ ...FIT, replicas: 1 }, /2 replicas must confirm each append, 1 are connected/],
      [{ ...FIT, settings: null }, /cannot be checked/],
    ];
    for (const [report, line] of unfit) expect(redisObjections(report, 2)).toEqual([expect.stringMatching(line)]);
  });

  it('C6 refuses servers as they come, one line for each reason', async () => {
    const careless = await startRedis({ appendonly: 'no', appendfsync: 'everysec', 'maxmemory-policy': 'allkeys-lru' });
    try {
      const refused = await RedisLog.open(careless.url).catch((fault: unknown) => fault);
      expect(refused).toEqual(
        new StoreRefused([
          `redis://127.0.0.1:${careless.port}: appendonly is no, must be yes`,
          `redis://127.0.0.1:${careless.port}: appendfsync is everysec, must be always`,
          `redis://127.0.0.1:${careless.port}: maxmemory-policy is allkeys-lru, must be noeviction`,
        ]),
      );
    } finally {
      await careless.stop();
    }
  });

  it('C6 refuses fewer replicas than must confirm, and a server that is not there, without telling a password', async () => {
    const server = await startRedis();
    try {
      await expect(openLog(`${server.url}?replicas=1`)).rejects.toThrow('1 replicas must confirm each append, 0 are connected');
      await (await openLog(`${server.url}?replicas=0`)).close();
      await server.kill();
      const refused = openLog(`redis://user:secret@127.0.0.1:${server.port}`);
      await expect(refused).rejects.toBeInstanceOf(StoreRefused);
      await expect(refused).rejects.not.toThrow('secret');
    } finally {
      await server.stop();
    }
  });
});

/** K6: a Redis that could lose what was recorded is refused at start, with one line for each reason. */
import { readFile } from 'node:fs/promises';
import { createClient } from 'redis';
import { describe, expect, it } from 'vitest';
import { openLog } from '../../server/log/open.ts';
import { RedisLog } from '../../server/log/redis.ts';
import { type RedisReport, redisObjections } from '../../server/log/redis-gate.ts';
import { StoreRefused } from '../../server/log/refused.ts';
import { redisUrl, startRedis } from '../support/redis.ts';
import { seeded } from '../support/rng.ts';
import { entriesOf } from './entries.ts';

const A = { kind: 'opinion', id: 'a' } as const;

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
  dangerous: [],
};
const setTo = (name: string, value: string): RedisReport => ({ ...FIT, settings: new Map([...(FIT.settings ?? []), [name, value]]) });

describe('the gate of Redis', () => {
  it('K6 lets nothing through that is not as it must be', () => {
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
      [{ ...FIT, dangerous: ['DEL', 'XTRIM'] }, /^this user may DEL, XTRIM and so take entries away/],
    ];
    for (const [report, line] of unfit) expect(redisObjections(report, 2)).toEqual([expect.stringMatching(line)]);
  });

  it('K6 refuses servers as they come, one line for each reason', async () => {
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

  it('K6 refuses a user who could take entries out of a log, and takes none out to find that out', async () => {
    const server = await startRedis();
    const hand = createClient({ url: server.adminUrl });
    await hand.connect();
    try {
      const log = await RedisLog.open(server.url);
      const entries = [1, 2].map((seq) => entriesOf(seeded('rights')).small(seq));
      await log.append(A, entries);
      const admitted = (await readFile(new URL('../../redis.acl', import.meta.url), 'utf8')).match(/^user nemcon (.*)$/m)?.[1] ?? '';
      const rights: readonly (readonly [string, string])[] = [
        ['+del', 'DEL'],
        ['+unlink', 'UNLINK'],
        ['+xdel', 'XDEL'],
        ['+xtrim', 'XTRIM'],
        ['(~op:* +set)', 'SET'],
        ['+expire', 'EXPIRE'],
        ['+rename', 'RENAME'],
        ['+config|set', 'CONFIG'],
        ['+eval', 'EVAL'],
        ['+flushdb', 'FLUSHDB'],
        ['+flushall', 'FLUSHALL'],
        ['+del +xtrim', 'DEL, XTRIM'],
      ];
      const refusals: unknown[] = [];
      for (const [right, name] of [['', ''] as const, ...rights]) {
        const words = `${admitted} ${right}`.trim().match(/\([^)]*\)|\S+/g) ?? [];
        await hand.sendCommand(['ACL', 'SETUSER', 'one', 'reset', ...words]);
        const opened = await RedisLog.open(redisUrl(server.port, 'one')).catch((fault: unknown) => fault);
        if (opened instanceof RedisLog) await opened.close();
        refusals.push([name, opened instanceof StoreRefused ? opened.reasons : []]);
      }
      const line = (name: string): string =>
        `redis://127.0.0.1:${server.port}: this user may ${name} and so take entries away: give it the rights in redis.acl and no more`;
      expect(refusals).toEqual([['', []], ...rights.map(([, name]) => [name, [line(name)]])]);
      await expect(RedisLog.open(server.adminUrl)).rejects.toThrow('may DEL, UNLINK, XDEL, XTRIM, SET, EXPIRE, RENAME, CONFIG, EVAL and');
      expect(await log.read(A, 0)).toEqual(entries);
      await log.close();
    } finally {
      hand.destroy();
      await server.stop();
    }
  });

  it('K6 refuses fewer replicas than must confirm, and a server that is not there, without telling a password', async () => {
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

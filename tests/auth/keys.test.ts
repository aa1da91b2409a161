/** One contract for every store of keys. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Keys, Portion } from '../../server/auth/keys.ts';
import { MemoryKeys } from '../../server/auth/memory-keys.ts';
import { RedisKeys } from '../../server/auth/redis-keys.ts';
import { SqliteKeys } from '../../server/auth/sqlite-keys.ts';
import { StorageFault } from '../../server/log/log.ts';
import { StoreRefused } from '../../server/log/refused.ts';
import { createLogger } from '../../server/logger.ts';
import { freePort } from '../support/port.ts';
import { type RedisServer, redisUrl, startRedis } from '../support/redis.ts';

const logger = createLogger('silent');
const dir = mkdtempSync(join(tmpdir(), 'nemcon-keys-'));
let redis: RedisServer;
let made = 0;

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(async () => {
  await redis.stop();
  rmSync(dir, { recursive: true, force: true });
});

const fresh = (): string => `h${made++}`;

const STORES: readonly { readonly name: string; readonly open: () => Promise<Keys> }[] = [
  { name: 'memory', open: async () => new MemoryKeys() },
  { name: 'sqlite', open: () => SqliteKeys.open(join(dir, 'keys.db')) },
  { name: 'redis', open: () => RedisKeys.connect(redis.url, logger) },
];

describe.each(STORES)('keys in $name', ({ open }) => {
  let keys: Keys;
  beforeAll(async () => {
    keys = await open();
  });
  afterAll(() => keys.close());

  it('gives back what was put, for its kind only', async () => {
    const hash = fresh();
    expect(await keys.get('session', hash)).toBeNull();
    await keys.put('session', hash, 'one');
    expect(await keys.get('session', hash)).toBe('one');
    expect(await keys.get('invitation', hash)).toBeNull();
    expect((await keys.all('session')).get(hash)).toBe('one');
    expect((await keys.all('invitation')).has(hash)).toBe(false);
  });

  it('gives those that have something in them', async () => {
    const made = ['{"seat":"a-1"}', '{"seat":"a-10"}', '{"label":"\\"seat\\":\\"a-1\\""}', "it's %_*?"].map((value) => ({
      hash: fresh(),
      value,
    }));
    for (const { hash, value } of made) await keys.put('flow', hash, value);
    const found = async (holding: string) => [...(await keys.all('flow', holding)).keys()].sort();
    expect(await found('"seat":"a-1"')).toEqual([made[0]?.hash]);
    expect(await found("'s %_*?")).toEqual([made[3]?.hash]);
    expect(await found('')).toEqual(made.map(({ hash }) => hash).sort());
    expect(await found('none')).toEqual([]);
  });

  it('replaces only what is there', async () => {
    const hash = fresh();
    await keys.replace('session', new Map([[hash, 'ghost']]));
    expect(await keys.get('session', hash)).toBeNull();
    const [one, two] = [fresh(), fresh()];
    for (const each of [one, two]) await keys.put('session', each, 'one');
    await keys.replace('session', new Map([one, hash, two].map((each) => [each, 'two'])));
    expect(await Promise.all([one, hash, two].map((each) => keys.get('session', each)))).toEqual(['two', null, 'two']);
  });

  it('is added by one, however many add it, and again once it was taken', async () => {
    const hash = fresh();
    for (let round = 0; round < 2; round += 1) {
      const values = Array.from({ length: 10 }, (_, nth) => `of ${nth}`);
      const added = await Promise.all(values.map((value) => keys.add('called', hash, value)));
      expect(added.filter((one) => one)).toHaveLength(1);
      expect(await keys.get('called', hash)).toBe(values[added.indexOf(true)]);
      expect(await keys.take('called', hash)).toBe(values[added.indexOf(true)]);
    }
  });

  it('writes many at once, new or not, and forgets them', async () => {
    const [one, two] = [fresh(), fresh()];
    await keys.put('here', one, 'old');
    await keys.putAll('here', new Map([one, two].map((each) => [each, 'new'])));
    expect(await Promise.all([one, two].map((each) => keys.get('here', each)))).toEqual(['new', 'new']);
    const none = fresh();
    expect(await keys.getAll('here', [two, none, one])).toEqual(new Map([one, two].map((each) => [each, 'new'])));
    await keys.forget('here', [one, fresh()]);
    expect(await Promise.all([one, two].map((each) => keys.get('here', each)))).toEqual([null, 'new']);
  });

  it('gives all in portions, each once', async () => {
    await keys.putAll('called', new Map(Array.from({ length: 1_203 }, (_, place) => [`p${place}`, 'told'])));
    const seen = new Set<string>();
    let [from, longest, portions]: [string | null, number, number] = [null, 0, 0];
    do {
      const { found, next }: Portion = await keys.portion('called', from);
      for (const hash of found.keys()) seen.add(hash);
      [from, longest, portions] = [next, Math.max(longest, found.size), portions + 1];
    } while (from !== null);
    expect(seen.size).toBe(1_203);
    // a Redis gives about as many as it is asked for
    expect([portions > 2, longest < 1_000]).toEqual([true, true]);
  });

  it('gives a key away once, however many take it', async () => {
    const hash = fresh();
    await keys.put('invitation', hash, 'once');
    const taken = await Promise.all(Array.from({ length: 10 }, () => keys.take('invitation', hash)));
    expect(taken.filter((value) => value !== null)).toEqual(['once']);
    expect(await keys.get('invitation', hash)).toBeNull();
  });
});

describe('keys of more than one process', () => {
  it('are seen in SQLite by a second process that adds one', async () => {
    const file = join(dir, 'two.db');
    const server = await SqliteKeys.open(file);
    const command = await SqliteKeys.open(file);
    await command.put('invitation', 'made-beside', 'link');
    expect(await server.take('invitation', 'made-beside')).toBe('link');
    await server.close();
    await command.close();
  });

  it('tell other nodes in Redis what was taken away', async () => {
    const [here, there] = await Promise.all([RedisKeys.connect(redis.url, logger), RedisKeys.connect(redis.url, logger)]);
    const heard = new Promise<string>((resolve) => there.watch(resolve));
    const hash = fresh();
    await here.put('session', hash, 'one');
    await here.take('session', hash);
    expect(await heard).toBe(hash);
    await here.close();
    await there.close();
  });
});

describe('keys in a file that', () => {
  it('K23 cannot be written yet hold up nobody else, and whoever signs in is told when they are there', async () => {
    const file = join(dir, 'held.db');
    const keys = await SqliteKeys.open(file);
    const other = new Database(file);
    const written = () => other.prepare('SELECT value FROM key WHERE hash = ?').pluck().get('h');
    other.exec('BEGIN EXCLUSIVE');
    const told: unknown[] = [];
    // the file waits five seconds for it
    const asked = [keys.put('session', 'h', 'v'), keys.get('session', 'h')].map((one) => one.then((answer) => told.push(answer)));
    for (let turn = 0; turn < 100; turn += 1) await setImmediate();
    expect([told, written()]).toEqual([[], undefined]);
    other.exec('COMMIT');
    await Promise.all(asked);
    expect([told, written()]).toEqual([[undefined, 'v'], 'v']);
    other.close();
    await keys.close();
  });

  it('N8 fails are a fault of storage, whatever is asked', async () => {
    const keys = await SqliteKeys.open(join(dir, 'failing.db'));
    await keys.close();
    const asked = [
      keys.get('session', 'h'),
      keys.getAll('session', ['h']),
      keys.put('session', 'h', 'v'),
      keys.add('session', 'h', 'v'),
      keys.putAll('session', new Map()),
      keys.replace('session', new Map()),
      keys.forget('session', []),
      keys.portion('session', null),
      keys.take('session', 'h'),
      keys.all('session'),
    ];
    for (const one of await Promise.allSettled(asked)) expect(one).toMatchObject({ status: 'rejected', reason: expect.any(StorageFault) });
  });
});

describe('keys in a Redis that', () => {
  it('does not let this user in, or is not there, are refused with one line', async () => {
    const open = (url: string) => RedisKeys.connect(url, logger);
    await expect(open(redisUrl(redis.port, 'nobody'))).rejects.toThrow(/^redis:\/\/127\.0\.0\.1:\d+: WRONGPASS/);
    await expect(open(redisUrl(await freePort()))).rejects.toThrow(StoreRefused);
  });
});

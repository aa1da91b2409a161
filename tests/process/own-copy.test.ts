/** O13, O14: what a server with a Redis says at its start, and what it does where that Redis has lost what was recorded. */
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { durabilityOf } from '../../server/log/durability.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { runMain } from '../support/run-main.ts';
import { ServerProcess } from '../support/server-process.ts';

describe('O13 what recorded means', () => {
  it.each([
    ['memory:', null, /in memory/],
    ['sqlite:/var/lib/nemcon', null, /the disk of this machine.*a lost disk takes/],
    ['redis://host', null, /the disk of Redis\..*takes what that one lacks\.$/],
    ['redis://host?replicas=1', null, /of one replica\./],
    ['rediss://host?replicas=2', '/var/lib/copy', /of 2 replicas\..*its own copy in \/var\/lib\/copy/],
  ])('%s', (store, copy, words) => {
    expect(durabilityOf(store, copy)).toMatch(words);
  });

  it('shows no password of a Redis', () => {
    expect(durabilityOf('redis://nemcon:secret@host', null)).not.toContain('secret');
  });
});

describe('O14 a Redis that has lost what was recorded', () => {
  let redis: RedisServer;
  let server: ServerProcess;
  beforeAll(async () => {
    redis = await startRedis();
    const dir = `${redis.dir}/copy`;
    server = await ServerProcess.start({ args: [], env: { NEMCON_STORE: redis.url, NEMCON_COPY: dir } });
  });
  afterAll(async () => {
    await server.close();
    await redis.stop();
  });

  const env = () => ({ NEMCON_STORE: redis.url, NEMCON_COPY: `${redis.dir}/copy`, NEMCON_PORT: String(server.port) });

  const lose = async (): Promise<void> => {
    const client = await createClient({ url: redis.adminUrl }).connect();
    await client.flushAll();
    client.destroy();
  };

  it('is told what it means, is not served, and takes back what the copy holds', async () => {
    expect(server.output).toContain(`its own copy in ${redis.dir}/copy`);
    await lose();
    // while it runs it says so, and writes nothing there
    await expect.poll(() => server.ready()).toBe(false);
    await expect.poll(() => server.output).toContain('forum/forum: the store ends before entry');
    await server.down('SIGTERM');
    const refused = await runMain([], env());
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringMatching(/forum\/forum: the store ends before entry \d+, which this server has recorded/),
    });
    expect(await runMain(['import', `sqlite:${redis.dir}/copy`], { NEMCON_STORE: redis.url })).toMatchObject({ code: 0 });
    await server.up();
    expect(await server.ready()).toBe(true);
  });
});

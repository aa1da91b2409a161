/** What Redis and the way to it can do to an append: answers lost, silence, entries lost in a failover, other nodes. */
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LogName, StorageFault, type Stored } from '../../server/log/log.ts';
import { RedisLog } from '../../server/log/redis.ts';
import { count } from '../support/levels.ts';
import { LossyWay } from '../support/lossy-way.ts';
import { startProxy } from '../support/proxy.ts';
import { type RedisServer, redisUrl, startRedis } from '../support/redis.ts';
import { seeded } from '../support/rng.ts';
import { until } from '../support/until.ts';
import { entriesOf } from './entries.ts';

let server: RedisServer;
beforeAll(async () => {
  server = await startRedis({ databases: '64', 'repl-diskless-sync-delay': '0' });
});
afterAll(() => server.stop());

let database = 0;
const nextDatabase = (): number => database++;
const A: LogName = { kind: 'opinion', id: 'a' };
const via = (port: number, db: number): string => `${redisUrl(port)}/${db}`;

async function admin(db: number) {
  const client = createClient({ url: `${server.adminUrl}/${db}` });
  client.on('error', () => {});
  await client.connect();
  return client;
}

describe('an append to Redis', () => {
  it('K4 is there exactly once when its answer is lost, and the true outcome is told after a fence', async () => {
    const rng = seeded('K4');
    const random = entriesOf(rng);
    const db = nextDatabase();
    const way = await LossyWay.to(server.port);
    const log = await RedisLog.open(via(way.port, db));
    const monitor = await watchCommands(db);
    const rounds = count(100, 1_000, 10_000);
    let lost = 0;
    way.lose = () => {
      if (!rng.chance(0.5)) return null;
      lost++;
      return rng.pick(['before', 'after'] as const);
    };
    const kept: Stored[] = [];
    for (let i = 0; i < rounds; i++) {
      const entry = random.small(kept.length + 1);
      const answer = await log.append(A, [entry]).catch((fault: unknown) => fault);
      if (answer === 'ok') kept.push(entry);
      else {
        // Lost twice: unknown, so it is looked for, as the room does when it reads the log again.
        expect(answer).toBeInstanceOf(StorageFault);
        const head = await log.head(A);
        if (head?.seq === entry.seq) {
          expect(head).toEqual(entry);
          kept.push(entry);
        }
      }
    }
    way.lose = () => null;
    expect(await log.read(A, 0)).toEqual(kept);
    expect(lost).toBeGreaterThan(rounds / 4);
    expect((await monitor.stop()).some((line) => /"INCR" "fence"/i.test(line))).toBe(true);
    await log.close();
    await way.close();
  });

  it('K2 is confirmed by WAITAOF on its own connection, after it and outside any transaction', async () => {
    const db = nextDatabase();
    const log = await RedisLog.open(via(server.port, db));
    const monitor = await watchCommands(db);
    const random = entriesOf(seeded('K2'));
    await Promise.all([log.append(A, [random.entry(1), random.entry(2)]), log.append({ kind: 'draft', id: 'x' }, [random.entry(1)])]);
    await log.append(A, [random.entry(3)]);
    const lines = await monitor.stop();
    expect(lines.some((line) => /"(MULTI|EVAL|EVALSHA|FCALL)"/i.test(line))).toBe(false);
    const last = new Map<string, string>();
    const adds = lines.filter((line) => /"XADD"/.test(line));
    expect(adds).toHaveLength(3);
    for (const line of lines) {
      const from = /\[\d+ ([\d.:]+)\]/.exec(line)?.[1] ?? '';
      if (/"(XADD|WAITAOF)"/.test(line)) last.set(from, /"(XADD|WAITAOF)"/.exec(line)?.[1] ?? '');
    }
    expect([...last.values()]).toEqual(['WAITAOF']);
    await log.close();
  });

  it('throws where the server says nothing, and works again when it does', async () => {
    const db = nextDatabase();
    const proxy = await startProxy(server.port);
    const log = await RedisLog.open(via(proxy.port, db), { replicas: 0, deadlineMs: 2_000 });
    const random = entriesOf(seeded('silence'));
    expect(await log.append(A, [random.entry(1)])).toBe('ok');
    proxy.silence();
    const asked = [log.append(A, [random.entry(2)]), log.probe(), log.head(A)];
    for (const one of await Promise.allSettled(asked)) expect(one).toMatchObject({ status: 'rejected', reason: expect.any(StorageFault) });
    proxy.heal();
    await log.probe();
    const head = (await log.head(A))?.seq ?? 0;
    expect(await log.append(A, [random.entry(head + 1)])).toBe('ok');
    await log.close();
    await proxy.close();
  });

  it('keeps nobody waiting twice who asked while the server said nothing, and tells of an append that comes late', async () => {
    const db = nextDatabase();
    const [here, there] = await Promise.all([
      RedisLog.open(via(server.port, db), { replicas: 0, deadlineMs: 2_000 }),
      RedisLog.open(via(server.port, db)),
    ]);
    const random = entriesOf(seeded('late'));
    expect(await here.append(A, [random.small(1)])).toBe('ok');
    const news = newsOf(here);
    await there.append(A, [random.small(2)]);
    await news.next();
    expect(await here.append(A, [random.small(3)])).toBe('ok');
    server.child().kill('SIGSTOP');
    try {
      const late = random.small(4);
      const first = here.append(A, [late]).catch((fault: unknown) => fault);
      // in the batch that follows
      const second = here.append({ kind: 'opinion', id: 'b' }, [random.small(1)]).catch((fault: unknown) => fault);
      const [failed, waited] = [await first, await Promise.race([second, new Promise((resolve) => setTimeout(resolve, 500, 'waits'))])];
      expect([failed, waited]).toEqual([expect.any(StorageFault), expect.any(StorageFault)]);
      server.child().kill('SIGCONT');
      // it was on its way when it was given up
      await news.next();
      await until('it is there', async () => (await here.head(A))?.seq === 4);
      expect(await here.head(A)).toEqual(late);
    } finally {
      server.child().kill('SIGCONT');
    }
    news.stop();
    await Promise.all([here.close(), there.close()]);
  });

  it('throws while not enough replicas have it, and never calls it recorded', async () => {
    const replica = await startRedis({ replicaof: `127.0.0.1 ${server.port}` });
    const db = nextDatabase();
    const log = await RedisLog.open(via(server.port, db), { replicas: 1, deadlineMs: 30_000 });
    const random = entriesOf(seeded('replica'));
    try {
      expect(await log.append(A, [random.entry(1)])).toBe('ok');
      await log.close();
      const hasty = await RedisLog.open(via(server.port, db), { replicas: 1, deadlineMs: 2_000 });
      replica.child().kill('SIGSTOP');
      await expect(hasty.append(A, [random.entry(2)])).rejects.toBeInstanceOf(StorageFault);
      replica.child().kill('SIGCONT');
      expect((await hasty.head(A))?.seq).toBe(2);
      await hasty.close();
    } finally {
      replica.child().kill('SIGCONT');
      await replica.stop();
    }
  });

  it('K5 makes no hole when the server has lost entries, and says what was lost', async () => {
    const db = nextDatabase();
    const log = await RedisLog.open(via(server.port, db));
    const random = entriesOf(seeded('K5'));
    for (const seq of [1, 2, 3]) await log.append(A, [random.entry(seq)]);
    const hand = await admin(db);
    await hand.del('op:{opinion/a}');
    await hand.sendCommand(['XADD', 'op:{opinion/a}', '1-0', 'h', 'x', 's', 'y', 'p', '']);
    await hand.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes']);
    for (let i = 0; i < 3; i++) {
      await expect(log.append(A, [random.entry(4)])).rejects.toThrow('opinion/a: Redis has lost entries: 3 were recorded, it holds 1');
    }
    expect(await hand.xLen('op:{opinion/a}')).toBe(1);
    await hand.close();
    await log.close();
  });

  it('lets one of two nodes win each position, several entries at a time', async () => {
    const rng = seeded('nodes');
    const random = entriesOf(rng);
    const db = nextDatabase();
    const nodes = await Promise.all([RedisLog.open(via(server.port, db)), RedisLog.open(via(server.port, db))]);
    const kept: Stored[] = [];
    for (let i = 0; i < 100; i++) {
      const start = kept.length + 1;
      const rivals = nodes.map(() => Array.from({ length: rng.between(1, 3) }, (_, j) => random.small(start + j)));
      const answers = await Promise.all(nodes.map((node, j) => node.append(A, rivals[j] ?? [])));
      expect([...answers].sort()).toEqual(['ok', 'taken']);
      kept.push(...(rivals[answers.indexOf('ok')] ?? []));
    }
    for (const node of nodes) expect(await node.read(A, 0)).toEqual(kept);
    await Promise.all(nodes.map((node) => node.close()));
  });
});

describe('watching a log in Redis', () => {
  it('tells of what other nodes append, not of what this one does, also after the connection was lost', async () => {
    const db = nextDatabase();
    const [here, there] = await Promise.all([RedisLog.open(via(server.port, db)), RedisLog.open(via(server.port, db))]);
    const random = entriesOf(seeded('watch'));
    await here.append(A, [random.small(1)]);
    const news = newsOf(here);
    await there.append(A, [random.small(2), random.small(3)]);
    await news.next();
    const heard = news.count();
    await here.append(A, [random.small(4)]);
    await here.append(A, [random.small(5)]);
    await there.append(A, [random.small(6)]);
    await news.next();
    expect(news.count()).toBe(heard + 1);
    const hand = await admin(db);
    await hand.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes']);
    await hand.close();
    await there.append(A, [random.small(7)]);
    await news.next();
    news.stop();
    await there.append(A, [random.small(8)]);
    await Promise.all([here.close(), there.close()]);
  });

  it('hears again, by itself, after its connection died without a word', async () => {
    const db = nextDatabase();
    const proxy = await startProxy(server.port);
    const there = await RedisLog.open(via(server.port, db));
    const random = entriesOf(seeded('deaf'));
    await there.append(A, [random.small(1)]);
    const here = await RedisLog.open(via(proxy.port, db), { replicas: 0, deadlineMs: 2_000 });
    const news = newsOf(here);
    await news.next();
    proxy.silence();
    await there.append(A, [random.small(2)]);
    proxy.heal();
    await news.next();
    news.stop();
    await Promise.all([here.close(), there.close()]);
    await proxy.close();
  });
});

/** Waits for news without polling. */
function newsOf(log: RedisLog) {
  let heard = 0;
  let wake: () => void = () => {};
  let waiting = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const stop = log.watch(A, () => {
    heard++;
    wake();
  });
  return {
    count: () => heard,
    stop,
    next: async () => {
      await waiting;
      waiting = new Promise<void>((resolve) => {
        wake = resolve;
      });
    },
  };
}

/** What the server is asked by everybody, from now on. */
async function watchCommands(db: number): Promise<{ stop(): Promise<readonly string[]> }> {
  const hand = await admin(db);
  const ear = await admin(db);
  const lines: string[] = [];
  await ear.monitor((line) => void lines.push(String(line)));
  return {
    stop: async () => {
      // The server tells in order: when it has told of this one it has told of all before.
      const end = new Promise<void>((resolve) => {
        const look = () => (lines.some((line) => line.includes('"the end"')) ? resolve() : setImmediate(look));
        look();
      });
      await hand.sendCommand(['ECHO', 'the end']);
      await end;
      ear.destroy();
      await hand.close();
      return lines.filter((line) => line.includes(`[${db} `));
    },
  };
}

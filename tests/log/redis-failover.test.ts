/**
 * A Redis with two replicas that fails over to one of them, the worst one, or is cut off from both while somebody goes on asking it. Two
 * servers, each with a copy of its own (O14), as rooms do: what one has recorded the other one reads.
 */
import { createClient } from 'redis';
import { describe, expect, it } from 'vitest';
import { CopiedLog } from '../../server/log/copied.ts';
import { type Log, type LogName, StorageFault, type Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { RedisLog } from '../../server/log/redis.ts';
import { Door } from '../support/door.ts';
import { count } from '../support/levels.ts';
import { patient } from '../support/patient.ts';
import { startProxy } from '../support/proxy.ts';
import { type RedisServer, redisUrl, startRedis } from '../support/redis.ts';
import { type Rng, seeded } from '../support/rng.ts';
import { until } from '../support/until.ts';
import { entriesOf } from './entries.ts';

const FAILOVERS = count(1, 20, 100);
const REGRESSIONS = count(15, 500, 5_000);
const LOG: LogName = { kind: 'opinion', id: 'a' };
const SETTINGS = { 'repl-diskless-sync-delay': '0', 'repl-ping-replica-period': '1' };

async function tell(server: RedisServer, ...words: readonly string[]): Promise<unknown> {
  const client = createClient({ url: server.adminUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    return await client.sendCommand(words);
  } finally {
    client.destroy();
  }
}

const follow = (server: RedisServer, port: number): Promise<unknown> => tell(server, 'REPLICAOF', '127.0.0.1', String(port));

async function following(primary: RedisServer, replicas: number): Promise<void> {
  await until('the replicas are in step', async () => {
    const said = String(await tell(primary, 'INFO', 'replication'));
    return said.match(/state=online/g)?.length === replicas;
  });
}

/** What a server does with a log: it knows what is recorded, and goes on behind it. */
class Server {
  readonly log: Log;
  readonly acknowledged: Stored[] = [];
  #head = 0;

  constructor(log: Log) {
    this.log = log;
  }

  /** One entry more, wherever the log stands. Throws StorageFault where that is unknown or refused. */
  async record(make: (seq: number) => Stored): Promise<void> {
    for (;;) {
      const entry = make(this.#head + 1);
      const appended = await this.log.append(LOG, [entry]);
      if (appended === 'ok') {
        this.#head = entry.seq;
        this.acknowledged.push(entry);
        return;
      }
      await this.hear();
    }
  }

  async hear(): Promise<void> {
    this.#head += (await this.log.read(LOG, this.#head)).length;
  }
}

async function server(port: number, replicas: number): Promise<Server> {
  const log = await RedisLog.open(redisUrl(port), { replicas, deadlineMs: patient(30_000) });
  return new Server(await CopiedLog.open(log, new MemoryLog()));
}

/** There are so many entries, confirmed or not. */
const written = (primary: RedisServer, entries: number): Promise<unknown> =>
  until('it is written', async () => Number(await tell(primary, 'XLEN', 'op:{opinion/a}')) >= entries);

/** Whoever waits for what does not come hears in the end that it is not recorded. */
async function givenUp(vain: Promise<void>, door: Door): Promise<void> {
  const heard = vain.then(
    () => 'recorded',
    (fault: unknown) => fault,
  );
  let answer: unknown = null;
  void heard.then((one) => {
    answer = one;
  });
  await until('it is given up', () => {
    door.cut();
    return answer;
  });
  expect(answer).toBeInstanceOf(StorageFault);
}

/** The log as this Redis has it, without a gap. */
async function whole(port: number): Promise<readonly Stored[]> {
  const log = await RedisLog.open(redisUrl(port));
  const entries = await log.read(LOG, 0);
  await log.close();
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1));
  return entries;
}

const isThere = (entries: readonly Stored[], entry: Stored): boolean =>
  entries[entry.seq - 1] !== undefined && Buffer.compare(entries[entry.seq - 1]?.header ?? entry.salt ?? entry.header, entry.header) === 0;

async function withReplicas(use: (primary: RedisServer, replicas: readonly [RedisServer, RedisServer]) => Promise<void>): Promise<void> {
  const started = await Promise.all([startRedis(SETTINGS), startRedis(SETTINGS), startRedis(SETTINGS)]);
  try {
    await use(started[0], [started[1], started[2]]);
  } finally {
    await Promise.all(started.map((one) => one.stop()));
  }
}

describe.concurrent.each([2, 1, 0])('a failover to the worst replica, where %i of two must confirm', (asked) => {
  it(
    `K5 O14 loses nothing acknowledged, or is found by every server and written over by none, ${FAILOVERS} times`,
    async () => {
      const rng = seeded(`failover ${asked}`);
      let lost = 0;
      for (let round = 0; round < FAILOVERS; round++) lost += await failover(rng, asked);
      process.stdout.write(`failover, ${asked} must confirm: ${FAILOVERS} times, ${lost} acknowledged entries lost and found out\n`);
      expect(lost > 0).toBe(asked < 2);
    },
    patient(60_000 + FAILOVERS * 30_000),
  );
});

async function failover(rng: Rng, asked: number): Promise<number> {
  const door = await Door.open();
  let lost = 0;
  await withReplicas(async (primary, [worst, other]) => {
    door.leadsTo([primary.port]);
    const port = Number(new URL(door.origin).port);
    const link = await startProxy(primary.port);
    await Promise.all([follow(worst, link.port), follow(other, primary.port)]);
    await following(primary, 2);
    const random = entriesOf(rng);
    const servers = await Promise.all([server(port, asked), server(port, asked)]);
    const record = async (times: number): Promise<void> => {
      for (let at = 0; at < times; at++) {
        await rng.pick(servers).record(random.small);
        await Promise.all(servers.map((one) => one.hear()));
      }
    };
    await record(rng.between(3, 8));
    link.silence();
    const more = record(rng.between(1, 4));
    // who needs both waits in vain, and tells nobody that it is recorded
    if (asked < 2) await more;
    else await written(primary, servers.flatMap((one) => one.acknowledged).length + 1);
    await primary.kill();
    if (asked === 2) await expect(more).rejects.toBeInstanceOf(StorageFault);
    await tell(worst, 'REPLICAOF', 'NO', 'ONE');
    await follow(other, worst.port);
    await primary.restart();
    await follow(primary, worst.port);
    await following(worst, 2);
    door.leadsTo([worst.port]);
    door.cut();

    const acknowledged = servers.flatMap((one) => one.acknowledged);
    const kept = await whole(worst.port);
    lost = acknowledged.filter((entry) => !isThere(kept, entry)).length;
    if (asked === 2) expect(lost).toBe(0);
    for (const one of servers)
      if (lost === 0) await one.hear();
      else await expect(one.record(random.small)).rejects.toThrow(/lost entries|the store ends before entry/);
    // nothing was written over what is missing
    expect(await whole(worst.port)).toHaveLength(kept.length);
    await Promise.all([...servers.map((one) => one.log.close()), link.close()]);
  });
  await door.close();
  return lost;
}

it.concurrent(
  `K5 what is asked of a primary that is cut off from its replicas is not recorded, ${FAILOVERS} times`,
  async () => {
    const rng = seeded('split');
    for (let round = 0; round < FAILOVERS; round++) {
      await withReplicas(async (primary, [first, second]) => {
        const link = await startProxy(primary.port);
        await Promise.all([follow(first, link.port), follow(second, link.port)]);
        await following(primary, 2);
        const random = entriesOf(rng);
        const [ours, theirs] = [await Door.open(), await Door.open()];
        for (const door of [ours, theirs]) door.leadsTo([primary.port]);
        const portOf = ({ origin }: Door): number => Number(new URL(origin).port);
        const [here, there] = [await server(portOf(ours), 1), await server(portOf(theirs), 1)];
        for (const one of [here, there]) await one.record(random.small);
        link.silence();
        const vain = here.record(random.small);
        await written(primary, 3);
        await givenUp(vain, ours);
        await tell(first, 'REPLICAOF', 'NO', 'ONE');
        await follow(second, first.port);
        await following(first, 1);
        theirs.leadsTo([first.port]);
        theirs.cut();
        await there.record(random.small);
        await givenUp(here.record(random.small), ours);
        // and comes back to the others
        await follow(primary, first.port);
        await following(first, 2);
        ours.leadsTo([first.port]);
        ours.cut();
        await here.hear();
        await here.record(random.small);
        const kept = await whole(first.port);
        const acknowledged = [...here.acknowledged, ...there.acknowledged];
        expect(acknowledged.filter((entry) => !isThere(kept, entry))).toEqual([]);
        expect(new Set(acknowledged.map(({ seq }) => seq)).size).toBe(acknowledged.length);
        await Promise.all([here.log.close(), there.log.close(), ours.close(), theirs.close(), link.close()]);
      });
    }
  },
  patient(60_000 + FAILOVERS * 30_000),
);

it(
  `K5 a store that has gone back gets no gap in ${REGRESSIONS} tries, and whoever knows of more says so`,
  async () => {
    const rng = seeded('gone back');
    const random = entriesOf(rng);
    const redis = await startRedis();
    try {
      const [knows, again] = await Promise.all([RedisLog.open(redis.url), RedisLog.open(redis.url)]);
      let longest = 0;
      for (let at = 0; at < REGRESSIONS; at++) {
        const log: LogName = { kind: 'opinion', id: `r${at}` };
        const length = rng.between(2, 5);
        const entries = Array.from({ length }, (_, i) => random.small(i + 1));
        for (const entry of entries) await knows.append(log, [entry]);
        // the stream as an older replica has it
        const left = rng.below(length);
        await tell(redis, 'DEL', `op:{opinion/${log.id}}`);
        for (const entry of entries.slice(0, left)) await again.append(log, [entry]);
        await tell(redis, 'CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
        longest = Math.max(longest, length - left);
        const words = `opinion/${log.id}: Redis has lost entries: ${length} were recorded, it holds ${left}`;
        await expect(knows.append(log, [random.small(length + 1)])).rejects.toThrow(words);
        // nor does one that knows nothing leave a gap
        expect(await again.append(log, [random.small(length + 1)])).toBe('taken');
        expect((await again.read(log, 0)).map(({ seq }) => seq)).toEqual(entries.slice(0, left).map(({ seq }) => seq));
      }
      await Promise.all([knows.close(), again.close()]);
      expect(longest).toBeGreaterThan(1);
    } finally {
      await redis.stop();
    }
  },
  patient(60_000 + REGRESSIONS * 1_000),
);

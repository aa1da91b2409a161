/**
 * What it takes to make an entry durable, by store and by the number of appends in flight (each in a log of its own, as rooms do).
 *
 * Prediction, written before the first run: memory 5 us. SQLite alone 0.3 ms p50, 100 in flight 50,000/s, 1,000 in flight 100,000/s, because
 * the commit is the batch. Redis with `appendfsync always` alone 0.3 ms, 100 in flight 30,000/s: every rule of the contract is checked there too.
 *
 * Goals: SQLite alone p50 <= 2 ms; 100 in flight at least 5 times as many a second as alone, which only batching can give.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log, LogName, Stored } from '../server/log/log.ts';
import { MemoryLog } from '../server/log/memory.ts';
import { openLog } from '../server/log/open.ts';
import { startRedis } from '../tests/support/redis.ts';
import { durableMs } from './support/disk.ts';
import { type Goal, option, report, say } from './support/report.ts';
import { rounded, type Spread, spread } from './support/spread.ts';

const PREDICTION = 'SQLite: 0.3 ms p50 alone, 50,000/s with 100 in flight, 100,000/s with 1,000; Redis 30,000/s with 100';
const REDIS = 'redis-server';
const TO_DISK = 3;
const IN_FLIGHT = [1, 100, 1_000];

interface Figure {
  readonly inFlight: number;
  readonly ms: Spread;
  readonly perSecond: number;
}

const HEADER = randomBytes(520);
const STATEMENT = randomBytes(480);
const PAYLOAD = randomBytes(60);
const SALT = randomBytes(32);
/** As large as an entry for one keystroke. */
const entry = (seq: number): Stored => ({ seq, header: HEADER, statement: STATEMENT, payload: PAYLOAD, salt: SALT });

async function measure(log: Log, inFlight: number, runMs: number): Promise<Figure> {
  const ms: number[] = [];
  const begun = performance.now();
  const writer = async (name: LogName): Promise<void> => {
    for (let seq = 1; performance.now() - begun < runMs; seq += 1) {
      const asked = performance.now();
      if ((await log.append(name, [entry(seq)])) !== 'ok') throw new Error('nobody else writes here');
      ms.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, (_, at) => writer({ kind: 'draft', id: `a${inFlight}-${at}` })));
  return { inFlight, ms: spread(ms), perSecond: Math.round((ms.length / (performance.now() - begun)) * 1000) };
}

async function all(store: string, log: Log, runMs: number): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const inFlight of IN_FLIGHT) {
    figures.push(await measure(log, inFlight, runMs));
    say(`${store}: ${JSON.stringify(figures.at(-1))}`);
  }
  await log.close();
  return figures;
}

async function redis(runMs: number): Promise<readonly Figure[] | string> {
  if (spawnSync(REDIS, ['--version']).status !== 0) return 'SKIPPED: redis-server is not installed';
  const server = await startRedis();
  try {
    return await all('redis', await openLog(server.url), runMs);
  } finally {
    await server.stop();
  }
}

function goalsOf(sqlite: readonly Figure[], disk: Spread): readonly Goal[] {
  const [alone, hundred] = sqlite;
  if (alone === undefined || hundred === undefined) throw new Error('SQLite was measured');
  return [
    { what: 'SQLite alone, p50 ms', value: alone.ms.p50, atMost: 2, elsewhere: 'noted' },
    { what: 'SQLite alone, p50, to a small durable write', value: rounded(alone.ms.p50 / disk.p50), atMost: TO_DISK },
    { what: 'SQLite, 100 in flight against one, times', value: Math.round(hundred.perSecond / alone.perSecond), atLeast: 5 },
  ];
}

await report('append', PREDICTION, async () => {
  const runMs = option('ms', 3_000);
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-append-'));
  const disk = durableMs(dir);
  say(`a small durable write: ${JSON.stringify(disk)} ms`);
  const memory = await all('memory', new MemoryLog(), Math.min(500, runMs));
  const sqlite = await all('sqlite', await openLog(`sqlite:${dir}`), runMs);
  await rm(dir, { recursive: true });
  return { figures: { durableMs: disk, memory, sqlite, redis: await redis(runMs) }, goals: goalsOf(sqlite, disk) };
});

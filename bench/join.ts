/**
 * What joining costs when an opinion has 50,000 edits behind it.
 *
 * Prediction, written before the first run: first after a restart 25 ms of server time, of which 10 are the snapshot, 5 the tail of 250 entries
 * and the rest code that has never run; warm 3 ms over a socket; 100 at once 150 ms, because all get the same bytes, made once.
 *
 * Goals: first after a restart <= 20 ms of server time (median of five cold processes); everybody who joins gets the same whole text.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as Y from 'yjs';
import { readBlocks } from '../shared/text/read.ts';
import { ROOT } from '../shared/text/schema.ts';
import { HttpClient } from '../tests/support/http-client.ts';
import { rngOf } from '../tests/support/rng.ts';
import { ServerProcess } from '../tests/support/server-process.ts';
import { begunStore } from './support/begun-store.ts';
import { sessionsFor } from './support/dialect.ts';
import { Follower } from './support/follower.ts';
import { writeLongLog } from './support/long-log.ts';
import { cpuUs } from './support/proc.ts';
import { option, report, say } from './support/report.ts';
import { rounded, spread } from './support/spread.ts';

const PREDICTION = 'first after a restart 25 ms of server time; warm 3 ms; 100 at once 150 ms';
const ID = 'long';
const COLD = fileURLToPath(new URL('./support/first-join.ts', import.meta.url));

/** What follows the whole text in the same write has arrived by then. */
const QUIET_MS = 500;

interface First {
  readonly ms: number;
  /** Of all threads: less than `ms` only where the machine had something else to do. */
  readonly cpuMs: number;
  readonly bytes: number;
  readonly seq: number;
}

function textOf(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return JSON.stringify(readBlocks(doc.getXmlFragment(ROOT)));
}

async function firstJoins(store: string, times: number): Promise<readonly First[]> {
  const found: First[] = [];
  for (let left = times; left > 0; left -= 1) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', COLD, store, ID]);
    found.push(JSON.parse(stdout));
  }
  return found;
}

async function overSockets(dir: string, crowd: number) {
  const server = await ServerProcess.start({ dataDir: dir });
  try {
    const url = server.origin;
    const people = await sessionsFor(crowd, async () => (await HttpClient.stepIn(url, 'rivernet')).headers);
    const follow = (headers: Readonly<Record<string, string>>) => new Follower({ url, opinion: ID, headers, keep: true });
    const cold = follow(people[0] ?? {});
    const firstMs = await cold.joined;
    await pause(QUIET_MS);
    cold.close();
    const warm: number[] = [];
    for (let left = 20; left > 0; left -= 1) {
      const one = follow(people[0] ?? {});
      warm.push(await one.joined);
      one.close();
      await one.closed;
    }
    const cpu = cpuUs(server.pid);
    const begun = performance.now();
    const followers = people.map(follow);
    const each = await Promise.all(followers.map(({ joined }) => joined));
    const allMs = performance.now() - begun;
    const cpuMs = (cpuUs(server.pid) - cpu) / 1000;
    await pause(QUIET_MS);
    for (const one of followers) one.close();
    const texts = new Set([...followers, cold].map(({ updates }) => textOf(updates)));
    return {
      firstMs: rounded(firstMs),
      warmMs: spread(warm),
      atOnce: { sockets: crowd, allMs: rounded(allMs), eachMs: spread(each), cpuMs },
      texts: texts.size,
    };
  } finally {
    await server.close();
  }
}

await report('join', PREDICTION, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-join-'));
  try {
    const store = await begunStore(dir);
    await writeLongLog(store, ID, option('edits', 50_000), rngOf(option('seed', 1)));
    await store.close();
    const first = await firstJoins(`sqlite:${dir}`, 5);
    const firstMs = spread(first.map(({ ms }) => ms));
    say(`first after a restart: ${JSON.stringify(firstMs)} ms`);
    const sockets = await overSockets(dir, option('crowd', 100));
    say(`over sockets: ${JSON.stringify(sockets)}`);
    return {
      figures: {
        entries: first[0]?.seq,
        textBytes: first[0]?.bytes,
        firstAfterRestartMs: firstMs,
        firstAfterRestartCpuMs: spread(first.map(({ cpuMs }) => cpuMs)),
        sockets,
      },
      goals: [
        { what: 'first join after a restart, ms of server time, median', value: firstMs.p50, atMost: 20, elsewhere: 'core' },
        { what: 'different texts among all who joined', value: sockets.texts, atMost: 1 },
      ],
    };
  } finally {
    await rm(dir, { recursive: true });
  }
});

/**
 * What it costs that a forum has had many opinions: 500 with 5,000 entries each, of which nobody has any open.
 *
 * Prediction, written before the first run: it listens 0.1 s later than over an empty store; the first list after a restart takes 40 ms, the
 * next ones 8 ms each, of which most is writing JSON; memory is 30 MiB more than with three opinions, and no more after everybody has
 * listed, or read, every opinion; somebody joins one that was not loaded in 40 ms. Where nothing is remembered beside the logs, which is
 * once, the first list takes 10 s.
 *
 * Goals: listening <= 1 s; list <= 20 ms; <= 120 MiB over an empty store, <= 200 whatever is listed or read; first join <= 50 ms.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpClient } from '../tests/support/http-client.ts';
import { rngOf } from '../tests/support/rng.ts';
import { ServerProcess } from '../tests/support/server-process.ts';
import { begunStore } from './support/begun-store.ts';
import { Follower } from './support/follower.ts';
import { writeManyLogs } from './support/long-log.ts';
import { cpuUs, residentKiB } from './support/proc.ts';
import { option, report, say } from './support/report.ts';
import { rounded, type Spread, spread } from './support/spread.ts';

const PREDICTION = 'listens 0.1 s later than over an empty store; list 8 ms; 30 MiB more than with three opinions; first join 40 ms';
const ID = 'many';
const LISTS = 50;
const JOINS = 20;

interface Taken {
  readonly ms: number;
  readonly cpuMs: number;
}

async function taken(server: ServerProcess, work: () => Promise<unknown>): Promise<Taken> {
  const [begun, cpu] = [performance.now(), cpuUs(server.pid)];
  await work();
  return { ms: rounded(performance.now() - begun), cpuMs: (cpuUs(server.pid) - cpu) / 1000 };
}

const memoryMiB = ({ pid }: ServerProcess): number => rounded(residentKiB(pid) / 1024);

/** From the start of the process until it says that it can record. */
async function readyMs(server: ServerProcess, times: number): Promise<Spread> {
  const found: number[] = [];
  for (let left = times; left > 0; left -= 1) found.push(await server.restart('SIGTERM'));
  return spread(found);
}

async function measured(dir: string, opinions: number) {
  const empty = await ServerProcess.start();
  const emptyMs = await readyMs(empty, 3);
  const emptyMiB = memoryMiB(empty);
  await empty.close();
  const server = await ServerProcess.start({ dataDir: dir });
  try {
    const { origin } = server;
    const person = await HttpClient.stepIn(origin, 'rivernet');
    const list = async (): Promise<void> => {
      const { body } = await person.get<readonly { readonly id: string }[]>('/api/opinions');
      // beside these stand the demo's own
      const written = body.filter(({ id }) => id.startsWith(`${ID}-`)).length;
      if (written !== opinions) throw new Error(`${written} of ${opinions} opinions are listed`);
    };
    const nothingKnown = await taken(server, list);
    say(`the first list, where nothing is remembered: ${JSON.stringify(nothingKnown)}`);
    const startMs = await readyMs(server, 3);
    say(`ready ${JSON.stringify(startMs)}, over an empty store ${JSON.stringify(emptyMs)}`);
    const firstList = await taken(server, list);
    const lists: number[] = [];
    const listing = await taken(server, async () => {
      for (let left = LISTS; left > 0; left -= 1) lists.push((await taken(server, list)).ms);
    });
    const listedMiB = memoryMiB(server);
    say(`lists ${JSON.stringify(spread(lists))}, the first ${JSON.stringify(firstList)}; ${listedMiB} MiB`);
    const joins: number[] = [];
    const joining = await taken(server, async () => {
      for (let number = 1; number <= JOINS; number += 1) {
        const one = new Follower({ url: origin, opinion: `${ID}-${number}`, headers: person.headers });
        joins.push(await one.joined);
        one.close();
        await one.closed;
      }
    });
    say(`joins ${JSON.stringify(spread(joins))}`);
    const reading = await taken(server, async () => {
      for (let number = 1; number <= opinions; number += 1) await person.get(`/api/opinions/${ID}-${number}/register`);
    });
    const readMiB = memoryMiB(server);
    say(`every register was read: ${JSON.stringify(reading)}; ${readMiB} MiB`);
    return {
      ...{ emptyMs, emptyMiB, startMs, nothingKnown, firstList, listMs: spread(lists), listedMiB, joinMs: spread(joins), readMiB },
      listCpuMs: rounded(listing.cpuMs / LISTS),
      joinCpuMs: rounded(joining.cpuMs / JOINS),
      readCpuMs: rounded(reading.cpuMs / opinions),
    };
  } finally {
    await server.close();
  }
}

await report('many', PREDICTION, async () => {
  const [opinions, entries] = [option('opinions', 500), option('entries', 5_000)];
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-many-'));
  try {
    const store = await begunStore(dir);
    await writeManyLogs(store, ID, opinions, entries, rngOf(option('seed', 1)));
    await store.close();
    const figures = await measured(dir, opinions);
    return {
      figures: { opinions, entries, ...figures },
      goals: [
        { what: 'ready after a restart, ms, median', value: figures.startMs.p50, atMost: 1_000, elsewhere: 'core' },
        { what: 'first list after a restart, ms', value: figures.firstList.ms, atMost: 100, elsewhere: 'core' },
        { what: 'list, ms, median', value: figures.listMs.p50, atMost: 20, elsewhere: 'core' },
        { what: 'memory over an empty store, MiB', value: figures.emptyMiB, atMost: 120 },
        { what: 'memory when all were listed, MiB', value: figures.listedMiB, atMost: 200 },
        { what: 'memory when all were read, MiB', value: figures.readMiB, atMost: 200 },
        { what: 'first join of an opinion that is not loaded, ms, median', value: figures.joinMs.p50, atMost: 50, elsewhere: 'core' },
      ],
    };
  } finally {
    await rm(dir, { recursive: true });
  }
});

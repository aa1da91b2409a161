/**
 * What one who reads takes of a server's memory, after a collection (collecting.mjs): as V8 counts it, and resident. What is resident is given
 * back now and then in pieces of 256 KiB, so five hundred come twice, and the second are counted. A hundred without a collection, as it was read
 * before (16.6 to 17.2 KiB each), are counted with the garbage that their coming made.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ServerProcess } from '../../tests/support/server-process.ts';
import { until } from '../../tests/support/until.ts';
import { Crowd } from './crowd.ts';
import { type Headers, NEMCON } from './dialect.ts';
import { Follower } from './follower.ts';
import { residentKiB } from './proc.ts';
import { rounded } from './spread.ts';

const EACH_TIME = 500;
/** What those who came brought about is done by then. */
const SETTLED_MS = 1_000;

interface Held {
  /** In the heap of the main thread, and in buffers outside it. */
  readonly countedKiB: number;
  readonly residentKiB: number;
}

export async function heldByOne(opinion: string): Promise<Held> {
  const preload = fileURLToPath(new URL('./collecting.mjs', import.meta.url));
  const server = await ServerProcess.start({ env: { NODE_OPTIONS: `--import ${preload}` } });
  try {
    // a seat has fifty sessions: too few by the seats of readers
    const people = await NEMCON.admit(server.origin, 2 * EACH_TIME, true);
    const crowd = new Crowd(server.origin, opinion);
    await crowd.addEditors(1);
    const come = async (who: readonly Headers[]): Promise<Held> => {
      const followers = who.map((headers) => new Follower({ url: server.origin, opinion, headers }));
      await Promise.all(followers.map(({ joined }) => joined));
      await crowd.type(2);
      return collected(server);
    };
    const before = await come(people.slice(0, EACH_TIME));
    const after = await come(people.slice(EACH_TIME));
    crowd.close();
    const each = (held: (of: Held) => number): number => rounded((held(after) - held(before)) / EACH_TIME);
    return { countedKiB: each((of) => of.countedKiB), residentKiB: each((of) => of.residentKiB) };
  } finally {
    await server.close();
  }
}

async function collected(server: ServerProcess): Promise<Held> {
  await pause(SETTLED_MS);
  const from = server.output.length;
  process.kill(server.pid, 'SIGUSR2');
  const counted = await until('the server to collect its garbage', () => /collected: (\d+) KiB/.exec(server.output.slice(from))?.[1]);
  return { countedKiB: Number(counted), residentKiB: residentKiB(server.pid) };
}

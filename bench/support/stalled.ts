/**
 * Some stop reading while the others write much, until more has gone out than the kernel keeps for a socket that nobody reads: then what they
 * have not read waits in the server, and they are cut off. What that holds is asked beside a control: the same windows with the same texts and
 * the same readers, of whom nobody stalls, on a server that collects its garbage at each look (collecting.ts). The most that was resident
 * without that was 4 MiB more with stalled readers in one run and 28 in another, which is how much garbage there was.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { HttpClient } from '../../tests/support/http-client.ts';
import type { ServerProcess } from '../../tests/support/server-process.ts';
import { collected, type Held, startCollecting } from './collecting.ts';
import { Crowd } from './crowd.ts';
import { sessionsFor } from './dialect.ts';
import { Follower } from './follower.ts';
import { rounded, spread } from './spread.ts';

export const STALLED = 20;
const EDITORS = 20;
/** In the windows in which it is asked what is held: the bytes of all are the same, and the driver has less to do. */
const READERS = 10;
const PADDING = 8_000;
/** With 12 MiB 3 of 20 had not been cut off yet. */
const ENOUGH_BYTES = 14 * 2 ** 20;
const LONGEST_MS = 15_000;
/** While it fills each of them has 300 KiB more to read after so long. */
const LOOK_MS = 200;
/** For those who are cut off to hear of it. */
const HEARD_MS = 3_000;

async function readers(server: ServerProcess, opinion: string): Promise<readonly Follower[]> {
  const people = await sessionsFor(STALLED, async () => (await HttpClient.stepIn(server.origin, 'rivernet')).headers);
  const all = people.map((headers) => new Follower({ url: server.origin, opinion, headers }));
  await Promise.all(all.map(({ joined }) => joined));
  return all;
}

/** Much is written. */
async function written(crowd: Crowd) {
  crowd.forget();
  const begun = performance.now();
  const told = (): number => crowd.bytes / crowd.followers.length;
  while (told() < ENOUGH_BYTES && performance.now() - begun < LONGEST_MS) await crowd.type(1, PADDING);
  const seconds = (performance.now() - begun) / 1000;
  return { mibPerSecond: rounded(told() / 2 ** 20 / seconds), toldMiB: rounded(told() / 2 ** 20) };
}

/** How many of them are connected still once they read again. */
async function still(stalled: readonly Follower[]): Promise<number> {
  let cutOff = 0;
  for (const one of stalled) {
    void one.closed.then(() => {
      cutOff += 1;
    });
    one.socket.resume();
  }
  await pause(HEARD_MS);
  const found = stalled.length - cutOff;
  for (const one of stalled) one.close();
  return found;
}

/** Beside those who type and read in `crowd`: what these notice. */
export async function stalling(server: ServerProcess, opinion: string, crowd: Crowd) {
  const stalled = await readers(server, opinion);
  await crowd.addEditors(EDITORS - crowd.editors.length);
  for (const { socket } of stalled) socket.pause();
  const much = await written(crowd);
  await pause(HEARD_MS);
  return { stalled: STALLED, ...much, othersToldMs: spread(crowd.toldMs), still: await still(stalled) };
}

/** The most that is held in a window. */
async function most(server: ServerProcess, crowd: Crowd) {
  let goesOn = true;
  const much = written(crowd).finally(() => {
    goesOn = false;
  });
  const looks: Held[] = [];
  while (goesOn) {
    await pause(LOOK_MS);
    looks.push(await collected(server));
  }
  const highest = (of: (held: Held) => number): number => rounded(Math.max(...looks.map(of)) / 1024);
  return {
    ...(await much),
    looks: looks.length,
    countedMiB: highest(({ countedKiB }) => countedKiB),
    residentMiB: highest(({ residentKiB }) => residentKiB),
  };
}

/** What they hold over what the same window holds with nobody stalled. */
export async function heldByStalled(opinion: string) {
  const server = await startCollecting();
  try {
    const crowd = new Crowd(server.origin, opinion);
    await crowd.addEditors(EDITORS);
    await crowd.addFollowers(READERS);
    const some = await readers(server, opinion);
    // of a text that has been written in for a while
    await most(server, crowd);
    const control = await most(server, crowd);
    for (const { socket } of some) socket.pause();
    const stalled = await most(server, crowd);
    await pause(HEARD_MS);
    const left = await still(some);
    crowd.close();
    const over = (of: (held: typeof control) => number): number => rounded(of(stalled) - of(control));
    return {
      ...{ control, stalled, still: left },
      overMiB: { counted: over(({ countedMiB }) => countedMiB), resident: over(({ residentMiB }) => residentMiB) },
    };
  } finally {
    await server.close();
  }
}

/**
 * What one who reads takes of a server's memory, after a collection (collecting.ts): as V8 counts it, and resident. A thousand come, and go, four
 * times over; counted is what a thousand add, the median of all times but the first. Before it was 250 who came four times, which read 11 to 24 KiB:
 * nearly all of that was how far V8 had let the room for young objects grow just then. That room has at most 32 MiB, whoever comes, so it is told
 * apart (`youngMiB`) and in no connection. What malloc keeps of those who have gone is about 1 KiB each, and is in no later time.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type Collected, collected, type Held, startCollecting } from './collecting.ts';
import { Crowd } from './crowd.ts';
import { NEMCON } from './dialect.ts';
import { Follower } from './follower.ts';
import { rounded, spread } from './spread.ts';

const MANY = 1_000;
const TIMES = 4;
/** What those who came, or went, brought about is done by then. */
const SETTLED_MS = 1_000;
/** A collection lets go of what the one before it found to be finished. */
const COLLECTIONS = 3;

export interface HeldByOne extends Held {
  readonly youngMiB: number;
}

export async function heldByOne(opinion: string): Promise<HeldByOne> {
  const server = await startCollecting();
  try {
    // a seat has forty sessions: too few by the seats of readers
    const people = await NEMCON.admit(server.origin, MANY, true);
    const crowd = new Crowd(server.origin, opinion);
    await crowd.addEditors(1);
    const settled = async (): Promise<Collected> => {
      await crowd.type(2);
      await pause(SETTLED_MS);
      for (let times = 1; times < COLLECTIONS; times += 1) await collected(server);
      return collected(server);
    };
    const times: { readonly before: Collected; readonly there: Collected }[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      const before = await settled();
      const followers = people.map((headers) => new Follower({ url: server.origin, opinion, headers }));
      await Promise.all(followers.map(({ joined }) => joined));
      times.push({ before, there: await settled() });
      for (const follower of followers) follower.close();
      await Promise.all(followers.map(({ closed }) => closed));
    }
    crowd.close();
    const each = (held: (of: Collected) => number): number =>
      spread(times.slice(1).map(({ before, there }) => (held(there) - held(before)) / MANY)).p50;
    return {
      countedKiB: each((of) => of.countedKiB),
      residentKiB: each((of) => of.residentKiB - of.youngKiB),
      youngMiB: rounded((times.at(-1)?.there.youngKiB ?? 0) / 1024),
    };
  } finally {
    await server.close();
  }
}

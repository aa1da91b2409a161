/**
 * What one who reads takes of a server's memory, after a collection (collecting.ts): as V8 counts it, and resident. What is resident is given
 * taken and given back in pieces, so 250 come four times, and the median of all but the first is counted: one time alone read 11 to 24 KiB. A
 * hundred without a collection, as it was read before (16.6 to 17.2 KiB each), are counted with the garbage that their coming made.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { collected, type Held, startCollecting } from './collecting.ts';
import { Crowd } from './crowd.ts';
import { type Headers, NEMCON } from './dialect.ts';
import { Follower } from './follower.ts';
import { spread } from './spread.ts';

const EACH_TIME = 250;
const TIMES = 4;
/** What those who came brought about is done by then. */
const SETTLED_MS = 1_000;

export async function heldByOne(opinion: string): Promise<Held> {
  const server = await startCollecting();
  try {
    // a seat has forty sessions: too few by the seats of readers
    const people = await NEMCON.admit(server.origin, TIMES * EACH_TIME, true);
    const crowd = new Crowd(server.origin, opinion);
    await crowd.addEditors(1);
    const come = async (who: readonly Headers[]): Promise<Held> => {
      const followers = who.map((headers) => new Follower({ url: server.origin, opinion, headers }));
      await Promise.all(followers.map(({ joined }) => joined));
      await crowd.type(2);
      await pause(SETTLED_MS);
      return collected(server);
    };
    const times: Held[] = [];
    for (let at = 0; at < TIMES; at += 1) times.push(await come(people.slice(at * EACH_TIME, (at + 1) * EACH_TIME)));
    crowd.close();
    const each = (held: (of: Held) => number): number =>
      spread(times.slice(1).map((after, at) => (held(after) - held(times[at] ?? after)) / EACH_TIME)).p50;
    return { countedKiB: each((of) => of.countedKiB), residentKiB: each((of) => of.residentKiB) };
  } finally {
    await server.close();
  }
}

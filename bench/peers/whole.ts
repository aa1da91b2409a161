/** Has somebody who joined got the whole text? Servers send it at once, in pieces, or first an empty one and later the text. */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Follower } from '../support/follower.ts';

const LOOK_MS = 100;
const LONGEST_MS = 60_000;

/** How much was ever written in it; grows with every letter, also with those that were taken out. */
export const clocksIn = (doc: Y.Doc): number =>
  [...Y.decodeStateVector(Y.encodeStateVector(doc)).values()].reduce((sum, clock) => sum + clock, 0);

export function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** Milliseconds from opening the socket to the last piece, of each; while nobody types. They are looked at when they have come, not on the way. */
export async function wholeMs(followers: readonly Follower[], expected: number): Promise<readonly number[]> {
  const judged = new Map<string, boolean>();
  const isWhole = ({ updates }: Follower): boolean => {
    const digest = createHash('sha1').update(Buffer.concat(updates)).digest('hex');
    const known = judged.get(digest);
    if (known !== undefined) return known;
    const whole = clocksIn(docOf(updates)) >= expected;
    judged.set(digest, whole);
    return whole;
  };
  await Promise.all(followers.map(({ joined }) => joined));
  for (const follower of followers) await settled(follower, isWhole);
  return followers.map(({ keptMs }) => keptMs);
}

async function settled(follower: Follower, isWhole: (follower: Follower) => boolean): Promise<void> {
  const begun = performance.now();
  for (let before = -1; before !== follower.updates.length || !isWhole(follower); ) {
    if (performance.now() - begun > LONGEST_MS) throw new Error('whoever joined did not get the whole text');
    before = follower.updates.length;
    await pause(LOOK_MS);
  }
}

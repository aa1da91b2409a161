/**
 * How long the main thread is busy at a stretch: its own processor time in each turn of the loop, as the kernel counts it, so that neither other
 * processes nor its own other threads are in it. Several jobs may fall into one turn: the longest turn is no shorter than the longest job.
 *
 * Of a thread that runs the kernel counts by its ticks, up to 4 ms late: a job of 9 ms is read as 8 or 12. So the thread gives up the processor
 * for a moment before each reading.
 */
import { openSync, readSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { rounded, spread } from './spread.ts';

const NS_PER_MS = 1e6;

const file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
const bytes = Buffer.alloc(80);
const nobody = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
const MOMENT_MS = 0.001;

/** Processor time of the main thread so far, ms. */
function busyMs(): number {
  Atomics.wait(nobody, 0, 0, MOMENT_MS);
  const length = readSync(file, bytes, 0, bytes.length, 0);
  return Number(bytes.toString('latin1', 0, bytes.subarray(0, length).indexOf(' '))) / NS_PER_MS;
}

export interface Turns {
  readonly longestMs: number;
  readonly p99Ms: number;
  readonly turns: number;
}

/** While `work` is done. What the driver itself does on this thread counts too, and what happens at once when it begins. */
export async function turnsOf(work: () => Promise<unknown>): Promise<Turns> {
  const each: number[] = [];
  let going = true;
  let before = busyMs();
  const done = work().finally(() => {
    going = false;
  });
  while (going) {
    await turn();
    const now = busyMs();
    each.push(now - before);
    before = now;
  }
  await done;
  const { max, p99, n } = spread(each);
  return { longestMs: rounded(max), p99Ms: p99, turns: n };
}

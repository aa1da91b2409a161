/**
 * How long the main thread is busy at a stretch: its own processor time in each turn of the loop (own-time.mjs). Several jobs may fall into one
 * turn: the longest turn is no shorter than the longest job.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ServerProcess } from '../../tests/support/server-process.ts';
import { until } from '../../tests/support/until.ts';
import { ownMs } from './own-time.mjs';
import { rounded, spread } from './spread.ts';

/** What a server is started with whose turns are asked for. */
export const WATCHED = { NODE_OPTIONS: `--import ${fileURLToPath(new URL('./watched-turns.mjs', import.meta.url))}` };

export interface Turns {
  readonly longestMs: number;
  readonly p99Ms: number;
  readonly turns: number;
}

/** While `work` is done. What the driver itself does on this thread counts too, and what happens at once when it begins. */
export async function turnsOf(work: () => Promise<unknown>): Promise<Turns> {
  const each: number[] = [];
  let going = true;
  let before = ownMs();
  const done = work().finally(() => {
    going = false;
  });
  while (going) {
    await turn();
    const now = ownMs();
    each.push(now - before);
    before = now;
  }
  await done;
  const { max, p99, n } = spread(each);
  return { longestMs: rounded(max), p99Ms: p99, turns: n };
}

/** The turns of a server in a process of its own that was started with `WATCHED`; anew after each of its starts. */
export class WatchedTurns {
  readonly #server: ServerProcess;
  #asked = 0;

  constructor(server: ServerProcess) {
    this.#server = server;
  }

  async of(work: () => Promise<unknown>): Promise<Turns> {
    await this.#ask();
    await work();
    const found = await this.#ask();
    if (found === null) throw new Error('the server has counted its turns');
    return found;
  }

  async #ask(): Promise<Turns | null> {
    this.#asked += 1;
    process.kill(this.#server.pid, 'SIGUSR2');
    // of what all of them have said only the end is kept, so each says who it is
    const line = new RegExp(`^turns ${this.#server.pid} ${this.#asked} (.*)$`, 'm');
    return JSON.parse(await until('the server to say its turns', () => line.exec(this.#server.output)?.[1]));
  }
}

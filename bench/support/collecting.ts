/** A server that collects its garbage when it is asked, and what it holds then: without that, what is resident is mostly how much garbage there is. */
import { fileURLToPath } from 'node:url';
import { ServerProcess } from '../../tests/support/server-process.ts';
import { until } from '../../tests/support/until.ts';
import { residentKiB } from './proc.ts';

const PRELOAD = fileURLToPath(new URL('./collecting.mjs', import.meta.url));

export interface Held {
  /** In the heap of the main thread, and in buffers outside it. */
  readonly countedKiB: number;
  readonly residentKiB: number;
}

export interface Collected extends Held {
  /** Of what is resident: the room that V8 keeps for young objects, in which there are next to none now. */
  readonly youngKiB: number;
}

export const startCollecting = (): Promise<ServerProcess> => ServerProcess.start({ env: { NODE_OPTIONS: `--import ${PRELOAD}` } });

/** What it holds now. */
export async function collected(server: ServerProcess): Promise<Collected> {
  const from = server.output.length;
  process.kill(server.pid, 'SIGUSR2');
  const said = await until('the server to collect its garbage', () =>
    /collected: (\d+) KiB, room for young objects: (\d+) KiB/.exec(server.output.slice(from)),
  );
  return { countedKiB: Number(said[1]), residentKiB: residentKiB(server.pid), youngKiB: Number(said[2]) };
}

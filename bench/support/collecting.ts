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

export const startCollecting = (): Promise<ServerProcess> => ServerProcess.start({ env: { NODE_OPTIONS: `--import ${PRELOAD}` } });

/** What it holds now. */
export async function collected(server: ServerProcess): Promise<Held> {
  const from = server.output.length;
  process.kill(server.pid, 'SIGUSR2');
  const counted = await until('the server to collect its garbage', () => /collected: (\d+) KiB/.exec(server.output.slice(from))?.[1]);
  return { countedKiB: Number(counted), residentKiB: residentKiB(server.pid) };
}

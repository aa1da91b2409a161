/** How far the time of the record has come. */
import type { Log } from '../log/log.ts';
import { readHeader } from './header.ts';

/** Time of the newest entry of all logs, ms UTC; 0 where there is none. A log whose end cannot be read says so when it is opened. */
export async function newestAt(log: Pick<Log, 'heads'>): Promise<number> {
  return (await log.heads()).reduce((newest, { header }) => Math.max(newest, header === null ? 0 : timeOf(header)), 0);
}

function timeOf(header: Uint8Array): number {
  try {
    return readHeader(header).ts;
  } catch {
    return 0;
  }
}

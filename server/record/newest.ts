/** How far the time of the record has come. */
import type { Log } from '../log/log.ts';
import { readHeader } from './header.ts';

/** Time of the newest entry of all logs, ms UTC; 0 where there is none. A log whose end cannot be read says so when it is opened. */
export async function newestAt(log: Pick<Log, 'names' | 'head'>): Promise<number> {
  let newest = 0;
  for (const name of await log.names()) {
    const at = await log.head(name).then(
      (head) => (head === null ? 0 : readHeader(head.header).ts),
      () => 0,
    );
    newest = Math.max(newest, at);
  }
  return newest;
}

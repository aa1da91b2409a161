/** A store in which a demo has begun: a server does not start on one that holds opinions and no forum. */

import type { Log } from '../../server/log/log.ts';
import { openLog } from '../../server/log/open.ts';
import { ServerProcess } from '../../tests/support/server-process.ts';

export async function begunStore(dir: string): Promise<Log> {
  await (await ServerProcess.start({ dataDir: dir })).down('SIGTERM');
  return openLog(`sqlite:${dir}`);
}

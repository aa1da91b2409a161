import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteLog } from '../../server/log/sqlite.ts';
import { contract } from './contract.ts';

contract(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-log-'));
  const file = join(dir, 'data', 'nemcon.sqlite');
  let log = await SqliteLog.open(file);
  return {
    log,
    reopen: async () => {
      await log.close();
      log = await SqliteLog.open(file);
      return log;
    },
    done: async () => {
      await log.close();
      await rm(dir, { recursive: true });
    },
  };
});

/** A store that a server may have open: the server that runs is asked for a copy of it, since no second process may open its file. */
import { existsSync } from 'node:fs';
import type { Config } from './config.ts';
import { askForCopy } from './control.ts';
import { withHeldCopy } from './log/held-copy.ts';
import type { Log } from './log/log.ts';
import { sqliteFile, withLog } from './log/open.ts';
import { StoreRefused } from './log/refused.ts';
import { SqliteLog } from './log/sqlite.ts';

export async function copyStore(dataDir: string, copy: string): Promise<void> {
  if (await askForCopy(dataDir, copy)) return;
  if (!existsSync(sqliteFile(dataDir))) throw new StoreRefused([`there is no store in ${dataDir}`]);
  const log = await SqliteLog.open(sqliteFile(dataDir), 0);
  try {
    await log.backup(copy);
  } finally {
    await log.close();
  }
}

/**
 * Reads a store that a server may have open: SQLite from a copy, others directly. The copy lies in the data directory while it is read:
 * whoever writes it, command or server, may write there, and may be kept from all else, or have a `/tmp` of its own.
 */
export async function reading<Value>(
  { store, dataDir }: Pick<Config, 'store' | 'dataDir'>,
  read: (log: Log) => Promise<Value>,
): Promise<Value> {
  if (dataDir === null) return withLog(store, read);
  if (!existsSync(sqliteFile(dataDir))) throw new StoreRefused([`there is no store in ${dataDir}`]);
  return withHeldCopy(dataDir, async (dir) => {
    await copyStore(dataDir, sqliteFile(dir));
    return withLog(`sqlite:${dir}`, read);
  });
}

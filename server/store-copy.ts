/** A store that a server may have open: the server that runs is asked for a copy of it, since no second process may open its file. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { askForCopy } from './control.ts';
import type { Log } from './log/log.ts';
import { openLog, sqliteFile } from './log/open.ts';
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

/** Reads a store that a server may have open: SQLite from a copy, others directly. */
export async function reading<Value>(
  { store, dataDir }: Pick<Config, 'store' | 'dataDir'>,
  read: (log: Log) => Promise<Value>,
): Promise<Value> {
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-verify-'));
  try {
    if (dataDir !== null) await copyStore(dataDir, sqliteFile(dir));
    const log = await openLog(dataDir === null ? store : `sqlite:${dir}`);
    try {
      return await read(log);
    } finally {
      await log.close();
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

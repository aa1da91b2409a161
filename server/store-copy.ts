/** A store that a server may have open: the server that runs is asked for a copy of it, since no second process may open its file. */
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { askForCopy } from './control.ts';
import { LockFile } from './log/lock-file.ts';
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

const COPY = 'nemcon-verify-';

/** In the directory of a copy: whoever reads it holds this, and nobody any more once they were killed. */
const heldIn = (dir: string): string => join(dir, 'held');

/** Takes away the copies of commands that were killed: nobody reads them, and words that were erased since would stay in them (C13). */
export async function sweepCopies(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(COPY)) continue;
    const dir = join(dataDir, name);
    const lock = LockFile.take(heldIn(dir));
    if (lock === null) continue;
    await rm(dir, { recursive: true, force: true });
    lock.release();
  }
}

/** A command or start that sweeps in the same moment does so once. */
const MOST_TRIES = 5;

/** One that was swept before it was held is made again. */
async function copyDir(dataDir: string): Promise<{ readonly dir: string; readonly lock: LockFile }> {
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    const dir = await mkdtemp(join(dataDir, COPY));
    const lock = LockFile.take(heldIn(dir));
    if (lock !== null && existsSync(heldIn(dir))) return { dir, lock };
    lock?.release();
  }
  throw new StoreRefused([`a copy of the store cannot be held in ${dataDir}`]);
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
  await sweepCopies(dataDir);
  const { dir, lock } = await copyDir(dataDir);
  const stop = (): void => {
    rmSync(dir, { recursive: true, force: true });
    process.exit(1);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    await copyStore(dataDir, sqliteFile(dir));
    return await withLog(`sqlite:${dir}`, read);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await rm(dir, { recursive: true, force: true });
    lock.release();
  }
}

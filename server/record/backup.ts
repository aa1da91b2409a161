/**
 * A backup is made through the connection that writes, while it writes: the file is locked for every other process, and a copy of
 * the bare files could miss what is still in the write-ahead log. A copy that was never read is no backup, so it is opened and every
 * chain in it is followed before it gets its name.
 */
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SqliteLog } from '../log/sqlite.ts';
import { checkStore } from './store.ts';

export interface BackupReport {
  readonly file: string;
  readonly logs: number;
  readonly entries: number;
}

/** Throws, and leaves no file, where one of that name exists, or the copy is not sound. To restore: put it in the data directory as nemcon.sqlite. */
export async function backup(store: Pick<SqliteLog, 'backup'>, file: string): Promise<BackupReport> {
  const taken = await open(file, 'wx', 0o600);
  await taken.close();
  const part = `${file}.part`;
  try {
    await store.backup(part);
    const report = await check(part);
    await rename(part, file);
    await syncDirectory(dirname(file));
    return { file, ...report };
  } catch (fault) {
    for (const left of [file, part, `${part}-wal`]) await rm(left, { force: true });
    throw fault;
  }
}

async function check(copy: string): Promise<{ readonly logs: number; readonly entries: number }> {
  const store = await SqliteLog.open(copy, 0);
  try {
    const faults = await store.faults();
    if (faults.length > 0) throw new Error(`the copy is not sound: ${faults.join('; ')}`);
    const checked = await checkStore(store);
    for (const { damage } of checked) if (damage) throw damage;
    return { logs: checked.length, entries: checked.reduce((sum, { entries }) => sum + entries, 0) };
  } finally {
    await store.close();
  }
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

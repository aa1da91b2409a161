/**
 * A backup is made through the connection that writes, while it writes: the file is locked for every other process, and a copy of
 * the bare files could miss what is still in the write-ahead log. A copy that was never read is no backup, so it is opened and every
 * chain in it is followed before it gets its name.
 */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { withHeldCopy } from '../log/held-copy.ts';
import { placed } from '../log/place.ts';
import { StoreRefused } from '../log/refused.ts';
import { SqliteLog } from '../log/sqlite.ts';
import { checkStore } from './store.ts';

export interface BackupReport {
  readonly file: string;
  readonly logs: number;
  readonly entries: number;
}

/**
 * Throws, and leaves no file, where one of that name exists, or the copy is not sound. Until it is known to be, it lies in a directory beside
 * its place. To restore: put it in the data directory as nemcon.sqlite.
 */
export async function backup(store: Pick<SqliteLog, 'backup'>, file: string): Promise<BackupReport> {
  if (existsSync(file)) throw isThere(file);
  return withHeldCopy(dirname(file), async (dir) => {
    const copy = join(dir, basename(file));
    await store.backup(copy);
    const report = await check(copy);
    if (!(await placed(copy, file))) throw isThere(file);
    return { file, ...report };
  });
}

const isThere = (file: string) => new StoreRefused([`${file} is there already: no backup is written over a file`]);

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

import { join } from 'node:path';
import type { Log } from './log.ts';
import { MemoryLog } from './memory.ts';
import { StoreRefused } from './refused.ts';
import { SqliteLog } from './sqlite.ts';

/** The file of a SQLite store, in its data directory. */
export const sqliteFile = (dir: string): string => join(dir, 'nemcon.sqlite');

/**
 * Opens the store that the configuration names: `sqlite:<directory>`, `redis://…` or `memory:`.
 * Throws StoreRefused, with one line for each reason, where it may not be used.
 */
export async function openLog(store: string): Promise<Log> {
  if (store === 'memory:') return new MemoryLog();
  if (store.startsWith('sqlite:') && store.length > 'sqlite:'.length) return SqliteLog.open(sqliteFile(store.slice('sqlite:'.length)));
  throw new StoreRefused([`no such store: ${store} (sqlite:<directory>, redis://<host>:<port> or memory:)`]);
}

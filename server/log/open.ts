import { join } from 'node:path';
import type { Log } from './log.ts';
import { MemoryLog } from './memory.ts';
import { StoreRefused } from './refused.ts';
import { SqliteLog } from './sqlite.ts';

/** The file of a SQLite store, in its data directory. */
export const sqliteFile = (dir: string): string => join(dir, 'nemcon.sqlite');

export const isRedis = (store: string): boolean => /^rediss?:\/\//.test(store);

/**
 * Opens the store that the configuration names: `sqlite:<directory>`, `redis://<host>:<port>[?replicas=<n>]` or `memory:`.
 * Throws StoreRefused, with one line for each reason, where it may not be used.
 */
export async function openLog(store: string): Promise<Log> {
  if (store === 'memory:') return new MemoryLog();
  if (store.startsWith('sqlite:') && store.length > 'sqlite:'.length) return SqliteLog.open(sqliteFile(store.slice('sqlite:'.length)));
  if (isRedis(store)) return openRedis(store);
  throw new StoreRefused([`no such store: ${store} (sqlite:<directory>, redis://<host>:<port> or memory:)`]);
}

/** The same for a server that keeps a copy of its own in the directory `copy`; null: it keeps none. */
export async function openCopied(store: string, copy: string | null): Promise<Log> {
  const log = await openLog(store);
  if (copy === null) return log;
  try {
    const [{ CopiedLog }, kept] = [await import('./copied.ts'), await SqliteLog.open(sqliteFile(copy))];
    return await CopiedLog.open(log, kept);
  } catch (fault) {
    await log.close();
    throw fault;
  }
}

/** Closed whatever comes of its use: what stays open would keep the process, and a SQLite file. */
export async function withLog<Value>(store: string, use: (log: Log) => Promise<Value>): Promise<Value> {
  const log = await openLog(store);
  try {
    return await use(log);
  } finally {
    await log.close();
  }
}

/** How long an append may take before its outcome counts as unknown: less than whoever asked over HTTP waits. */
export const APPEND_MS = 4_000;

/** How many replicas must confirm each append. Throws StoreRefused. */
export function replicasOf(url: URL): number {
  const replicas = url.searchParams.get('replicas') ?? '0';
  if (!/^\d$/.test(replicas)) throw new StoreRefused([`replicas is a number from 0 to 9, not ${replicas}`]);
  return Number(replicas);
}

async function openRedis(store: string): Promise<Log> {
  if (!URL.canParse(store)) throw new StoreRefused(['the address of the Redis server cannot be read']);
  const url = new URL(store);
  const replicas = replicasOf(url);
  url.search = '';
  const { RedisLog } = await import('./redis.ts');
  return RedisLog.open(url.href, { replicas, deadlineMs: APPEND_MS });
}

import { join } from 'node:path';
import type { Config } from '../config.ts';
import { StoreRefused } from '../log/refused.ts';
import type { Files } from './files.ts';
import { FolderFiles } from './folder-files.ts';
import { MemoryFiles } from './memory-files.ts';

/** Ten MiB over a slow line, and nobody's typing waits for it. */
const DEADLINE_MS = 10_000;

/** The files of a data directory, and of a copy of its store: beside the SQLite file. */
export const filesFolder = (dir: string): string => join(dir, 'files');

/** The files that belong to the store that the configuration names. Throws StoreRefused where they cannot be kept. */
export async function openFiles({ store, dataDir }: Pick<Config, 'store' | 'dataDir'>): Promise<Files> {
  if (store === 'memory:') return new MemoryFiles();
  if (dataDir === null) return overRedis(store);
  const folder = filesFolder(dataDir);
  try {
    return await FolderFiles.open(folder);
  } catch (fault) {
    throw new StoreRefused([`${folder}: ${fault instanceof Error ? fault.message : String(fault)}`]);
  }
}

/** The same for a command that only reads, while a server may run on them. */
export async function filesBeside({ store, dataDir }: Pick<Config, 'store' | 'dataDir'>): Promise<Files> {
  if (store === 'memory:') return new MemoryFiles();
  return dataDir === null ? overRedis(store) : FolderFiles.beside(filesFolder(dataDir));
}

async function overRedis(store: string): Promise<Files> {
  const { RedisFiles } = await import('./redis-files.ts');
  const url = new URL(store);
  const replicas = Number(url.searchParams.get('replicas') ?? '0');
  url.search = '';
  return new RedisFiles(url.href, { replicas, deadlineMs: DEADLINE_MS });
}

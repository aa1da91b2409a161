import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { StoreRefused } from '../log/refused.ts';
import type { Logger } from '../logger.ts';
import type { Keys } from './keys.ts';
import { MemoryKeys } from './memory-keys.ts';
import { SqliteKeys } from './sqlite-keys.ts';

/** The keys of a data directory. */
export const keysFile = (dir: string): string => join(dir, 'keys.db');

/** The keys that belong to the store that the configuration names. Throws StoreRefused where they may not be used, or cannot be. */
export async function openKeys({ store, dataDir }: Pick<Config, 'store' | 'dataDir'>, logger: Logger): Promise<Keys> {
  if (store === 'memory:') return new MemoryKeys();
  if (dataDir === null) return (await import('./redis-keys.ts')).RedisKeys.connect(store, logger);
  const file = keysFile(dataDir);
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return await SqliteKeys.open(file);
  } catch (fault) {
    throw new StoreRefused([`${file}: ${fault instanceof Error ? fault.message : String(fault)}`]);
  }
}

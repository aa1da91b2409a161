import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import type { Keys } from './keys.ts';
import { MemoryKeys } from './memory-keys.ts';
import { RedisKeys } from './redis-keys.ts';
import { SqliteKeys } from './sqlite-keys.ts';

/** The keys that belong to the store that the configuration names. */
export async function openKeys({ store, dataDir }: Pick<Config, 'store' | 'dataDir'>, logger: Logger): Promise<Keys> {
  if (store === 'memory:') return new MemoryKeys();
  if (dataDir === null) return RedisKeys.connect(store, logger);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  return new SqliteKeys(join(dataDir, 'keys.db'));
}

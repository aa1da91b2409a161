/** The attached files that a copied store names, into `files/` beside the copy: as they lie in a data directory, so that both are restored as they are. */
import { dirname } from 'node:path';
import type { Hash } from '../../shared/opinion/vocabulary.ts';
import { SqliteLog } from '../log/sqlite.ts';
import { sha256 } from '../record/commitment.ts';
import type { Files } from './files.ts';
import { FolderFiles } from './folder-files.ts';
import { namedIn } from './named.ts';
import { filesFolder } from './open-files.ts';
import { type Looked, lookAt } from './sound.ts';

/** A file never changes, so one that an earlier copy brought is not copied again. Throws StorageFault where there is no room. */
export async function copyFiles(from: Pick<Files, 'get'>, copy: string): Promise<Looked> {
  const named = await namedBy(copy);
  if (named.length === 0) return { sound: 0, faulty: new Map() };
  const to = await FolderFiles.open(filesFolder(dirname(copy)));
  return lookAt(from, named, async (hash, bytes) => {
    const there = await to.get(hash);
    if (there !== null && sha256(there) !== hash) await to.delete(hash);
    await to.put(hash, bytes);
  });
}

async function namedBy(copy: string): Promise<readonly Hash[]> {
  const log = await SqliteLog.open(copy, 0);
  try {
    return await namedIn(log);
  } finally {
    await log.close();
  }
}

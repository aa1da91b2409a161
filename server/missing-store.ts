/** A data directory whose store is missing is not taken for a new one (K6): what signs people in, and files, come into one after the store. */
import { existsSync, readdirSync } from 'node:fs';
import { keysFile } from './auth/open-keys.ts';
import { filesFolder } from './files/open-files.ts';
import { sqliteFile } from './log/open.ts';
import { StoreRefused } from './log/refused.ts';

export const hasStore = (dir: string): boolean => existsSync(sqliteFile(dir));

/** What a volume of its own brings along. */
const OF_A_VOLUME = 'lost+found';

/** Throws StoreRefused. A directory for files that holds none may have been made beforehand. */
export function refuseMissing(dir: string): void {
  if (hasStore(dir)) return;
  const files = filesFolder(dir);
  const left = [
    ...(existsSync(keysFile(dir)) ? [keysFile(dir)] : []),
    ...(existsSync(files) && readdirSync(files).some((name) => name !== OF_A_VOLUME) ? [files] : []),
  ];
  if (left.length === 0) return;
  const named = left.join(' and ');
  throw new StoreRefused([
    `${sqliteFile(dir)} is not there, but what belonged to it is: put the store back; to begin anew, take ${named} away`,
  ]);
}

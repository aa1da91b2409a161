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
  const files = filesFolder(dir);
  const isFilled = existsSync(files) && readdirSync(files).some((name) => name !== OF_A_VOLUME);
  refuseLeft(dir, [...keysIn(dir), ...(isFilled ? [files] : [])]);
}

/** The same for what is carried in: files are brought before the logs that name them, but sessions of another forum would open seats. */
export const refuseKeysAlone = (dir: string): void => refuseLeft(dir, keysIn(dir));

const keysIn = (dir: string): readonly string[] => [keysFile(dir)].filter((file) => existsSync(file));

function refuseLeft(dir: string, left: readonly string[]): void {
  if (hasStore(dir) || left.length === 0) return;
  const named = left.join(' and ');
  throw new StoreRefused([
    `${sqliteFile(dir)} is not there, but what belonged to it is: put the store back; to begin anew, take ${named} away`,
  ]);
}

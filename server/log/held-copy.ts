/**
 * A directory for a copy of a store that one command makes, and reads or names. It is held by a lock as long as the command lives, so whoever
 * sweeps knows the copies of commands that were killed: nobody reads them, and words that were erased since would stay in them (C13).
 */
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LockFile } from './lock-file.ts';
import { orRefused, StoreRefused } from './refused.ts';

const COPY = 'nemcon-copy-';
/** Also those of versions before, in which no lock says that anybody reads them. */
const COPIES = [COPY, 'nemcon-verify-'];
/** One that was swept before it was held is made again: a command or start that sweeps in the same moment does so once. */
const MOST_TRIES = 5;

const heldIn = (dir: string): string => join(dir, 'held');

const isCopy = (name: string): boolean => COPIES.some((copy) => name.startsWith(copy));

/** The names of the files that it took away. */
export async function sweepCopies(beside: string): Promise<readonly string[]> {
  const swept: string[] = [];
  for (const name of await readdir(beside)) {
    if (!isCopy(name)) continue;
    const dir = join(beside, name);
    const lock = LockFile.take(heldIn(dir));
    if (lock === null) continue;
    swept.push(...(await readdir(dir)));
    await rm(dir, { recursive: true, force: true });
    lock.release();
  }
  return swept;
}

/** Sweeps `beside`, and gives a directory in it to `use`, which is gone afterwards whatever comes of it. Throws StoreRefused. */
export async function withHeldCopy<Value>(beside: string, use: (dir: string) => Promise<Value>): Promise<Value> {
  const { dir, lock } = await orRefused(beside, async () => {
    await sweepCopies(beside);
    return held(beside);
  });
  const stop = (): void => {
    rmSync(dir, { recursive: true, force: true });
    process.exit(1);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await use(dir);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await rm(dir, { recursive: true, force: true });
    lock.release();
  }
}

async function held(beside: string): Promise<{ readonly dir: string; readonly lock: LockFile }> {
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    const dir = await mkdtemp(join(beside, COPY));
    const lock = LockFile.take(heldIn(dir));
    if (lock !== null && existsSync(heldIn(dir))) return { dir, lock };
    lock?.release();
  }
  throw new StoreRefused([`a copy of the store cannot be held in ${beside}`]);
}

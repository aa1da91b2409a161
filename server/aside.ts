/** What of a data directory belongs to one history is set aside together: logs, what signs people in under them, and the files they name. */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The logs last: while they are there, nobody takes the directory for an empty one. */
const HISTORY = ['keys.db', 'keys.db-wal', 'keys.db-shm', 'files', 'nemcon.sqlite-wal', 'nemcon.sqlite'];

/**
 * Does the work in a directory whose history was set aside, in a directory within it that can itself be served. Where the work throws, all
 * is as it was. No process may have any of it open.
 */
export async function withAside<Done>(dir: string, now: number, say: (line: string) => void, work: () => Promise<Done>): Promise<Done> {
  const aside = join(dir, `aside-${new Date(now).toISOString().replaceAll(':', '')}`);
  await mkdir(aside, { mode: 0o700 });
  try {
    await move(dir, aside);
  } catch (fault) {
    await putBack(aside, dir);
    throw fault;
  }
  say(`set aside: ${aside}`);
  try {
    return await work();
  } catch (fault) {
    // what has come is still where it came from
    for (const name of HISTORY) await rm(join(dir, name), { recursive: true, force: true });
    await putBack(aside, dir);
    say(`put back from ${aside}`);
    throw fault;
  }
}

async function putBack(aside: string, dir: string): Promise<void> {
  await move(aside, dir);
  await rmdir(aside);
}

async function move(from: string, to: string): Promise<void> {
  for (const name of HISTORY) if (existsSync(join(from, name))) await rename(join(from, name), join(to, name));
}

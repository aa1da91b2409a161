/** How a file that was made beside its place gets it: whole, durably, and over nothing that another process has put there meanwhile. */
import { link, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What is said of a file system without links. */
const LINKLESS: ReadonlySet<unknown> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** False: one is there, and stays. */
export async function placed(made: string, file: string): Promise<boolean> {
  try {
    await link(made, file).catch((fault: unknown) => {
      if (LINKLESS.has(codeOf(fault))) return named(made, file);
      throw fault;
    });
  } catch (fault) {
    if (codeOf(fault) === 'EEXIST') return false;
    throw fault;
  }
  await syncDirectory(dirname(file));
  return true;
}

/** Takes the name first, so that of two who want one name the second is told. */
async function named(made: string, file: string): Promise<void> {
  await (await open(file, 'wx', 0o600)).close();
  await rename(made, file);
}

const codeOf = (fault: unknown): unknown => (fault instanceof Error && 'code' in fault ? fault.code : null);

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

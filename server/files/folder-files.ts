/** A folder beside the SQLite file, a file for each hash: what is copied with `cp` while the server runs is whole, because none ever changes. */
import { randomUUID } from 'node:crypto';
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { assert } from '../../shared/lib/assert.ts';
import type { Hash } from '../../shared/opinion/vocabulary.ts';
import { StorageFault } from '../log/log.ts';
import type { Files } from './files.ts';

/** Of a write that was cut short. */
const PART = '.part';
const HASH = /^[\w-]{43}$/;

export class FolderFiles implements Files {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(folder: string): Promise<FolderFiles> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(folder)) if (name.endsWith(PART)) await rm(join(folder, name), { force: true });
    return new FolderFiles(folder);
  }

  /** Beside a server that may run on it: nothing is made or tidied. */
  static beside(folder: string): FolderFiles {
    return new FolderFiles(folder);
  }

  /** It gets its name only when it is whole and on the disk. */
  async put(hash: Hash, bytes: Uint8Array): Promise<void> {
    const path = this.#pathOf(hash);
    await faulting(async () => {
      if (await isThere(path)) return;
      const part = `${path}.${randomUUID()}${PART}`;
      try {
        const file = await open(part, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(part, path);
      } catch (fault) {
        await rm(part, { force: true });
        throw fault;
      }
      await this.#sync();
    });
  }

  get(hash: Hash): Promise<Uint8Array | null> {
    return faulting(async () => {
      try {
        return await readFile(this.#pathOf(hash));
      } catch (fault) {
        if (isMissing(fault)) return null;
        throw fault;
      }
    });
  }

  delete(hash: Hash): Promise<void> {
    return faulting(async () => {
      await rm(this.#pathOf(hash), { force: true });
      await this.#sync();
    });
  }

  putBefore(at: number): Promise<readonly Hash[]> {
    return faulting(async () => {
      const old: Hash[] = [];
      for (const name of await readdir(this.#folder)) {
        if (HASH.test(name) && (await stat(join(this.#folder, name))).mtimeMs < at) old.push(name);
      }
      return old;
    });
  }

  async close(): Promise<void> {}

  /** A name is in the folder for good only after this. */
  async #sync(): Promise<void> {
    const folder = await open(this.#folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  #pathOf(hash: Hash): string {
    assert(HASH.test(hash), 'only a hash is the name of a file');
    return join(this.#folder, hash);
  }
}

const isMissing = (fault: unknown): boolean => fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (fault) {
    if (isMissing(fault)) return false;
    throw fault;
  }
}

async function faulting<Done>(work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (cause) {
    throw new StorageFault('a file is not known to be kept', { cause });
  }
}

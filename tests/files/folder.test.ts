import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FolderFiles } from '../../server/files/folder-files.ts';
import { openFiles } from '../../server/files/open-files.ts';
import { StorageFault } from '../../server/log/log.ts';
import { StoreRefused } from '../../server/log/refused.ts';
import { contract } from './contract.ts';

const inFolder = async <Done>(work: (folder: string) => Promise<Done>): Promise<Done> => {
  const folder = await mkdtemp(join(tmpdir(), 'nemcon-files-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

contract(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nemcon-files-'));
  const files = await FolderFiles.open(join(folder, 'files'));
  return { files, reopen: () => FolderFiles.open(join(folder, 'files')), done: () => rm(folder, { recursive: true, force: true }) };
});

it('is for its owner alone, and forgets what was cut short', () =>
  inFolder(async (folder) => {
    const files = await FolderFiles.open(folder);
    const hash = 'A'.repeat(43);
    await files.put(hash, Uint8Array.of(1));
    expect((await stat(join(folder, hash))).mode & 0o077).toBe(0);
    await writeFile(join(folder, `${'B'.repeat(43)}.x.part`), 'half');
    await FolderFiles.open(folder);
    expect(await readdir(folder)).toEqual([hash]);
  }));

it('names no file by anything but a hash, and says when storage fails', () =>
  inFolder(async (folder) => {
    const files = await FolderFiles.open(join(folder, 'files'));
    await expect(async () => files.get('../secret')).rejects.toThrow();
    await rm(join(folder, 'files'), { recursive: true });
    await expect(files.put('A'.repeat(43), Uint8Array.of(1))).rejects.toThrow(StorageFault);
  }));

it('refuses a start where there is no folder to be had, in one line', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(openFiles({ store: `sqlite:${file}`, dataDir: file })).rejects.toThrow(StoreRefused);
  }));

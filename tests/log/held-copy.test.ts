import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { sweepCopies, withHeldCopy } from '../../server/log/held-copy.ts';
import { LockFile } from '../../server/log/lock-file.ts';
import { StoreRefused } from '../../server/log/refused.ts';

it('C13 a copy of a store whose command was killed is taken away, and nothing else', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-copies-'));
  try {
    // whatever numbers stand in their names: this process has one of them, and has not made it
    const [killed, older, read] = ['nemcon-copy-aaaaaa', `nemcon-verify-${process.pid}-bbbbbb`, 'nemcon-copy-cccccc'];
    for (const copy of [killed, older, read]) {
      await mkdir(join(dir, copy));
      await writeFile(join(dir, copy, 'nemcon.sqlite'), 'words');
    }
    LockFile.take(join(dir, killed, 'held'))?.release();
    const lock = LockFile.take(join(dir, read, 'held'));
    expect(lock).not.toBeNull();
    await writeFile(join(dir, 'nemcon.sqlite'), 'the store');
    await sweepCopies(dir);
    expect((await readdir(dir)).sort()).toEqual([read, 'nemcon.sqlite'].sort());
    expect(await readFile(join(dir, read, 'nemcon.sqlite'), 'utf8')).toBe('words');
    lock?.release();
    await sweepCopies(dir);
    expect(await readdir(dir)).toEqual(['nemcon.sqlite']);
  } finally {
    await rm(dir, { recursive: true });
  }
});

it('K6 a place where no copy can be made, or held, is refused in a line', async () => {
  const refused = async (beside: string, line: string): Promise<void> => {
    const fault: unknown = await withHeldCopy(beside, async () => {}).catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(StoreRefused);
    expect((fault as StoreRefused).reasons).toEqual([expect.stringContaining(line)]);
  };
  await refused('/proc', '/proc: ENOENT');
  await refused('/proc/nothing', '/proc/nothing: ENOENT');
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-copies-'));
  const take = vi.spyOn(LockFile, 'take').mockImplementation(() => {
    throw new Error('attempt to write a readonly database');
  });
  try {
    await refused(dir, `${dir}: attempt to write a readonly database`);
  } finally {
    take.mockRestore();
    await rm(dir, { recursive: true });
  }
});

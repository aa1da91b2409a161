import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sweepCopies } from '../../server/log/held-copy.ts';
import { LockFile } from '../../server/log/lock-file.ts';

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

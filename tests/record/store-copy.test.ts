import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sweepCopies } from '../../server/store-copy.ts';

it('C13 a copy of a store whose command was killed is taken away, and nothing else', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-copies-'));
  try {
    // no process has this number: Linux ends at 4,194,304
    const [killed, older, mine] = ['nemcon-verify-4194305-aaaaaa', 'nemcon-verify-bbbbbb', `nemcon-verify-${process.pid}-cccccc`];
    for (const copy of [killed, older, mine]) {
      await mkdir(join(dir, copy));
      await writeFile(join(dir, copy, 'nemcon.sqlite'), 'words');
    }
    await writeFile(join(dir, 'nemcon.sqlite'), 'the store');
    await sweepCopies(dir);
    expect((await readdir(dir)).sort()).toEqual([mine, 'nemcon.sqlite'].sort());
  } finally {
    await rm(dir, { recursive: true });
  }
});

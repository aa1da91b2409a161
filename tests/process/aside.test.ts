/** A history that makes room for another one. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withAside } from '../../server/aside.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nemcon-aside-'));
  for (const name of ['nemcon.sqlite', 'keys.db', 'keys.db-wal']) await writeFile(join(dir, name), `old ${name}`);
  await mkdir(join(dir, 'files'));
  await writeFile(join(dir, 'files', 'one'), 'old file');
});
afterEach(() => rm(dir, { recursive: true }));

const WHOLE = ['files', 'keys.db', 'keys.db-wal', 'nemcon.sqlite'];

it('O11 a history is set aside with what signs people in and with its files, under a name that is said', async () => {
  const said: string[] = [];
  const left = await withAside(
    dir,
    0,
    (line) => said.push(line),
    () => readdir(dir),
  );
  expect(left).toEqual(['aside-1970-01-01T000000.000Z']);
  const [aside = ''] = left;
  expect(said).toEqual([`set aside: ${join(dir, aside)}`]);
  expect((await readdir(join(dir, aside))).sort()).toEqual(WHOLE);
  expect(await readdir(join(dir, aside, 'files'))).toEqual(['one']);
});

it('O11 a history is put back where what was to come did not', async () => {
  const coming = withAside(
    dir,
    0,
    () => {},
    async () => {
      await writeFile(join(dir, 'nemcon.sqlite'), 'new');
      await mkdir(join(dir, 'files'));
      await writeFile(join(dir, 'files', 'two'), 'new file');
      throw new Error('the source is gone');
    },
  );
  await expect(coming).rejects.toThrow('the source is gone');
  expect((await readdir(dir)).sort()).toEqual(WHOLE);
  expect(await readdir(join(dir, 'files'))).toEqual(['one']);
  expect(await readFile(join(dir, 'nemcon.sqlite'), 'utf8')).toBe('old nemcon.sqlite');
});

/** O22, K10: a file gets its place over nothing that is there, on every file system. */
import { link, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { placed } from '../../server/log/place.ts';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return { ...real, link: vi.fn(real.link) };
});

let dir: string;
let made: string;
let file: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nemcon-place-'));
  [made, file] = [join(dir, 'made'), join(dir, 'file')];
  await writeFile(made, 'whole');
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

const linksFail = (code: string): void => void vi.mocked(link).mockRejectedValueOnce(Object.assign(new Error(code), { code }));

describe('O22 and K10 what was made beside its place', () => {
  // null: they can be made
  it.each([null, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])('gets it, and goes over nothing that is there (links: %s)', async (code) => {
    if (code !== null) linksFail(code);
    expect([await placed(made, file), await readFile(file, 'utf8')]).toEqual([true, 'whole']);
    const another = join(dir, 'another');
    await writeFile(another, 'another');
    if (code !== null) linksFail(code);
    expect([await placed(another, file), await readFile(file, 'utf8')]).toEqual([false, 'whole']);
  });

  it('does not get it where anything else fails', async () => {
    linksFail('EIO');
    await expect(placed(made, file)).rejects.toThrow('EIO');
    expect(await readdir(dir)).toEqual(['made']);
  });
});

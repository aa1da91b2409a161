import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pathOf } from '../../scripts/programs.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nemcon-programs-'));
  vi.stubEnv('PATH', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const wanted = { names: ['best', 'other'], why: 'a test', variable: 'WANTED' } as const;

async function put(name: string, mode = 0o755): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, '');
  await chmod(path, mode);
  return path;
}

it('takes a program by the best of its names that is there, and before that what the environment says', async () => {
  expect(pathOf(wanted)).toBe(null);
  const other = await put('other');
  expect(pathOf(wanted)).toBe(other);
  const best = await put('best');
  expect(pathOf(wanted)).toBe(best);
  const said = await put('said');
  vi.stubEnv('WANTED', said);
  expect(pathOf(wanted)).toBe(said);
});

it('takes none that cannot be run', async () => {
  await put('best', 0o644);
  expect(pathOf(wanted)).toBe(null);
});

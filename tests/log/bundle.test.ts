/** The thread of SQLite starts from the source (every other test here) and, built, from the file beside the bundle. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('works as the two modules that the build makes', async () => {
  // Below the project, because packages stay outside the bundle.
  const caches = join(root, 'node_modules', '.cache');
  await mkdir(caches, { recursive: true });
  const dir = await mkdtemp(join(caches, 'bundle-'));
  try {
    const main = `
      import { openLog } from ${JSON.stringify(join(root, 'server/log/open.ts'))};
      const log = await openLog('sqlite:' + process.argv[2]);
      const entry = { seq: 1, header: new Uint8Array([1]), statement: new Uint8Array([2]), payload: null, salt: null };
      console.log(await log.append({ kind: 'opinion', id: 'a' }, [entry]), (await log.read({ kind: 'opinion', id: 'a' }, 0)).length);
      await log.close();`;
    await writeFile(join(dir, 'main.ts'), main);
    await build({
      entryPoints: { main: join(dir, 'main.ts'), 'sqlite-worker': join(root, 'server/log/sqlite-worker.ts') },
      outdir: join(dir, 'server'),
      bundle: true,
      packages: 'external',
      platform: 'node',
      target: 'node20',
      format: 'esm',
    });
    // From another directory: nothing may depend on where the server is started.
    const { stdout } = await promisify(execFile)(process.execPath, [join(dir, 'server/main.js'), join(dir, 'data')], { cwd: '/' });
    expect(stdout).toBe('ok 1\n');
  } finally {
    await rm(dir, { recursive: true });
  }
});

/** A module of a test, built as production is, beside the thread that it starts, and run from another directory: nothing may depend on where. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build, type Metafile } from 'esbuild';
import { SERVER_BUNDLE } from '../../scripts/server-bundle.mjs';

export const projectFile = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

interface Ran {
  readonly stdout: string;
  readonly outputs: Metafile['outputs'];
}

/** `main`: TypeScript; gets a directory of its own as its argument. `threads`: by their names in the build, as paths from the root. */
export async function runBuilt(main: string, threads: Readonly<Record<string, string>>): Promise<Ran> {
  // below the project, because packages stay outside the bundle
  const caches = projectFile('node_modules/.cache');
  await mkdir(caches, { recursive: true });
  const dir = await mkdtemp(join(caches, 'bundle-'));
  try {
    await writeFile(join(dir, 'main.ts'), main);
    const entryPoints = { main: join(dir, 'main.ts'), ...threads };
    const { metafile } = await build({ ...SERVER_BUNDLE, entryPoints, outdir: join(dir, 'server'), metafile: true });
    const { stdout } = await promisify(execFile)(process.execPath, [join(dir, 'server/main.js'), join(dir, 'data')], { cwd: '/' });
    return { stdout, outputs: metafile.outputs };
  } finally {
    await rm(dir, { recursive: true });
  }
}

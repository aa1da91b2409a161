/** A module of the tests as the page would have it: in one bundle with the Yjs that is shipped there (client/build/yjs-undo-fix.ts). */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { cureUndo } from '../../client/build/yjs-undo-fix.ts';

const cured: Plugin = {
  name: 'cured-yjs',
  setup({ onLoad }) {
    onLoad({ filter: /\/yjs\/dist\/yjs\.mjs$/ }, async ({ path }) => ({ contents: cureUndo(await readFile(path, 'utf8')), loader: 'js' }));
  },
};

/** `entry`: the path of its file. The copy shares nothing with the modules of the test. */
export async function withCuredYjs<Module>(entry: string): Promise<Module> {
  // below the project, else vitest does not load it for a test with a document
  const caches = join(import.meta.dirname, '../../node_modules/.cache');
  await mkdir(caches, { recursive: true });
  const folder = await mkdtemp(join(caches, 'cured-'));
  try {
    const outfile = join(folder, 'bundle.mjs');
    await build({
      entryPoints: [entry],
      bundle: true,
      format: 'esm',
      platform: 'node',
      mainFields: ['module', 'main'],
      plugins: [cured],
      outfile,
      logLevel: 'error',
    });
    Reflect.deleteProperty(globalThis, '__ $YJS$ __'); // two copies on purpose: Yjs would warn
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

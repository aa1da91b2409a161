/** The thread of Word files starts from the source (every other test here) and, built, from the file beside the bundle. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { wordFile } from '../../server/export/word-file.ts';
import { wordText } from '../../server/export/word-reading.ts';
import { FORUM, HASHES, readingOf } from './paper.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('works as the two modules that the build makes, and loads what writes XML in the thread alone', async () => {
  // below the project, because packages stay outside the bundle
  const caches = join(root, 'node_modules', '.cache');
  await mkdir(caches, { recursive: true });
  const dir = await mkdtemp(join(caches, 'bundle-'));
  try {
    const text = wordText(await readingOf(), HASHES, 'marked', FORUM);
    const main = `
      import { WordThread } from ${JSON.stringify(join(root, 'server/export/word-thread.ts'))};
      const thread = new WordThread();
      console.log(Buffer.from(await thread.make(${JSON.stringify(text)})).toString('base64'));
      await thread.close();`;
    await writeFile(join(dir, 'main.ts'), main);
    const { metafile } = await build({
      entryPoints: { main: join(dir, 'main.ts'), 'word-worker': join(root, 'server/export/word-worker.ts') },
      outdir: join(dir, 'server'),
      bundle: true,
      packages: 'external',
      platform: 'node',
      target: 'node20',
      format: 'esm',
      metafile: true,
    });
    const imports = (name: string): readonly string[] =>
      Object.entries(metafile.outputs).flatMap(([path, output]) => (path.endsWith(name) ? output.imports.map((one) => one.path) : []));
    expect([imports('/main.js').includes('docx'), imports('/word-worker.js').includes('docx')]).toEqual([false, true]);
    // from another directory: nothing may depend on where the server is started
    const { stdout } = await promisify(execFile)(process.execPath, [join(dir, 'server/main.js')], { cwd: '/' });
    expect(stdout.trim()).toBe(Buffer.from(await wordFile(text)).toString('base64'));
  } finally {
    await rm(dir, { recursive: true });
  }
});

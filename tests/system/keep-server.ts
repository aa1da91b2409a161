/**
 * Keeps the server of a checkout, and how its pages speak with it, as the version before, for tests that upgrade it: `npx tsx tests/system/keep-server.ts <checkout>`. Done when
 * a version is given out, in a checkout with its packages installed. What servers of a forum in English load is kept, and no source map.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { BEFORE } from './server-before.ts';

/** Parts that are loaded where somebody asks for them, and nobody does here: mails, providers, metrics, Word, stores carried over. */
const LEFT_OUT = /^(mailer|provider|metrics|carry-store|word-worker|history-worker)/;
const OTHER_LANGUAGE = /\/compiled\/(?!en\/)/;

/** What a page connects with; the one Yjs of the tests is its Yjs. */
const PAGE = `export { Provider } from './client/sync/provider.ts';
export { Pair } from './client/sync/pair.ts';
export { Awareness } from 'y-protocols/awareness';`;

const [checkout] = process.argv.slice(2);
if (checkout === undefined) throw new Error('which checkout?');
const { SERVER_BUNDLE } = await import(pathToFileURL(resolve(checkout, 'scripts/server-bundle.mjs')).href);
const outdir = await mkdtemp(join(tmpdir(), 'nemcon-before-'));
try {
  const { metafile } = await build({ ...SERVER_BUNDLE, outdir, minify: true, sourcemap: false, metafile: true });
  const foreign = new Set(
    Object.entries(metafile?.outputs ?? {}).flatMap(([path, { entryPoint = '' }]) =>
      OTHER_LANGUAGE.test(entryPoint) ? [path.slice(path.lastIndexOf('/') + 1)] : [],
    ),
  );
  const kept = readdirSync(outdir).filter((name) => !LEFT_OUT.test(name) && !foreign.has(name));
  const stdin = { contents: PAGE, resolveDir: resolve(checkout), loader: 'ts' as const };
  const page = await build({ stdin, bundle: true, external: ['yjs'], platform: 'node', format: 'esm', minify: true, write: false });
  const files = Object.fromEntries(kept.map((name) => [name, readFileSync(join(outdir, name), 'utf8')]));
  files['page.js'] = page.outputFiles[0]?.text ?? '';
  const bytes = Buffer.from(JSON.stringify(files));
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(BEFORE, brotliCompressSync(bytes, { params }));
  process.stdout.write(`${kept.length} files\n`);
} finally {
  await rm(outdir, { recursive: true });
}

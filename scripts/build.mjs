/**
 * Builds what production runs: `dist/server` (three ES modules beside `node_modules`, which stays outside the bundle so that native
 * parts and one copy of Yjs are what npm installed) and `dist/client` (Vite, packed). `node scripts/build.mjs server` builds one of them.
 */
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { packFolder } from './pack.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (line) => process.stdout.write(`${line}\n`);

/** The workers lie beside the main bundle, as each lies beside its caller in the source. */
const SERVER = { main: 'server/main.ts', 'sqlite-worker': 'server/log/sqlite-worker.ts', 'word-worker': 'server/export/word-worker.ts' };

async function buildServer() {
  await bundle({
    absWorkingDir: root,
    entryPoints: SERVER,
    outdir: 'dist/server',
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    logLevel: 'warning',
  });
}

async function buildClient() {
  const { build } = await import('vite');
  await build({ configFile: `${root}vite.config.ts`, logLevel: 'warn' });
  packFolder(`${root}dist/client/assets`);
}

const parts = { server: buildServer, client: buildClient };
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);
for (const name of wanted) {
  const build = parts[name];
  if (!build) throw new Error(`no such part: ${name} (there are ${Object.keys(parts).join(' and ')})`);
  const begun = performance.now();
  await build();
  say(`built dist/${name} in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}

/**
 * Builds what production runs: `dist/server` (ES modules with all packages but the one that has native parts, which npm has installed in
 * `node_modules`) and `dist/client` (Vite, packed). `node scripts/build.mjs server` builds one of them.
 */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { packFolder } from './pack.mjs';
import { SERVER_BUNDLE } from './server-bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (line) => process.stdout.write(`${line}\n`);

function buildServer() {
  // the names of parts change with what is in them
  rmSync(`${root}dist/server`, { recursive: true, force: true });
  return bundle(SERVER_BUNDLE);
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

/**
 * Builds what production runs: `dist/server` (three ES modules beside `node_modules`, which stays outside the bundle so that native
 * parts and one copy of Yjs are what npm installed) and `dist/client` (Vite, packed). `node scripts/build.mjs server` builds one of them.
 */
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { packFolder } from './pack.mjs';
import { SERVER_BUNDLE } from './server-bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (line) => process.stdout.write(`${line}\n`);

const buildServer = () => bundle(SERVER_BUNDLE);

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

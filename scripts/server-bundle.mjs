/** What `dist/server` is made of, for the build and for the test that asks what it needs to be installed. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { tsImport } from 'tsx/esm/api';

const root = new URL('..', import.meta.url);
const { dependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

/** Of server/built.ts what it exports, as a module without the tools that made it. */
export async function builtModule(path) {
  const made = await tsImport(pathToFileURL(path).href, import.meta.url);
  return Object.entries(made)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join('\n');
}

export const BUILT = /\/server\/built\.ts$/;

export const SERVER_BUNDLE = {
  absWorkingDir: fileURLToPath(root),
  /** The workers lie beside the main bundle, as each lies beside its caller in the source. */
  entryPoints: { main: 'server/main.ts', 'sqlite-worker': 'server/log/sqlite-worker.ts', 'word-worker': 'server/export/word-worker.ts' },
  outdir: 'dist/server',
  bundle: true,
  /** React is in the bundle, so that it is the fast one however the server is started: it asks NODE_ENV which it is to be. */
  external: Object.keys(dependencies),
  define: { 'process.env.NODE_ENV': '"production"' },
  /** The one for Node asks for its builtins in a way that a module cannot. */
  alias: { 'react-dom/server': 'react-dom/server.edge' },
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  logLevel: 'warning',
  plugins: [
    {
      name: 'built',
      setup: (build) => build.onLoad({ filter: BUILT }, async ({ path }) => ({ contents: await builtModule(path) })),
    },
  ],
};

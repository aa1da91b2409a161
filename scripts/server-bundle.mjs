/** What `dist/server` is made of, for the build and for the tests that ask what it holds and what it needs to be installed. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { tsImport } from 'tsx/esm/api';

const root = new URL('..', import.meta.url);

/** Of server/built.ts what it exports, as a module without the tools that made it. */
export async function builtModule(path) {
  const made = await tsImport(pathToFileURL(path).href, import.meta.url);
  return Object.entries(made)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join('\n');
}

export const BUILT = /\/server\/built\.ts$/;

/** They lie beside the main bundle, as each lies beside its caller in the source. */
const WORKERS = {
  'sqlite-worker': 'server/log/sqlite-worker.ts',
  'keys-worker': 'server/auth/keys-worker.ts',
  'grow-worker': 'server/room/journal/grow-worker.ts',
  'history-worker': 'server/room/past/history-worker.ts',
  'word-worker': 'server/export/word-worker.ts',
};

export const SERVER_BUNDLE = {
  absWorkingDir: fileURLToPath(root),
  entryPoints: { main: 'server/main.ts', ...WORKERS },
  outdir: 'dist/server',
  bundle: true,
  /** Has native parts, and finds them beside its own files. All other packages are in the bundle: to look for a thousand files takes longer than to read a few. */
  external: ['better-sqlite3'],
  /** So that React is the fast one however the server is started: it asks which it is to be. */
  define: { 'process.env.NODE_ENV': '"production"' },
  /** The one for Node asks for its builtins in a way that a module cannot. */
  alias: { 'react-dom/server': 'react-dom/server.edge' },
  /** What is imported when it is needed lies in files of its own. */
  splitting: true,
  /** Packages that are no ES modules ask for parts of Node in the old way. */
  banner: { js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);" },
  minifySyntax: true,
  minifyWhitespace: true,
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

/** For the tests, which start the workers alone (tests/support/workers.ts). */
export const WORKER_BUNDLE = { ...SERVER_BUNDLE, entryPoints: WORKERS, sourcemap: false };

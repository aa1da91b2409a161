/** What `dist/server` is made of, for the build and for the tests that ask what it holds and what it needs to be installed. */
import { readFile } from 'node:fs/promises';
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

/**
 * One letter beyond Latin-1 makes the engine keep all of a file in two bytes a letter, for as long as the server runs. The bundler writes such
 * letters as escapes itself, but not where they stand in a pattern or a template.
 */
const WIDE = /[\u0100-\uffff]/g;
const ESCAPED = {
  name: 'escaped',
  setup: (build) =>
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace(WIDE, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
      return contents === source ? undefined : { contents, loader: 'ts' };
    }),
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
    ESCAPED,
  ],
};

/** For the tests, which start the workers alone (tests/support/workers.ts). */
export const WORKER_BUNDLE = { ...SERVER_BUNDLE, entryPoints: WORKERS, sourcemap: false };

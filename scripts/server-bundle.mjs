/** What `dist/server` is made of, for the build and for the test that asks what it needs to be installed. */
import { fileURLToPath } from 'node:url';

export const SERVER_BUNDLE = {
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  /** The workers lie beside the main bundle, as each lies beside its caller in the source. */
  entryPoints: { main: 'server/main.ts', 'sqlite-worker': 'server/log/sqlite-worker.ts', 'word-worker': 'server/export/word-worker.ts' },
  outdir: 'dist/server',
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  logLevel: 'warning',
};

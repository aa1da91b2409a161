/** Once before a run of vitest: the workers of the server in JavaScript, as they are shipped (server/worker-source.mjs). */
import { mkdtemp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { WORKER_BUNDLE } from '../../scripts/server-bundle.mjs';

/** Among the packages, where the one with native parts is found. */
const BESIDE = fileURLToPath(new URL('../../node_modules/.workers-', import.meta.url));

export default async function makeWorkers(): Promise<() => Promise<void>> {
  const outdir = await mkdtemp(BESIDE);
  await build({ ...WORKER_BUNDLE, outdir });
  process.env.TEST_WORKERS = outdir;
  return () => rm(outdir, { recursive: true, force: true });
}

/**
 * How a worker starts from the source tree. A thread has to be taught TypeScript first, and reads every module anew: half a second of the
 * processor each time, and more. In the tests, which start many, all workers are in JavaScript before (tests/support/workers.ts).
 */
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const READY = process.env.TEST_WORKERS;

/** `url`: of `some-worker-source.mjs`, which stands beside `some-worker.ts`. */
export async function startFromSource(url) {
  const name = basename(url, '-source.mjs');
  if (READY !== undefined) return import(pathToFileURL(join(READY, `${name}.js`)).href);
  const { register } = await import('tsx/esm/api');
  register();
  return import(new URL(`${name}.ts`, url).href);
}

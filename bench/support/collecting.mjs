/** Loaded into a server before it starts: on SIGUSR2 it collects its garbage, and says on stderr how much is held then. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    collect();
    // what the first found to be finished has been let go by then
    setImmediate(() => {
      collect();
      const { heapUsed, external } = process.memoryUsage();
      process.stderr.write(`collected: ${Math.round((heapUsed + external) / 1024)} KiB\n`);
    });
  });
}

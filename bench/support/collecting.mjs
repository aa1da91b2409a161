/** Loaded into a server before it starts: on SIGUSR2 it collects its garbage, and says on stderr how much is held then. */
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
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
      const young = getHeapSpaceStatistics().filter(({ space_name }) => space_name.startsWith('new_'));
      const room = young.reduce((sum, { physical_space_size }) => sum + physical_space_size, 0);
      process.stderr.write(
        `collected: ${Math.round((heapUsed + external) / 1024)} KiB, room for young objects: ${Math.round(room / 1024)} KiB\n`,
      );
    });
  });
}

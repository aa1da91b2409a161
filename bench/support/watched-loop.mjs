/**
 * Loaded into a server before it starts: on SIGUSR2 it says on stderr for how long its main thread let others wait since it was asked last.
 * That is time on the clock: on a busy machine it is longer than the server's own turns.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const seen = monitorEventLoopDelay({ resolution: 1 });
  seen.enable();
  process.on('SIGUSR2', () => {
    const ms = (ns) => Math.round(ns / 1e4) / 100;
    process.stderr.write(`loop ${JSON.stringify({ p99: ms(seen.percentile(99)), p999: ms(seen.percentile(99.9)), max: ms(seen.max) })}\n`);
    seen.reset();
  });
}

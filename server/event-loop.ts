/**
 * How busy the event loop of this process is with what somebody waits for. What may as well come a little later is done aside and not
 * counted, so that nobody who writes waits longer because thousands read. It measures the machine: no part in what the rules call time.
 */
import { performance } from 'node:perf_hooks';

let asideMs = 0;

/** Does what nobody waits for, and what it wrote to sockets; it must end soon, because all wait while it runs. */
export function aside(job: () => void): void {
  const begun = performance.now();
  job();
  // a response hands what is written to its socket in the next tick
  process.nextTick(() => {
    asideMs += performance.now() - begun;
  });
}

/** Milliseconds since the process began. */
export const busyMs = (): number => performance.eventLoopUtilization().active - asideMs;

/**
 * How busy the event loop of this process is with what somebody waits for. What may as well come a little later is done aside and not
 * counted, so that nobody who writes waits longer because thousands read. It measures the machine: no part in what the rules call time.
 */
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';

let asideMs = 0;
/** Until when it was counted: what is done aside within what is done aside counts once. */
let countedTo = 0;
/** The last of those who give way. */
let line: Promise<unknown> = Promise.resolve();

/**
 * What follows is done aside, until all that goes on at once from here has had its turn, with what it wrote to sockets: a response hands that
 * to its socket in the next tick.
 */
export function asideFromHere(): void {
  const begun = performance.now();
  queueMicrotask(() =>
    process.nextTick(() => {
      const now = performance.now();
      asideMs += now - Math.max(begun, countedTo);
      countedTo = now;
    }),
  );
}

/** Does what nobody waits for who writes; it must end soon, because all wait while it runs. */
export function aside(job: () => void): void {
  asideFromHere();
  job();
}

/**
 * Others have their turn. What follows is done aside, until it waits again. Of all that give way one goes on between two looks at the sockets,
 * however many they are: who writes waits for one turn, and not for one of each.
 */
export async function giveWay(): Promise<void> {
  const turn = line.then(() => setImmediate());
  line = turn;
  await turn;
  asideFromHere();
}

/** Milliseconds since the process began. */
export const busyMs = (): number => performance.eventLoopUtilization().active - asideMs;

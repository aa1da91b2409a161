/**
 * Loaded into a server before it starts: beside it, in the same process, it answers questions at a port of its own (STEPS_PORT), and does
 * nothing of ours. For each it takes so much processor time in a thread that gives way as the thread of the past does, then so much in turns of
 * the main thread, of which one is done between two looks at the sockets, and sends so many bytes. What those who type notice of it is what a
 * server with one loop costs them on two cores, whatever it answers. As what gives way, it does not count as a busy loop.
 */
import { createServer } from 'node:http';
import { getPriority, setPriority } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** As a turn of the server has it. */
const TURN_MS = 3;
const ROUNDS = 2e7;

/** Returns something, so that the engine does not leave it out. */
function count(rounds) {
  let found = 0;
  for (let round = 0; round < rounds; round += 1) found = (found * 31 + round) | 0;
  return found;
}

/** Counted, and not looked at a clock: it takes as much processor time on a busy machine. The second time it is compiled. */
function roundsInMs() {
  count(ROUNDS);
  const begun = performance.now();
  count(ROUNDS);
  return ROUNDS / (performance.now() - begun);
}

function serve(port, behindBy) {
  const perMs = roundsInMs();
  const behind = new Worker(new URL(import.meta.url), { workerData: { behindBy, perMs } });
  behind.unref();
  const waiting = [];
  behind.on('message', () => waiting.shift()());

  let notBusyMs = 0;
  const used = performance.eventLoopUtilization.bind(performance);
  performance.eventLoopUtilization = (...since) => {
    const found = used(...since);
    return { ...found, active: found.active - notBusyMs };
  };
  let line = Promise.resolve();
  const turn = async (does) => {
    line = line.then(() => setImmediate());
    await line;
    const begun = performance.now();
    does();
    process.nextTick(() => {
      notBusyMs += performance.now() - begun;
    });
  };

  const server = createServer(async ({ url }, response) => {
    const [behindMs, frontMs, bytes] = url.slice(1).split('/').map(Number);
    behind.postMessage(behindMs);
    await new Promise((done) => waiting.push(done));
    for (let left = frontMs; left > 0; left -= TURN_MS) await turn(() => count(Math.min(left, TURN_MS) * perMs));
    await turn(() => response.end('.'.repeat(bytes)));
  });
  server.listen(port, '127.0.0.1').unref();
}

const { STEPS_PORT, STEPS_BEHIND } = process.env;
if (isMainThread) serve(Number(STEPS_PORT), Number(STEPS_BEHIND));
else if (workerData?.behindBy !== undefined) {
  const { behindBy, perMs } = workerData;
  setPriority(getPriority() + behindBy);
  parentPort.on('message', (ms) => {
    count(ms * perMs);
    parentPort.postMessage(null);
  });
}

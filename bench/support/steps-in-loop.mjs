/**
 * A server of steps that does nothing of ours: for each it takes so much processor time in a thread that gives way as the thread of the past
 * does, then so much in turns of its main thread, and sends so many bytes. What those who type notice of it, two cores cost that are shared.
 */
import { createServer } from 'node:http';
import { getPriority, setPriority } from 'node:os';
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

const perMs = roundsInMs();

function serve(port) {
  const behind = new Worker(new URL(import.meta.url), { workerData: process.argv[3] });
  const waiting = [];
  behind.on('message', () => waiting.shift()());
  createServer(async ({ url }, response) => {
    const [behindMs, frontMs, bytes] = url.slice(1).split('/').map(Number);
    behind.postMessage(behindMs);
    await new Promise((done) => waiting.push(done));
    for (let left = frontMs; left > 0; left -= TURN_MS) {
      count(Math.min(left, TURN_MS) * perMs);
      await setImmediate();
    }
    response.end('.'.repeat(bytes));
  }).listen(port, '127.0.0.1');
}

if (isMainThread) serve(Number(process.argv[2]));
else {
  setPriority(getPriority() + Number(workerData));
  parentPort.on('message', (ms) => {
    count(ms * perMs);
    parentPort.postMessage(null);
  });
}

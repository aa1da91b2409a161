/**
 * Ends a test that hangs in one piece of work, where no timeout of the runner's gets a turn: a thread of its own looks whether the work goes
 * on, says what it was, and kills the process.
 */
import { Worker } from 'node:worker_threads';
import { patient } from './patient.ts';

const LOOKS = `
const { workerData, parentPort } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const beats = new Int32Array(workerData.beats);
let last = -1;
let what = '';
parentPort.on('message', (said) => { what = said; });
setInterval(() => {
  if (Atomics.load(beats, 0) === last) {
    writeSync(2, workerData.name + ': hangs for ' + workerData.mostMs + ' ms' + (what === '' ? '' : ' at ' + what) + '\\n');
    process.kill(process.pid, 'SIGKILL');
  }
  last = Atomics.load(beats, 0);
}, workerData.mostMs);
`;

export interface Watchdog {
  /** The work goes on; `what` is said of the piece that begins, if it is the one that never ends. */
  beat(what: string): void;
  close(): Promise<void>;
}

export function watchdog(name: string, idleMs: number): Watchdog {
  const mostMs = patient(idleMs);
  const beats = new SharedArrayBuffer(4);
  const counter = new Int32Array(beats);
  const worker = new Worker(LOOKS, { eval: true, workerData: { beats, name, mostMs } });
  worker.unref();
  return {
    beat(what) {
      Atomics.add(counter, 0, 1);
      worker.postMessage(what);
    },
    async close() {
      await worker.terminate();
    },
  };
}

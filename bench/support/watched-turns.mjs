/**
 * Loaded into a server before it starts: on SIGUSR2 it begins to count the processor time of its main thread in each turn of the loop, and on the
 * next says on stderr what it was. It keeps the loop turning meanwhile, which costs nothing that is in the figures.
 */
import { isMainThread } from 'node:worker_threads';
import { ownMs } from './own-time.mjs';

let each = null;
let asked = 0;
let before = 0;

function look() {
  if (each === null) return;
  const now = ownMs();
  each.push(now - before);
  before = now;
  setImmediate(look);
}

if (isMainThread) {
  process.on('SIGUSR2', () => {
    asked += 1;
    const found = each;
    each = null;
    if (found === null) {
      each = [];
      before = ownMs();
      setImmediate(look);
    }
    process.stderr.write(`turns ${process.pid} ${asked} ${JSON.stringify(found === null ? null : turnsIn(found))}\n`);
  });
}

function turnsIn(found) {
  const sorted = Float64Array.from(found).sort();
  const places = (ms) => Math.round(ms * 1000) / 1000;
  const [p99 = 0, longest = 0] = [sorted[Math.floor(sorted.length * 0.99)], sorted.at(-1)];
  return { longestMs: places(longest), p99Ms: places(p99), turns: sorted.length };
}

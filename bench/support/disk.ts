/** What the disk takes by itself. */
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Spread, spread } from './spread.ts';

const WRITES = 200;

/** Milliseconds that it takes to make a small write durable. */
export function durableMs(dir: string): Spread {
  const file = openSync(join(dir, 'probe'), 'w');
  const ms = Array.from({ length: WRITES }, () => {
    const begun = performance.now();
    writeSync(file, Buffer.alloc(100));
    fdatasyncSync(file);
    return performance.now() - begun;
  });
  closeSync(file);
  return spread(ms);
}

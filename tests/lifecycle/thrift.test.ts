/** O21: when the engine spares memory. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { spareMemory, startInFull, Thrift } from '../../server/thrift.ts';
import { manualClock } from '../support/clock.ts';

it('O21 spares memory from the start while nobody is there, not while somebody is or comes, and says only what changes', () => {
  const clock = manualClock();
  const told: boolean[] = [];
  let here = { clients: 0, followers: 0 };
  const thrift = new Thrift(
    () => here,
    clock,
    (spares) => void told.push(spares),
  );
  expect(told).toEqual([true]);
  clock.advance(60_000);
  here = { clients: 1, followers: 0 };
  clock.advance(1_000);
  expect(told).toEqual([true, false]);
  here = { clients: 0, followers: 3 };
  clock.advance(60_000);
  expect(told).toEqual([true, false]);
  here = { clients: 0, followers: 0 };
  clock.advance(1_000);
  expect(told).toEqual([true, false, true]);
  thrift.opens();
  expect(told).toEqual([true, false, true, false]);
  thrift.opens();
  clock.advance(1_000);
  expect(told).toEqual([true, false, true, false, true]);
  thrift.stop();
  expect(clock.waiting()).toBe(0);
});

it('O21 is settings that the engine of this Node has', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--v8-options']);
  for (const setting of ['optimize-for-size', 'heap-growing-percent', 'semi-space-growth-factor', 'max-semi-space-size'])
    expect(stdout).toContain(`--${setting} (`);
});

it('O21 young objects have little room while it spares, also when a thread has begun, and as much as ever afterwards', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-thrift-'));
  try {
    await writeFile(join(dir, 'idle-source.mjs'), '');
    const inServer = (name: string): string => JSON.stringify(new URL(`../../server/${name}`, import.meta.url).href);
    // in a process of its own: the settings are for all of it
    const code = `
      import { once } from 'node:events';
      import { getHeapSpaceStatistics } from 'node:v8';
      import { workerBeside } from ${inServer('thread.ts')};
      import { spareMemory } from ${inServer('thrift.ts')};
      const kept = [];
      const youngMiB = () => {
        for (let at = 0; at < 200_000; at += 1) kept.push({ a: [at], b: 'kept ' + at });
        return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size / 1024 / 1024;
      };
      spareMemory(true);
      await once(workerBeside(${JSON.stringify(pathToFileURL(join(dir, 'of.ts')).href)}, 'idle', {}), 'exit');
      globalThis.gc();
      const sparing = youngMiB();
      spareMemory(false);
      console.log(JSON.stringify({ sparing, afterwards: youngMiB() }));
    `;
    const words = ['--expose-gc', '--import', 'tsx', '--input-type=module', '--eval', code];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, words);
    expect(stderr).toBe('');
    const { sparing, afterwards } = JSON.parse(stdout);
    expect(afterwards).toBeGreaterThanOrEqual(16);
    expect(sparing).toBeLessThanOrEqual(afterwards / 4);
  } finally {
    await rm(dir, { recursive: true });
  }
});

/** Once it is asked, its objects live on for a while, so that its young generation grows as far as it may; says how far that is, MiB. */
const MAKES_OBJECTS = `
const { parentPort } = require('node:worker_threads');
const { getHeapSpaceStatistics } = require('node:v8');
parentPort.once('message', () => {
  let kept = [];
  for (let one = 0; one < 1e6; one += 1) {
    kept.push({ one, of: [one] });
    if (kept.length > 60_000) kept = [];
  }
  parentPort.postMessage(getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space').space_size / 2 ** 20);
});
`;

async function youngMiB(start: (worker: () => Worker) => Worker, meanwhile: () => void = () => {}): Promise<number> {
  const worker = start(() => new Worker(MAKES_OBJECTS, { eval: true, resourceLimits: { maxYoungGenerationSizeMb: 24 } }));
  await once(worker, 'online');
  meanwhile();
  worker.postMessage(null);
  const [mib] = await once(worker, 'message');
  await once(worker, 'exit');
  return mib;
}

it('O21 is for good nowhere: a thread that starts while memory is spared, or later, has as much for young objects as any other', async () => {
  const never = await youngMiB((start) => start());
  expect(never).toBeGreaterThan(4);
  spareMemory(true);
  try {
    expect(await youngMiB(startInFull, () => spareMemory(false))).toBe(never);
  } finally {
    spareMemory(false);
  }
  expect(await youngMiB((start) => start())).toBe(never);
});

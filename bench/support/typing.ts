/** A crowd types for a while: how long until it is told, and what that costs the server. */
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Crowd } from './crowd.ts';
import { withoutGarbage } from './own-garbage.ts';
import { cpuUs } from './proc.ts';
import { rounded, spread } from './spread.ts';

export async function typing(pid: number, crowd: Crowd, seconds: number) {
  crowd.forget();
  const driverStoodMs = withoutGarbage();
  const cpu = cpuUs(pid);
  const loop = performance.eventLoopUtilization();
  const begun = performance.now();
  await crowd.type(seconds);
  const busy = performance.eventLoopUtilization(loop).utilization;
  await pause(300);
  const took = (performance.now() - begun) / 1000;
  const spent = cpuUs(pid) - cpu;
  return {
    toldMs: spread(crowd.toldMs),
    recordedMs: spread(crowd.editors.flatMap(({ recordedMs }) => recordedMs)),
    updatesPerSecond: Math.round((seconds * 10 * crowd.editors.length) / took),
    batchesPerSecond: Math.round(crowd.batches / took),
    tellingsPerSecond: Math.round(crowd.toldMs.length / took),
    messagesPerSecond: Math.round(crowd.deliveries / took),
    cpuUsPerDelivery: rounded(spent / crowd.toldMs.length),
    cpuShare: rounded(spent / 1_000_000 / took),
    /** Of its one thread: near 1 it is the driver that is late. */
    driverShare: rounded(busy),
    driverStoodMs: driverStoodMs(),
  };
}

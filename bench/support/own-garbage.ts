/**
 * The garbage of whoever measures. A driver that has written a long log before stood still for 92 ms while it collected that; to those whose
 * letters it looks at the server was late. So it is collected before something is measured, and how long it stood still meanwhile is told.
 */
import { type PerformanceEntry, PerformanceObserver, performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { rounded } from './spread.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Returns what ends it, and says the longest of this process' own collections since, ms. */
export function withoutGarbage(): () => number {
  collect();
  const begun = performance.now();
  let longestMs = 0;
  const look = (entries: readonly PerformanceEntry[]): void => {
    for (const { startTime, duration } of entries) if (startTime >= begun) longestMs = Math.max(longestMs, duration);
  };
  const observer = new PerformanceObserver((list) => look(list.getEntries()));
  observer.observe({ entryTypes: ['gc'] });
  return () => {
    look(observer.takeRecords());
    observer.disconnect();
    return rounded(longestMs);
  };
}

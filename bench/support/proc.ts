/** What the kernel says of a process of ours (Linux). */
import { readdirSync, readFileSync } from 'node:fs';
import { until } from '../../tests/support/until.ts';

/** Clock ticks of /proc are hundredths of a second on every Linux that Node runs on. */
const TICK_US = 10_000;

/** Processor time so far of all its threads, user and system, microseconds. */
export function cpuUs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_US;
}

/** The same of its threads that have the priority of the main one, and of those that give way to it. */
export function cpuByPlaceUs(pid: number): { readonly frontUs: number; readonly behindUs: number } {
  const threads = readdirSync(`/proc/${pid}/task`).map((thread) => {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { isMain: Number(thread) === pid, nice: Number(fields[16]), us: (Number(fields[11]) + Number(fields[12])) * TICK_US };
  });
  const nice = threads.find(({ isMain }) => isMain)?.nice ?? 0;
  const sum = (some: typeof threads): number => some.reduce((all, { us }) => all + us, 0);
  return { frontUs: sum(threads.filter((one) => one.nice <= nice)), behindUs: sum(threads.filter((one) => one.nice > nice)) };
}

/** Resident memory, KiB. */
export function residentKiB(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

/** Processor time so far of all its threads but the main one, as the kernel's scheduler counts it, microseconds. */
export function threadsUs(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`).filter((id) => id !== String(pid));
  return threads.map((id) => ranNs(pid, id) / 1_000).reduce((sum, us) => sum + us, 0);
}

/** A thread may have ended since it was listed. */
function ranNs(pid: number, id: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]);
  } catch {
    return 0;
  }
}

/** What works in pieces rests up to 4 s between two of them. */
const IDLE_MS = 5_000;
const IDLE_US = 50_000;
const LONGEST_MS = 120_000;

/** Waits until its threads have had next to nothing to do for a while, whatever they were given before; returns for how long, milliseconds. */
export async function idleThreads(pid: number): Promise<number> {
  const begun = performance.now();
  let since = { at: begun, us: threadsUs(pid) };
  const isIdle = (): boolean => {
    const now = { at: performance.now(), us: threadsUs(pid) };
    if (now.us - since.us > IDLE_US) since = now;
    return now.at - since.at > IDLE_MS;
  };
  await until('the threads of the server to be idle', isIdle, LONGEST_MS);
  return Math.round(performance.now() - begun);
}

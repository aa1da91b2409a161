/**
 * The threads in which the engine compiles and collects give way to the main one, as those of ours do that fold (K19). A page that is drawn for
 * the first times is compiled for a second or two, and collected in between, on every processor there is; letters waited behind that.
 *
 * Node has no setting for it. Newer versions give these threads a name (nodejs/node#56416). Where they have none they are known by their age: a
 * process begins with the thread for what is due later, and goes on with them. Where that errs, one that packs or reads files gives way.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { givesWay } from './thread.ts';

const TASKS = '/proc/self/task';
const NAME = 'V8Worker';
/** What Node starts by itself (`--v8-pool-size`). */
const MANY = 4;

/** To be called before any thread of ours has begun. On Linux alone each thread has its own priority. */
export function engineGivesWay(): void {
  if (process.platform !== 'linux') return;
  try {
    for (const id of engineThreads()) givesWay(id);
  } catch {
    // a machine that does not tell its threads goes on as others do
  }
}

function engineThreads(): readonly number[] {
  const besideMain = readdirSync(TASKS)
    .map(Number)
    .filter((id) => id !== process.pid)
    .sort((one, other) => one - other);
  const named = besideMain.filter((id) => readFileSync(`${TASKS}/${id}/comm`, 'utf8').trim() === NAME);
  return named.length > 0 ? named : besideMain.slice(1, 1 + MANY);
}

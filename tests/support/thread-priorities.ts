import { readdirSync, readFileSync } from 'node:fs';

/** Of each thread of a process of ours (Linux), as `nice` counts: the higher, the more it gives way. */
export const threadPriorities = (pid = process.pid): readonly number[] =>
  readdirSync(`/proc/${pid}/task`).map((id) => {
    const stat = readFileSync(`/proc/${pid}/task/${id}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
  });

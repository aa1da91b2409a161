/**
 * What "recorded" means with a store, in words for whoever starts the server (O13): which disks hold a word before it is called recorded, and
 * which loss could still take it. With Redis each append waits for `WAITAOF`, and RedisLog refuses a server that does not fsync each write.
 */
import { isRedis, replicasOf } from './open.ts';

/** `copy`: the directory of this server's own copy; null where it keeps none. */
export function durabilityOf(store: string, copy: string | null): string {
  if (store === 'memory:') return 'Nothing is recorded for good: the store is in memory, and ends with this process.';
  if (!isRedis(store))
    return 'Recorded means: on the disk of this machine. A killed process or a power cut takes nothing; a lost disk takes what came after the last backup.';
  const replicas = replicasOf(new URL(store));
  return [redis(replicas), ...(copy === null ? [] : [copied(copy)])].join(' ');
}

function redis(replicas: number): string {
  if (replicas === 0)
    return 'Recorded means: on the disk of Redis. A killed process or a power cut takes nothing; a lost disk, or another Redis that takes its place, takes what that one lacks.';
  const others = replicas === 1 ? 'one replica' : `${replicas} replicas`;
  return `Recorded means: on the disks of Redis and of ${others}. One lost disk takes nothing, and no Redis may take its place that is not among those; where fewer confirm, nothing is recorded.`;
}

const copied = (copy: string): string =>
  `This server keeps its own copy in ${copy}: it starts on no store that lacks what the copy has, and writes over nothing that was lost.`;

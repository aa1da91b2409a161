/**
 * Several nodes share the files of a Redis, and none knows what another is about to name. So the owner of the machine sweeps them, as a user
 * who may do that and no more: a file goes only if nobody has touched it for a day, up to the moment in which it goes.
 */
import type { Hash } from '../../shared/opinion/vocabulary.ts';
import { RedisLine, type RedisSession } from '../log/redis-session.ts';
import { list, readBare, streamKey } from '../log/redis-stream.ts';
import { FORUM_LOG } from '../record/verify-forum.ts';
import { namedFiles } from './named.ts';
import { PREFIX } from './redis-files.ts';

const IDLE_SECONDS = 86_400;
const DEADLINE_MS = 60_000;
const PAGE = 500;

/** Returns how many it deleted. Throws StorageFault. */
export async function sweepRedisFiles(url: string, idleSeconds = IDLE_SECONDS): Promise<number> {
  const line = new RedisLine(url, DEADLINE_MS);
  try {
    // First what may be left over, then what is named: what is handed in meanwhile has been touched.
    const kept = await line.work(keptKeys);
    const forum = readBare(await line.work((session) => session.call('XRANGE', streamKey(FORUM_LOG), '-', '+')));
    // A log that is not there is no reason to delete what it named.
    if (forum.length === 0) return 0;
    const named = new Set<Hash>(namedFiles(forum));
    let swept = 0;
    for (const key of kept) {
      if (!named.has(key.slice(PREFIX.length)) && (await line.work((session) => deleteIdle(session, key, idleSeconds)))) swept += 1;
    }
    return swept;
  } finally {
    await line.close();
  }
}

async function keptKeys(session: RedisSession): Promise<readonly string[]> {
  const kept: string[] = [];
  let cursor = '0';
  do {
    const [next, keys] = list(await session.call('SCAN', cursor, 'MATCH', `${PREFIX}*`, 'COUNT', String(PAGE)));
    kept.push(...list(keys).map(String));
    cursor = String(next);
  } while (cursor !== '0');
  return kept;
}

/** Whoever puts the same bytes again between the look and the deletion makes this one come to nothing. */
async function deleteIdle(session: RedisSession, key: string, idleSeconds: number): Promise<boolean> {
  await session.call('WATCH', key);
  const idle = await session.call('OBJECT', 'IDLETIME', key);
  if (idle === null || Number(idle) < idleSeconds) {
    await session.call('UNWATCH');
    return false;
  }
  await session.call('MULTI');
  await session.call('DEL', key);
  return (await session.call('EXEC')) !== null;
}

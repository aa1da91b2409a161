/**
 * A payload is written before its entry, so that no entry ever lacks one; where another node was first, the payload stays and belongs to
 * nothing. Deleting is no right of the servers (redis-rights.ts), so the owner of the machine sweeps, as a user who may do that and no more.
 */
import type { LogName } from './log.ts';
import { RedisLine, type RedisSession, type Reply } from './redis-session.ts';
import { digestsOf, list, PAYLOAD_KEYS, payloadKey, readItems, readPayloadKey, streamKey } from './redis-stream.ts';

/** An append is over or has failed long before: what nobody has touched for so long waits for no entry. */
const IDLE_SECONDS = 3_600;
const DEADLINE_MS = 60_000;
const PAGE = 500;

/** Deletes the payloads that no entry names and that nobody has touched for a while; returns how many. Throws StorageFault. */
export async function sweepRedis(url: string, idleSeconds = IDLE_SECONDS): Promise<number> {
  const line = new RedisLine(url, DEADLINE_MS);
  try {
    let swept = 0;
    // First what may be orphans, then what is named: an entry that comes meanwhile has touched its payload.
    for (const [log, idle] of await idlePayloads(line, idleSeconds)) {
      const named = await namedPayloads(line, log);
      // A stream that is not there is no reason to delete the rest of it.
      const orphans = named.size === 0 ? [] : [...idle].filter((key) => !named.has(key));
      for (let at = 0; at < orphans.length; at += PAGE) {
        swept += Number(await line.work((session) => session.call('DEL', ...orphans.slice(at, at + PAGE))));
      }
    }
    return swept;
  } finally {
    await line.close();
  }
}

async function idlePayloads(line: RedisLine, idleSeconds: number): Promise<Iterable<readonly [LogName, ReadonlySet<string>]>> {
  const found = new Map<string, readonly [LogName, Set<string>]>();
  let cursor = '0';
  do {
    const [next, keys] = list(await line.work((session) => session.call('SCAN', cursor, 'MATCH', PAYLOAD_KEYS, 'COUNT', String(PAGE))));
    const names = list(keys).map(String);
    const idle = await line.work((session) => Promise.all(names.map((key) => session.call('OBJECT', 'IDLETIME', key))));
    for (const [i, key] of names.entries()) {
      const log = readPayloadKey(key);
      // null: it went meanwhile
      if (log === null || idle[i] === null || Number(idle[i]) < idleSeconds) continue;
      const [, keysOfLog] = found.get(streamKey(log)) ?? [log, new Set<string>()];
      found.set(streamKey(log), [log, keysOfLog.add(key)]);
    }
    cursor = String(next);
  } while (cursor !== '0');
  return found.values();
}

async function namedPayloads(line: RedisLine, log: LogName): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  const read = (session: RedisSession, after: string): Promise<Reply> =>
    session.call('XRANGE', streamKey(log), after, '+', 'COUNT', String(PAGE));
  for (let after = '-'; ; ) {
    const items = readItems(await line.work((session) => read(session, after)));
    for (const digest of items.flatMap(digestsOf)) named.add(payloadKey(log, digest));
    const last = items.at(-1);
    if (last === undefined) return named;
    after = `(${last.seq}-0`;
  }
}

/** What a Redis server must be like before a log is entrusted to it. Asked again on each new connection: it may be another server. */
import { ErrorReply } from 'redis';
import { dangerousRights } from './redis-rights.ts';
import type { RedisSession } from './redis-session.ts';

export interface RedisReport {
  readonly version: string;
  readonly role: string;
  readonly replicas: number;
  /** null: the server does not tell. */
  readonly settings: ReadonlyMap<string, string> | null;
  /** Commands that could take entries away and that this user may use. */
  readonly dangerous: readonly string[];
}

const SETTINGS = {
  appendonly: 'yes',
  appendfsync: 'always',
  'no-appendfsync-on-rewrite': 'no',
  'maxmemory-policy': 'noeviction',
} as const;

/** One line for each reason not to use the server; empty = all is well. `replicas`: how many must confirm each append. */
export function redisObjections(report: RedisReport, replicas: number): readonly string[] {
  const lines: string[] = [];
  const must = (holds: boolean, line: string) => {
    if (!holds) lines.push(line);
  };
  const [major = 0, minor = 0] = report.version.split('.').map(Number);
  must(major > 7 || (major === 7 && minor >= 2), `Redis ${report.version} is older than 7.2 and cannot confirm an fsync (WAITAOF)`);
  must(report.role === 'master', `the server is a ${report.role}, not the primary`);
  must(report.replicas >= replicas, `${replicas} replicas must confirm each append, ${report.replicas} are connected`);
  const dangerous = report.dangerous.join(', ');
  must(dangerous === '', `this user may ${dangerous} and so take entries away: give it the rights in redis.acl and no more`);
  if (report.settings === null) return [...lines, 'the settings cannot be checked: allow CONFIG GET to this user'];
  for (const [name, wanted] of Object.entries(SETTINGS)) {
    const is = report.settings.get(name);
    must(is === wanted, `${name} is ${is ?? 'not set'}, must be ${wanted}`);
  }
  return lines;
}

export async function askRedis(session: RedisSession): Promise<RedisReport> {
  const [server, replication, settings, dangerous] = await Promise.all([
    info(session, 'server'),
    info(session, 'replication'),
    config(session),
    dangerousRights(session),
  ]);
  return {
    version: server.get('redis_version') ?? '0',
    role: replication.get('role') ?? 'unknown',
    replicas: Number(replication.get('connected_slaves') ?? 0),
    settings,
    dangerous,
  };
}

async function info(session: RedisSession, section: string): Promise<ReadonlyMap<string, string>> {
  const lines = String(await session.call('INFO', section)).split('\r\n');
  return new Map(
    lines.flatMap((line) => (line.includes(':') ? [[line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]] : [])),
  );
}

async function config(session: RedisSession): Promise<ReadonlyMap<string, string> | null> {
  try {
    const reply = await session.call('CONFIG', 'GET', ...Object.keys(SETTINGS));
    const words = Array.isArray(reply) ? reply.map(String) : [];
    return new Map(words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1] ?? '']] : [])));
  } catch (fault) {
    if (fault instanceof ErrorReply) return null;
    throw fault;
  }
}

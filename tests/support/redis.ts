/**
 * A Redis server of a test's own, on a free port of the loopback and in a directory of its own; ended by its own process id.
 * By default durable: every write is fsynced before it is answered.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './port.ts';
import { until } from './until.ts';

export interface RedisServer {
  /** As the user that redis.acl gives to servers. */
  readonly url: string;
  /** As a user that may do everything. */
  readonly adminUrl: string;
  readonly port: number;
  readonly dir: string;
  /** The process now; another one after `restart`. */
  readonly child: () => ChildProcess;
  /** Ends the process at once and starts it again on the same port and files. */
  readonly restart: () => Promise<void>;
  readonly kill: () => Promise<void>;
  /** Ends it and removes its files. */
  readonly stop: () => Promise<void>;
}

const ACL = join(import.meta.dirname, '../../redis.acl');
/** As docker-compose.yml has it: without a password. */
export const redisUrl = (port: number, user = 'nemcon'): string => `redis://${user}@127.0.0.1:${port}`;

const DURABLE = { appendonly: 'yes', appendfsync: 'always', save: '', 'maxmemory-policy': 'noeviction' };

export async function startRedis(settings: Readonly<Record<string, string>> = {}): Promise<RedisServer> {
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-redis-'));
  const port = await freePort();
  const aclfile = join(dir, 'users.acl');
  await writeFile(aclfile, `${await readFile(ACL, 'utf8')}user admin on nopass ~* &* +@all\n`);
  const all = { port: String(port), bind: '127.0.0.1', dir, aclfile, masteruser: 'admin', masterauth: 'any', ...DURABLE, ...settings };
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(
      'redis-server',
      Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]),
      { stdio: 'ignore' },
    );
    await once(child, 'spawn');
    await until(`redis-server answers on port ${port}`, () => child.exitCode === null && pings(port));
    return child;
  };
  let child = await start();
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    url: redisUrl(port),
    adminUrl: `redis://admin:any@127.0.0.1:${port}`,
    port,
    dir,
    child: () => child,
    kill,
    restart: async () => {
      await kill();
      child = await start();
    },
    stop: async () => {
      await kill();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Does somebody say PONG there, having loaded everything? */
async function pings(port: number): Promise<boolean> {
  const socket = createConnection(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write('PING\r\n');
    const [answer] = await once(socket, 'data');
    return String(answer).startsWith('+PONG');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

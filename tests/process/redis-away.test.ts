/** A Redis that is gone, and one that says nothing: every answer says so, in time, and says when to come back. */
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../server/app.ts';
import { openKeys } from '../../server/auth/open-keys.ts';
import { systemClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { MemoryFiles } from '../../server/files/memory-files.ts';
import type { Route } from '../../server/http/route.ts';
import { tableOfRoutes } from '../../server/http/table.ts';
import { LIMITS } from '../../server/limits.ts';
import { APPEND_MS, openLog } from '../../server/log/open.ts';
import { createLogger } from '../../server/logger.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { count } from '../support/levels.ts';
import { patient } from '../support/patient.ts';
import { portOf } from '../support/port.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';

const ORIGIN = 'http://127.0.0.1:4280';
/** As long as it stays away after all have been answered once; at night somebody goes on asking for a minute. */
const AWAY_MS = count(0, 60_000, 60_000);
/** It would be for ever; how long it is, is in the limits. */
const PATIENCE_MS = patient(30_000);

let redis: RedisServer;
let app: App;
let cookie: string;

beforeAll(async () => {
  redis = await startRedis();
  const read = readConfig({ NEMCON_STORE: redis.url });
  if (!read.ok) throw new Error(read.reason);
  const logger = createLogger('silent');
  const [log, keys] = [await openLog(read.value.store), await openKeys(read.value, logger)];
  app = await createApp({ config: read.value, log, keys, files: new MemoryFiles(), clock: systemClock, logger, clientDir: '/nowhere' });
  app.httpServer.listen(0, '127.0.0.1');
  await once(app.httpServer, 'listening');
  const { secret } = await app.tools.sessions.start({ kind: 'browser', seat: OFFICE_SEAT, person: 'I. Varga', label: '' });
  cookie = `nemcon=${secret}`;
});
afterAll(async () => {
  redis.child().kill('SIGCONT');
  await app.close();
  await redis.stop();
});

interface Answered {
  readonly what: string;
  readonly status: number;
  readonly code: unknown;
  readonly retryAfter: number;
}

async function ask({ method, path, sent }: Pick<Route, 'method' | 'path' | 'sent'>, headers: Record<string, string>): Promise<Answered> {
  const body = method === 'get' || method === 'delete' ? {} : { body: sent === 'json' ? '{}' : '' };
  const type = { json: 'application/json', form: 'application/x-www-form-urlencoded', bytes: 'application/octet-stream' }[sent];
  const response = await fetch(`http://127.0.0.1:${portOf(app.httpServer)}${path.replaceAll(/:\w+/g, 'x1')}`, {
    method,
    redirect: 'manual',
    headers: { origin: ORIGIN, 'content-type': type, ...headers },
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...body,
  });
  const json = /json$/.test(response.headers.get('content-type')?.split(';')[0] ?? '');
  const said = json ? ((await response.json()) as { readonly code?: unknown }) : null;
  if (!json) await response.body?.cancel();
  const retryAfter = Number(response.headers.get('retry-after') ?? 0);
  return { what: `${method} ${path}`, status: response.status, code: said?.code, retryAfter };
}

it('N8 no limit of what is asked of a Redis is as long as whoever asks waits', () => {
  for (const limit of [LIMITS.keysMs, LIMITS.probeMs, APPEND_MS]) expect(limit).toBeLessThan(5_000);
});

describe.each([
  { name: 'is gone', away: () => redis.kill(), back: () => redis.restart() },
  {
    name: 'says nothing',
    away: async () => void redis.child().kill('SIGSTOP'),
    back: async () => void redis.child().kill('SIGCONT'),
  },
])('a Redis that $name', ({ away, back }) => {
  it('N8 is answered with 503 and when to come back on every route, nobody waits for long, and all goes on when it is there again', async () => {
    const routes = tableOfRoutes(app.tools).filter(({ who }) => who !== 'demo');
    expect(routes.length).toBeGreaterThan(80);
    const { forum } = app.tools;
    const office = forum.actor(OFFICE_SEAT);
    if (office === null) throw new Error('the office has no seat');
    const command = { do: 'admit-entity', id: 'arl', code: 'ARL', names: { en: 'Arlen' }, capacity: 'member-state' } as const;

    await away();
    const [signedIn, others, acts] = await Promise.all([
      Promise.all(routes.map((route) => ask(route, { cookie }))),
      Promise.all(routes.map((route) => ask(route, {}))),
      // one behind the other, in one log
      inTime(Promise.allSettled(Array.from({ length: 5 }, () => forum.act(office, { command, person: null })))),
      // what it said last holds for a second
      until('the node is not ready', async () => (await ask(row('/readyz'), {})).status === 503),
    ]);
    expect(signedIn.filter(({ status, code }) => status !== 503 || code !== 'storage')).toEqual([]);
    expect(others.filter(({ status }) => status === 500)).toEqual([]);
    const unavailable = [...signedIn, ...others].filter(({ status }) => status === 503);
    expect(unavailable.filter(({ retryAfter }) => !(retryAfter > 0))).toEqual([]);
    expect(acts.map(({ status }) => status)).toEqual(acts.map(() => 'rejected'));
    for (const begun = performance.now(); performance.now() - begun < AWAY_MS; ) {
      const answers = await Promise.all(['/api/me', '/api/opinions', '/readyz'].map((path) => ask(row(path), { cookie })));
      expect(answers.filter(({ status, retryAfter }) => status !== 503 || !(retryAfter > 0))).toEqual([]);
    }

    await back();
    await until('all goes on', async () => (await ask(row('/readyz'), { cookie })).status === 200);
    expect(await ask(row('/api/me'), { cookie })).toMatchObject({ status: 200 });
  });
});

const row = (path: string) => ({ method: 'get', path, sent: 'json' }) as const;

const inTime = async <Value>(asked: Promise<Value>): Promise<Value> => {
  const late = AbortSignal.timeout(PATIENCE_MS);
  return Promise.race([asked, once(late, 'abort').then(() => Promise.reject(new Error('too late')))]);
};

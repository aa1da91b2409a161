/** Two nodes on one Redis: who was admitted here is known there, who was thrown out here is thrown out there. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../server/app.ts';
import { openKeys } from '../../server/auth/open-keys.ts';
import { systemClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { MemoryFiles } from '../../server/files/memory-files.ts';
import { openLog } from '../../server/log/open.ts';
import { createLogger } from '../../server/logger.ts';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { portOf } from '../support/port.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';

const ORIGIN = 'http://127.0.0.1:4280';
let redis: RedisServer;
let here: App;
let there: App;

async function node(): Promise<App> {
  const read = readConfig({ NEMCON_STORE: redis.url });
  if (!read.ok) throw new Error(read.reason);
  const logger = createLogger('silent');
  const [log, keys] = [await openLog(read.value.store), await openKeys(read.value, logger)];
  const app = await createApp({
    config: read.value,
    log,
    keys,
    files: new MemoryFiles(),
    clock: systemClock,
    logger,
    clientDir: '/nowhere',
  });
  app.httpServer.listen(0, '127.0.0.1');
  await once(app.httpServer, 'listening');
  return app;
}

beforeAll(async () => {
  redis = await startRedis();
  here = await node();
  there = await node();
});
afterAll(async () => {
  await here.close();
  await there.close();
  await redis.stop();
});

const session = async (seat: string): Promise<string> =>
  `nemcon=${(await here.tools.sessions.start({ kind: 'browser', seat, person: 'I. Varga', label: '' })).secret}`;

const ask = (app: App, method: string, path: string, cookie: string, body?: unknown): Promise<Response> =>
  fetch(`http://127.0.0.1:${portOf(app.httpServer)}${path}`, {
    method,
    headers: { cookie, origin: ORIGIN, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe('two nodes', () => {
  it('found one forum between them', () => {
    expect([here.founded, there.founded]).toEqual([true, false]);
  });

  it('make one opinion of a number that both are asked for in the same moment', async () => {
    const office = await session(OFFICE_SEAT);
    const made: string[] = [];
    for (let round = 0; round < 20; round++) {
      const wish = {
        number: `Race ${round}`,
        language: 'en',
        venue: 'ieg',
        phase: 'tabled',
        sponsor: 'secretariat',
        source: null,
        meeting: null,
        blocks: [{ kind: 'title', level: 0, text: 'A race' }],
      };
      const answers = await Promise.all([here, there].map((app) => ask(app, 'POST', '/api/opinions', office, wish)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      for (const answer of answers) {
        const { id, code } = (await answer.json()) as { id?: string; code?: string };
        if (answer.status === 201) made.push(id ?? '');
        else expect(code).toBe('number-taken');
      }
    }
    const listed = (await (await ask(there, 'GET', '/api/opinions', office)).json()) as readonly { readonly id: string }[];
    expect(listed.map(({ id }) => id).sort()).toEqual(made.sort());
  });

  it('share seats, sessions and their ends', async () => {
    const office = await session(OFFICE_SEAT);
    const seat = 'arl-1';
    const forum = async (app: App, command: ForumCommand): Promise<number> =>
      (await ask(app, 'POST', '/api/forum/commands', office, { uuid: randomUUID(), command })).status;
    expect(await forum(here, { do: 'admit-entity', id: 'arl', code: 'ARL', names: { en: 'Arlen' }, capacity: 'member-state' })).toBe(200);
    expect(await forum(here, { do: 'open-seat', seat, entity: 'arl', functions: [], remote: false })).toBe(200);
    const cookie = await session(seat);
    await until('the other node knows the seat', async () => (await ask(there, 'GET', '/api/opinions', cookie)).status === 200);
    expect(await forum(there, { do: 'close-seat', seat })).toBe(200);
    expect((await ask(there, 'GET', '/api/opinions', cookie)).status).toBe(401);
    await until('this node knows that it is closed', () => here.tools.forum.actor(seat) === null);
    expect((await ask(here, 'GET', '/api/opinions', cookie)).status).toBe(401);
    expect((await ask(there, 'POST', '/api/sign-out', office)).status).toBe(204);
    expect((await ask(here, 'GET', '/api/seats', office)).status).toBe(401);
  });
});

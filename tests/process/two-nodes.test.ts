/** Two nodes on one Redis: who was admitted here is known there, who was thrown out here is thrown out there. */
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type App, createApp } from '../../server/app.ts';
import { openKeys } from '../../server/auth/open-keys.ts';
import { systemClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { MemoryFiles } from '../../server/files/memory-files.ts';
import { LIMITS } from '../../server/limits.ts';
import { openLog } from '../../server/log/open.ts';
import { createLogger } from '../../server/logger.ts';
import type { Nodes } from '../../server/nodes/nodes.ts';
import { openNodes } from '../../server/nodes/open-nodes.ts';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { awarenessFrame, step1Frame, updateFrame } from '../../shared/wire/frame.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { blockIds, type } from '../support/blocks.ts';
import { portOf } from '../support/port.ts';
import { type RedisServer, startRedis } from '../support/redis.ts';
import { framed, Stream } from '../support/stream.ts';
import { until } from '../support/until.ts';

const ORIGIN = 'http://127.0.0.1:4280';
let redis: RedisServer;
let here: App;
let there: App;
const nodes: Nodes[] = [];

async function node(): Promise<App> {
  const read = readConfig({ NEMCON_STORE: redis.url });
  if (!read.ok) throw new Error(read.reason);
  const logger = createLogger('silent');
  const [log, keys] = [await openLog(read.value.store), await openKeys(read.value, logger)];
  const beside = await openNodes(read.value.store, systemClock, logger);
  if (beside.nodes !== undefined) nodes.push(beside.nodes);
  const app = await createApp({
    config: read.value,
    log,
    keys,
    files: new MemoryFiles(),
    ...beside,
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

  describe('with somebody at a text', () => {
    const ours = '?dx=1&schema=1';
    const at = (app: App): string => `http://127.0.0.1:${portOf(app.httpServer)}`;
    let path: string;
    const join = async (app: App, cookie: string): Promise<Stream> =>
      (await Stream.open(at(app), path, { cookie, origin: ORIGIN }, ours)).introduced();
    /** A request of a connection, to whichever node. */
    const post = async (app: App, cookie: string, key: string, n: number, ...frames: readonly Uint8Array[]): Promise<number> => {
      const headers = { cookie, origin: ORIGIN, 'content-type': 'application/octet-stream' };
      const body = Buffer.from(framed(...frames));
      return (await fetch(`${at(app)}${path}/sync?connection=${key}&n=${n}`, { method: 'POST', headers, body })).status;
    };
    const others = ({ told }: Stream): readonly unknown[] =>
      told.flatMap((one) =>
        one.type === 'own' && one.number === MESSAGE.beat ? [(one.body as { others?: string }).others ?? 'known'] : [],
      );
    let arl: string;
    let bru: string;

    beforeAll(async () => {
      const office = await session(OFFICE_SEAT);
      for (const entity of ['bru', 'cor']) {
        const names = { en: entity };
        for (const command of [
          { do: 'admit-entity', id: entity, code: entity.toUpperCase(), names, capacity: 'member-state' },
          { do: 'open-seat', seat: `${entity}-1`, entity, functions: [], remote: false },
        ] satisfies readonly ForumCommand[])
          expect((await ask(here, 'POST', '/api/forum/commands', office, { uuid: randomUUID(), command })).status).toBe(200);
      }
      const blocks = [{ kind: 'title', level: 0, text: 'Shared' }];
      const wish = {
        number: 'Shared',
        language: 'en',
        venue: 'ieg',
        phase: 'drafting',
        sponsor: 'secretariat',
        source: null,
        meeting: null,
        blocks,
      };
      const { id } = (await (await ask(here, 'POST', '/api/opinions', office, wish)).json()) as { readonly id: string };
      path = `/collab/${id}`;
      [arl, bru] = [await session('bru-1'), await session('cor-1')];
      await until('the other node knows the seats', async () => (await ask(there, 'GET', '/api/opinions', bru)).status === 200);
    });

    it('N12 O15 takes at one what belongs to a stream at the other, once, and shows at both who is there', async () => {
      const stream = await join(here, arl);
      const other = await join(there, bru);
      const doc = new Y.Doc();
      expect(await post(there, arl, stream.key, 1, step1Frame(Y.encodeStateVector(doc)))).toBe(204);
      const text = await stream.until('the text', ({ type }) => type === 'step2');
      if (text.type === 'step2') Y.applyUpdate(doc, text.update);
      const had = Y.encodeStateVector(doc);
      type(doc, blockIds(doc)[0] ?? '', 'Once ');
      const update = updateFrame(Y.encodeStateAsUpdate(doc, had));
      expect(await post(there, arl, stream.key, 2, update)).toBe(204);
      await stream.until('its words are recorded', (one) => one.type === 'own' && one.number === MESSAGE.ack);
      // the answer was lost, and it is asked again elsewhere
      for (const app of [here, there]) expect(await post(app, arl, stream.key, 2, update)).toBe(204);
      const presence = awarenessFrame(presenceOf(7, 1));
      expect(await post(there, arl, stream.key, 3, presence)).toBe(204);
      const heard = await other.until('who is at the other node', ({ type }) => type === 'awareness');
      expect(heard.type === 'awareness' && Buffer.from(heard.bytes).toString('latin1')).toContain('"entity":"bru"');
      expect(stream.told.filter((one) => one.type === 'own' && one.number === MESSAGE.ack)).toHaveLength(1);
      // neither for another session, nor a second ahead, nor when it has ended
      expect(await post(there, bru, stream.key, 4)).toBe(404);
      expect(await post(there, arl, stream.key, 5)).toBe(404);
      expect(await post(there, arl, `${randomUUID()}.${randomUUID()}`, 1)).toBe(404);
      stream.close();
      await stream.ended;
      await until('the stream has ended', async () => (await post(there, arl, stream.key, 4)) === 404);
      other.close();
      await other.ended;
    });

    it('O18 guesses at links are counted over both', async () => {
      const guess = async (app: App): Promise<number> =>
        (await ask(app, 'POST', '/api/invitations/look', '', { token: randomBytes(32).toString('base64url') })).status;
      const statuses: number[] = [];
      for (let times = 0; times < LIMITS.signInFailuresPerMinute / 2; times += 1)
        for (const app of [here, there]) statuses.push(await guess(app));
      expect(new Set(statuses)).toEqual(new Set([410]));
      expect([await guess(here), await guess(there)]).toEqual([429, 429]);
    });

    it('O17 O18 while Redis is away pages are told that it is not known who is there, and each counts by itself', async () => {
      const streams = [await join(here, arl), await join(there, bru)];
      const known = (want: string) => () => streams.every((stream) => others(stream).at(-1) === want);
      await until('both know', () => nodes.every(({ known }) => known));
      await redis.kill();
      await until('neither knows', known('unknown'));
      const counts = here.tools.counts;
      expect(await counts?.add('away', 1, 60_000)).toBeNull();
      await redis.restart();
      await until('both know again', known('known'));
      for (const stream of streams) {
        stream.close();
        await stream.ended;
      }
    });
  });
});

function presenceOf(client: number, clock: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, '{}');
  return encoding.toUint8Array(encoder);
}

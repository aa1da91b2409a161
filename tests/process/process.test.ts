/** The server as a process: how it starts, what it prints, how it is asked for things while it runs, how it stops. */
import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SqliteLog } from '../../server/log/sqlite.ts';
import { BEHIND } from '../../server/thread.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { pdf } from '../files/handed-in.ts';
import { HttpClient } from '../support/http-client.ts';
import { redisUrl, startRedis } from '../support/redis.ts';
import { type Ran, runMain as run } from '../support/run-main.ts';
import { ServerProcess } from '../support/server-process.ts';
import { threadPriorities } from '../support/thread-priorities.ts';
import { until } from '../support/until.ts';

const LINK = /http:\/\/127\.0\.0\.1:\d+\/invite#([\w-]{43})/;

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function serve(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const server = await ServerProcess.start({ args, env });
  open.push(server);
  return server;
}

async function freshDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-process-'));
  open.push({ close: () => rm(dir, { recursive: true, force: true }) });
  return dir;
}

const redeem = (server: ServerProcess, token: string) =>
  fetch(`${server.origin}/api/invitations/redeem`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin },
    body: JSON.stringify({ token, person: 'I. Varga' }),
  });

describe('the process', () => {
  it('sweeps a Redis as the user that may, and nothing else', async () => {
    const redis = await startRedis();
    open.push({ close: redis.stop });
    const sweep = (store: string): Promise<Ran> => run(['sweep'], { NEMCON_STORE: store });
    expect(await sweep(redisUrl(redis.port, 'nemcon-sweep'))).toMatchObject({
      code: 0,
      out: 'swept: 0 payloads that belonged to no entry, 0 files that no log names\n',
    });
    expect(await sweep(redisUrl(redis.port, 'nobody'))).toMatchObject({ code: 1, err: expect.stringContaining('not swept') });
    expect(await sweep('memory:')).toMatchObject({ code: 1, err: expect.stringContaining('NEMCON_STORE') });
  });

  it('prints a link for the secretariat at its first start only, and the command makes another while it runs', async () => {
    const server = await serve();
    // made after the server listens, by a thread
    const first = await until('the link is printed', () => LINK.exec(server.output)?.[1]);
    expect(first).toHaveLength(43);
    await server.down('SIGTERM');
    await server.up();
    expect(server.output.match(new RegExp(LINK, 'g'))).toHaveLength(1);
    const again = await run(['invite-secretariat'], { NEMCON_STORE: `sqlite:${server.dataDir}`, NEMCON_PORT: String(server.port) });
    const second = LINK.exec(again.out)?.[1] ?? '';
    expect(again.code).toBe(0);
    for (const token of [first, second]) {
      const answer = await redeem(server, token);
      expect(answer.status).toBe(204);
      const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      const me = await (await fetch(`${server.origin}/api/me`, { headers: { cookie } })).json();
      expect(me).toMatchObject({ signedIn: true, demo: false, seat: { capacity: 'secretariat' } });
      expect((await redeem(server, token)).status).toBe(410);
    }
    expect((await fetch(`${server.origin}/api/demo/seats`)).status).toBe(404);
  });

  it('is a demo only when asked, and never the demo of a real forum', async () => {
    const server = await serve(['demo']);
    await until('it says so', () => server.output.includes('anybody may step into any seat'));
    expect(server.output).not.toMatch(LINK);
    const me = await (await fetch(`${server.origin}/api/me`)).json();
    expect(me).toMatchObject({ signedIn: false, demo: true });
    await server.down('SIGTERM');
    const env = { NEMCON_STORE: `sqlite:${server.dataDir}`, NEMCON_PORT: String(server.port) };
    const real = await run([], env);
    expect([real.code, real.err.trim().split('\n')]).toEqual([1, ['NEMCON_STORE: it holds a demo forum, and this is no demo']]);
  });

  it('refuses what it does not understand with one line and leaves nothing behind', async () => {
    const dir = await freshDir();
    const data = join(dir, 'data');
    const store = { NEMCON_STORE: `sqlite:${data}` };
    const tries: readonly (readonly [readonly string[], Record<string, string>, string])[] = [
      [[], { ...store, NEMCON_PORT: 'eighty' }, 'NEMCON_PORT'],
      [[], { NEMCON_STORE: 'file:x' }, 'NEMCON_STORE'],
      [['demo'], { ...store, NEMCON_ADDRESS: '0.0.0.0', NEMCON_ORIGIN: 'https://forum.example' }, 'NEMCON_ADDRESS'],
      [[], { ...store, NEMCON_ADDRESS: '0.0.0.0' }, 'NEMCON_ORIGIN'],
      [[], { ...store, NEMCON_TYPO: '1' }, 'NEMCON_TYPO'],
      [['dmeo'], store, 'commands'],
    ];
    const ran = await Promise.all(tries.map(([args, env]) => run(args, env)));
    ran.forEach(({ code, out, err }, at) => {
      expect([code, out]).toEqual([1, '']);
      expect(err.trimEnd().split('\n')).toHaveLength(1);
      expect(err).toMatch(new RegExp(`^${tries[at]?.[2]}: `));
    });
    expect(existsSync(data)).toBe(false);
  });

  it('says in one line which setting it is where it cannot listen', async () => {
    const server = await serve();
    const dir = await freshDir();
    const store = { NEMCON_STORE: `sqlite:${join(dir, 'data')}` };
    const taken = await run([], { ...store, NEMCON_PORT: String(server.port) });
    expect([taken.code, taken.err]).toEqual([1, `NEMCON_PORT: ${server.port} is in use at 127.0.0.1\n`]);
    const foreign = { ...store, NEMCON_ADDRESS: '192.0.2.1', NEMCON_ORIGIN: 'https://forum.example' };
    const elsewhere = await run([], foreign);
    expect([elsewhere.code, elsewhere.err]).toEqual([1, 'NEMCON_ADDRESS: 192.0.2.1 is no address of this machine\n']);
  });

  it('keeps its files from others, and answers commands through a socket that only its owner may use', async () => {
    const server = await serve();
    for (const [file, mode] of [
      ['nemcon.sqlite', 0o600],
      ['keys.db', 0o600],
      ['control.sock', 0o600],
    ] as const)
      expect([file, statSync(join(server.dataDir, file)).mode & 0o777]).toEqual([file, mode]);
  });

  it('is copied while it runs, and the copy is a store that serves', async () => {
    const server = await serve(['demo']);
    const copy = await freshDir();
    const env = { NEMCON_STORE: `sqlite:${server.dataDir}` };
    const done = await run(['backup', join(copy, 'nemcon.sqlite')], env);
    expect([done.code, done.err]).toEqual([0, '']);
    expect(done.out).toMatch(/6 logs, \d+ entries, checked/);
    const again = await run(['backup', join(copy, 'nemcon.sqlite')], env);
    expect([again.code, again.err.split('\n')[0]]).toEqual([1, expect.stringContaining('no backup')]);
    expect((await fetch(`${server.origin}/readyz`)).status).toBe(200);
    const log = await SqliteLog.open(join(copy, 'nemcon.sqlite'));
    const names = await log.names();
    // the report is one of them
    expect(names.filter(({ kind }) => kind === 'opinion')).toHaveLength(4);
    await log.close();
    const restored = await ServerProcess.start({ args: ['demo'], dataDir: copy });
    open.push(restored);
    expect((await fetch(`${restored.origin}/api/demo/seats`)).status).toBe(200);
    await server.down('SIGTERM');
    const offline = await run(['backup', join(copy, 'second.sqlite')], env);
    expect([offline.code, existsSync(join(copy, 'second.sqlite'))]).toEqual([0, true]);
    expect((await run(['backup'], env)).code).toBe(1);
  });

  it('O11 is copied, and carried to a Redis and back, with its attached files, and says with a code of its own which of them are missing', async () => {
    const server = await serve(['demo']);
    const office = await HttpClient.stepIn(server.origin, OFFICE_SEAT);
    const { body: documents } = await office.get<readonly { id: string }[]>('/api/documents');
    const document = documents[0]?.id ?? '';
    const given = await fetch(`${server.origin}/api/documents/${document}/files?language=en&uuid=${randomUUID()}`, {
      method: 'POST',
      headers: { ...office.headers, 'content-type': 'application/octet-stream' },
      body: Buffer.from(pdf('kept')),
    });
    expect(given.status).toBe(201);
    const { hash }: { hash: string } = await given.json();
    const env = { NEMCON_STORE: `sqlite:${server.dataDir}` };
    const copy = await freshDir();
    const done = await run(['backup', join(copy, 'nemcon.sqlite')], env);
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('\n1 attached files, each what its hash says\n')]);
    expect((await run(['verify-forum'], env)).out).toContain('\n1 attached files');

    const redis = await startRedis();
    open.push({ close: redis.stop });
    const exported = await run(['export', redis.url], env);
    expect([exported.code, exported.out]).toEqual([0, expect.stringMatching(/^6 logs, \d+ entries, verified\n1 attached files, each/)]);
    expect(exported.err).toContain('6 of 6: forum/forum, ');
    const back = await freshDir();
    expect((await run(['import', redis.url], { NEMCON_STORE: `sqlite:${back}` })).out).toBe(exported.out);
    const [there, home] = [await SqliteLog.open(join(copy, 'nemcon.sqlite')), await SqliteLog.open(join(back, 'nemcon.sqlite'))];
    for (const log of await there.names()) expect(await home.read(log, 0)).toEqual(await there.read(log, 0));
    await Promise.all([there.close(), home.close()]);

    const restored = await ServerProcess.start({ args: ['demo'], dataDir: copy });
    open.push(restored);
    const reader = await HttpClient.stepIn(restored.origin, OFFICE_SEAT);
    const file = await fetch(`${restored.origin}/api/documents/${document}/files/${hash}`, { headers: reader.headers });
    expect(await file.text()).toBe(Buffer.from(pdf('kept')).toString());

    await rm(join(server.dataDir, 'files', hash));
    for (const command of [['verify-forum'], ['backup', join(await freshDir(), 'nemcon.sqlite')]]) {
      const { code, err } = await run(command, env);
      expect([code, err]).toEqual([1, expect.stringContaining(`\n0 attached files, each what its hash says\nmissing: ${hash}\n`)]);
    }
  });

  it('K19 has the threads in which the engine compiles and collects give way to the one that serves', async () => {
    if (process.platform !== 'linux') return;
    const { pid } = await serve();
    const own = getPriority(pid);
    const behind = threadPriorities(pid).filter((one) => one > own);
    expect(behind).toEqual(Array(4).fill(Math.min(own + BEHIND, 19)));
  });

  it('stops in order on a signal, with requests in flight and idle connections, and starts again on the same data', async () => {
    const server = await serve(['demo']);
    const kept = await fetch(`${server.origin}/api/me`);
    await kept.arrayBuffer();
    expect(await server.down('SIGTERM')).toBe(0);
    await server.up();
    expect(await server.down('SIGTERM')).toBe(0);
  });

  it('takes the place of one that was killed, its socket included, and its record is verified while it runs', async () => {
    const server = await serve(['demo']);
    await server.restart('SIGKILL');
    const seats = await HttpClient.seats(server.origin);
    const client = await HttpClient.stepIn(server.origin, seats[0]?.id ?? '');
    const { body: opinions } = await client.get<readonly { id: string }[]>('/api/opinions');
    expect(opinions).toHaveLength(3);
    const env = { NEMCON_STORE: `sqlite:${server.dataDir}` };
    for (const { id } of opinions) {
      const verified = await run(['verify', id], env);
      expect([verified.code, verified.err]).toEqual([0, '']);
      expect(verified.out).toMatch(/^VALID/);
      const receipt = /Receipt: (\S+)/.exec(verified.out)?.[1] ?? '';
      expect((await run(['verify', id, receipt], env)).code).toBe(0);
      const forged = await run(['verify', id, receipt.replace(/:./, (start) => (start === ':A' ? ':B' : ':A'))], env);
      expect([forged.code, forged.err]).toEqual([1, expect.stringContaining('INVALID')]);
    }
    expect((await run(['verify', 'nothing'], env)).err).toBe('there is no opinion nothing\n');
    expect(await server.ready()).toBe(true);
  });
});

/** A start that cannot be: it ends at once, with one line that says why, and no stack. And what a start prints where. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { http } from '../support/http.ts';
import { freePort } from '../support/port.ts';
import { startRedis } from '../support/redis.ts';
import { environment, MAIN, type Ran, runMain } from '../support/run-main.ts';
import { ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';

let dir: string;
const opened: { close(): Promise<void> }[] = [];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nemcon-start-'));
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
  await rm(dir, { recursive: true, force: true });
});

const start = async (store: string, args: readonly string[] = []): Promise<Ran> =>
  runMain(args, { NEMCON_STORE: store, NEMCON_PORT: String(await freePort()) });

/** `ran` ended with one line that names this. */
function saysInOneLine(ran: Ran, ...named: readonly (string | RegExp)[]): void {
  expect([ran.code, ran.out, ran.err.trimEnd().split('\n').length]).toEqual([1, '', 1]);
  for (const one of named) expect(ran.err).toMatch(one);
}

/** A store in which a server has run. */
async function used(): Promise<string> {
  const data = join(dir, 'data');
  const server = await ServerProcess.start({ args: [], dataDir: data });
  await server.down('SIGTERM');
  return data;
}

async function overwrite(file: string, from: number, length: number): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.write(Buffer.alloc(length, 'x'), 0, length, from);
  await handle.close();
}

describe('a start', () => {
  it('says in one line that the path of its store is a file, or below one', async () => {
    const file = join(dir, 'file');
    await writeFile(file, 'a file');
    for (const args of [[], ['invite-secretariat'], ['verify', 'x']]) saysInOneLine(await start(`sqlite:${file}`, args), file);
    const below = join(file, 'below');
    saysInOneLine(await start(`sqlite:${below}`), below);
    expect(await readFile(file, 'utf8')).toBe('a file');
  });

  it('says in one line that its database is damaged: that of the logs, in its head and further on, and that of sessions and links', async () => {
    const data = await used();
    const log = join(data, 'nemcon.sqlite');
    const sound = await readFile(log);
    await overwrite(log, 0, 1_000);
    saysInOneLine(await start(`sqlite:${data}`), log, /not a database/);
    await writeFile(log, sound);
    // past the first page, which holds the layout
    await overwrite(log, 4_096, sound.length - 4_096);
    saysInOneLine(await start(`sqlite:${data}`), /malformed|damaged|not sound/);
    await writeFile(log, sound);
    const keys = join(data, 'keys.db');
    await overwrite(keys, 0, 100);
    saysInOneLine(await start(`sqlite:${data}`), keys, /not a database/);
    saysInOneLine(await start(`sqlite:${data}`, ['invite-secretariat']), keys);
    // K6: and that it is not there, though what belonged to it is
    await rm(log);
    saysInOneLine(await start(`sqlite:${data}`), log, /put the store back/);
  });

  it('says in one line that this user may do nothing in its Redis', async () => {
    const redis = await startRedis();
    opened.push({ close: redis.stop });
    const store = `redis://127.0.0.1:${redis.port}`;
    saysInOneLine(await start(store), store, /NOPERM/);
    saysInOneLine(await start(store, ['invite-secretariat']), store, /NOPERM/);
    redis.child().kill('SIGSTOP');
    saysInOneLine(await start(redis.url), store, /did not answer/);
    redis.child().kill('SIGCONT');
  });

  it('O10 O6 keeps what it says to people, the one-time link above all, out of the JSON lines, which say its version', async () => {
    const [port, counting] = [await freePort(), await freePort()];
    const version = (await runMain(['--version'], {})).out.trim();
    const main = spawn(process.execPath, [MAIN], {
      env: environment({
        NEMCON_STORE: `sqlite:${join(dir, 'data')}`,
        NEMCON_PORT: String(port),
        NEMCON_METRICS_PORT: String(counting),
        NEMCON_LOG_LEVEL: 'debug',
      }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    main.stdout.setEncoding('utf8').on('data', (words: string) => {
      out += words;
    });
    main.stderr.setEncoding('utf8').on('data', (words: string) => {
      err += words;
    });
    await until('it is open', () => /invite#[\w-]{43}\n/.test(err));
    const { text } = await http(`http://127.0.0.1:${counting}/metrics`);
    expect(text).toContain(`nemcon_info{version="${version}",store="sqlite"} 1`);
    expect(text).toMatch(/^nemcon_ready\{check="storage"\} 1$/m);
    expect((await http(`http://127.0.0.1:${port}/metrics`)).text).not.toContain('nemcon_info');
    const ended = once(main, 'close');
    main.kill('SIGTERM');
    await ended;
    expect(err.trimEnd().split('\n')).toHaveLength(3);
    expect(out).not.toContain('invite#');
    const lines: readonly unknown[] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'listening', version, node: process.version, store: 'sqlite' }));
  });
});

describe('beside a server that runs', () => {
  it('a second one says at once that the store is in use; commands speak for the first, and for its configuration', async () => {
    const server = await ServerProcess.start({ args: [], env: { NEMCON_ORIGIN: 'https://forum.example' } });
    opened.push(server);
    const store = `sqlite:${server.dataDir}`;
    const begun = performance.now();
    saysInOneLine(await start(store), server.dataDir, /in use by another process/);
    // one that is about to stop is waited for, for twenty seconds
    expect(performance.now() - begun).toBeLessThan(10_000);

    const link = await start(store, ['invite-secretariat']);
    expect([link.code, link.out]).toEqual([0, expect.stringMatching(/^https:\/\/forum\.example\/invite#[\w-]{43}\n$/)]);

    const verified = await start(store, ['verify-forum']);
    expect([verified.code, verified.out]).toEqual([0, expect.stringMatching(/^VALID: the log of the forum holds \d+ entries/)]);
    const receipt = /Receipt: (\S+)/.exec(verified.out)?.[1] ?? '';
    const forged = await start(store, ['verify-forum', receipt.replace(/:./, (from) => (from === ':A' ? ':B' : ':A'))]);
    expect([forged.code, forged.err]).toEqual([1, expect.stringContaining('INVALID')]);
    expect(await server.ready()).toBe(true);

    await server.down('SIGTERM');
    expect((await start(store, ['verify-forum', receipt])).code).toBe(0);
    const offline = await start(store, ['invite-secretariat']);
    expect(offline.out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/invite#[\w-]{43}\n$/);
    expect(offline.err).toMatch(/^NEMCON_ORIGIN: not set here/);
    const nowhere = join(dir, 'nowhere');
    saysInOneLine(await start(`sqlite:${nowhere}`, ['verify-forum']), nowhere);
  });
});

/** What `export` and `import` refuse: whatever would overwrite, and a way back that nobody has asked for in words. */
import { mkdirSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenForOwner } from '../../server/control.ts';
import { Forum } from '../../server/forum/forum.ts';
import { createForum, plainFounding } from '../../server/forum/founding.ts';
import type { Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { sqliteFile } from '../../server/log/open.ts';
import { SqliteFile } from '../../server/log/sqlite-file.ts';
import { createLogger } from '../../server/logger.ts';
import { headerHash } from '../../server/record/header.ts';
import { FORUM_LOG } from '../../server/record/verify-forum.ts';
import { manualClock } from '../support/clock.ts';
import { runMain } from '../support/run-main.ts';

const ALTHOUGH = 'although-entries-are-lost';
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nemcon-carry-'));
});
afterEach(() => rm(dir, { recursive: true }));

const storeIn = (name: string): string => `sqlite:${join(dir, name)}`;
const run = (command: 'export' | 'import', name: string, ...words: readonly string[]) =>
  runMain([command, ...words], { NEMCON_STORE: storeIn(name) });
const refused = (...words: readonly string[]) => ({ code: 1, out: '', err: expect.stringContaining(words.join('')) });

/** The log of a forum that was founded so. */
async function forum(name: string): Promise<readonly Stored[]> {
  const log = new MemoryLog();
  const made = await Forum.open({ log, clock: manualClock(), logger: createLogger('silent') });
  await createForum(made, plainFounding(name));
  await made.close();
  return log.read(FORUM_LOG, 0);
}

function put(name: string, entries: readonly Stored[]): void {
  mkdirSync(join(dir, name), { recursive: true });
  const file = new SqliteFile(sqliteFile(join(dir, name)), 0);
  expect(file.append([{ log: FORUM_LOG, entries }])).toEqual(['ok']);
  file.close();
}

function headOf(name: string): string {
  const file = new SqliteFile(sqliteFile(join(dir, name)), 0);
  const head = file.head(FORUM_LOG);
  file.close();
  return head === null ? 'none' : `${head.seq}:${headerHash(head.header)}`;
}

describe('a store that is carried', () => {
  it('O11 goes into an empty one, goes on, and takes no newer one back unless that is asked for in words; then that is set aside', async () => {
    const entries = await forum('Test Forum');
    expect(entries.length).toBeGreaterThan(2);
    put('old', entries.slice(0, -1));
    expect(await run('export', 'old', storeIn('new'))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^1 logs, \d+ entries, verified\n/),
    });
    expect(headOf('new')).toBe(headOf('old'));
    put('new', entries.slice(-1));
    const ahead = headOf('new');
    expect(await run('import', 'new', storeIn('old'))).toMatchObject(refused('forum/forum: what is there has gone on since'));
    expect(headOf('new')).toBe(ahead);
    expect((await run('import', 'new', storeIn('old'), ALTHOUGH)).code).toBe(0);
    expect(headOf('new')).toBe(headOf('old'));
    expect((await readdir(join(dir, 'new'))).filter((file) => /^nemcon\.sqlite\.\d{4}-/.test(file))).toHaveLength(1);
    // K10: what a newer receipt names is not in it
    expect(await run('import', 'empty', storeIn('old'), ahead)).toMatchObject(refused('a receipt names entry'));
    expect((await run('import', 'empty', storeIn('old'), headOf('old'))).code).toBe(0);
  });

  it('O11 never goes into another history, a store that a server has open, or one that forgets', async () => {
    put('a', await forum('Test Forum'));
    put('b', await forum('Another Forum'));
    const before = headOf('b');
    expect(await run('import', 'b', storeIn('a'), ALTHOUGH)).toMatchObject(refused('another history'));
    expect(headOf('b')).toBe(before);
    const served = await listenForOwner(join(dir, 'b'), { copy: async () => {}, confirmClock: () => '', invite: async () => '' });
    expect(await run('export', 'a', storeIn('b'))).toMatchObject(refused('in use'));
    served.close();
    expect(await run('export', 'a', 'memory:')).toMatchObject(refused('forgets everything'));
    expect(await run('export', 'a', storeIn('a'))).toMatchObject(refused('both are the same store'));
    expect(await run('import', 'a', storeIn('b'), 'please')).toMatchObject(refused('import <sqlite:'));
  });
});

/** What `export` and `import` refuse: whatever would overwrite, and a way back that nobody has asked for in words. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenForOwner } from '../../server/control.ts';
import { Attachments } from '../../server/files/attachments.ts';
import { FolderFiles } from '../../server/files/folder-files.ts';
import { filesFolder } from '../../server/files/open-files.ts';
import { Forum } from '../../server/forum/forum.ts';
import { createForum, plainFounding } from '../../server/forum/founding.ts';
import type { LogName, Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { sqliteFile } from '../../server/log/open.ts';
import { SqliteFile } from '../../server/log/sqlite-file.ts';
import { createLogger } from '../../server/logger.ts';
import { sha256 } from '../../server/record/commitment.ts';
import { headerHash } from '../../server/record/header.ts';
import { FORUM_LOG } from '../../server/record/verify-forum.ts';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { pdf } from '../files/handed-in.ts';
import { manualClock } from '../support/clock.ts';
import { runMain } from '../support/run-main.ts';

const ALTHOUGH = 'although-entries-are-lost';
const PAPER = { do: 'register-document', kind: 'DT', meeting: null, of: null, aliases: [], title: 'Kept', language: 'en' } as const;
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

/** The same with a document and a file attached to it, which lies where that store has it; and one act more. */
async function forumWithFile(name: string): Promise<{ readonly entries: readonly Stored[]; readonly hash: string }> {
  const [log, clock, logger] = [new MemoryLog(), manualClock(), createLogger('silent')];
  const made = await Forum.open({ log, clock, logger });
  await createForum(made, plainFounding('Test Forum'));
  const office = made.actor(OFFICE_SEAT);
  if (office === null) throw new Error('nobody sits there');
  const act = (command: ForumCommand) => made.act(office, { command, person: null });
  await act({ ...PAPER, source: office.entity, content: { in: 'elsewhere' } });
  const [document = ''] = [...made.state.documents.keys()];
  const attachments = new Attachments({ forum: made, files: await FolderFiles.open(filesFolder(join(dir, name))), clock, logger });
  await attachments.attach(office, { document, language: 'en', bytes: pdf('words'), uuid: randomUUID(), person: null });
  expect((await act({ do: 'set-quorum', quorum: true })).ok).toBe(true);
  await attachments.close();
  await made.close();
  return { entries: await log.read(FORUM_LOG, 0), hash: sha256(pdf('words')) };
}

function put(name: string, entries: readonly Stored[], log: LogName = FORUM_LOG): void {
  mkdirSync(join(dir, name), { recursive: true });
  const file = new SqliteFile(sqliteFile(join(dir, name)), 0);
  expect(file.append([{ log, entries }])).toEqual(['ok']);
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
    await writeFile(join(dir, 'new', 'keys.db'), 'sessions of what is lost');
    const carried = await run('import', 'new', storeIn('old'), ALTHOUGH);
    expect(carried.code).toBe(0);
    expect(headOf('new')).toBe(headOf('old'));
    const [aside = '', ...others] = (await readdir(join(dir, 'new'))).filter((file) => file.startsWith('aside-'));
    expect(others).toEqual([]);
    expect(carried.err).toContain(`set aside: ${join(dir, 'new', aside)}\n`);
    expect((await readdir(join(dir, 'new', aside))).sort()).toEqual(['files', 'keys.db', 'nemcon.sqlite']);
    expect(await readdir(join(dir, 'new'))).not.toContain('keys.db');
    expect(headOf(join('new', aside))).toBe(ahead);
    // K10: what a newer receipt names is not in it
    expect(await run('import', 'empty', storeIn('old'), ahead)).toMatchObject(refused('a receipt names entry'));
    expect((await run('import', 'empty', storeIn('old'), headOf('old'))).code).toBe(0);
    // a copy that may lack entries may not be another history for that
    const forged = headOf('old').replace(/:./, (from) => (from === ':A' ? ':B' : ':A'));
    expect(await run('import', 'forged', storeIn('old'), forged, ALTHOUGH)).toMatchObject(refused('not the one that its receipt names'));
    expect((await run('import', 'behind', storeIn('old'), ahead, ALTHOUGH)).code).toBe(0);
  });

  it('O11 K11 moves nothing of a good store for one that is not sound', async () => {
    const entries = await forum('Test Forum');
    put('good', entries);
    put('bad', entries.slice(0, -1));
    put('bad', [{ seq: 1, header: new Uint8Array(3), statement: new Uint8Array(3), payload: null, salt: null }], {
      kind: 'opinion',
      id: 'one',
    });
    const before = await readdir(join(dir, 'good'));
    const ahead = headOf('good');
    const { code, err } = await run('import', 'good', storeIn('bad'), ALTHOUGH);
    expect([code, err]).toEqual([1, expect.stringContaining('not carried to its end: opinion/one: INVALID at entry 1')]);
    expect(await readdir(join(dir, 'good'))).toEqual(before);
    expect(headOf('good')).toBe(ahead);
    // into an empty one it goes along as it is, to be halted there too
    const whole = await run('export', 'bad', storeIn('moved'));
    expect([whole.code, whole.err]).toEqual([1, expect.stringContaining('halted, brought as it is: opinion/one')]);
    expect(whole.err).toContain('1 of 2: opinion/one, 1 entries, NOT SOUND');
    expect(headOf('moved')).toBe(headOf('bad'));
  });

  it('O11 brings attached files before the log that names them, in place of damaged ones, and ends where one cannot be read', async () => {
    const { entries, hash } = await forumWithFile('old');
    put('old', entries);
    const path = (name: string): string => join(filesFolder(join(dir, name)), hash);
    await mkdir(filesFolder(join(dir, 'new')), { recursive: true });
    await writeFile(path('new'), 'damaged');
    expect((await run('export', 'old', storeIn('new'))).code).toBe(0);
    expect(await readFile(path('new'))).toEqual(await readFile(path('old')));

    put('ahead', [...entries]);
    const ahead = headOf('ahead');
    await writeFile(join(dir, 'ahead', 'keys.db'), 'sessions');
    put('faulty', entries.slice(0, -1));
    await mkdir(path('faulty'), { recursive: true });
    expect((await run('export', 'faulty', storeIn('half'))).code).toBe(1);
    expect(headOf('half')).toBe('none');
    // what was set aside is there again
    const { code, err } = await run('export', 'faulty', storeIn('ahead'), ALTHOUGH);
    expect([code, err]).toEqual([1, expect.stringContaining('put back from ')]);
    expect(headOf('ahead')).toBe(ahead);
    expect((await readdir(join(dir, 'ahead'))).sort()).toEqual(['keys.db', 'nemcon.sqlite']);
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

/** Files between the folder and the log: what a crash leaves is swept, what is named is copied and looked at. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Attachments } from '../../server/files/attachments.ts';
import { copyFiles } from '../../server/files/copy-files.ts';
import { FolderFiles } from '../../server/files/folder-files.ts';
import { filesFolder } from '../../server/files/open-files.ts';
import { Forum } from '../../server/forum/forum.ts';
import { createForum, plainFounding } from '../../server/forum/founding.ts';
import { type Appended, type Log, type LogName, StorageFault, type Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { SqliteLog } from '../../server/log/sqlite.ts';
import { createLogger } from '../../server/logger.ts';
import { backup } from '../../server/record/backup.ts';
import { sha256 } from '../../server/record/commitment.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { pdf } from '../files/handed-in.ts';
import { manualClock } from '../support/clock.ts';
import { until } from '../support/until.ts';

const DAY_MS = 86_400_000;
const PAPER = { do: 'register-document', kind: 'DT', meeting: null, of: null, aliases: [], title: 'Kept', language: 'en' } as const;

/** A machine that dies in the middle: nothing is appended any more, or it is and nobody hears of it. */
class DyingLog extends MemoryLog {
  dies: 'before' | 'after' | null = null;
  override async append(log: LogName, entries: readonly Stored[]): Promise<Appended> {
    if (this.dies === 'before') throw new StorageFault('the machine died');
    const appended = await super.append(log, entries);
    if (this.dies === 'after') throw new StorageFault('the machine died');
    return appended;
  }
}

let dir: string;
const clock = manualClock();
const logger = createLogger('silent');
const running: { close(): Promise<void> }[] = [];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nemcon-kept-'));
});
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.close();
  await rm(dir, { recursive: true, force: true });
});

async function serve(log: Log) {
  const forum = await Forum.open({ log, clock, logger });
  await createForum(forum, plainFounding('Test Forum'));
  const office = forum.actor(OFFICE_SEAT);
  if (office === null) throw new Error('nobody sits there');
  await forum.act(office, { command: { ...PAPER, source: office.entity, content: { in: 'elsewhere' } }, person: null });
  const [document = ''] = [...forum.state.documents.keys()];
  const files = await FolderFiles.open(filesFolder(dir));
  const attachments = new Attachments({ forum, files, clock, logger });
  running.push(forum, attachments);
  const attach = (words: string) =>
    attachments.attach(office, { document, language: 'en', bytes: pdf(words), uuid: randomUUID(), person: null });
  const detach = (words: string) => forum.act(office, { command: { do: 'detach-file', document, hash: sha256(pdf(words)) }, person: null });
  return { forum, attach, detach };
}

const kept = async (): Promise<readonly string[]> => (await readdir(filesFolder(dir))).sort();
const named = (...words: readonly string[]): readonly string[] => words.map((one) => sha256(pdf(one))).sort();
const ageBy = async (ms: number): Promise<void> => {
  const at = new Date(clock.now() - ms);
  for (const name of await kept()) await utimes(join(filesFolder(dir), name), at, at);
};

describe('a file that nobody names', () => {
  it.each(['before', 'after'] as const)(
    'F5.16 after a machine that died %s it was named is there if it is, and else for a day',
    async (dies) => {
      const log = new DyingLog();
      const { attach } = await serve(log);
      await attach('named');
      log.dies = dies;
      await expect(attach('dying')).rejects.toThrow(StorageFault);
      log.dies = null;
      expect(await kept()).toEqual(named('named', 'dying'));
      const left = dies === 'after' ? named('named', 'dying') : named('named');
      await ageBy(DAY_MS - 1);
      const again = await serve(log);
      await again.attach('next');
      expect(await kept()).toEqual(named('named', 'dying', 'next'));
      await ageBy(1);
      clock.advance(DAY_MS);
      await until('what nobody names is gone', async () => (await kept()).length === left.length + 1);
      expect(await kept()).toEqual([...left, ...named('next')].sort());
    },
  );

  it('F5.16 is not swept by a server that has not heard how its log ended', async () => {
    const log = new DyingLog();
    const { forum, attach } = await serve(log);
    log.dies = 'after';
    await expect(attach('dying')).rejects.toThrow(StorageFault);
    log.dies = null;
    expect(forum.state.attachments.size).toBe(0);
    await ageBy(0);
    clock.advance(2 * DAY_MS);
    await attach('later');
    expect(await kept()).toEqual(named('dying', 'later'));
  });

  it('F5.16 is not one that is being handed in', async () => {
    const { attach } = await serve(new MemoryLog());
    await Promise.all([attach('a'), ageBy(0).then(() => clock.advance(DAY_MS)), attach('b'), attach('c')]);
    expect(await kept()).toEqual(named('a', 'b', 'c'));
  });
});

describe('a backup of files', () => {
  it('F5.17 holds each that its log names, and says which are missing or damaged', async () => {
    const log = await SqliteLog.open(join(dir, 'nemcon.sqlite'));
    const { attach, detach } = await serve(log);
    running.unshift(log);
    for (const words of ['a', 'b', 'c', 'gone']) await attach(words);
    await detach('gone');
    await until('it is gone', async () => (await kept()).length === 3);
    const files = FolderFiles.beside(filesFolder(dir));
    const copy = join(await mkdtemp(join(dir, 'copy-')), 'nemcon.sqlite');
    await backup(log, copy);
    expect(await copyFiles(files, copy)).toEqual({ sound: 3, faulty: new Map() });
    const copied = filesFolder(dirname(copy));
    expect((await readdir(copied)).sort()).toEqual(named('a', 'b', 'c'));

    const [a = '', b = '', c = ''] = ['a', 'b', 'c'].map((words) => sha256(pdf(words)));
    await rm(join(filesFolder(dir), a));
    await writeFile(join(filesFolder(dir), b), pdf('other'));
    await writeFile(join(copied, c), pdf('half'));
    const next = join(dirname(copy), 'next.sqlite');
    await backup(log, next);
    const faulty = new Map([
      [a, 'missing'],
      [b, 'damaged'],
    ]);
    expect(await copyFiles(files, next)).toEqual({ sound: 1, faulty });
    // what an earlier copy brought stays, and what was damaged there is mended
    const bytes = await Promise.all([a, b, c].map((hash) => FolderFiles.beside(copied).get(hash)));
    expect(bytes.map((found) => found && sha256(found))).toEqual([a, b, c]);
  });
});

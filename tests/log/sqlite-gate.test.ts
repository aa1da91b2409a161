/** K6: a store that could lose data is refused at start, with one line for each reason. */
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LogName, StorageFault, type Stored } from '../../server/log/log.ts';
import { openLog } from '../../server/log/open.ts';
import { StoreRefused } from '../../server/log/refused.ts';
import { SqliteLog } from '../../server/log/sqlite.ts';
import { type SqliteReport, sqliteObjections } from '../../server/log/sqlite-gate.ts';
import { seeded } from '../support/rng.ts';
import { entriesOf } from './entries.ts';

const FIT: SqliteReport = {
  version: '3.53.2',
  journal: 'wal',
  synchronous: 2,
  locking: 'exclusive',
  recursiveTriggers: 1,
  secureDelete: 1,
  foreignKeys: 1,
  layout: 1,
};
const A: LogName = { kind: 'opinion', id: 'a' };

let dir: string;
let file: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nemcon-gate-'));
  file = join(dir, 'nemcon.sqlite');
});
afterEach(() => rm(dir, { recursive: true }));

describe('the gate of SQLite', () => {
  it('K6 lets nothing through that is not as it must be', () => {
    expect(sqliteObjections(FIT)).toEqual([]);
    expect(sqliteObjections({ ...FIT, synchronous: 3, layout: 0, version: '4.0.0' })).toEqual([]);
    for (const version of ['3.46.0', '3.46.1', '3.51.2', '3.51', '2.99.99', 'unknown']) {
      expect(sqliteObjections({ ...FIT, version }), version).toEqual([expect.stringContaining('older than 3.51.3')]);
    }
    for (const version of ['3.51.3', '3.51.10', '3.52.0']) expect(sqliteObjections({ ...FIT, version }), version).toEqual([]);
    const unfit: readonly Partial<SqliteReport>[] = [
      { synchronous: 1 },
      { synchronous: 0 },
      { synchronous: Number.NaN },
      { journal: 'delete' },
      { journal: 'memory' },
      { locking: 'normal' },
      { recursiveTriggers: 0 },
      { secureDelete: 0 },
      { foreignKeys: 0 },
      { layout: 2 },
      { layout: Number.NaN },
    ];
    for (const one of unfit) expect(sqliteObjections({ ...FIT, ...one }), JSON.stringify(one)).toHaveLength(1);
    expect(sqliteObjections({ ...FIT, version: '3.46.1', synchronous: 1 })).toHaveLength(2);
  });

  it('K6 keeps every other process out of the file, and says so in one line', async () => {
    const log = await SqliteLog.open(file);
    await log.append(A, [entriesOf(seeded('K6')).entry(1)]);
    await expect(SqliteLog.open(file, 50)).rejects.toEqual(new StoreRefused([`${file} is in use by another process`]));
    const source = fileURLToPath(new URL('../../server/log/sqlite.ts', import.meta.url));
    const second = `import { SqliteLog } from ${JSON.stringify(source)}; await SqliteLog.open(${JSON.stringify(file)}, 50);`;
    const run = promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', second]);
    await expect(run).rejects.toMatchObject({ stderr: expect.stringContaining(`StoreRefused: ${file} is in use by another process`) });
    const other = `const D = require('better-sqlite3'); new D(${JSON.stringify(file)}, { timeout: 50 }).prepare('SELECT * FROM entry').all()`;
    await expect(promisify(execFile)(process.execPath, ['-e', other])).rejects.toMatchObject({ stderr: expect.stringContaining('locked') });
    expect((await log.read(A, 0)).length).toBe(1);
    await log.close();
  });

  it('waits until the process before it has let go of the file', async () => {
    const first = await SqliteLog.open(file);
    const second = SqliteLog.open(file, 20_000);
    await first.probe();
    await first.close();
    await (await second).close();
  });

  it('K6 refuses the file of another program and of another version', async () => {
    const foreign = new Database(file);
    foreign.exec('CREATE TABLE wishes (what TEXT)');
    foreign.close();
    await expect(SqliteLog.open(file, 0)).rejects.toEqual(new StoreRefused([`${file} is the database of another program`]));
    await rm(file);
    await (await SqliteLog.open(file, 0)).close();
    const later = new Database(file);
    later.pragma('user_version = 2');
    later.close();
    await expect(SqliteLog.open(file, 0)).rejects.toEqual(new StoreRefused([`${file}: the file has layout 2; this version knows 1 only`]));
  });

  it('K6 refuses a file that was emptied or is gone, and leaves the write-ahead log beside it; goes on with one whose making was broken off', async () => {
    const log = await SqliteLog.open(file);
    await log.append(A, [entriesOf(seeded('K6 emptied')).entry(1)]);
    await log.close();
    await truncate(file);
    await writeFile(`${file}-wal`, 'entries');
    const words = `${file} is empty: no store ends so. Put back a backup; or take it away, if no forum was ever kept there`;
    await expect(SqliteLog.open(file, 0)).rejects.toEqual(new StoreRefused([words]));
    expect(await readFile(`${file}-wal`, 'utf8')).toBe('entries');
    await rm(file);
    const gone = `${file} is not there, but its write-ahead log is: put the store back; to begin anew, take ${file}-wal away`;
    await expect(SqliteLog.open(file, 0)).rejects.toEqual(new StoreRefused([gone]));
    expect(await readFile(`${file}-wal`, 'utf8')).toBe('entries');
    await rm(`${file}-wal`);
    // killed between making the file and its first page
    await writeFile(`${file}-begun`, '');
    await writeFile(file, '');
    const again = await SqliteLog.open(file, 0);
    await again.append(A, [entriesOf(seeded('K6 begun')).entry(1)]);
    await again.close();
    expect(await readdir(dir)).toEqual(['nemcon.sqlite']);
  });

  it('K6 refuses a file without any table: a young store that was copied without its write-ahead log looks so', async () => {
    const log = await SqliteLog.open(file);
    await log.append(A, [entriesOf(seeded('K6 alone')).entry(1)]);
    const alone = join(dir, 'alone.sqlite');
    await copyFile(file, alone);
    await log.close();
    expect((await stat(alone)).size).toBeGreaterThan(0);
    const words = `${alone} holds no table: no store ends so. Put back a backup; or take it away, if no forum was ever kept there`;
    await expect(SqliteLog.open(alone, 0)).rejects.toEqual(new StoreRefused([words]));
    // nothing was laid out in it
    await expect(SqliteLog.open(alone, 0)).rejects.toEqual(new StoreRefused([words]));
    // one whose making was broken off there is gone on with
    await writeFile(`${alone}-begun`, '');
    await (await SqliteLog.open(alone, 0)).close();
  });

  it('refuses a store it does not know', async () => {
    for (const store of [
      'sqlite:',
      'postgres://x',
      'file.db',
      'redis:nowhere:port',
      'redis://127.0.0.1:1?replicas=-1',
      'redis://127.0.0.1:1',
    ]) {
      await expect(openLog(store), store).rejects.toBeInstanceOf(StoreRefused);
    }
  });
});

describe('the file of SQLite', () => {
  it('is for its own user only, with its directory', async () => {
    const log = await openLog(`sqlite:${join(dir, 'data')}`);
    await log.append(A, [entriesOf(seeded('mode')).entry(1)]);
    for (const name of ['nemcon.sqlite', 'nemcon.sqlite-wal']) expect((await stat(join(dir, 'data', name))).mode & 0o777, name).toBe(0o600);
    expect((await stat(join(dir, 'data'))).mode & 0o777).toBe(0o700);
    await log.close();
  });

  it('K20 leaves nothing in the log beside it of what a server wrote that was killed', async () => {
    const log = await SqliteLog.open(file);
    await log.append(A, [entriesOf(seeded('left beside')).entry(1)]);
    const left = join(dir, 'left.sqlite');
    for (const end of ['', '-wal']) await copyFile(`${file}${end}`, `${left}${end}`);
    expect((await stat(`${left}-wal`)).size).toBeGreaterThan(0);
    const next = await SqliteLog.open(left);
    expect((await stat(`${left}-wal`)).size).toBe(0);
    expect(await next.read(A, 0)).toEqual(await log.read(A, 0));
    for (const one of [log, next]) await one.close();
  });

  it('lets nobody change or remove an entry, nor change a payload', async () => {
    const log = await SqliteLog.open(file);
    await log.append(A, [entriesOf(seeded('triggers')).entry(1)]);
    await log.close();
    const db = new Database(file);
    db.pragma('recursive_triggers = ON');
    for (const sql of [
      `UPDATE entry SET seq = 2`,
      `DELETE FROM entry`,
      `REPLACE INTO entry SELECT * FROM entry`,
      `UPDATE payload SET payload = x'00'`,
    ]) {
      expect(() => db.exec(sql), sql).toThrow(/permanent|never changed/);
    }
    db.close();
  });

  it('K4 calls the outcome unknown where a commit threw, opens the file again and goes on from its head', async () => {
    const random = entriesOf(seeded('fault'));
    const log = await SqliteLog.open(file);
    const first = random.entry(1);
    await log.append(A, [first]);
    const bad = { ...random.entry(1), header: null } as unknown as Stored;
    const busy = log.append({ kind: 'opinion', id: 'b' }, [random.entry(1)]);
    const together = [log.append({ kind: 'opinion', id: 'c' }, [random.entry(1)]), log.append({ kind: 'opinion', id: 'd' }, [bad])];
    expect(await busy).toBe('ok');
    for (const one of together) await expect(one).rejects.toBeInstanceOf(StorageFault);
    expect(await log.read(A, 0)).toEqual([first]);
    expect(await log.append(A, [random.entry(2)])).toBe('ok');
    expect((await log.names()).map(({ id }) => id)).toEqual(['a', 'b']);
    await log.close();
  });
});

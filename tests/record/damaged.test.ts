/** K3: a damaged file never serves another history. What is served is checked against what was recorded, entry by entry. */
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LogName, StorageFault, type Stored } from '../../server/log/log.ts';
import { StoreRefused } from '../../server/log/refused.ts';
import { SqliteLog } from '../../server/log/sqlite.ts';
import { SqliteFile } from '../../server/log/sqlite-file.ts';
import { readRun } from '../../server/record/chain.ts';
import { RecordDamage } from '../../server/record/damage.ts';
import { headerHash } from '../../server/record/header.ts';
import { readEntry } from '../../server/record/read.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import { count } from '../support/levels.ts';
import { type Rng, seeded } from '../support/rng.ts';
import { nameOf, recordMeeting } from './meeting.ts';

const IDS = ['one', 'two', 'three'];

let dir: string;
let file: string;
/** The file and its write-ahead log as a killed process leaves them. */
let killedFile: string;
/** The file as it was some entries ago. */
let oldFile: string;
let recorded: ReadonlyMap<string, readonly Stored[]>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nemcon-damage-'));
  file = join(dir, 'whole.sqlite');
  oldFile = join(dir, 'old.sqlite');
  killedFile = join(dir, 'killed.sqlite');
  const rng = seeded('K3 meetings');
  const log = await SqliteLog.open(file);
  for (const id of IDS.slice(0, 2)) await recordMeeting(rng, log, id, { rounds: 40, adopt: true });
  await log.backup(oldFile);
  await recordMeeting(rng, log, 'three', { rounds: 40, adopt: true });
  for (const id of IDS) await log.putSnapshot(nameOf(id), 3, new Uint8Array(500).fill(3));
  recorded = new Map(await Promise.all(IDS.map(async (id) => [id, await log.read(nameOf(id), 0)] as const)));
  for (const end of ['', '-wal']) await copyFile(`${file}${end}`, `${killedFile}${end}`);
  await log.close();
});
afterAll(() => rm(dir, { recursive: true }));

type Damage = (file: string, rng: Rng) => Promise<void> | void;

const inBytes =
  (change: (bytes: Buffer, rng: Rng) => Buffer): Damage =>
  async (path, rng) =>
    writeFile(path, change(await readFile(path), rng));

/** By the hand of somebody with an SQL tool: triggers are no obstacle to whoever may write the file. */
const inRows =
  (change: (db: Database.Database, n: number, other: number) => void): Damage =>
  (path, rng) => {
    const db = new Database(path);
    for (const trigger of ['entry_is_permanent', 'entry_stays', 'payload_is_fixed']) db.exec(`DROP TRIGGER ${trigger}`);
    db.pragma('foreign_keys = OFF');
    const rows = Number(db.prepare('SELECT max(n) FROM entry').pluck().get());
    const n = rng.between(1, rows);
    change(db, n, ((n + rng.between(1, rows - 1) - 1) % rows) + 1);
    db.close();
  };

const DAMAGES: Readonly<Record<string, Damage>> = {
  'a bit flipped': inBytes((bytes, rng) => {
    const at = rng.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << rng.below(8));
    return bytes;
  }),
  'the file cut': inBytes((bytes, rng) => bytes.subarray(0, rng.below(bytes.length))),
  'a block zeroed': inBytes((bytes, rng) => {
    const at = 512 * rng.below(Math.floor(bytes.length / 512));
    return bytes.fill(0, at, at + 512);
  }),
  'two rows swapped': inRows((db, n, other) => {
    const get = db.prepare<[number], [Buffer, Buffer, Buffer]>('SELECT header, statement, seal FROM entry WHERE n = ?').raw();
    const put = db.prepare('UPDATE entry SET header = ?, statement = ?, seal = ? WHERE n = ?');
    const [a, b] = [get.get(n), get.get(other)];
    if (!a || !b) throw new Error('both rows are there');
    put.run(...b, n);
    put.run(...a, other);
  }),
  'a row doubled over the next': inRows((db, n, other) => {
    db.exec(`UPDATE entry SET (header, statement, seal) = (SELECT header, statement, seal FROM entry WHERE n = ${n}) WHERE n = ${other}`);
  }),
  'a row taken out': inRows((db, n) => {
    db.exec(`DELETE FROM entry WHERE n = ${n}`);
  }),
  'a row moved to another log': inRows((db, n) => {
    db.exec(`UPDATE entry SET id = 'four' WHERE n = ${n}`);
  }),
  'a bit flipped in the write-ahead log': async (path, rng) => {
    await copyFile(killedFile, path);
    const log = await readFile(`${killedFile}-wal`);
    const at = rng.below(log.length);
    log[at] = (log[at] ?? 0) ^ (1 << rng.below(8));
    await writeFile(`${path}-wal`, log);
  },
  'an old copy': (path) => copyFile(oldFile, path),
};

/** Every byte, in a form that is quick to compare. */
const exact = (entries: readonly Stored[]): readonly string[] =>
  entries.map(({ seq, header, statement, payload, salt }) =>
    [String(seq), ...[header, statement, payload, salt].map((bytes) => (bytes ? Buffer.from(bytes).toString('base64') : 'none'))].join(' '),
  );

/** What is served of one log: its entries, or why they are not. */
function served(log: SqliteFile, name: LogName): readonly Stored[] | Error {
  try {
    const entries = log.read(name, 0, -1);
    readRun(name, null, entries, readEntry);
    return entries;
  } catch (fault) {
    if (fault instanceof RecordDamage || fault instanceof StorageFault) return fault;
    throw fault;
  }
}

it('K3 detects damage to a file, or serves what was recorded; the other logs go on', async () => {
  const rng = seeded('K3');
  const mutants = count(216, 1_008, 10_008);
  const names = Object.keys(DAMAGES);
  const detected = new Map(names.map((name) => [name, 0]));
  let othersServed = 0;
  for (let i = 0; i < mutants; i++) {
    const kind = names[i % names.length] ?? '';
    const path = join(dir, `mutant-${i}.sqlite`);
    await copyFile(file, path);
    await DAMAGES[kind]?.(path, rng);
    const found = examine(path, kind);
    if (found.damaged > 0) detected.set(kind, (detected.get(kind) ?? 0) + 1);
    if (found.damaged > 0 && found.sound > 0) othersServed++;
    await rm(path);
    await rm(`${path}-wal`, { force: true });
  }
  // The test does something: every kind was found at least once, and damage to one log left others standing.
  for (const [kind, times] of detected) expect(times, kind).toBeGreaterThan(0);
  expect(othersServed).toBeGreaterThan(mutants / 10);
});

function examine(path: string, kind: string): { readonly damaged: number; readonly sound: number } {
  let log: SqliteFile;
  try {
    log = new SqliteFile(path, 0);
  } catch (fault) {
    expect(fault instanceof StoreRefused || fault instanceof Database.SqliteError, `${kind}: ${fault}`).toBe(true);
    return { damaged: IDS.length, sound: 0 };
  }
  let damaged = 0;
  for (const id of IDS) {
    const name = nameOf(id);
    const whole = recorded.get(id) ?? [];
    const last = whole.at(-1);
    const entries = served(log, name);
    if (entries instanceof Error) {
      expect(entries.message, kind).toContain(`opinion/${id}`);
      damaged++;
    } else if (entries.length < whole.length) {
      // A whole history that ends too early looks sound by itself: whoever holds a receipt finds it.
      if (!last) throw new Error('something was recorded');
      expect(verifyOpinion(name, entries, { seq: last.seq, hash: headerHash(last.header) }).verdict, kind).toBe('invalid');
      expect(exact(entries), kind).toEqual(exact(whole.slice(0, entries.length)));
      damaged++;
    } else {
      expect(exact(entries), kind).toEqual(exact(whole));
    }
    const snapshot = snapshotOf(log, name);
    if (snapshot) expect([snapshot.seq, ...snapshot.bytes], kind).toEqual([3, ...new Uint8Array(500).fill(3)]);
  }
  log.close();
  return { damaged, sound: IDS.length - damaged };
}

/** Where the page of a snapshot is damaged the cache cannot be had, which is no loss. */
function snapshotOf(log: SqliteFile, name: LogName): ReturnType<SqliteFile['getSnapshot']> {
  try {
    return log.getSnapshot(name);
  } catch (fault) {
    expect(fault).toBeInstanceOf(Database.SqliteError);
    return null;
  }
}

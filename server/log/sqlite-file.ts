/**
 * The one connection to the file of a SQLite store, synchronous; it lives in the worker thread (sqlite-worker.ts).
 * Exclusive: no other process can open the file while this one has it. After any error while writing the connection is not
 * to be trusted: whether the entries are in the file is unknown (a commit that threw at its fsync can be there after
 * reopening), so the caller closes it and opens the file again.
 */
import { hash } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import {
  type Appended,
  type Head,
  type Kept,
  type KeptSummary,
  type LogFold,
  type LogName,
  type MaskedPayload,
  StorageFault,
  type Stored,
} from './log.ts';
import { isLogKind, logKey } from './name.ts';
import { StoreRefused } from './refused.ts';
import { runStart } from './run.ts';
import { type FoldPart, SqliteFolds } from './sqlite-folds.ts';
import { LAYOUT, type SqliteReport, sqliteObjections } from './sqlite-gate.ts';
import { LAYOUT_SQL, YOUNGER_SQL } from './sqlite-layout.ts';

export interface Append {
  readonly log: LogName;
  readonly entries: readonly Stored[];
}

type Row = readonly [
  seq: number,
  header: Uint8Array,
  statement: Uint8Array,
  seal: Uint8Array,
  payload: Uint8Array | null,
  salt: Uint8Array | null,
  /** null = the row of the payload is not there, which is damage: an erased one leaves its row. */
  kept: number | null,
];

const SELECT = `SELECT seq, header, statement, seal, payload, salt, payload.n FROM entry LEFT JOIN payload USING (n) WHERE kind = ? AND id = ?`;

/** Of the file; by itself the engine keeps 16 MiB, and the system keeps the same pages once more. */
const CACHE_KIB = 2_048;

export class SqliteFile {
  readonly #db: Database.Database;
  readonly #statements: ReturnType<typeof prepare>;
  /** Where each log ends that was appended to. Nobody else writes to the file, and a connection that failed is not used again. */
  readonly #ends = new Map<string, number>();
  readonly #folds: SqliteFolds;

  /** Throws StoreRefused where the file or the engine is not fit; waits up to `waitMs` for another process to let go of the file. */
  constructor(file: string, waitMs: number) {
    makeFile(file);
    const db = new Database(file, { timeout: waitMs });
    try {
      settle(db, file);
      this.#statements = prepare(db);
      this.#folds = new SqliteFolds(db);
    } catch (fault) {
      db.close();
      throw fault;
    }
    this.#db = db;
  }

  /** All in one transaction; a taken `seq` fails its own append only. */
  append(appends: readonly Append[]): readonly Appended[] {
    const { begin, commit } = this.#statements;
    begin.run();
    const answers = appends.map((append) => this.#appendOne(append));
    commit.run();
    return answers;
  }

  #appendOne({ log, entries }: Append): Appended {
    const { lastSeq, insertEntry, insertPayload } = this.#statements;
    const key = logKey(log);
    const last = this.#ends.get(key) ?? lastSeq.get(log.kind, log.id) ?? 0;
    if (runStart(entries) !== last + 1) return 'taken';
    this.#ends.set(key, last + entries.length);
    for (const { seq, header, statement, payload, salt } of entries) {
      const { lastInsertRowid } = insertEntry.run(log.kind, log.id, seq, header, statement, seal(header, statement));
      insertPayload.run(lastInsertRowid, payload, payload === null ? null : (salt ?? NO_SALT));
    }
    return 'ok';
  }

  /** The row stays, empty. The bytes go from the file (secure_delete), and with the write-ahead log from beside it. */
  erase(log: LogName, seqs: readonly number[]): void {
    const { begin, commit, erasePayload } = this.#statements;
    begin.run();
    for (const seq of seqs) erasePayload.run(log.kind, log.id, seq);
    this.#folds.drop(log);
    commit.run();
    this.#emptyAhead(log);
  }

  /** The row stays, with these bytes. As in `erase` those that were there go from the file, and from beside it. */
  mask(log: LogName, masked: readonly MaskedPayload[]): void {
    const { begin, commit, maskPayload, dropSnapshot, dropSummary } = this.#statements;
    begin.run();
    for (const { seq, payload } of masked) maskPayload.run(payload, NO_SALT, log.kind, log.id, seq);
    for (const drop of [dropSnapshot, dropSummary]) drop.run(log.kind, log.id);
    this.#folds.drop(log);
    commit.run();
    this.#emptyAhead(log);
  }

  #emptyAhead(log: LogName): void {
    const [busy] = this.#statements.emptyLog.get() ?? [];
    if (busy !== 0) throw new StorageFault(`${logKey(log)}: the write-ahead log could not be emptied`);
  }

  head(log: LogName): Stored | null {
    const row = reading(log, () => this.#statements.head.get(log.kind, log.id));
    return row ? toStored(log, row) : null;
  }

  read(log: LogName, after: number, limit: number): readonly Stored[] {
    return reading(log, () => this.#statements.read.all(log.kind, log.id, after, limit)).map((row) => toStored(log, row));
  }

  /** From each log to the next: their entries are not gone through. */
  heads(): readonly Head[] {
    const heads: Head[] = [];
    const { nextLog } = this.#statements;
    for (let next = nextLog.get('', ''); next !== undefined; next = nextLog.get(...next)) {
      const log = named(...next);
      heads.push({ log, header: this.#headerOf(log) });
    }
    return heads;
  }

  #headerOf(log: LogName): Uint8Array | null {
    try {
      return this.head(log)?.header ?? null;
    } catch (fault) {
      if (fault instanceof StorageFault) return null;
      throw fault;
    }
  }

  putSnapshot(log: LogName, seq: number, bytes: Uint8Array): void {
    this.#statements.putSnapshot.run(log.kind, log.id, seq, bytes, seal(bytes));
  }

  getSnapshot(log: LogName): Kept | null {
    return sound(this.#statements.getSnapshot.get(log.kind, log.id));
  }

  putFold(log: LogName, of: LogFold, part: FoldPart): void {
    const { begin, commit } = this.#statements;
    begin.run();
    this.#folds.put(log, of, part);
    commit.run();
  }

  getFold(log: LogName, of: LogFold): Kept | null {
    return this.#folds.get(log, of);
  }

  putSummary(log: LogName, bytes: Uint8Array): void {
    this.#statements.putSummary.run(log.kind, log.id, bytes, seal(bytes));
  }

  /** Without those that are damaged. */
  summaries(): readonly KeptSummary[] {
    return this.#statements.summaries
      .all()
      .flatMap(([kind, id, bytes, sealed]) => (isSealed(sealed, bytes) ? { log: named(kind, id), bytes } : []));
  }

  probe(): void {
    this.#statements.probe.run();
  }

  /** What SQLite finds wrong with the file as a whole; empty = nothing. Reads all of it. */
  faults(): readonly string[] {
    const found = this.#statements.integrity.all();
    return found.length === 1 && found[0] === 'ok' ? [] : found;
  }

  /** Copies the file as it is at one moment while appends go on; durable when it resolves. `copy` must not exist yet. */
  async backup(copy: string): Promise<void> {
    closeSync(openSync(copy, 'wx', 0o600));
    await this.#db.backup(copy);
    fsyncPath(copy);
    fsyncPath(dirname(copy));
  }

  close(): void {
    this.#db.close();
  }
}

/**
 * Never opens a file that is there: closing any descriptor of a file drops all locks that this process holds on it (POSIX advisory
 * locks; sqlite.org/howtocorrupt.html 2.2), and with them the exclusive one of a connection that is in use.
 */
function makeFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    const ahead = `${file}-wal`;
    if (existsSync(ahead) && statSync(ahead).size > 0)
      throw new StoreRefused([`${file} is not there, but its write-ahead log is: put the store back; to begin anew, take ${ahead} away`]);
    closeSync(openSync(beginning(file), 'w', 0o600));
    fsyncPath(dirname(file));
    closeSync(openSync(file, 'wx', 0o600));
  } else if (statSync(file).size === 0 && !existsSync(beginning(file))) {
    // SQLite takes it for a new one, and throws away what stands in the write-ahead log beside it
    throw new StoreRefused([`${file} is empty: no store ends so. Put back a backup; or take it away, if no forum was ever kept there`]);
  }
  chmodSync(file, 0o600);
}

/** Lies beside a file from before it is made until its tables stand in it: one that is empty then was begun here, and not emptied by somebody. */
const beginning = (file: string): string => `${file}-begun`;

function settle(db: Database.Database, file: string): void {
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = WAL');
    db.exec('BEGIN IMMEDIATE; COMMIT');
  } catch (fault) {
    if (fault instanceof Database.SqliteError && fault.code.startsWith('SQLITE_BUSY')) {
      throw new StoreRefused([`${file} is in use by another process`]);
    }
    throw fault;
  }
  for (const setting of ['synchronous = FULL', 'recursive_triggers = ON', 'secure_delete = ON', 'foreign_keys = ON']) db.pragma(setting);
  db.pragma(`cache_size = -${CACHE_KIB}`);
  const report = ask(db);
  const objections = sqliteObjections(report);
  if (objections.length > 0) throw new StoreRefused(objections.map((line) => `${file}: ${line}`));
  if (report.layout === 0) layOut(db, file);
  // a server that was killed when it had erased or masked words may have left them in the log beside the file (K20)
  else db.pragma('wal_checkpoint(TRUNCATE)');
  rmSync(beginning(file), { force: true });
  // younger than the layout, and missed by nobody: a version that does not know them leaves them alone
  db.exec(YOUNGER_SQL);
}

function layOut(db: Database.Database, file: string): void {
  const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (tables !== 0) throw new StoreRefused([`${file} is the database of another program`]);
  // copied without its write-ahead log, most likely: that is where the tables of a young one stand
  if (!existsSync(beginning(file)))
    throw new StoreRefused([
      `${file} holds no table: no store ends so. Put back a backup; or take it away, if no forum was ever kept there`,
    ]);
  db.transaction(() => {
    db.exec(LAYOUT_SQL);
    db.pragma(`user_version = ${LAYOUT}`);
  })();
  fsyncPath(dirname(file));
}

function ask(db: Database.Database): SqliteReport {
  const text = (pragma: string) => String(db.pragma(pragma, { simple: true }));
  const number = (pragma: string) => Number(db.pragma(pragma, { simple: true }));
  return {
    version: String(db.prepare('SELECT sqlite_version()').pluck().get()),
    journal: text('journal_mode'),
    synchronous: number('synchronous'),
    locking: text('locking_mode'),
    recursiveTriggers: number('recursive_triggers'),
    secureDelete: number('secure_delete'),
    foreignKeys: number('foreign_keys'),
    layout: number('user_version'),
  };
}

type KeptRow = [seq: number, bytes: Uint8Array, seal: Uint8Array];

const KEEP = 'VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, bytes = excluded.bytes, seal = excluded.seal';

/** Null also where it is damaged: it is only a cache. */
function sound(row: KeptRow | undefined): Kept | null {
  if (row === undefined) return null;
  const [seq, bytes, sealed] = row;
  return isSealed(sealed, bytes) ? { seq, bytes } : null;
}

/** Of a payload that is masked: the table knows none without a salt, and none is empty. */
const NO_SALT = new Uint8Array(0);

type Name = [kind: string, id: string];

function prepare(db: Database.Database) {
  return {
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    lastSeq: db.prepare<Name, number>('SELECT max(seq) FROM entry WHERE kind = ? AND id = ?').pluck(),
    insertEntry: db.prepare<[...Name, number, Uint8Array, Uint8Array, Uint8Array]>(
      'INSERT INTO entry (kind, id, seq, header, statement, seal) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    insertPayload: db.prepare<[number | bigint, Uint8Array | null, Uint8Array | null]>(
      'INSERT INTO payload (n, payload, salt) VALUES (?, ?, ?)',
    ),
    // no UPDATE: what is there is never another
    erasePayload: db.prepare<[...Name, number]>(
      'REPLACE INTO payload (n, payload, salt) SELECT n, NULL, NULL FROM entry JOIN payload USING (n) WHERE kind = ? AND id = ? AND seq = ? AND payload IS NOT NULL',
    ),
    maskPayload: db.prepare<[Uint8Array, Uint8Array, ...Name, number]>(
      'REPLACE INTO payload (n, payload, salt) SELECT n, ?, ? FROM entry JOIN payload USING (n) WHERE kind = ? AND id = ? AND seq = ? AND payload IS NOT NULL',
    ),
    emptyLog: db.prepare<[], [busy: number, frames: number, moved: number]>('PRAGMA wal_checkpoint(TRUNCATE)').raw(),
    head: db.prepare<Name, Row>(`${SELECT} ORDER BY seq DESC LIMIT 1`).raw(),
    read: db.prepare<[...Name, number, number], Row>(`${SELECT} AND seq > ? ORDER BY seq LIMIT ?`).raw(),
    nextLog: db.prepare<Name, Name>('SELECT kind, id FROM entry WHERE (kind, id) > (?, ?) ORDER BY kind, id LIMIT 1').raw(),
    putSnapshot: db.prepare<[...Name, number, Uint8Array, Uint8Array]>(`INSERT INTO snapshot ${KEEP}`),
    getSnapshot: db.prepare<Name, KeptRow>('SELECT seq, bytes, seal FROM snapshot WHERE kind = ? AND id = ?').raw(),
    dropSnapshot: db.prepare<Name>('DELETE FROM snapshot WHERE kind = ? AND id = ?'),
    dropSummary: db.prepare<Name>('DELETE FROM summary WHERE kind = ? AND id = ?'),
    putSummary: db.prepare<[...Name, Uint8Array, Uint8Array]>(
      `INSERT INTO summary VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET bytes = excluded.bytes, seal = excluded.seal`,
    ),
    summaries: db.prepare<[], [...Name, bytes: Uint8Array, seal: Uint8Array]>('SELECT kind, id, bytes, seal FROM summary').raw(),
    integrity: db.prepare<[], string>('PRAGMA integrity_check').pluck(),
    probe: db.prepare('UPDATE probe SET times = times + 1'),
  };
}

function named(kind: string, id: string): LogName {
  if (!isLogKind(kind)) throw new StorageFault(`the file names a log of an unknown kind: ${JSON.stringify(kind)}`);
  return { kind, id };
}

/** A large part comes alone, and is not copied. */
const seal = (first: Uint8Array, ...more: readonly Uint8Array[]): Buffer =>
  hash('sha256', more.length === 0 ? first : Buffer.concat([first, ...more]), 'buffer');

/** In a damaged file a column may hold anything, also nothing. */
const isSealed = (sealed: unknown, ...parts: readonly [unknown, ...unknown[]]): boolean =>
  sealed instanceof Uint8Array && areBytes(parts) && seal(...parts).equals(sealed);

const areBytes = (parts: readonly [unknown, ...unknown[]]): parts is readonly [Uint8Array, ...Uint8Array[]] =>
  parts.every((part) => part instanceof Uint8Array);

/** A page of the file that cannot be read concerns the log that lies in it, and says so. */
function reading<Rows>(log: LogName, read: () => Rows): Rows {
  try {
    return read();
  } catch (cause) {
    throw new StorageFault(`${logKey(log)}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function toStored(log: LogName, [seq, header, statement, sealed, payload, salt, kept]: Row): Stored {
  if (kept === null || !isSealed(sealed, header, statement)) throw new StorageFault(`${logKey(log)}, entry ${seq}: its bytes are damaged`);
  return { seq, header, statement, payload, salt: salt?.length === 0 ? null : salt };
}

function fsyncPath(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

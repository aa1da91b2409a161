/**
 * `keys.db` beside the log. Unlike the log's file it may be opened by a second process, so that a lost link to the secretariat can be
 * made anew while the server runs; hence the rollback journal, and FULL, because a revocation must outlive a power cut.
 */
import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StorageFault } from '../log/log.ts';
import { type KeyKind, PORTION, type Portion, present } from './keys.ts';

const PUT = 'INSERT INTO key (kind, hash, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value';

export class KeysFile {
  readonly #db: Database.Database;

  constructor(file: string) {
    closeSync(openSync(file, 'a', 0o600));
    this.#db = new Database(file);
    this.#db.pragma('journal_mode = DELETE');
    this.#db.pragma('synchronous = FULL');
    this.#db.pragma('secure_delete = ON');
    this.#db.exec(
      'CREATE TABLE IF NOT EXISTS key (kind TEXT, hash TEXT, value TEXT NOT NULL, PRIMARY KEY (kind, hash)) STRICT, WITHOUT ROWID',
    );
  }

  get(kind: KeyKind, hash: string): string | null {
    const sql = 'SELECT value FROM key WHERE kind = ? AND hash = ?';
    return this.#asked((db) => valueIn(db.prepare<[string, string], Row>(sql).get(kind, hash)));
  }

  getAll(kind: KeyKind, hashes: readonly string[]): ReadonlyMap<string, string> {
    return this.#asked((db) => {
      const get = db.prepare<[string, string], Row>('SELECT value FROM key WHERE kind = ? AND hash = ?');
      return present(hashes, (hash) => valueIn(get.get(kind, hash)));
    });
  }

  put(kind: KeyKind, hash: string, value: string): void {
    this.#asked((db) => db.prepare(PUT).run(kind, hash, value));
  }

  putAll(kind: KeyKind, values: ReadonlyMap<string, string>): void {
    this.#asked((db) => {
      const put = db.prepare(PUT);
      db.transaction(() => {
        for (const [hash, value] of values) put.run(kind, hash, value);
      })();
    });
  }

  add(kind: KeyKind, hash: string, value: string): boolean {
    const sql = 'INSERT INTO key (kind, hash, value) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
    return this.#asked((db) => db.prepare(sql).run(kind, hash, value)).changes === 1;
  }

  replace(kind: KeyKind, values: ReadonlyMap<string, string>): void {
    this.#asked((db) => {
      const update = db.prepare('UPDATE key SET value = ? WHERE kind = ? AND hash = ?');
      db.transaction(() => {
        for (const [hash, value] of values) update.run(value, kind, hash);
      })();
    });
  }

  take(kind: KeyKind, hash: string): string | null {
    const sql = 'DELETE FROM key WHERE kind = ? AND hash = ? RETURNING value';
    return this.#asked((db) => valueIn(db.prepare<[string, string], Row>(sql).get(kind, hash)));
  }

  forget(kind: KeyKind, hashes: readonly string[]): void {
    this.#asked((db) => {
      const remove = db.prepare('DELETE FROM key WHERE kind = ? AND hash = ?');
      db.transaction(() => {
        for (const hash of hashes) remove.run(kind, hash);
      })();
    });
  }

  portion(kind: KeyKind, from: string | null): Portion {
    const sql = 'SELECT hash, value FROM key WHERE kind = ? AND hash > ? ORDER BY hash LIMIT ?';
    const rows = this.#asked((db) =>
      db.prepare<[string, string, number], Row & { readonly hash: string }>(sql).all(kind, from ?? '', PORTION),
    );
    const found = new Map(rows.map(({ hash, value }) => [hash, value]));
    return { found, next: rows.length < PORTION ? null : (rows.at(-1)?.hash ?? null) };
  }

  all(kind: KeyKind, holding = ''): ReadonlyMap<string, string> {
    const sql = 'SELECT hash, value FROM key WHERE kind = ? AND instr(value, ?) > 0';
    const rows = this.#asked((db) => db.prepare<[string, string], Row & { readonly hash: string }>(sql).all(kind, holding));
    return new Map(rows.map(({ hash, value }) => [hash, value]));
  }

  close(): void {
    this.#db.close();
  }

  #asked<Value>(ask: (db: Database.Database) => Value): Value {
    try {
      return ask(this.#db);
    } catch (cause) {
      throw new StorageFault(`keys.db: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  }
}

interface Row {
  readonly value: string;
}

const valueIn = (row: Row | undefined): string | null => row?.value ?? null;

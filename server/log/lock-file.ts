/**
 * Something that one process holds as long as it lives. The system lets go of the lock of a process that was killed, and of nothing else:
 * the number of a process says less, because another one gets it, and each container counts anew. SQLite knows how on every system.
 */
import Database from 'better-sqlite3';

export class LockFile {
  readonly #db: Database.Database;

  private constructor(db: Database.Database) {
    this.#db = db;
  }

  /** Makes the file where there is none; null: another holds it, or there is no such place (any more). */
  static take(file: string): LockFile | null {
    let db: Database.Database | null = null;
    try {
      db = new Database(file, { timeout: 0 });
      db.exec('BEGIN EXCLUSIVE');
      return new LockFile(db);
    } catch (fault) {
      db?.close();
      if (fault instanceof Database.SqliteError && /^SQLITE_(BUSY|CANTOPEN)/.test(fault.code)) return null;
      if (fault instanceof TypeError) return null; // its directory is not there
      throw fault;
    }
  }

  release(): void {
    this.#db.close();
  }
}

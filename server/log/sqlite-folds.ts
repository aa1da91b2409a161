/**
 * Folds in a SQLite file, in parts of which each is written by itself: while one is, nothing is recorded, so appends go between two of them. A
 * fold that is begun takes the place of the one before last, so that one is whole whenever the server ends. All parts go where something of the
 * log is erased or masked.
 */
import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { Kept, LogFold, LogName } from './log.ts';

/** To write so much takes a disk a few milliseconds. */
const PART_BYTES = 128 * 1024;

export const FOLDS_SQL = `
CREATE TABLE IF NOT EXISTS fold (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  fold TEXT NOT NULL,
  place INTEGER NOT NULL CHECK (place IN (0, 1)),
  part INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  time INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  seal BLOB NOT NULL,
  PRIMARY KEY (kind, id, fold, place, part)
) STRICT;
`;

/** The n-th of so many. */
export interface FoldPart {
  readonly seq: number;
  readonly part: number;
  readonly parts: number;
  readonly bytes: Uint8Array;
}

export function partsOf(seq: number, bytes: Uint8Array): readonly FoldPart[] {
  const parts = Math.max(1, Math.ceil(bytes.length / PART_BYTES));
  return Array.from({ length: parts }, (_, part) => ({ seq, part, parts, bytes: bytes.slice(part * PART_BYTES, (part + 1) * PART_BYTES) }));
}

type Name = [kind: string, id: string];
type Fold = [...Name, fold: LogFold];
/** `time`: how many folds of this kind were whole before it. */
type Place = { readonly place: number; readonly time: number; readonly seq: number; readonly parts: number; readonly there: number };
type PartRow = [bytes: Uint8Array, seal: Uint8Array];

export class SqliteFolds {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database.Database) {
    this.#statements = prepare(db);
  }

  /** Parts come in their order. What has one part alone is all there is then. */
  put(log: LogName, of: LogFold, { seq, part, parts, bytes }: FoldPart): void {
    const { put, dropFold } = this.#statements;
    if (parts === 1) dropFold.run(log.kind, log.id, of);
    const time = (this.#newest(log, of)?.time ?? 0) + 1;
    put.run(log.kind, log.id, of, time % 2, part, parts, time, seq, bytes, sealOf(bytes));
  }

  /** Null also where it is damaged: it is only a cache. */
  get(log: LogName, of: LogFold): Kept | null {
    const newest = this.#newest(log, of);
    if (newest === null) return null;
    const rows = this.#statements.get.all(log.kind, log.id, of, newest.place, newest.parts);
    if (!rows.every(([bytes, sealed]) => sealOf(bytes).equals(sealed))) return null;
    return { seq: newest.seq, bytes: new Uint8Array(Buffer.concat(rows.map(([bytes]) => bytes))) };
  }

  /** In a transaction of whoever asks. */
  drop(log: LogName): void {
    this.#statements.drop.run(log.kind, log.id);
  }

  /** That is whole. */
  #newest(log: LogName, of: LogFold): Place | null {
    const whole = this.#statements.places.all(log.kind, log.id, of).filter(({ parts, there }) => parts === there);
    return whole.sort((one, other) => other.time - one.time)[0] ?? null;
  }
}

const sealOf = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer');

function prepare(db: Database.Database) {
  return {
    put: db.prepare<[...Fold, number, number, number, number, number, Uint8Array, Uint8Array]>(
      `INSERT INTO fold VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
       SET parts = excluded.parts, time = excluded.time, seq = excluded.seq, bytes = excluded.bytes, seal = excluded.seal`,
    ),
    // of what is left of an older fold that had more parts nothing is counted
    places: db.prepare<Fold, Place>(
      `SELECT first.place, first.time, first.seq, first.parts, count(*) AS there FROM fold AS first
       JOIN fold AS one USING (kind, id, fold, place)
       WHERE kind = ? AND id = ? AND fold = ? AND first.part = 0 AND one.part < first.parts
       AND (one.time, one.seq, one.parts) = (first.time, first.seq, first.parts) GROUP BY place`,
    ),
    get: db
      .prepare<[...Fold, number, number], PartRow>(
        'SELECT bytes, seal FROM fold WHERE kind = ? AND id = ? AND fold = ? AND place = ? AND part < ? ORDER BY part',
      )
      .raw(),
    dropFold: db.prepare<Fold>('DELETE FROM fold WHERE kind = ? AND id = ? AND fold = ?'),
    drop: db.prepare<Name>('DELETE FROM fold WHERE kind = ? AND id = ?'),
  };
}

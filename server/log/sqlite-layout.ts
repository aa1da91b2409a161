/**
 * The tables. Entries are for ever: no UPDATE, no DELETE, and (with recursive_triggers) no REPLACE either. Payloads stand
 * beside them because they may be erased by a logged decision, never changed: the row of an erased one stays, empty, so that a row
 * that is not there is damage. `seal` finds bit rot where
 * the hash chain does not reach: in the newest header, and in a snapshot.
 */
import { LOG_FOLDS } from './log.ts';
import { FOLDS_SQL } from './sqlite-folds.ts';

export const LAYOUT_SQL = `
CREATE TABLE entry (
  n INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  header BLOB NOT NULL,
  statement BLOB NOT NULL,
  seal BLOB NOT NULL,
  UNIQUE (kind, id, seq)
) STRICT;
CREATE TABLE payload (
  n INTEGER PRIMARY KEY REFERENCES entry (n),
  payload BLOB,
  salt BLOB,
  CHECK ((payload IS NULL) = (salt IS NULL))
) STRICT;
CREATE TABLE snapshot (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  seal BLOB NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT;
CREATE TABLE probe (one INTEGER PRIMARY KEY CHECK (one = 1), times INTEGER NOT NULL) STRICT;
INSERT INTO probe VALUES (1, 0);
CREATE TRIGGER entry_is_permanent BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries are permanent'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are permanent'); END;
CREATE TRIGGER payload_is_fixed BEFORE UPDATE ON payload BEGIN SELECT RAISE(ABORT, 'payloads are erased, never changed'); END;
`;

/** Caches beside the layout: what lists say of each log, and what is folded of it. An older version kept each fold in one piece; nobody goes on from these. */
export const YOUNGER_SQL = `
CREATE TABLE IF NOT EXISTS summary (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  bytes BLOB NOT NULL,
  seal BLOB NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT;
${FOLDS_SQL}
${LOG_FOLDS.map((of) => `DROP TABLE IF EXISTS ${of};`).join('\n')}
`;

/** The thread in which SQLite commits, so that a stalled disk never stops the sockets. One request, one answer. */
import { workerData } from 'node:worker_threads';
import { type Answers, answeringCalls } from './call-thread.ts';
import { pack, unpack } from './packed.ts';
import { SqliteFile } from './sqlite-file.ts';
import type { Calls, ThreadSettings } from './sqlite-thread.ts';

const { file, waitMs }: ThreadSettings = workerData;

let open: SqliteFile | null = null;

const calls: Answers<Calls> = {
  open: () => {
    open ??= new SqliteFile(file, waitMs);
  },
  append: (shares, packed) => {
    const entries = unpack(packed);
    const appends = shares.map(([kind, id, count]) => ({ log: { kind, id }, entries: entries.splice(0, count) }));
    return writing((db) => db.append(appends));
  },
  erase: (log, seqs) => writing((db) => db.erase(log, seqs)),
  mask: (log, masked) => writing((db) => db.mask(log, masked)),
  head: (log) => opened().head(log),
  read: (log, after, limit) => pack(opened().read(log, after, limit)),
  heads: () => opened().heads(),
  putSnapshot: (log, seq, bytes) => writing((db) => db.putSnapshot(log, seq, bytes)),
  getSnapshot: (log) => opened().getSnapshot(log),
  putFold: (log, of, part) => writing((db) => db.putFold(log, of, part)),
  getFold: (log, of) => opened().getFold(log, of),
  putSummary: (log, bytes) => writing((db) => db.putSummary(log, bytes)),
  summaries: () => opened().summaries(),
  probe: () => writing((db) => db.probe()),
  faults: () => opened().faults(),
  backup: (copy) => opened().backup(copy),
  close: () => {
    open?.close();
    open = null;
  },
};

function opened(): SqliteFile {
  open ??= new SqliteFile(file, waitMs);
  return open;
}

/** A connection that failed while writing is not used again: the next call opens the file anew. */
function writing<Result>(write: (db: SqliteFile) => Result): Result {
  const db = opened();
  try {
    return write(db);
  } catch (fault) {
    open = null;
    db.close();
    throw fault;
  }
}

answeringCalls(calls);

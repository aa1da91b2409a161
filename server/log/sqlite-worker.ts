/** The thread in which SQLite commits, so that a stalled disk never stops the sockets. One request, one answer. */
import { workerData } from 'node:worker_threads';
import { answeringCalls } from './call-thread.ts';
import { pack, unpack } from './packed.ts';
import { SqliteFile } from './sqlite-file.ts';
import type { Calls, ThreadSettings } from './sqlite-thread.ts';

const { file, waitMs }: ThreadSettings = workerData;

let open: SqliteFile | null = null;

const calls: Calls = {
  open: async () => {
    open ??= new SqliteFile(file, waitMs);
  },
  append: async (shares, packed) => {
    const entries = unpack(packed);
    const appends = shares.map(([kind, id, count]) => ({ log: { kind, id }, entries: entries.splice(0, count) }));
    return writing((db) => db.append(appends));
  },
  erase: async (log, seqs) => writing((db) => db.erase(log, seqs)),
  mask: async (log, masked) => writing((db) => db.mask(log, masked)),
  head: async (log) => opened().head(log),
  read: async (log, after, limit) => pack(opened().read(log, after, limit)),
  heads: async () => opened().heads(),
  putSnapshot: async (log, seq, bytes) => writing((db) => db.putSnapshot(log, seq, bytes)),
  getSnapshot: async (log) => opened().getSnapshot(log),
  putFold: async (log, of, part) => writing((db) => db.putFold(log, of, part)),
  getFold: async (log, of) => opened().getFold(log, of),
  putSummary: async (log, bytes) => writing((db) => db.putSummary(log, bytes)),
  summaries: async () => opened().summaries(),
  probe: async () => writing((db) => db.probe()),
  faults: async () => opened().faults(),
  backup: async (copy) => opened().backup(copy),
  close: async () => {
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

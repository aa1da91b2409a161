/** The thread that reads and writes the keys in a file. One question, one answer. */
import { workerData } from 'node:worker_threads';
import { answeringCalls } from '../log/call-thread.ts';
import { KeysFile } from './keys-file.ts';
import type { KeyCalls } from './sqlite-keys.ts';

const file: string = workerData;

let open: KeysFile | null = null;

function opened(): KeysFile {
  open ??= new KeysFile(file);
  return open;
}

let hasClock = false;

/**
 * Somebody comes, and most of what they will see tells a time. The first clock of a process takes ICU 15 ms, in one piece, and 8 MiB for all
 * threads: it is made here, behind the answer, so that no page that is drawn holds up who writes (K19), and an empty server spares it (O21).
 */
function makeClock(): void {
  if (hasClock) return;
  hasClock = true;
  setImmediate(() => new Intl.DateTimeFormat('en'));
}

answeringCalls<KeyCalls>({
  open: () => {
    opened();
  },
  get: (kind, hash) => {
    makeClock();
    return opened().get(kind, hash);
  },
  getAll: (kind, hashes) => opened().getAll(kind, hashes),
  put: (kind, hash, value) => opened().put(kind, hash, value),
  add: (kind, hash, value) => opened().add(kind, hash, value),
  putAll: (kind, values) => opened().putAll(kind, values),
  replace: (kind, values) => opened().replace(kind, values),
  take: (kind, hash) => opened().take(kind, hash),
  forget: (kind, hashes) => opened().forget(kind, hashes),
  portion: (kind, from) => opened().portion(kind, from),
  all: (kind, holding) => opened().all(kind, holding),
  close: () => {
    open?.close();
    open = null;
  },
});

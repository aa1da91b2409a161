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

answeringCalls<KeyCalls>({
  open: () => {
    opened();
  },
  get: (kind, hash) => opened().get(kind, hash),
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

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
  open: async () => {
    opened();
  },
  get: async (kind, hash) => opened().get(kind, hash),
  getAll: async (kind, hashes) => opened().getAll(kind, hashes),
  put: async (kind, hash, value) => opened().put(kind, hash, value),
  add: async (kind, hash, value) => opened().add(kind, hash, value),
  putAll: async (kind, values) => opened().putAll(kind, values),
  replace: async (kind, values) => opened().replace(kind, values),
  take: async (kind, hash) => opened().take(kind, hash),
  forget: async (kind, hashes) => opened().forget(kind, hashes),
  portion: async (kind, from) => opened().portion(kind, from),
  all: async (kind, holding) => opened().all(kind, holding),
  close: async () => {
    open?.close();
    open = null;
  },
});

/**
 * How `backup` reaches a server that is running: a socket in its data directory, which only its own user can enter. One line in, the
 * absolute path of the new file; one line back, the report or what went wrong.
 */
import { once } from 'node:events';
import { access, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { isAbsolute, join } from 'node:path';
import { createInterface } from 'node:readline';
import { sqliteFile } from '../log/open.ts';
import { SqliteLog } from '../log/sqlite.ts';
import { type BackupReport, backup } from './backup.ts';

const doorOf = (dataDir: string): string => join(dataDir, 'backup.sock');

type Answer = { readonly ok: true; readonly report: BackupReport } | { readonly ok: false; readonly why: string };

/** Opens the door of a running server; returns how to close it. A socket left behind by a killed process is replaced: the store is locked, so it is nobody's. */
export async function openBackupDoor(store: SqliteLog, dataDir: string): Promise<() => Promise<void>> {
  const path = doorOf(dataDir);
  await rm(path, { force: true });
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    createInterface(socket).once('line', async (file) => socket.end(`${JSON.stringify(await answer(store, file))}\n`));
  });
  server.listen(path);
  await once(server, 'listening');
  return async () => {
    server.close();
    await once(server, 'close');
  };
}

async function answer(store: SqliteLog, file: string): Promise<Answer> {
  if (!isAbsolute(file)) return { ok: false, why: 'the path of the backup must be absolute' };
  try {
    return { ok: true, report: await backup(store, file) };
  } catch (fault) {
    return { ok: false, why: fault instanceof Error ? fault.message : String(fault) };
  }
}

/** Backs up the store in `dataDir`: through the server that has it open, or itself where none does. `file`: absolute, new. */
export async function backUp(dataDir: string, file: string): Promise<BackupReport> {
  const socket = await knock(doorOf(dataDir));
  if (socket === null) {
    // Opening would make a store where there is none.
    await access(sqliteFile(dataDir));
    const store = await SqliteLog.open(sqliteFile(dataDir), 0);
    try {
      return await backup(store, file);
    } finally {
      await store.close();
    }
  }
  socket.write(`${file}\n`);
  for await (const line of createInterface(socket)) {
    const said: Answer = JSON.parse(line);
    if (!said.ok) throw new Error(said.why);
    return said.report;
  }
  throw new Error('the server ended before the backup was made');
}

/** Null where nobody answers. */
async function knock(path: string): Promise<Socket | null> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return socket;
  } catch {
    socket.destroy();
    return null;
  }
}

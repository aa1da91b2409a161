/** What the owner of the machine may ask of the store, of a running server or, where none runs, of its files. */
import type { ControlAnswer } from './control.ts';
import type { Log } from './log/log.ts';
import { SqliteLog } from './log/sqlite.ts';

const no = (words: string): ControlAnswer => ({ ok: false, words });

/** `backup <file>` or `verify <opinion>`. */
export async function runCommand(log: Log, [name, what]: readonly string[]): Promise<ControlAnswer> {
  if (what === undefined) return no('say which: backup <file>, verify <opinion>');
  if (name === 'backup') return backup(log, what);
  return no(`no such command: ${name}`);
}

async function backup(log: Log, file: string): Promise<ControlAnswer> {
  if (!(log instanceof SqliteLog)) return no('this store is backed up by its own means; see docs/operations.md');
  await log.backup(file);
  return { ok: true, words: `copied to ${file}` };
}

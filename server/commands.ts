/**
 * What the owner of the machine asks of a store, whether a server runs on it or not: a copy, and what a record proves. The work is done in
 * the process of the command; a running server only copies, so nobody in a meeting waits for it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readRestrictedId } from '../shared/forum/restricted.ts';
import type { Config } from './config.ts';
import { askForCopy, askToConfirmClock } from './control.ts';
import type { Log, LogName } from './log/log.ts';
import { isRedis, openLog, sqliteFile } from './log/open.ts';
import { sweepRedis } from './log/redis-sweep.ts';
import { SqliteLog } from './log/sqlite.ts';
import { backup } from './record/backup.ts';
import { type Receipt, verifyOpinion } from './record/verify.ts';

export interface Outcome {
  readonly ok: boolean;
  readonly words: string;
}

const no = (words: string): Outcome => ({ ok: false, words });

/** Copies the store to a new file, and reads the copy before it is called one. */
export async function backupStore({ dataDir }: Config, file: string | undefined): Promise<Outcome> {
  if (file === undefined) return no('backup <file>');
  if (dataDir === null) return no('NEMCON_STORE: this store is backed up by its own means, see docs/operations.md');
  try {
    const { logs, entries } = await backup({ backup: (copy) => copyStore(dataDir, copy) }, resolve(file));
    return { ok: true, words: `${file}: ${logs} logs, ${entries} entries, checked` };
  } catch (fault) {
    return no(`no backup: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

/** Tells the server that runs here that its clock is right as it stands (SPEC 9.6). */
export async function confirmClock({ dataDir }: Config): Promise<Outcome> {
  if (dataDir === null) return no('NEMCON_STORE: with this store send SIGUSR2 to each server whose clock is right, see docs/operations.md');
  const words = await askToConfirmClock(dataDir);
  return words === null ? no('no server runs here') : { ok: true, words };
}

/** Deletes from a Redis what appends that lost a race have left; as a user who may delete payloads, which servers may not. */
export async function sweepStore({ store }: Config): Promise<Outcome> {
  if (!isRedis(store)) return no('NEMCON_STORE: only a Redis store has anything to sweep');
  try {
    return { ok: true, words: `swept: ${await sweepRedis(store)} payloads that belonged to no entry` };
  } catch (fault) {
    return no(`not swept: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

/** `receipt` is `<seq>:<hash>`, as printed by an earlier verification and kept elsewhere. */
export async function verifyRecord(config: Config, opinion: string | undefined, receipt: string | undefined): Promise<Outcome> {
  const held = receipt === undefined ? null : readReceipt(receipt);
  if (opinion === undefined || held === undefined) return no('verify <opinion> [<seq>:<hash>]');
  const name: LogName = { kind: readRestrictedId(opinion) === null ? 'opinion' : 'restricted', id: opinion };
  const stored = await reading(config, (log) => log.read(name, 0));
  if (stored.length === 0) return no(`there is no opinion ${opinion}`);
  const { verdict, sentence, head, notChecked } = verifyOpinion(name, stored, held);
  const lines = [
    sentence,
    ...(head === null ? [] : [`Receipt: ${head.seq}:${head.hash}`]),
    ...notChecked.map((what) => `Not checked: ${what}`),
  ];
  return { ok: verdict === 'valid', words: lines.join('\n') };
}

/** null: none; undefined: not one. */
function readReceipt(word: string): Receipt | undefined {
  const [, seq, hash] = /^([1-9]\d{0,14}):([\w-]{43})$/.exec(word) ?? [];
  return seq === undefined || hash === undefined ? undefined : { seq: Number(seq), hash };
}

async function copyStore(dataDir: string, copy: string): Promise<void> {
  if (await askForCopy(dataDir, copy)) return;
  const log = await SqliteLog.open(sqliteFile(dataDir), 0);
  try {
    await log.backup(copy);
  } finally {
    await log.close();
  }
}

/** Reads a store that a server may have open: SQLite from a copy, others directly. */
async function reading<Value>({ store, dataDir }: Config, read: (log: Log) => Promise<Value>): Promise<Value> {
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-verify-'));
  try {
    if (dataDir !== null) await copyStore(dataDir, sqliteFile(dir));
    const log = await openLog(dataDir === null ? store : `sqlite:${dir}`);
    try {
      return await read(log);
    } finally {
      await log.close();
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/**
 * What the owner of the machine asks of a store, whether a server runs on it or not: a copy, and what a record proves. The work is done in
 * the process of the command; a running server only copies, so nobody in a meeting waits for it.
 */
import { resolve } from 'node:path';
import { readRestrictedId } from '../shared/forum/restricted.ts';
import { OFFICE_SEAT } from '../shared/forum/who.ts';
import { Invitations, inviteUrl } from './auth/invitations.ts';
import { openKeys } from './auth/open-keys.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { askForInvitation, askToConfirmClock } from './control.ts';
import { copyFiles } from './files/copy-files.ts';
import { namedIn } from './files/named.ts';
import { filesBeside } from './files/open-files.ts';
import { type Looked, lookAt, sayLooked } from './files/sound.ts';
import { LIMITS } from './limits.ts';
import type { LogName } from './log/log.ts';
import { isRedis } from './log/open.ts';
import type { Logger } from './logger.ts';
import { hasStore } from './missing-store.ts';
import { backup } from './record/backup.ts';
import { prove } from './record/prove.ts';
import type { Receipt, Report } from './record/verify.ts';
import { FORUM_LOG } from './record/verify-forum.ts';
import { copyStore, reading } from './store-copy.ts';

export interface Outcome {
  readonly ok: boolean;
  readonly words: string;
  /** What whoever reads that should know besides. */
  readonly aside?: string;
}

const no = (words: string): Outcome => ({ ok: false, words });

/** Copies the store to a new file, and reads the copy before it is called one; then the attached files that the copy names, beside it. */
export async function backupStore(config: Config, file: string | undefined): Promise<Outcome> {
  const { dataDir } = config;
  if (file === undefined) return no('backup <file>');
  if (dataDir === null) return no('NEMCON_STORE: this store is backed up by its own means, see docs/operations.md');
  try {
    const { logs, entries } = await backup({ backup: (copy) => copyStore(dataDir, copy) }, resolve(file));
    const { ok, words } = await copyAttached(config, resolve(file));
    return { ok, words: `${file}: ${logs} logs, ${entries} entries, checked\n${words}` };
  } catch (fault) {
    return no(`no backup: ${wordsOf(fault)}`);
  }
}

/** What went wrong with a file takes nothing from the copy of the logs. */
async function copyAttached(config: Config, file: string): Promise<Outcome> {
  try {
    const looked = await stillNamed(config, await copyFiles(await filesBeside(config), file));
    return { ok: looked.faulty.size === 0, words: sayLooked(looked) };
  } catch (fault) {
    return no(`attached files not copied: ${wordsOf(fault)}`);
  }
}

const wordsOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

/** One link for whoever holds the seat of the secretariat, at the address that the server which runs is configured with. */
export async function inviteSecretariat(
  config: Config,
  logger: Logger,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Outcome> {
  const made = config.dataDir === null ? null : await askForInvitation(config.dataDir);
  if (made !== null) return { ok: true, words: made };
  if (config.dataDir !== null && !hasStore(config.dataDir))
    return no(`${config.dataDir} holds no store yet: start the server, which prints a link for the secretariat`);
  const keys = await openKeys(config, logger);
  // for whoever holds the seat, because no forum is open here to say in which tenure that is
  const { secret } = await new Invitations(keys, systemClock).make(OFFICE_SEAT, LIMITS.officeInvitationHours, null);
  await keys.close();
  const words = inviteUrl(config.origins[0], secret);
  return env.NEMCON_ORIGIN === undefined ? { ok: true, words, aside: UNSET } : { ok: true, words };
}

const UNSET = 'NEMCON_ORIGIN: not set here; the link works at the address that the server has, with the same path';

/** Tells the server that runs here that its clock is right as it stands (SPEC 9.6). */
export async function confirmClock({ dataDir }: Config): Promise<Outcome> {
  if (dataDir === null) return no('NEMCON_STORE: with this store send SIGUSR2 to each server whose clock is right, see docs/operations.md');
  const words = await askToConfirmClock(dataDir);
  return words === null ? no('no server runs here') : { ok: true, words };
}

/** Deletes from a Redis what appends that lost a race have left; as a user who may delete payloads, which servers may not. */
export async function sweepStore({ store }: Config): Promise<Outcome> {
  if (!isRedis(store))
    return no('NEMCON_STORE: only a Redis store is swept by a command; a server with its own data directory does it by itself');
  const [{ sweepRedis }, { sweepRedisFiles }] = await Promise.all([import('./log/redis-sweep.ts'), import('./files/redis-files-sweep.ts')]);
  try {
    const payloads = await sweepRedis(store);
    const files = await sweepRedisFiles(store);
    return { ok: true, words: `swept: ${payloads} payloads that belonged to no entry, ${files} files that no log names` };
  } catch (fault) {
    return no(`not swept: ${wordsOf(fault)}`);
  }
}

/** `receipt` is `<seq>:<hash>`, as printed by an earlier verification and kept elsewhere. */
export async function verifyRecord(config: Config, opinion: string | undefined, receipt: string | undefined): Promise<Outcome> {
  const held = receipt === undefined ? null : readReceipt(receipt);
  if (opinion === undefined || held === undefined) return no('verify <opinion> [<seq>:<hash>]');
  const name: LogName = { kind: readRestrictedId(opinion) === null ? 'opinion' : 'restricted', id: opinion };
  const report = await reading(config, (log) => prove(log, name, held));
  return report === null ? no(`there is no opinion ${opinion}`) : told(report);
}

/** The same of the log of the forum. */
export async function verifyForumRecord(config: Config, receipt: string | undefined): Promise<Outcome> {
  const held = receipt === undefined ? null : readReceipt(receipt);
  if (held === undefined) return no('verify-forum [<seq>:<hash>]');
  const { report, named } = await reading(config, async (log) => {
    const report = await prove(log, FORUM_LOG, held);
    return { report, named: report?.verdict === 'valid' ? await namedIn(log) : [] };
  });
  if (report === null) return no('there is no forum');
  if (report.verdict === 'invalid') return told(report);
  const files = await filesBeside(config);
  const looked = await stillNamed(config, await lookAt(files, named));
  await files.close();
  const { ok, words } = told(report);
  return { ok: ok && looked.faulty.size === 0, words: `${words}\n${sayLooked(looked)}` };
}

/** The same of the comments of one audience, or of all, each under the name of its log. */
export async function verifyCommentsRecord(config: Config, id: string | undefined, receipt: string | undefined): Promise<Outcome> {
  const held = receipt === undefined ? null : readReceipt(receipt);
  if (held === undefined) return no('verify-comments [<log> [<seq>:<hash>]]');
  const found = await reading(config, async (log) => {
    const names = (await log.names()).filter((name) => name.kind === 'comments' && (id === undefined || name.id === id));
    const found: (Outcome & { readonly name: LogName })[] = [];
    for (const name of names) {
      const report = await prove(log, name, held);
      if (report !== null) found.push({ name, ...told(report) });
    }
    return found;
  });
  if (found.length === 0) return no(id === undefined ? 'there are no comments' : `there are no comments ${id}`);
  return { ok: found.every(({ ok }) => ok), words: found.map(({ name, words }) => `${name.id}: ${words}`).join('\n') };
}

/** Without what somebody took away while it was looked at: that is deleted, and the log of now says so. */
async function stillNamed(config: Config, { sound, faulty }: Looked): Promise<Looked> {
  if (faulty.size === 0) return { sound, faulty };
  const named = new Set(await reading(config, namedIn));
  return { sound, faulty: new Map([...faulty].filter(([hash]) => named.has(hash))) };
}

function told({ verdict, sentence, head, notChecked }: Report): Outcome {
  const lines = [
    sentence,
    ...(head === null ? [] : [`Receipt: ${head.seq}:${head.hash}`]),
    ...notChecked.map((what) => `Not checked: ${what}`),
  ];
  return { ok: verdict === 'valid', words: lines.join('\n') };
}

/** null: none; undefined: not one. */
export function readReceipt(word: string): Receipt | undefined {
  const [, seq, hash] = /^([1-9]\d{0,14}):([\w-]{43})$/.exec(word) ?? [];
  return seq === undefined || hash === undefined ? undefined : { seq: Number(seq), hash };
}

/**
 * Carrying all logs of a store into another, of whatever kind: the same bytes, so the same chain, receipts and record. Nothing is believed:
 * each log is verified before it is written, and read again from where it was written to. What is there already is never changed, so it has
 * to be the beginning of what comes, as a carrying leaves it that did not come to its end.
 */
import type { Log, LogName, Stored } from '../log/log.ts';
import { logKey } from '../log/name.ts';
import { checkLog } from './store.ts';
import { verifyOpinion } from './verify.ts';
import { verifyForum } from './verify-forum.ts';

/** `ahead`: it holds what does not come; `other`: it is another history. */
export interface InTheWay {
  readonly log: LogName;
  readonly how: 'ahead' | 'other';
}

/** A log of `to` that is not the beginning of the same one in `from`, and the worst of them; null where there is none. */
export async function inTheWay(from: Log, to: Log): Promise<InTheWay | null> {
  let ahead: InTheWay | null = null;
  for (const log of await to.names()) {
    const [comes, there] = await Promise.all([from.head(log), to.head(log)]);
    const common = Math.min(comes?.seq ?? 0, there?.seq ?? 0);
    const [one, other] = await Promise.all([entryAt(from, log, common), entryAt(to, log, common)]);
    if (!isSame(one, other)) return { log, how: 'other' };
    if (common < (there?.seq ?? 0)) ahead ??= { log, how: 'ahead' };
  }
  return ahead;
}

const entryAt = async (store: Log, log: LogName, seq: number): Promise<Stored | undefined> =>
  seq === 0 ? undefined : (await store.read(log, seq - 1, 1))[0];

/** Headers name all before them. */
const isSame = (one: Stored | undefined, other: Stored | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && Buffer.from(one.header).equals(other.header));

export interface Carried {
  readonly logs: number;
  readonly entries: number;
}

/** Entries that lie in Redis as one item, which is read as a whole. */
const BATCH = 50;

/** Throws with words where a log is not sound, here or there. `say` hears of each log that has come. */
export async function carry(from: Log, to: Log, say: (line: string) => void): Promise<Carried> {
  // without its forum nobody takes for whole what is not
  const names = [...(await from.names())].sort((one, other) => Number(one.kind === 'forum') - Number(other.kind === 'forum'));
  let entries = 0;
  for (const [at, log] of names.entries()) {
    const stored = await from.read(log, 0);
    const wrong = await faultOf(from, log, stored);
    if (wrong !== null) throw new Error(`${logKey(log)}: ${wrong}`);
    await write(to, log, stored);
    entries += stored.length;
    say(`${at + 1} of ${names.length}: ${logKey(log)}, ${stored.length} entries, verified`);
  }
  return { logs: names.length, entries };
}

/** What is wrong with a log, by its chain and by what it folds to. */
async function faultOf(store: Log, log: LogName, stored: readonly Stored[]): Promise<string | null> {
  if (log.kind === 'consultation') return (await checkLog(store, log)).damage?.message ?? null;
  const { verdict, sentence } = log.kind === 'forum' ? verifyForum(stored) : verifyOpinion(log, stored);
  return verdict === 'valid' ? null : sentence;
}

async function write(to: Log, log: LogName, stored: readonly Stored[]): Promise<void> {
  for (let at = (await to.head(log))?.seq ?? 0; at < stored.length; at += BATCH)
    if ((await to.append(log, stored.slice(at, at + BATCH))) === 'taken') throw new Error(`${logKey(log)}: somebody else writes there`);
  const { entries, damage } = await checkLog(to, log);
  if (damage !== null) throw damage;
  const head = await to.head(log);
  if (entries !== stored.length || !isSame(head ?? undefined, stored.at(-1))) throw new Error(`${logKey(log)}: it did not come as it was`);
}

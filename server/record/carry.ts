/**
 * Carrying all logs of a store into another, of whatever kind: the same bytes, so the same chain, receipts and record. Nothing is believed:
 * each log is verified before it is written, and read again from where it was written to. What is there already is never changed, so it has
 * to be the beginning of what comes, as a carrying leaves it that did not come to its end.
 */
import type { Log, LogName, Stored } from '../log/log.ts';
import { logKey } from '../log/name.ts';
import { readHeader } from './header.ts';
import { checkLog } from './store.ts';
import { type Report, verifyOpinion } from './verify.ts';
import { verifyComments } from './verify-comments.ts';
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

/** Entries that are read back at once. */
const PAGE = 2_000;

/** Throws with words where a log is not sound. */
export async function assertSound(from: Log): Promise<void> {
  for (const log of await from.names()) await soundLog(from, log);
}

/**
 * Throws with words where a log is not sound, here or there. `say` hears of each log that has come; `bring` is done before that of the
 * forum, which names what it brings.
 */
export async function carry(
  from: Log,
  to: Log,
  say: (line: string) => void,
  bring: (forum: readonly Stored[]) => Promise<void> = async () => {},
): Promise<Carried> {
  // without its forum nobody takes for whole what is not
  const names = [...(await from.names())].sort((one, other) => Number(one.kind === 'forum') - Number(other.kind === 'forum'));
  let entries = 0;
  for (const [at, log] of names.entries()) {
    const stored = await soundLog(from, log);
    if (log.kind === 'forum') await bring(stored);
    await write(to, log, stored);
    entries += stored.length;
    say(`${at + 1} of ${names.length}: ${logKey(log)}, ${stored.length} entries, verified`);
  }
  return { logs: names.length, entries };
}

async function soundLog(store: Log, log: LogName): Promise<readonly Stored[]> {
  const stored = await store.read(log, 0);
  const wrong = await faultOf(store, log, stored);
  if (wrong !== null) throw new Error(`${logKey(log)}: ${wrong}`);
  return stored;
}

/** What is wrong with a log, by its chain and by what it folds to. */
async function faultOf(store: Log, log: LogName, stored: readonly Stored[]): Promise<string | null> {
  if (log.kind === 'consultation') return (await checkLog(store, log)).damage?.message ?? null;
  const { verdict, sentence } = verified(log, stored);
  if (verdict !== 'valid') return sentence;
  // a verifier relies on its hashes, but no server could open the opinion
  const lost = stored.find(({ header, payload }) => payload === null && readHeader(header).type === 'text');
  return lost === undefined ? null : `the text of entry ${lost.seq} is lost`;
}

function verified(log: LogName, stored: readonly Stored[]): Report {
  if (log.kind === 'forum') return verifyForum(stored);
  return log.kind === 'comments' ? verifyComments(log, stored) : verifyOpinion(log, stored);
}

async function write(to: Log, log: LogName, stored: readonly Stored[]): Promise<void> {
  const begun = await to.head(log);
  if (!isSame(begun ?? undefined, stored[(begun?.seq ?? 0) - 1])) throw new Error(`${logKey(log)}: another history is there`);
  // what was erased since a carrying that was broken off
  const gone = stored.filter(({ seq, payload }) => payload === null && seq <= (begun?.seq ?? 0)).map(({ seq }) => seq);
  if (gone.length > 0) await to.erase(log, gone);
  for (let at = begun?.seq ?? 0, end: number; at < stored.length; at = end) {
    // the last by itself: to say where each log ends, Redis reads the whole last item of each
    end = at === stored.length - 1 ? stored.length : Math.min(at + BATCH, stored.length - 1);
    if ((await to.append(log, stored.slice(at, end))) === 'taken') throw new Error(`${logKey(log)}: somebody else writes there`);
  }
  // one more, so that nothing stands behind the last
  for (let at = 0; at <= stored.length; at += PAGE) {
    const there = await to.read(log, at, PAGE);
    const odd = stored.slice(at, at + PAGE).find((one, i) => !isWhole(one, there[i]));
    if (odd !== undefined) throw new Error(`${logKey(log)}: entry ${odd.seq} did not come as it was`);
    if (at + there.length > stored.length) throw new Error(`${logKey(log)}: somebody else writes there`);
  }
}

/** Byte for byte. Of a payload that is gone on both sides its hash is compared, in the header. */
function isWhole(one: Stored, there: Stored | undefined): boolean {
  if (there === undefined || one.seq !== there.seq) return false;
  return (['header', 'statement', 'payload', 'salt'] as const).every((part) => areSame(one[part], there[part]));
}

const areSame = (one: Uint8Array | null, other: Uint8Array | null): boolean =>
  one === null || other === null ? one === other : Buffer.from(one.buffer, one.byteOffset, one.byteLength).equals(other);

/**
 * Carrying all logs of a store into another, of whatever kind: the same bytes, so the same chain, receipts and record. Nothing is believed:
 * each log is verified before it is written, and read again from where it was written to. It is read a page at a time, and of each entry
 * its digest is kept, so that what is written, and what is there then, is what was verified. A log that is not sound is halted where it is,
 * and goes along as it is, to be halted there too. What is there already is never changed, so it has to be the beginning of what comes, as
 * a carrying leaves it that did not come to its end.
 */
import { createHash } from 'node:crypto';
import type { Log, LogName, MaskedPayload, Stored } from '../log/log.ts';
import { logKey } from '../log/name.ts';
import { PAGE, pagesOf, proofOf } from './prove.ts';
import { isMasked } from './read.ts';
import { LogCheck } from './store.ts';

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
  /** Those that are not sound. */
  readonly halted: readonly LogName[];
}

/** Entries that lie in Redis as one item, which is read as a whole. */
const BATCH = 50;

/** Throws with words where a log is not sound. */
export async function assertSound(from: Log): Promise<void> {
  for (const log of await from.names()) {
    const { unsound } = await look(from, log);
    if (unsound !== null) throw new Error(`${logKey(log)}: ${unsound}`);
  }
}

/**
 * Throws with words where the forum is not sound, or a log cannot come as it is. `say` hears of each log that has come; `bring` is done
 * before that of the forum, which names what it brings.
 */
export async function carry(
  from: Log,
  to: Log,
  say: (line: string) => void,
  bring: () => Promise<void> = async () => {},
): Promise<Carried> {
  // without its forum nobody takes for whole what is not
  const names = [...(await from.names())].sort((one, other) => Number(one.kind === 'forum') - Number(other.kind === 'forum'));
  let entries = 0;
  const halted: LogName[] = [];
  for (const [at, log] of names.entries()) {
    const looked = await look(from, log);
    const { unsound, digests } = looked;
    if (log.kind === 'forum') {
      if (unsound !== null) throw new Error(`${logKey(log)}: ${unsound}`);
      await bring();
    }
    await write(from, to, log, looked);
    await assertCame(to, log, digests);
    entries += digests.length;
    const how = unsound === null ? 'verified' : `NOT SOUND, brought as it is, and halted there as it is here: ${unsound}`;
    if (unsound !== null) halted.push(log);
    say(`${at + 1} of ${names.length}: ${logKey(log)}, ${digests.length} entries, ${how}`);
  }
  return { logs: names.length, entries, halted };
}

interface Looked {
  /** What is wrong with it, by its chain and by what it folds to; null: nothing. */
  readonly unsound: string | null;
  /** Of each entry, from the first. */
  readonly digests: readonly string[];
  /** Entries of which words were erased or masked. */
  readonly wordless: readonly number[];
}

async function look(store: Log, log: LogName): Promise<Looked> {
  const digests: string[] = [];
  const wordless: number[] = [];
  const judged = judging(log);
  for await (const page of pagesOf(store, log)) {
    for (const one of page) {
      if (one.seq !== digests.length + 1)
        throw new Error(`${logKey(log)}: entry ${digests.length + 1} is missing, and a log with a hole cannot be carried`);
      digests.push(digestOf(one));
      if (one.payload === null || isMasked(one)) wordless.push(one.seq);
    }
    judged.add(page);
  }
  return { unsound: judged.unsound(), digests, wordless };
}

interface Judging {
  add(page: readonly Stored[]): void;
  unsound(): string | null;
}

function judging(log: LogName): Judging {
  if (log.kind === 'consultation') {
    const check = new LogCheck(log);
    return { add: (page) => check.add(page), unsound: () => check.damage?.message ?? null };
  }
  const proof = proofOf(log);
  return {
    add(page) {
      for (const one of page) proof.add(one);
    },
    unsound() {
      const { verdict, sentence } = proof.report();
      return verdict === 'valid' ? proof.lost : sentence;
    },
  };
}

async function write(from: Log, to: Log, log: LogName, { unsound, digests, wordless }: Looked): Promise<void> {
  const begun = (await to.head(log))?.seq ?? 0;
  const [there, comes] = await Promise.all([entryAt(to, log, begun), entryAt(from, log, begun)]);
  if (!isSame(there, comes)) throw new Error(`${logKey(log)}: another history is there`);
  if (unsound === null) {
    // what was erased since a carrying that was broken off
    await takeAway(
      from,
      to,
      log,
      wordless.filter((seq) => seq <= begun),
    );
  } else {
    // what is damaged takes nothing away from what came while it was whole
    const odd = await oddThere(to, log, digests.slice(0, begun));
    if (odd !== null)
      throw new Error(`${logKey(log)}: entry ${odd} is another there, and here the log is not sound (${unsound}); nothing is changed`);
  }
  for (let at = begun; at < digests.length; ) {
    const page = await from.read(log, at, Math.min(PAGE, digests.length - at));
    const odd = oddOf(page, at, digests);
    if (odd !== null) throw new Error(`${logKey(log)}: entry ${odd} has changed while it was read; begin again`);
    for (const entries of batchesOf(page, digests.length))
      if ((await to.append(log, entries)) === 'taken') throw new Error(`${logKey(log)}: somebody else writes there`);
    at += page.length;
  }
}

async function takeAway(from: Log, to: Log, log: LogName, seqs: readonly number[]): Promise<void> {
  const erased: number[] = [];
  const masked: MaskedPayload[] = [];
  for (const seq of seqs) {
    const one = await entryAt(from, log, seq);
    if (one?.payload) masked.push({ seq, payload: one.payload });
    else erased.push(seq);
  }
  if (erased.length > 0) await to.erase(log, erased);
  if (masked.length > 0) await to.mask(log, masked);
}

/** The last of a log by itself: to say where each log ends, Redis reads the whole last item of each. */
function* batchesOf(page: readonly Stored[], last: number): Generator<readonly Stored[]> {
  const before = page.filter(({ seq }) => seq < last);
  for (let at = 0; at < before.length; at += BATCH) yield before.slice(at, at + BATCH);
  const end = page.filter(({ seq }) => seq === last);
  if (end.length > 0) yield end;
}

async function assertCame(to: Log, log: LogName, digests: readonly string[]): Promise<void> {
  const odd = await oddThere(to, log, digests);
  if (odd !== null) throw new Error(`${logKey(log)}: entry ${odd} did not come as it was`);
  // nothing stands behind the last
  const head = await to.head(log);
  if (head?.seq !== digests.length) throw new Error(`${logKey(log)}: somebody else writes there`);
}

/** The first entry there that is another, or is not there; null: none. */
async function oddThere(to: Log, log: LogName, digests: readonly string[]): Promise<number | null> {
  for (let at = 0; at < digests.length; at += PAGE) {
    const odd = oddOf(await to.read(log, at, Math.min(PAGE, digests.length - at)), at, digests);
    if (odd !== null) return odd;
  }
  return null;
}

/** The first entry of a page after `at` that is another, or is not there; null: none. */
function oddOf(page: readonly Stored[], at: number, digests: readonly string[]): number | null {
  const wanted = digests.slice(at, at + PAGE);
  const odd = wanted.findIndex((digest, i) => {
    const one = page[i];
    return one === undefined || one.seq !== at + i + 1 || digestOf(one) !== digest;
  });
  return odd === -1 ? null : at + odd + 1;
}

/** Over all its bytes. Of a payload that is gone its hash is in the header. */
function digestOf({ header, statement, payload, salt }: Stored): string {
  const hash = createHash('sha256');
  for (const part of [header, statement, payload, salt]) {
    hash.update(`${part?.length ?? 'none'}:`);
    if (part !== null) hash.update(part);
  }
  // one letter for each byte
  return hash.digest().toString('latin1');
}

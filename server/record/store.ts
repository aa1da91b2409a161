/** All logs of a store, each checked by what it is a log of. One that is damaged does not keep the others from being checked. */
import type { Log, LogKind, LogName, Stored } from '../log/log.ts';
import { readRun } from './chain.ts';
import { RecordDamage } from './damage.ts';
import type { Header } from './header.ts';
import { examine, readCommentsEntry, readConsultationEntry, readForumEntry } from './read.ts';

export interface CheckedLog {
  readonly log: LogName;
  readonly entries: number;
  /** null = sound. */
  readonly damage: RecordDamage | null;
}

const PAGE = 2_000;

/** Of logs without text; all others are read as opinions are. */
const READERS: Readonly<Partial<Record<LogKind, (stored: Stored) => { readonly header: Header }>>> = {
  forum: readForumEntry,
  consultation: readConsultationEntry,
  comments: readCommentsEntry,
};

/** Form and chain of every log, a page at a time. */
export async function checkStore(store: Log): Promise<readonly CheckedLog[]> {
  const checked: CheckedLog[] = [];
  for (const log of await store.names()) checked.push(await checkLog(store, log));
  return checked;
}

export async function checkLog(store: Log, log: LogName): Promise<CheckedLog> {
  let before: Stored | null = null;
  for (;;) {
    const entries: number = before?.seq ?? 0;
    const page: readonly Stored[] = await store.read(log, entries, PAGE);
    try {
      readRun(log, before, page, READERS[log.kind] ?? examine);
    } catch (fault) {
      if (!(fault instanceof RecordDamage)) throw fault;
      return { log, entries: fault.seq - 1, damage: fault };
    }
    before = page.at(-1) ?? before;
    if (page.length < PAGE) return { log, entries: before?.seq ?? 0, damage: null };
  }
}

/** All logs of a store, each checked by what it is a log of. One that is damaged does not keep the others from being checked. */
import type { Bare, Log, LogKind, LogName, Stored } from '../log/log.ts';
import { readRun } from './chain.ts';
import { RecordDamage } from './damage.ts';
import type { Header } from './header.ts';
import { MaskedWords, UNNAMED } from './masking.ts';
import { pagesOf } from './prove.ts';
import { examine, readCommentsEntry, readConsultationEntry, readForumEntry } from './read.ts';

export interface CheckedLog {
  readonly log: LogName;
  readonly entries: number;
  /** null = sound. */
  readonly damage: RecordDamage | null;
}

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

async function checkLog(store: Log, log: LogName): Promise<CheckedLog> {
  const check = new LogCheck(log);
  for await (const page of pagesOf(store, log)) check.add(page);
  return { log, entries: check.entries, damage: check.damage };
}

/** Form and chain of one log, as far as it is sound. */
export class LogCheck {
  readonly #log: LogName;
  readonly #masked = new MaskedWords();
  #broken: RecordDamage | null = null;
  #before: Bare | null = null;

  constructor(log: LogName) {
    this.#log = log;
  }

  /** Of what was read: null = sound. */
  get damage(): RecordDamage | null {
    const { unnamed } = this.#masked;
    return this.#broken ?? (unnamed === null ? null : new RecordDamage(this.#log, unnamed, UNNAMED));
  }

  get entries(): number {
    const { damage } = this;
    return damage === null ? (this.#before?.seq ?? 0) : damage.seq - 1;
  }

  add(page: readonly Stored[]): void {
    if (this.#broken !== null) return;
    const reader = READERS[this.#log.kind];
    try {
      if (reader !== undefined) readRun(this.#log, this.#before, page, reader);
      else for (const one of readRun(this.#log, this.#before, page, examine)) this.#masked.read(one);
      this.#before = page.at(-1) ?? this.#before;
    } catch (fault) {
      if (!(fault instanceof RecordDamage)) throw fault;
      this.#broken = fault;
    }
  }
}

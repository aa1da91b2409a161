/**
 * Words that are withheld (SPEC.md K20 to K22). The act that says so is in the log before anything is masked, and what it comes to follows from
 * the act and the bytes alone: so whoever reads the log can finish what a server that ended has left undone, and once more is the same.
 */
import type { ActNote } from '../../shared/opinion/entry.ts';
import type { Hash } from '../../shared/opinion/vocabulary.ts';
import type { LateRange, LetterRange, MaskedEntry, WithheldAct } from '../../shared/opinion/withholding.ts';
import type { Log, LogName, MaskedPayload, Stored } from '../log/log.ts';
import { maskLate, maskUpdate, type RangesByClient, rangesByClient } from '../text/masking.ts';
import { Turns } from '../turns.ts';
import { sha256 } from './commitment.ts';
import { Malformed, RecordDamage } from './damage.ts';
import { entryAt } from './entry-at.ts';
import { readText, textBytes } from './payload.ts';
import { type Examined, isMasked } from './read.ts';

/** The payload of a text entry with these letters masked. Throws Malformed. */
function maskPayload(payload: Uint8Array, ranges: RangesByClient, late: readonly LateRange[] = []): Uint8Array {
  const { updates, note } = readText(payload);
  const { late: said, ...rest } = note;
  const left: ActNote = said === undefined ? rest : { ...rest, late: maskLate(said, late) };
  return textBytes({ updates: updates.map((update) => maskUpdate(update, ranges)), note: left });
}

const NONE_LATE: ReadonlyMap<number, readonly LateRange[]> = new Map();

/** Those of these text entries that hold any of these letters, as they are to be kept. `late`: by log position. Throws Malformed. */
export function maskEntries(entries: readonly Stored[], ranges: readonly LetterRange[], late = NONE_LATE): readonly MaskedPayload[] {
  const sorted = rangesByClient(ranges);
  return entries.flatMap((stored) => maskEntry(stored, sorted, late.get(stored.seq)) ?? []);
}

/** Null where none of them is in it. */
function maskEntry({ seq, payload }: Stored, ranges: RangesByClient, late?: readonly LateRange[]): MaskedPayload | null {
  const masked = payload && maskPayload(payload, ranges, late);
  return masked === null || payload === null || Buffer.compare(masked, payload) === 0 ? null : { seq, payload: masked };
}

/**
 * Does in the store what the act says: resolves when none of these letters is left in it, and throws away what was made of the log before.
 * Acts that name one entry are carried out in their order. Throws StorageFault, or RecordDamage where the act says something else.
 */
export async function carryOutMasks(
  log: Pick<Log, 'read' | 'mask'>,
  name: LogName,
  { ranges, entries }: Pick<WithheldAct, 'ranges' | 'entries'>,
): Promise<void> {
  const turns = new Turns();
  const sorted = rangesByClient(ranges);
  const masked: MaskedPayload[] = [];
  for (const { seq, masked: wanted, late } of entries) {
    const [stored] = await log.read(name, seq - 1, 1);
    await turns.breathe();
    const one = stored === undefined ? null : soundly(name, seq, () => maskEntry(stored, sorted, late));
    if (one === null && stored !== undefined && (stored.payload === null || isMasked(stored))) continue;
    if (one === null || sha256(one.payload) !== wanted)
      throw new RecordDamage(name, seq, 'masked it is not what the act names that withholds its words');
    masked.push(one);
  }
  await log.mask(name, masked);
}

/**
 * Reads what the act at `seq` has masked, and so does a copy that a server keeps of its own: one that was away meanwhile has these words until
 * then (O14). Throws StorageFault.
 */
export async function readMasked(log: Log, name: LogName, seq: number): Promise<void> {
  const act = await entryAt(log, name, seq);
  if (act?.fact.type !== 'words.withheld') return;
  for (const { seq: of } of act.fact.entries) await log.read(name, of - 1, 1);
}

function soundly<Value>(name: LogName, seq: number, read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    throw cause instanceof Malformed ? new RecordDamage(name, seq, cause.message) : cause;
  }
}

/** What was read masked of a log, held against the acts that withhold words of it. */
export class MaskedWords {
  readonly #kept = new Map<number, Hash>();
  /** Nothing is left of them at all. */
  readonly #erased = new Set<number>();
  /** The acts that name an entry, in their order. */
  readonly #named = new Map<number, readonly Hash[]>();
  readonly acts: WithheldAct[] = [];

  /** The next entry. */
  read({ entry, masked: kept, updates }: Pick<Examined, 'entry' | 'masked'> & Partial<Pick<Examined, 'updates'>>): void {
    const { seq, fact } = entry;
    if (fact.type === 'text' && updates === null) this.#erased.add(seq);
    if (kept !== undefined) this.#kept.set(seq, kept);
    if (fact.type !== 'words.withheld') return;
    this.acts.push(fact);
    this.name(fact.entries);
  }

  /** An act names these; what it names once more says nothing new. */
  name(entries: readonly MaskedEntry[]): void {
    for (const { seq: of, masked } of entries) {
      const known = this.#named.get(of) ?? [];
      if (known.at(-1) !== masked) this.#named.set(of, [...known, masked]);
    }
  }

  /** The first masked entry that no act names so; null: none. */
  get unnamed(): number | null {
    const found = [...this.#kept].find(([seq, hash]) => this.#named.get(seq)?.includes(hash) !== true);
    return found?.[0] ?? null;
  }

  /** Entries that an act names and that were not read so: their words were there. */
  get open(): readonly number[] {
    return [...this.#named].flatMap(([seq, hashes]) => (this.#erased.has(seq) || this.#kept.get(seq) === hashes.at(-1) ? [] : seq));
  }

  /** Did any of these letters stand in the text between these log positions? */
  stoodIn(first: number, last: number): boolean {
    return this.acts.some(({ from, until }) => from <= last && first <= until);
  }

  get letters(): number {
    return this.acts.reduce((sum, { letters }) => sum + letters, 0);
  }

  /** Of these letters, those that chair and secretariat have withheld. */
  get personal(): number {
    return this.acts.reduce((sum, { letters, of }) => sum + (of === undefined ? 0 : letters), 0);
  }

  get entries(): number {
    return this.#named.size;
  }
}

/** Why a log is not sound in which such an entry is. */
export const UNNAMED = 'its words are masked, and no act withholds them';

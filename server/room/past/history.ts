/**
 * One log, folded so that any position of it can be asked about: how each paragraph read, how the opinion stood, who worked where, what
 * was decided when. It goes along with its log and is a cache like every fold. Lives in a thread of its own (history-thread.ts): to fold
 * 50,000 entries takes seconds. So it can be kept beside the snapshot, and gone on from there.
 */
import { movedIn } from '../../../shared/compare/paragraphs.ts';
import { assert } from '../../../shared/lib/assert.ts';
import { LatestMap } from '../../../shared/lib/latest-map.ts';
import { type Authorship, foldAuthorship } from '../../../shared/opinion/authorship.ts';
import type { ActNote, Entry } from '../../../shared/opinion/entry.ts';
import { evolve } from '../../../shared/opinion/evolve.ts';
import { type Happening, happened } from '../../../shared/opinion/happened.ts';
import { standing } from '../../../shared/opinion/standing.ts';
import type { OpinionState } from '../../../shared/opinion/state.ts';
import type { BlockId, Language, SeatId } from '../../../shared/opinion/vocabulary.ts';
import { movesIn, PAUSE_MS, type Session, worked, workIn } from '../../../shared/opinion/work.ts';
import type { Kept, LogName, Stored } from '../../log/log.ts';
import { readRun } from '../../record/chain.ts';
import { RecordDamage } from '../../record/damage.ts';
import { MaskedWords } from '../../record/masking.ts';
import { type Folded, readSealed } from '../../record/read.ts';
import { LiveText } from '../../text/live-text.ts';
import { VERSION as STATE_VERSION } from '../journal/opinion-snapshot.ts';
import { Comparisons } from './comparisons.ts';
import { readFold, writeFold } from './fold-bytes.ts';
import { type Declared, emptyHistory, type HistoryData, type Stop } from './history-data.ts';
import { namesIn } from './names-in.ts';
import { markOf } from './own-words.ts';
import { THENS, type Then } from './then.ts';
import { Wordings, type WordingsData } from './wordings.ts';

/** Raised whenever the shape of what is kept changes, or what the fold makes of a log; states have a version of their own. */
const VERSION = `3 ${STATE_VERSION}`;

/** The state is kept after every so many entries; between two it is folded again from the entries of the log. */
export const STATE_EVERY = 100;

/** States that are remembered beside these, as they were asked for: whoever plays a record begins each step where the one before ended. */
export const STATES_ASKED = 32;

/** Before which entry one begins to fold for the state at `seq`. */
export const stateBefore = (seq: number): number => Math.floor(seq / STATE_EVERY) * STATE_EVERY;

/** A position, and the entries of the log from `stateBefore` up to it. */
export interface Place {
  readonly seq: number;
  readonly tail: readonly Stored[];
}

interface KeptHistory {
  readonly v: string;
  readonly data: HistoryData;
  readonly wordings: WordingsData;
  /** As `LiveText.snapshot` writes it; null: there was none yet. */
  readonly text: Uint8Array | null;
}

export class History {
  readonly wordings: Wordings;
  readonly comparisons = new Comparisons();
  /** How the text stood after some entries, by position. */
  readonly thens = new LatestMap<number, Then>(THENS);
  readonly #name: LogName;
  readonly #data: HistoryData;
  readonly #masked = new MaskedWords();
  readonly #asked = new LatestMap<number, OpinionState>(STATES_ASKED);
  #last: Stored | null = null;
  /** The text as it reads now. Of one that was kept it is made when the log goes on. */
  #live: LiveText | null = null;
  #text: Uint8Array | null = null;

  constructor(name: LogName, data = emptyHistory(), wordings = new Wordings()) {
    this.#name = name;
    this.#data = data;
    this.wordings = wordings;
  }

  /** `last`: the entry of the log up to which it goes. Null where it is of another version or another log: then the log is folded from its first entry. */
  static read(name: LogName, bytes: Uint8Array, last: Stored): History | null {
    const found = readFold<KeptHistory>(bytes, last);
    if (found?.v !== VERSION || found.data?.state?.seq !== last.seq || !found.wordings) return null;
    const history = new History(name, found.data, new Wordings(found.wordings));
    history.#last = last;
    history.#text = found.text ?? null;
    return history;
  }

  /** null: there is nothing yet. */
  write(): Kept | null {
    if (this.#last === null) return null;
    const text = this.#live?.snapshot() ?? this.#text;
    return writeFold(this.#last, { v: VERSION, data: this.#data, wordings: this.wordings.data, text } satisfies KeptHistory);
  }

  get seq(): number {
    return this.#data.state.seq;
  }

  /** What its policy has said, up to here, of telling whose words are whose. */
  get authorship(): Authorship {
    return this.#data.authorship;
  }

  get sessions(): ReadonlyMap<BlockId, readonly Session[]> {
    return this.#data.sessions;
  }
  get happenings(): readonly Happening[] {
    return this.#data.happenings;
  }
  get notes(): ReadonlyMap<number, ActNote> {
    return this.#data.notes;
  }
  get tabled(): readonly number[] {
    return this.#data.tabled;
  }
  get declared(): ReadonlyMap<string, Declared> {
    return this.#data.declared;
  }
  get stops(): readonly Readonly<Stop>[] {
    return this.#data.stops;
  }
  get lastBy(): ReadonlyMap<SeatId, number> {
    return this.#data.lastBy;
  }
  get settlements(): HistoryData['settlements'] {
    return this.#data.settlements;
  }

  get marks(): HistoryData['marks'] {
    return this.#data.marks;
  }

  /** Of its text. */
  get language(): Language {
    return this.#data.state.language;
  }

  timeOf(seq: number): number {
    return this.#data.times[seq - 1] ?? 0;
  }

  /** The last entry before this moment: their times never decrease. */
  before(at: number): number {
    let [before, from] = [0, this.#data.times.length + 1];
    while (from - before > 1) {
      const middle = (before + from) >> 1;
      if (this.timeOf(middle) < at) before = middle;
      else from = middle;
    }
    return before;
  }

  /** It has read words that an act withholds: it is to be thrown away, and the log read anew (K22). */
  get holdsWithheld(): boolean {
    return this.#masked.open.length > 0;
  }

  /** The entries that follow. Throws RecordDamage. */
  add(run: readonly Stored[]): void {
    const read = readRun(this.#name, this.#last, run, readSealed);
    for (const one of read) this.#add(one);
    const text = read.findLast((one) => one.kind === 'text');
    if (text !== undefined) this.#live?.assertSame(text.facts);
    this.#last = run.at(-1) ?? this.#last;
  }

  /** After these entries; else those of them for which entries of the log are needed that nobody has brought. */
  statesAfter(seqs: readonly number[], tails: readonly Place[] = []): ReadonlyMap<number, OpinionState> | { readonly lacking: number[] } {
    const found = new Map<number, OpinionState>();
    const lacking: number[] = [];
    for (const seq of new Set(seqs)) {
      const state = this.#known(seq) ?? this.#folded(tails.find((one) => one.seq === seq));
      if (state === null) lacking.push(seq);
      else found.set(seq, state);
    }
    // only now: what is remembered anew takes the place of others, of which one may have been asked for too
    for (const [seq, state] of found) if (seq !== stateBefore(seq)) this.#asked.set(seq, state);
    return lacking.length > 0 ? { lacking } : found;
  }

  #known(seq: number): OpinionState | null {
    return seq === stateBefore(seq) ? this.#kept(seq) : (this.#asked.get(seq) ?? null);
  }

  #folded(place: Place | undefined): OpinionState | null {
    if (place === undefined) return null;
    const { seq, tail } = place;
    assert(tail.length === seq - stateBefore(seq), 'whoever asks for a state brings the entries that it needs');
    return tail.map(readSealed).reduce((before, { entry }) => evolve(before, entry), this.#kept(stateBefore(seq)));
  }

  #kept(seq: number): OpinionState {
    const state = this.#data.states[seq / STATE_EVERY];
    if (state === undefined) throw new RecordDamage(this.#name, seq, 'it is missing');
    return state;
  }

  #add(one: Folded): void {
    const { entry } = one;
    const data = this.#data;
    const before = data.state;
    data.state = evolve(before, entry);
    this.#masked.read(one);
    data.authorship = foldAuthorship(data.authorship, entry);
    data.marks.push(...markOf(entry));
    data.times.push(entry.at);
    data.lastBy.set(entry.by.seat, entry.seq);
    if (one.kind === 'text') this.#addText(one, before);
    else {
      if (one.note !== null) data.notes.set(entry.seq, one.note);
      this.#addDeclared(entry);
    }
    data.happenings.push(...happened(before, entry, data.state));
    if (entry.seq % STATE_EVERY === 0) data.states.push(data.state);
  }

  #addText(one: Folded & { readonly kind: 'text' }, { policy }: OpinionState): void {
    const { entry, facts } = one;
    const { sessions, settlements, tabled } = this.#data;
    this.#live ??= LiveText.fold([], this.#text ?? undefined);
    this.#text = null;
    this.#live.goAlong(one);
    this.wordings.note(entry.seq, facts, this.#live);
    if (facts.carriesOut?.command === 'import') tabled.push(entry.seq);
    const before = this.wordings.data.orders.at(-2)?.order ?? [];
    const moved = facts.order === undefined ? [] : movedIn(before, facts.order);
    for (const work of [...workIn(entry, policy.editing), ...movesIn(entry, policy.editing, moved)]) {
      const own = sessions.get(work.block) ?? [];
      const last = own.at(-1);
      const session = worked(last, work, entry);
      if (session.from === last?.from) own.pop();
      own.push(session);
      sessions.set(work.block, own);
    }
    if (facts.carriesOut?.command === 'settle') settlements.push({ ...facts.carriesOut, seq: entry.seq, at: entry.at });
    this.#addStop(entry);
  }

  #addStop({ seq, at, by, fact }: Entry): void {
    const authors =
      fact.type !== 'text' || fact.carriesOut !== undefined ? [by] : fact.parts.flatMap((part) => (part.by === 'server' ? [] : part.by));
    const { lastBy, stops } = this.#data;
    for (const { seat } of authors) lastBy.set(seat, seq);
    const seats = [...new Set(authors.map(({ seat }) => seat))].sort().join(' ');
    const last = stops.at(-1);
    if (last !== undefined && last.seats === seats && at - last.at <= PAUSE_MS) Object.assign(last, { seq, at });
    else stops.push({ seq, seats, at });
  }

  #addDeclared({ seq, fact }: Entry): void {
    if (fact.type !== 'paragraph.declared') return;
    const { block } = fact.target;
    const named = namesIn(standing(this.#data.state).paragraphs, (id) => this.wordings.at(id, seq))(block);
    if (named !== null) this.#data.declared.set(`${block} ${seq}`, { named, present: fact.present });
  }
}

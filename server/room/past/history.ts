/**
 * One log, folded so that any position of it can be asked about: how each paragraph read, how the opinion stood, who worked where, what
 * was decided when. It goes along with its log and is a cache like every fold. Lives in a thread of its own (history-thread.ts): to fold
 * 50,000 entries takes seconds.
 */
import { type Authorship, foldAuthorship, NO_AUTHORSHIP } from '../../../shared/opinion/authorship.ts';
import type { ActNote, Entry, Settlement } from '../../../shared/opinion/entry.ts';
import { evolve } from '../../../shared/opinion/evolve.ts';
import { type Happening, happened } from '../../../shared/opinion/happened.ts';
import { standing } from '../../../shared/opinion/standing.ts';
import { emptyState, type OpinionState } from '../../../shared/opinion/state.ts';
import type { BlockId, EntityId, Language, SeatId } from '../../../shared/opinion/vocabulary.ts';
import { PAUSE_MS, type Session, worked, workIn } from '../../../shared/opinion/work.ts';
import type { NamedParagraph } from '../../../shared/wire/opinion.ts';
import type { LogName, Stored } from '../../log/log.ts';
import { readRun } from '../../record/chain.ts';
import { RecordDamage } from '../../record/damage.ts';
import { type Folded, readSealed } from '../../record/read.ts';
import { LiveText } from '../../text/live-text.ts';
import { Comparisons } from './comparisons.ts';
import { namesIn } from './names-in.ts';
import { Wordings } from './wordings.ts';

/** The state is kept after every so many entries; between two it is folded again from the entries of the log. */
export const STATE_EVERY = 100;

/** Before which entry one begins to fold for the state at `seq`. */
export const stateBefore = (seq: number): number => Math.floor(seq / STATE_EVERY) * STATE_EVERY;

/** A paragraph as it was called when it was declared, and the States that had a screen there. */
export interface Declared {
  readonly named: NamedParagraph;
  readonly present: readonly EntityId[];
}

export class History {
  readonly wordings = new Wordings();
  readonly comparisons = new Comparisons();
  /** Of each paragraph, oldest first. */
  readonly sessions = new Map<BlockId, Session[]>();
  readonly happenings: Happening[] = [];
  readonly notes = new Map<number, ActNote>();
  /** Of the first text, and where it came later as a whole. */
  readonly tabled: number[] = [];
  readonly declared = new Map<string, Declared>();
  /** The last entry of each run of typing: by the same seats, without a long pause. */
  readonly stops: { seq: number; seats: string; at: number }[] = [];
  readonly lastBy = new Map<SeatId, number>();
  readonly settlements: (Settlement & { readonly seq: number; readonly at: number })[] = [];
  readonly #name: LogName;
  readonly #states: OpinionState[] = [emptyState];
  readonly #times: number[] = [];
  readonly #live = LiveText.fold([]);
  #authorship = NO_AUTHORSHIP;
  #state: OpinionState = emptyState;
  #last: Stored | null = null;

  constructor(name: LogName) {
    this.#name = name;
  }

  get seq(): number {
    return this.#state.seq;
  }

  /** What its policy has said, up to here, of telling whose words are whose. */
  get authorship(): Authorship {
    return this.#authorship;
  }

  /** Of its text. */
  get language(): Language {
    return this.#state.language;
  }

  timeOf(seq: number): number {
    return this.#times[seq - 1] ?? 0;
  }

  /** The last entry before this moment: their times never decrease. */
  before(at: number): number {
    let [before, from] = [0, this.#times.length + 1];
    while (from - before > 1) {
      const middle = (before + from) >> 1;
      if (this.timeOf(middle) < at) before = middle;
      else from = middle;
    }
    return before;
  }

  /** The entries that follow. Throws RecordDamage. */
  add(run: readonly Stored[]): void {
    for (const one of readRun(this.#name, this.#last, run, readSealed)) this.#add(one);
    this.#last = run.at(-1) ?? this.#last;
  }

  /** After entry `seq`; `tail`: the entries of the log from `stateBefore(seq)` up to it. */
  stateAt(seq: number, tail: readonly Stored[]): OpinionState {
    const kept = this.#states[stateBefore(seq) / STATE_EVERY];
    if (kept === undefined) throw new RecordDamage(this.#name, seq, 'it is missing');
    return tail.map(readSealed).reduce((state, { entry }) => evolve(state, entry), kept);
  }

  #add(one: Folded): void {
    const { entry } = one;
    const before = this.#state;
    this.#state = evolve(before, entry);
    this.#authorship = foldAuthorship(this.#authorship, entry);
    this.#times.push(entry.at);
    this.lastBy.set(entry.by.seat, entry.seq);
    if (one.kind === 'text') this.#addText(one, before);
    else {
      if (one.note !== null) this.notes.set(entry.seq, one.note);
      this.#addDeclared(entry);
    }
    this.happenings.push(...happened(before, entry, this.#state));
    if (entry.seq % STATE_EVERY === 0) this.#states.push(this.#state);
  }

  #addText(one: Folded & { readonly kind: 'text' }, { policy }: OpinionState): void {
    const { entry, facts } = one;
    this.#live.apply([one]);
    this.wordings.note(entry.seq, facts, this.#live);
    if (facts.carriesOut?.command === 'import') this.tabled.push(entry.seq);
    for (const work of workIn(entry, policy.editing)) {
      const sessions = this.sessions.get(work.block) ?? [];
      const last = sessions.at(-1);
      const session = worked(last, work, entry);
      if (session.from === last?.from) sessions.pop();
      sessions.push(session);
      this.sessions.set(work.block, sessions);
    }
    if (facts.carriesOut?.command === 'settle') this.settlements.push({ ...facts.carriesOut, seq: entry.seq, at: entry.at });
    this.#addStop(entry);
  }

  #addStop({ seq, at, by, fact }: Entry): void {
    const authors =
      fact.type !== 'text' || fact.carriesOut !== undefined ? [by] : fact.parts.flatMap((part) => (part.by === 'server' ? [] : part.by));
    for (const { seat } of authors) this.lastBy.set(seat, seq);
    const seats = [...new Set(authors.map(({ seat }) => seat))].sort().join(' ');
    const last = this.stops.at(-1);
    if (last !== undefined && last.seats === seats && at - last.at <= PAUSE_MS) Object.assign(last, { seq, at });
    else this.stops.push({ seq, seats, at });
  }

  #addDeclared({ seq, fact }: Entry): void {
    if (fact.type !== 'paragraph.declared') return;
    const { block } = fact.target;
    const named = namesIn(standing(this.#state).paragraphs, (id) => this.wordings.at(id, seq))(block);
    if (named !== null) this.declared.set(`${block} ${seq}`, { named, present: fact.present });
  }
}

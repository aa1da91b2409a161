/**
 * Who put each letter into a text and who took it out, folded from the log alone (SPEC.md H20 to H29). A letter is an item of Yjs. Where an
 * editor has written letters anew that were there, they have a *root*, the first of them, and whoever wrote that is their author.
 */
import type * as Y from 'yjs';
import { assert } from '../../../shared/lib/assert.ts';
import type { Entry, TextFacts } from '../../../shared/opinion/entry.ts';
import type { BlockId, SeatId } from '../../../shared/opinion/vocabulary.ts';
import type { LetterRange, WordsFault } from '../../../shared/opinion/withholding.ts';
import { ROOT } from '../../../shared/text/schema.ts';
import { readAuthors, writeAuthors } from './codec.ts';
import { Cuts } from './cuts.ts';
import { type AuthorsData, emptyData } from './data.ts';
import { whoseIs } from './hands.ts';
import { hear } from './heard.ts';
import { inheriting, movedLate, PASTED } from './inherit.ts';
import { LATE, type LateOut, lateOutOf, type Moved } from './late.ts';
import type { Letter, Paragraph } from './letters.ts';
import {
  type ChosenWords,
  chosenWords,
  type GoneWords,
  type Marks,
  ownGone,
  type ProposedWords,
  proposedWords,
  type Whose,
} from './own-gone.ts';
import { PartPast } from './past.ts';
import { isPlain } from './plain.ts';
import { putting } from './putting.ts';
import { goneAt } from './remains.ts';
import type { LogStep, TextAuthors } from './shape.ts';
import { NO_ROOT } from './spans.ts';
import { goneLines, MOST_TAKEN, PASTE_WITHIN, rangesOf } from './taken.ts';
import { tellAuthors } from './told.ts';
import { applying, paragraphsIn } from './touched.ts';

/** From these rules on the log says what each letter follows from (T45 to T49). */
const TOLD_BY_LETTER = 5;

/** Paragraphs as others saw them: enough for whoever undoes what they did while they were away. */
const MOST_SEEN = 200;

/** What a part took out, by paragraph: repairs that follow may put it back. */
type Gone = ReadonlyMap<BlockId, readonly Letter[]>;
const NOTHING: Gone = new Map();

/** One part, and whose it is. */
interface Part {
  readonly update: Uint8Array;
  readonly byServer: boolean;
  /** It brings nothing that was not there. */
  readonly isRepair: boolean;
  readonly seat: SeatId | null;
  readonly puts: number;
  readonly takes: number;
  /** The server has repaired it. */
  readonly isRepaired: boolean;
  /** What its author typed into paragraphs that were gone, by place in what came late. */
  readonly late: ReadonlyMap<number, string>;
  /** Of what had come so before, what its author takes out again. */
  readonly lateOut: readonly LateOut[];
}

export class Authors {
  readonly #data: AuthorsData;
  readonly #fragment: Y.XmlFragment;
  readonly #cuts: Cuts;

  constructor(data = emptyData()) {
    this.#data = data;
    this.#fragment = data.doc.getXmlFragment(ROOT);
    this.#cuts = new Cuts(data, this.#fragment);
  }

  /** Null: bytes of another version, so the log is to be folded from its beginning. */
  static read(bytes: Uint8Array): Authors | null {
    const data = readAuthors(bytes);
    return data && new Authors(data);
  }

  /** The same bytes however it was folded: at once, or from what was written before. */
  write(): Uint8Array {
    return writeAuthors(this.#data);
  }

  /** The last entry that was added. */
  get seq(): number {
    return this.#data.seq;
  }

  /** At any position up to here; of the paragraphs that are wanted, or of all. */
  at(
    seq = this.seq,
    wanted: ReadonlySet<BlockId> | null = null,
    /** Only what stood then is told as removed, by paragraph; null: whatever ever was. */
    since: ((block: BlockId) => number) | null = null,
    /** With what moved since. */
    moves = false,
  ): TextAuthors {
    return tellAuthors(this.#data, this.#fragment, this.#cuts, seq, wanted, since, moves);
  }

  /** Words of this State, or of anybody, that may be withheld, what went last first. */
  ownGone(whose: Whose, marks: Marks): readonly GoneWords[] {
    return ownGone(this.#data, this.#fragment, whose, marks);
  }

  /** What is to be masked where these are withheld; else why they may not be. */
  chosen(whose: Whose, asked: readonly LetterRange[], marks: Marks): ChosenWords | WordsFault {
    return chosenWords(this.#data, this.#fragment, { whose, marks }, asked);
  }

  /** Words of anybody, as whoever is to confirm it reads them. */
  proposed(asked: readonly LetterRange[], marks: Marks): ProposedWords {
    return proposedWords(this.#data, this.#fragment, marks, asked);
  }

  /** Entries that follow, in one transaction of the document: a few hundred at a time. */
  add(run: readonly LogStep[]): void {
    this.#data.doc.transact((transaction) => {
      for (const step of run) this.#add(transaction, step);
      transaction.local = true; // else Yjs would clean formatting up, which is in the log too
    }, 'log');
  }

  #add(transaction: Y.Transaction, { entry, updates = [], note }: LogStep): void {
    const data = this.#data;
    const { seq, at, fact, rules = TOLD_BY_LETTER } = entry;
    assert(seq === data.seq + 1, 'entries follow each other');
    data.seq = seq;
    data.at = at;
    data.hands.begin();
    if (fact.type === 'opinion.created' || fact.type === 'policy.changed') data.editing = fact.policy.editing;
    if (fact.type !== 'text') return;
    assert(fact.parts.length === updates.length, 'bytes for every part');
    if (rules < TOLD_BY_LETTER) data.olderUpTo = seq;
    let gone = NOTHING;
    const said = note?.late ?? [];
    const moved = new Map<number, readonly Moved[]>();
    updates.forEach((update, n) => {
      const part = this.#partOf(entry, fact, update, n, said);
      gone = this.#part(transaction, part, part.byServer ? gone : NOTHING, moved);
    });
    this.#addLate(entry, fact, said, moved);
  }

  #partOf(entry: Entry, fact: TextFacts, update: Uint8Array, n: number, said: readonly string[]): Part {
    const { hands, editing } = this.#data;
    const by = fact.parts[n]?.by ?? 'server';
    const { puts, takes } = whoseIs(entry, by, n === 0, editing);
    return {
      update,
      byServer: by === 'server',
      isRepair: by === 'server' && !(n === 0 && bringsNew(fact)),
      seat: by === 'server' ? null : by.seat,
      puts: hands.of(puts, entry),
      takes: hands.of(takes, entry),
      isRepaired: fact.parts[n + 1]?.by === 'server',
      late: new Map(
        (fact.late ?? []).flatMap(({ part, block, out }, place) =>
          part === n && block !== null && !out ? [[place, said[place] ?? '']] : [],
        ),
      ),
      lateOut: lateOutOf(fact, n),
    };
  }

  /** Returns what it took out, for repairs that follow. */
  #part(transaction: Y.Transaction, part: Part, repaired: Gone, moved: Map<number, readonly Moved[]>): Gone {
    const data = this.#data;
    const touched = applying(transaction, part.update, part.byServer);
    this.#cuts.forget(touched);
    for (const { client, clock, length } of touched.went) data.takes.add(client, { clock, length, hand: part.takes });
    const heard = hear(data, touched, part.seat);
    if (repaired.size === 0 && !part.isRepaired && part.late.size + part.lateOut.length === 0 && isPlain(data, touched, part.isRepair)) {
      putting(data, touched, [], part.puts);
      return NOTHING;
    }
    const mayBe = (client: number, clock: number): boolean => (goneAt(data, client, clock) ?? 0) > heard;
    const paragraphs = paragraphsIn(data.doc, this.#fragment, touched, mayBe);
    const past = new PartPast(data, this.#fragment, paragraphs, repaired, { ...part, heard });
    inheriting(paragraphs, past);
    past.leave();
    putting(data, touched, paragraphs, part.puts);
    for (const [place, one] of movedLate(part.late, paragraphs, past)) moved.set(place, one);
    this.#keepTaken(paragraphs, part.seat);
    for (const { block, seen } of paragraphs)
      for (const line of seen) data.seen = [...data.seen, { block, seq: data.seq, ranges: rangesOf(line) }].slice(-MOST_SEEN);
    return part.isRepaired || repaired.size > 0 ? goneTogether(repaired, paragraphs) : NOTHING;
  }

  #keepTaken(paragraphs: readonly Paragraph[], seat: SeatId | null): void {
    const data = this.#data;
    const runs = seat === null ? [] : goneLines(paragraphs).filter(({ length }) => length >= PASTED);
    if (runs.length === 0 || seat === null) return;
    const { at } = data;
    const now = runs.map((run) => ({ seat, at, ranges: rangesOf(run) }));
    data.taken = [...data.taken.filter((one) => at - one.at <= PASTE_WITHIN), ...now].slice(-MOST_TAKEN);
  }

  #addLate(entry: Entry, fact: TextFacts, said: readonly string[], moved: ReadonlyMap<number, readonly Moved[]>): void {
    const { late, hands, puts, editing } = this.#data;
    for (const { part, words } of late.add(entry.seq, fact, said, moved)) {
      const whose = whoseIs(entry, fact.parts[part]?.by ?? 'server', false, editing);
      puts.add(LATE, {
        clock: words.clock,
        length: words.text.length,
        hand: hands.of(whose.puts, entry),
        rootClient: NO_ROOT,
        rootClock: 0,
      });
    }
  }
}

/** Commands for which the server writes words that were not in the text. */
const bringsNew = ({ carriesOut }: TextFacts): boolean =>
  carriesOut !== undefined && ['import', 'publish', 'confirm-editorial', 'contest-editorial'].includes(carriesOut.command);

function goneTogether(before: Gone, paragraphs: readonly Paragraph[]): Gone {
  const all = new Map(before);
  for (const { block, before: line } of paragraphs) {
    // what moved is put back too
    const gone = line.flatMap((letter) => (letter.is === 'gone' && !letter.again ? { ...letter, taken: false } : []));
    if (gone.length > 0) all.set(block, [...(all.get(block) ?? []), ...gone]);
  }
  return all;
}

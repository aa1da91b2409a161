/**
 * One opinion folded to the head of its log: the rules' state, the live text, the wording of acts, and which commands have been done.
 * Everything in here can be thrown away and folded again; nothing in here is told to anybody before it is in the log.
 *
 * Loaded from a snapshot the text stays at rest until somebody needs a document: who comes gets the snapshot and the entries after it as
 * bytes. Those entries are read strictly when the document is built of them.
 */
import { setImmediate } from 'node:timers/promises';
import { assert } from '../../../shared/lib/assert.ts';
import { SERVER } from '../../../shared/opinion/actor.ts';
import { watched } from '../../../shared/opinion/conditions.ts';
import type { Act, ActNote, Entry, TextFacts } from '../../../shared/opinion/entry.ts';
import { evolve } from '../../../shared/opinion/evolve.ts';
import type { LastWords } from '../../../shared/opinion/register.ts';
import { emptyState, type OpinionState } from '../../../shared/opinion/state.ts';
import type { Hash } from '../../../shared/opinion/vocabulary.ts';
import type { MaskedEntry } from '../../../shared/opinion/withholding.ts';
import type { Done, Line } from '../../journal/journal.ts';
import { type Log, type LogName, StorageFault, type Stored } from '../../log/log.ts';
import { readRun } from '../../record/chain.ts';
import { RecordDamage } from '../../record/damage.ts';
import { entryAt } from '../../record/entry-at.ts';
import { headerHash } from '../../record/header.ts';
import { carryOutMasks, MaskedWords, UNNAMED } from '../../record/masking.ts';
import { type Folded, type FoldedAct, type FoldedText, readEntry, readSealed } from '../../record/read.ts';
import { assertReadable } from '../../record/readable.ts';
import { type Sealing, sealEntry } from '../../record/seal.ts';
import { type Grow, growHere } from '../../text/grown.ts';
import { LiveText } from '../../text/live-text.ts';
import type { PreparedText } from '../../text/outcome.ts';
import { atOnce, byPieces, type Pieces } from '../../text/pieces.ts';
import { RestingText } from '../../text/resting-text.ts';
import { readSnapshot, writeSnapshot } from '../../text/snapshot.ts';
import { TextBytes } from '../../text/text-bytes.ts';
import { Turns } from '../../turns.ts';
import { withEchoes } from './echoed.ts';
import { newestSnapshot, writeOpinionSnapshot, writeStanding } from './opinion-snapshot.ts';
import { type Resting, readingTail } from './resting.ts';
import { stepsOf } from './watching.ts';

/** One more entry, whether it was read or made here: what there is to fold and to tell. */
export type Advance = Omit<FoldedText, 'header'> | Omit<FoldedAct, 'header'>;

export interface Noted {
  readonly entry: Entry;
  readonly note: ActNote;
}

/** A text entry that is not in the log yet; `note`: of the command that it carries out. */
export interface Written {
  readonly entry: Entry;
  readonly prepared: PreparedText;
  readonly note?: ActNote;
}

/** The log may be as sound as ever: it is loaded again without trust in its snapshot, from its beginning. */
export class SnapshotFault extends StorageFault {}

/** Entries after the snapshot that whoever joins may get one by one. */
const LONGEST_TAIL = 1_000;
/** Or none that is good: one is wanted however few entries there are. */
const NO_SNAPSHOT = Number.NEGATIVE_INFINITY;
const PAGE = 5000;

export class Ledger implements Line<OpinionState, Act | TextFacts, Advance> {
  readonly name: LogName;
  readonly #log: Log;
  #state: OpinionState = emptyState;
  #head: Stored | null = null;
  #live: LiveText | null = null;
  #resting: Resting | null = null;
  readonly #notes = new Map<number, ActNote>();
  readonly #done = new Map<string, Done>();
  readonly #bytes = new TextBytes();
  readonly #grow: Grow;
  readonly #masked = new MaskedWords();
  #snapshotAt = 0;
  #appendsBegun = 0;

  private constructor(log: Log, name: LogName, growing: Grow) {
    this.#log = log;
    this.name = name;
    this.#grow = growing;
  }

  /**
   * The ledger at the head of its log; at `seq` 0 where there is no log. `trusting`: from its snapshot, where there is one. `growing`: who
   * makes the text of snapshots. `coming`: masked by an act that is not there yet. Throws RecordDamage where the log is not sound.
   */
  static async load(log: Log, name: LogName, trusting = true, growing = growHere, coming: readonly MaskedEntry[] = []): Promise<Ledger> {
    const ledger = new Ledger(log, name, growing);
    ledger.#masked.name(coming);
    const after = trusting ? await ledger.#restore() : null;
    if (!trusting) ledger.#snapshotAt = NO_SNAPSHOT;
    try {
      // what came while others had their turn is read too
      if ((await ledger.catchUp(after, new Turns())).length > 1) await ledger.catchUp();
    } catch (fault) {
      if (fault instanceof SnapshotFault) return Ledger.load(log, name, false, growing, coming);
      atOnce(readingTail(name, ledger.#resting));
      throw fault;
    }
    if (!ledger.holdsWithheld) return ledger;
    // a server that ended has left it undone, or what was kept is older than the act
    for (const act of ledger.#masked.acts) await carryOutMasks(log, name, act);
    return Ledger.load(log, name, false, growing, coming);
  }

  get state(): OpinionState {
    return this.#state;
  }
  get seq(): number {
    return this.#head?.seq ?? 0;
  }
  /** Of the header at the head of the log; null before the first entry. */
  get headHash(): Hash | null {
    return this.#head && headerHash(this.#head.header);
  }
  /** The document; built now where the text was at rest. Throws RecordDamage. */
  get live(): LiveText {
    return this.#live ?? atOnce(this.#waking());
  }
  /** Builds it in pieces, between which others have their turn; meanwhile nobody may fold anything here. Throws RecordDamage. */
  async wake(): Promise<void> {
    if (this.#live === null) await byPieces(this.#waking());
  }
  /** Of this room: once one has begun, what the log holds is unknown until it has been folded. */
  get appendsBegun(): number {
    return this.#appendsBegun;
  }
  /** The document has seen what the log does not hold: `refold`. */
  get isAhead(): boolean {
    return this.#live?.spoiled ?? false;
  }
  /** Over the text as recorded, exactly as shown. */
  get textHash(): Hash {
    return this.#state.textHash ?? this.live.textHash;
  }
  /** The whole text for whoever has nothing: Yjs V1 updates, to be applied in order. */
  get whole(): readonly Uint8Array[] {
    return this.#bytes.whole(() => this.live.written());
  }
  /** What whoever comes back with this lacks. */
  lacking(stateVector: Uint8Array): readonly Uint8Array[] {
    return this.#bytes.lacking(stateVector) ?? [this.live.state(stateVector)];
  }
  /** Does this update of a client say nothing that is not in the text? Also false where only a document would know. */
  readonly knows = (update: Uint8Array): boolean => this.#bytes.knows(update);
  stateVector(): Uint8Array {
    return this.#resting?.text.stateVector() ?? this.live.stateVector();
  }
  /** It has folded words that an act withholds which it read then: nothing more is to be shown or kept of it, and the log read anew (K22). */
  get holdsWithheld(): boolean {
    return this.#masked.open.length > 0;
  }
  get notes(): ReadonlyMap<number, ActNote> {
    return this.#notes;
  }
  /** Null also where only a document that is not built would know. */
  readonly wordsAtHand: LastWords = (block) => (this.#resting?.text ?? this.live).lastWords(block);
  /** Builds the document where the text at rest does not know. Throws RecordDamage. */
  readonly lastWords: LastWords = (block) => this.wordsAtHand(block) ?? this.live.lastWords(block);

  readonly release = (): void => this.#log.release(this.name);

  /** Has this seat's command been done already? */
  done(seat: string, uuid: string): Done | undefined {
    return this.#done.get(`${seat} ${uuid}`);
  }

  /** One entry as the log holds it. Throws StorageFault. */
  readonly entryAt = (seq: number): Promise<Entry | null> => entryAt(this.#log, this.name, seq);

  /**
   * Folds what others have appended; returns it in order. The live text must stand at the head (nothing prepared). `read`: the first PAGE
   * entries of it, where they were read already. `turns`: others have theirs meanwhile; only where nobody has this ledger yet.
   */
  async catchUp(read: readonly Stored[] | null = null, turns: Turns | null = null): Promise<readonly Folded[]> {
    const news: Folded[] = [];
    for (let first = read; ; first = null) {
      const page = first ?? (await this.#log.read(this.name, this.seq, PAGE));
      if (this.#resting !== null && this.#resting.tail.length + page.length > LONGEST_TAIL) await this.wake();
      for (let at = 0; at < page.length; at += turns === null ? PAGE : 1) {
        if (at > 0) await turns?.breathe();
        news.push(...this.#read(page.slice(at, at + (turns === null ? PAGE : 1))));
      }
      // the act was there before anything was masked
      const { unnamed } = this.#masked;
      if (unnamed !== null && page.length === 0) throw new RecordDamage(this.name, unnamed, UNNAMED);
      if (unnamed === null && page.length < PAGE) return news;
    }
  }

  #read(run: readonly Stored[]): readonly Folded[] {
    const folded = readRun(this.name, this.#head, run, this.#resting === null ? readEntry : readSealed);
    folded.forEach((one, at) => {
      const stored = run[at];
      assert(stored !== undefined, 'as many entries folded as read');
      if (this.#resting === null && one.kind === 'text') this.#sound(() => this.live.apply([one]));
      this.#advance(stored, one);
    });
    return folded;
  }

  /** Appends an act; `seen` is the log position its actor had on screen. Null = another node was first: catch up and decide again. */
  async append(made: Entry, note: ActNote, seen: number | null): Promise<readonly Advance[] | null> {
    const entry = await withEchoes(this.#log, this, made);
    const payload = { kind: 'act', note } as const;
    const shown = seen === null ? null : { seq: seen, hash: null };
    const sealed = sealEntry({ log: this.name, prev: this.#head, entry, textHash: this.textHash, payload, seen: shown });
    assertReadable(() => readEntry(sealed));
    return this.#append(sealed, { kind: 'act', entry, note });
  }

  /** The text goes on after what is not in the log yet, and how the opinion would stand then is returned: what follows is appended with it. */
  proceed(state: OpinionState, { entry, prepared }: Written): OpinionState {
    this.live.goOn(prepared, entry);
    const after = evolve(state, entry);
    this.live.watch(watched(after));
    return after;
  }

  /**
   * Appends what belongs together, all or none: texts, after all of which but the last the document has gone on, and acts after them. Null =
   * another node was first: `refold` where there was text, catch up, and prepare or decide again. `yields`: as in `Log.append`.
   */
  async appendTogether(texts: readonly Written[], acts: readonly Noted[], yields?: AbortSignal): Promise<readonly Advance[] | null> {
    const sealed: Stored[] = [];
    const advances: Advance[] = [];
    const last = texts.at(-1);
    const seal = (entry: Entry, textHash: Hash, payload: Sealing['payload'], advance: Advance): void => {
      sealed.push(sealEntry({ log: this.name, prev: sealed.at(-1) ?? this.#head, entry, textHash, payload }));
      advances.push(advance);
    };
    for (const { entry, prepared, note: made = {} } of texts) {
      const { facts, updates, late, textHash } = prepared;
      const note: ActNote = late.length === 0 ? made : { ...made, late: late.map(({ words }) => words) };
      seal(entry, textHash, { kind: 'text', updates, note }, { kind: 'text', entry, facts, updates, note });
    }
    const textHash = last?.prepared.textHash ?? this.textHash;
    for (const { entry, note } of acts) seal(entry, textHash, { kind: 'act', note }, { kind: 'act', entry, note });
    this.#appendsBegun++;
    if ((await this.#log.append(this.name, sealed, yields)) === 'taken') return null;
    if (last !== undefined) this.live.commit(last.prepared, last.entry);
    sealed.forEach((stored, at) => {
      const advance = advances[at];
      assert(advance !== undefined, 'as many entries folded as sealed');
      if (at < texts.length - 1) this.#fold(stored, advance);
      else this.#advance(stored, advance);
    });
    return advances;
  }

  async #append(sealed: Stored, advance: Advance): Promise<readonly Advance[] | null> {
    this.#appendsBegun++;
    if ((await this.#log.append(this.name, [sealed])) === 'taken') return null;
    this.#advance(sealed, advance);
    return [advance];
  }

  /** Throws the live text away and folds it anew: after a refusal or a lost race it has seen what the log does not hold. */
  async refold(): Promise<void> {
    const newest = await newestSnapshot(this.#log, this.name);
    // Another node may have taken it at a `seq` that is not folded here yet.
    if (newest !== null && newest.at.seq <= this.seq) {
      try {
        this.#live = await byPieces(this.#folding(newest.body.state, await this.#entriesAfter(newest.at.seq), newest.body.text));
        return;
      } catch (fault) {
        if (fault instanceof StorageFault || fault instanceof RecordDamage) throw fault;
        this.#snapshotAt = NO_SNAPSHOT;
      }
    }
    const all = await this.#entriesAfter(0);
    this.#live = this.#sound(() => atOnce(this.#folding(emptyState, all)));
  }

  /** `from`: how the opinion stood before these. Throws where this is not the text that the log names. */
  *#folding(from: OpinionState, entries: readonly Folded[], snapshot?: Uint8Array): Pieces<LiveText> {
    const live = yield* LiveText.folding(stepsOf(from, entries), snapshot, undefined, this.#live?.graves);
    const named = this.#state.textHash;
    assert(named === null || named === live.textHash, 'the text is the one that the log names');
    return live;
  }

  async #entriesAfter(seq: number): Promise<readonly Folded[]> {
    return (await this.#log.read(this.name, seq, this.seq - seq)).map(readEntry);
  }

  /** Whatever the entries themselves do not give is damage of theirs. */
  #sound<Value>(fold: () => Value): Value {
    try {
      return fold();
    } catch (fault) {
      if (fault instanceof RecordDamage) throw fault;
      throw new RecordDamage(this.name, this.seq, 'the text up to it does not fold to what its entries name');
    }
  }

  /** Entries that come after the snapshot; infinitely many where it is not sound. */
  get sinceSnapshot(): number {
    return this.seq - this.#snapshotAt;
  }

  /** Writes the cache; never needed for correctness. One that does not give this text is not kept, and the one before it stays. */
  async snapshot(): Promise<void> {
    if (this.#head === null || this.holdsWithheld) return;
    const { seq } = this;
    this.#snapshotAt = seq;
    const bytes = await this.#snapshotBytes(this.#head);
    if (!this.holdsWithheld) await this.#log.putSnapshot(this.name, seq, bytes);
  }

  /** The same for another log that is a copy of this one up to `copied`, its last entry; null where this one has gone on since. */
  async snapshotFor(copied: Stored): Promise<Uint8Array | null> {
    return copied.seq === this.seq && !this.holdsWithheld ? this.#snapshotBytes(copied) : null;
  }

  /** As it stands now, though it is written while others go on: all of it at a stretch would hold them up. */
  async #snapshotBytes({ header }: Stored): Promise<Uint8Array> {
    const now = { header, state: this.#state, notes: new Map(this.#notes), done: new Map(this.#done) };
    const remembered = this.live.remembered();
    const { whole: updates, textHash: wanted } = this;
    const replace = this.#bytes.mark();
    const grown = await this.#grow({ updates, wanted });
    if (grown === null) throw new Error('the snapshot would not give the text that the log names');
    replace(grown);
    await setImmediate();
    const standing = writeStanding(now);
    await setImmediate();
    const text = writeSnapshot(grown, remembered);
    await setImmediate();
    return writeOpinionSnapshot(standing, text);
  }

  /** Begins with the snapshot, where there is one that is good. The first PAGE entries after it; null where there is none. */
  async #restore(): Promise<readonly Stored[] | null> {
    const snapshot = await newestSnapshot(this.#log, this.name, PAGE);
    if (snapshot === null) return null;
    const { at, body, after } = snapshot;
    this.#head = at;
    this.#state = body.state;
    for (const [at, note] of body.notes) this.#notes.set(at, note);
    for (const [key, done] of body.done) this.#done.set(key, done);
    const text = readSnapshot(body.text);
    this.#bytes.begin(text);
    this.#resting = { text: new RestingText(text), snapshot: body.text, state: body.state, at, tail: [] };
    this.#snapshotAt = at.seq;
    return after;
  }

  /** Throws SnapshotFault where it is the snapshot that does not fold. */
  *#waking(): Pieces<LiveText> {
    const tail = yield* readingTail(this.name, this.#resting);
    const { snapshot, state = emptyState } = this.#resting ?? {};
    try {
      this.#live = yield* this.#folding(state, tail, snapshot);
    } catch (cause) {
      throw snapshot === undefined ? cause : new SnapshotFault('the snapshot does not fold; ask again', { cause });
    }
    this.#resting = null;
    return this.#live;
  }

  #advance(stored: Stored, folded: Advance): void {
    this.#fold(stored, folded);
    this.#live?.watch(watched(this.#state));
  }

  #fold(stored: Stored, folded: Advance): void {
    assert(stored.seq === this.seq + 1, 'entries are folded without gap');
    this.#resting?.tail.push(stored);
    if (folded.kind === 'text') {
      this.#bytes.add(folded);
      this.#resting?.text.add(folded);
    }
    this.#state = evolve(this.#state, folded.entry);
    this.#masked.read(folded);
    this.#head = stored;
    const { seq, by, uuid } = folded.entry;
    const { note } = folded;
    // letters that came late are of the text's memory
    if (note !== null && Object.keys(note).some((name) => name !== 'late')) this.#notes.set(seq, note);
    // Text of the room's own making repeats no command.
    if (by.seat !== SERVER.seat) this.#done.set(`${by.seat} ${uuid}`, { seq, asked: note?.asked ?? null });
  }
}

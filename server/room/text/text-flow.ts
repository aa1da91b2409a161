/**
 * Text that arrived becomes an entry, or several that follow each other: rights at this log position, try it on the live text, append all at
 * once, tell, acknowledge. An author whose updates are refused is left out and the rest is prepared again on a text folded anew; the others
 * notice nothing.
 */
import type { Actor } from '../../../shared/opinion/actor.ts';
import { closedBlocks, isFrozen, keptRemovals } from '../../../shared/opinion/closed.ts';
import { maySuggestOnly, mayWrite } from '../../../shared/opinion/rights.ts';
import { CLOSE } from '../../../shared/wire/close.ts';
import { deniedFrame, ownFrame, step1Frame } from '../../../shared/wire/frame.ts';
import { MESSAGE } from '../../../shared/wire/message.ts';
import type { Clock } from '../../clock.ts';
import { LIMITS } from '../../limits.ts';
import { carriesStructs } from '../../text/inspect.ts';
import type { HealNotice, Preparation, PreparedText, Remedy, TextRefusal } from '../../text/outcome.ts';
import { told } from '../../told.ts';
import { attempt } from '../blame.ts';
import type { Connection } from '../connection.ts';
import type { Written } from '../journal/ledger.ts';
import type { OpinionJournal } from '../journal/opinion-journal.ts';
import { type ArrivedText, authors, type Joined, layers, type Piece, type Writing } from './authors.ts';
import { LateTexts } from './late-texts.ts';
import { Strikes } from './strikes.ts';

/** An entry, and what it is made of. */
interface Made {
  readonly layer: readonly Piece[];
  readonly written: Written;
}

const NONE: ReadonlySet<Uint8Array> = new Set();

type Attempted =
  | { readonly ok: true; readonly made: readonly Made[] }
  | Extract<Preparation, { ok: false }>
  /** The updates of these connections are to come as one, but for those that took out too much. */
  | { readonly ok: false; readonly join: Joined };

export class TextFlow {
  readonly #journal: OpinionJournal;
  readonly #clock: Clock;
  readonly #blame: (connection: Connection, fault: unknown) => void;
  readonly #admits: (actor: Actor) => boolean;
  readonly #late: LateTexts;
  readonly #strikes = new WeakMap<Connection, Strikes>();
  /** Stock clients that have shown by what they wrote that they have our schema. */
  readonly #fitting = new WeakSet<Connection>();

  /** Ended here: what they had sent before they were told is recorded no more (T48). */
  readonly #ended = new WeakSet<Connection>();

  /** `blame`: what a connection sent has thrown. `admits`: who may be in this room at all. */
  constructor(
    journal: OpinionJournal,
    clock: Clock,
    blame: (connection: Connection, fault: unknown) => void,
    admits: (actor: Actor) => boolean,
  ) {
    this.#journal = journal;
    this.#clock = clock;
    this.#blame = (connection, fault) => {
      this.#ended.add(connection);
      blame(connection, fault);
    };
    this.#admits = admits;
    this.#late = new LateTexts(clock, journal.ledger, (connection, code, remedy) => this.#refuse(connection, code, remedy));
  }

  /** Text lets another node go first, until `hurry` says that an act has come (K18). False: all that might have been recorded was known. */
  async flush(arrived: readonly ArrivedText[], hurry: AbortSignal): Promise<boolean> {
    const judged = await this.#judge(arrived);
    const texts = this.#telling(judged);
    if (texts.length > 0) await this.#record(texts, hurry);
    return texts.length > 0 || judged.length === 0;
  }

  async #record(judged: readonly Writing[], hurry: AbortSignal): Promise<void> {
    const { ledger } = this.#journal;
    let texts = judged;
    await ledger.wake();
    const joined = new Map(this.#oftenRepaired(texts));
    while (texts.length > 0) {
      const prepares = texts;
      const attempted = await attempt(ledger, () => this.#prepare(prepares, joined));
      if (!attempted.ok) return this.#flushApart(texts, attempted.fault, hurry);
      const outcome = attempted.value;
      if (!outcome.ok) {
        if (ledger.isAhead) await ledger.refold();
        if ('join' in outcome) for (const [connection, apart] of outcome.join) joined.set(connection, apart);
        else texts = this.#without(texts, outcome);
        continue;
      }
      const { made } = outcome;
      if (made.length === 0) return acknowledge(texts, ledger.seq);
      const seq = await this.#journal.texts(
        made.map(({ written }) => written),
        [],
        hurry,
      );
      if (seq !== null) return this.#recorded(texts, made, seq);
      // another node was first: what takes less time is less often too late
      for (const { connection } of texts) if (!joined.has(connection)) joined.set(connection, NONE);
      texts = await this.#judge(texts);
    }
  }

  /** Those that say something. Whoever comes answers with all that it knows, and mostly all of that is known: it is acknowledged as it is (K14). */
  #telling(texts: readonly Writing[]): readonly Writing[] {
    const { ledger } = this.#journal;
    // what waits of a connection is not acknowledged with what comes after it
    const waiting = new Set<Connection>();
    return texts.filter((text) => {
      const { connection, full, updates } = text;
      if (waiting.has(connection) || !full || !updates.every((update) => ledger.knows(update))) {
        waiting.add(connection);
        return true;
      }
      acknowledge([text], ledger.seq);
      return false;
    });
  }

  /** Those whose words will hardly stay now either: during a call for adoption everybody's. */
  #oftenRepaired(texts: readonly Writing[]): Joined {
    const isAll = isFrozen(this.#journal.ledger.state);
    const now = this.#clock.now();
    const found = texts.filter(({ connection }) => isAll || this.#strikes.get(connection)?.has('heal', now));
    return new Map(found.map(({ connection }) => [connection, NONE]));
  }

  /** What comes after what, each on the text that would be there by then. */
  #prepare(texts: readonly Writing[], joined: Joined): Attempted {
    const { ledger } = this.#journal;
    const made: Made[] = [];
    let { state } = ledger;
    const all = layers(texts, joined);
    if (all.length > 1) ledger.live.keepGraves();
    let facts = 0;
    for (const layer of all) {
      if (facts > LIMITS.factsPerAppend) return { ok: false, join: new Map(layer.map(({ connection }) => [connection, NONE])) };
      const before = made.at(-1)?.written;
      if (before !== undefined && before.entry.seq > state.seq) state = ledger.proceed(state, before);
      const written = authors(layer, this.#clock.now(), (connection) => this.#fitting.has(connection));
      const preparation = ledger.live.prepare(written, closedBlocks(state), isFrozen(state), keptRemovals(state));
      if (!preparation.ok) return preparation;
      const { prepared } = preparation;
      facts += prepared === null ? 0 : prepared.facts.changes.length + (prepared.facts.order?.length ?? 0) / 10;
      if (prepared !== null) made.push({ layer, written: this.#journal.written(prepared, state) });
    }
    const severalOf = all[1]?.map(({ connection }) => connection) ?? [];
    return scattered(made, (connection) => severalOf.includes(connection) && !joined.has(connection)) ?? { ok: true, made };
  }

  #without(texts: readonly Writing[], { connection: id, code, remedy }: Extract<Preparation, { ok: false }>): readonly Writing[] {
    const sender = texts.find(({ connection }) => connection.id === id)?.connection;
    if (sender !== undefined) this.#refuse(sender, code, remedy);
    return texts.filter(({ connection }) => connection !== sender);
  }

  #recorded(texts: readonly Writing[], made: readonly Made[], seq: number): void {
    const repaired = new Set<Connection>();
    for (const { layer, written } of made) {
      this.#noteFitting(layer, written.prepared);
      for (const connection of handBack(layer, written)) repaired.add(connection);
    }
    acknowledge(texts, seq);
    if (this.#isTold) told.updates.tell(texts.reduce((sum, { updates }) => sum + updates.length, 0));
    for (const connection of repaired) if (this.#strike(connection, 'heal')) this.#end(connection, CLOSE.diverged, 'too many repairs');
  }

  /** Something threw where nothing should: one connection after another, until it is known whose text does. */
  async #flushApart(texts: readonly Writing[], fault: unknown, hurry: AbortSignal): Promise<void> {
    const [first, ...others] = new Set(texts.map(({ connection }) => connection));
    if (first === undefined) return;
    if (others.length === 0) return this.#blame(first, fault);
    for (const one of [first, ...others])
      await this.flush(
        texts.filter(({ connection }) => connection === one),
        hurry,
      );
  }

  disregard(connection: Connection): void {
    this.#ended.add(connection);
  }

  forget(connection: Connection): void {
    this.#late.forget(connection);
  }

  /** Those who may write now. The others are answered: a reader's words are refused, its delete-only writes (Yjs cleans up formatting by itself) are dropped in silence. */
  async #judge(batch: readonly ArrivedText[]): Promise<readonly Writing[]> {
    const { ledger } = this.#journal;
    const { phase, policy } = ledger.state;
    const texts: Writing[] = [];
    for (const text of batch) {
      // each field by itself: this is done for every keystroke, and to spread it is a call into the engine
      const { connection, updates, full, away, n } = text;
      if (this.#ended.has(connection)) continue;
      const actor = connection.actor();
      if (actor === null) connection.close(CLOSE.signedOut, 'signed out');
      else if (!this.#admits(actor)) connection.close(CLOSE.restricted, 'restricted-session');
      else {
        const { capacity, functions } = actor;
        const suggestsOnly = maySuggestOnly(capacity, functions, policy.editing);
        const may = mayWrite(actor, policy);
        // what is typed while the opinion is being adopted is taken out again, as during the call
        if ((phase === 'drafting' || phase === 'adopting') && may) texts.push({ connection, updates, full, away, n, actor, suggestsOnly });
        else if (phase === 'adopted' || phase === 'not-adopted') await this.#hearLate(text);
        else if (updates.some(carriesStructs)) this.#deny(connection);
      }
    }
    return texts;
  }

  async #hearLate(text: ArrivedText): Promise<void> {
    const heard = await attempt(this.#journal.ledger, () => this.#late.hear(text));
    if (!heard.ok) this.#blame(text.connection, heard.fault);
  }

  /** Is what goes on here told to whoever counts? */
  get #isTold(): boolean {
    return this.#journal.ledger.name.kind !== 'restricted';
  }

  #deny(connection: Connection): void {
    connection.send([deniedFrame('read-only')]);
    if (this.#isTold) told.refusal.tell('read-only');
  }

  #refuse(connection: Connection, code: TextRefusal, remedy: Remedy): void {
    if (this.#isTold) told.refusal.tell(code);
    const diverged = remedy === 'reset' || (remedy === 'resync' && this.#strike(connection, 'gap'));
    if (connection.extended) connection.send([ownFrame(MESSAGE.refused, { code, reset: diverged })]);
    if (diverged) this.#end(connection, CLOSE.diverged, code);
    else if (remedy === 'resync') connection.send([step1Frame(this.#journal.ledger.live.stateVector())]);
    else this.#end(connection, code === 'mass-deletion' ? CLOSE.massDeletion : CLOSE.malformed, code);
  }

  #end(connection: Connection, code: number, why: string): void {
    this.#ended.add(connection);
    connection.close(code, why);
  }

  #noteFitting(layer: readonly Piece[], { healed }: PreparedText): void {
    for (const { connection, updates } of layer) {
      if (connection.extended || this.#fitting.has(connection) || healed.has(connection.id)) continue;
      if (updates.some(carriesStructs)) this.#fitting.add(connection);
    }
  }

  #strike(connection: Connection, kind: 'gap' | 'heal'): boolean {
    const strikes = this.#strikes.get(connection) ?? new Strikes();
    this.#strikes.set(connection, strikes);
    return strikes.strike(kind, this.#clock.now());
  }
}

/** Of the connections that came in pieces those of which words cannot stay, or whose pieces took out too much only together. */
function scattered(made: readonly Made[], inPieces: (connection: Connection) => boolean): Extract<Attempted, { join: Joined }> | null {
  const noticed = made.flatMap(({ layer, written }) =>
    layer.flatMap((piece) => written.prepared.healed.get(piece.connection.id)?.map((notice) => ({ piece, notice })) ?? []),
  );
  const isOne = ({ mine, why, atOnce }: HealNotice): boolean => mine !== '' || (why === 'removal' && !atOnce);
  const join = new Map<Connection, ReadonlySet<Uint8Array>>();
  for (const { piece, notice } of noticed) {
    if (!isOne(notice) || !inPieces(piece.connection) || join.has(piece.connection)) continue;
    const own = noticed.filter((other) => other.piece.connection === piece.connection && other.notice.atOnce);
    join.set(piece.connection, new Set(own.flatMap((other) => other.piece.updates)));
  }
  return join.size === 0 ? null : { ok: false, join };
}

/**
 * Wording that could not stay goes back to its author, before it is acknowledged that the rest was recorded (T24); so do letters of a paragraph
 * that somebody deleted meanwhile (T36). Returns whose text was repaired.
 */
function handBack(layer: readonly Piece[], { entry: { seq }, prepared: { healed, late } }: Written): readonly Connection[] {
  const repaired: Connection[] = [];
  for (const { connection } of layer) {
    const notices = healed.get(connection.id) ?? [];
    const removed = late.filter((letters) => letters.connection === connection.id && letters.words !== '');
    const given = notices.map(({ block, why, mine }) => ({ block, why, mine }));
    const blocks = [...given, ...removed.map(({ block, words }) => ({ block, why: 'removed', mine: words }))];
    if (blocks.length > 0 && connection.extended) connection.send([ownFrame(MESSAGE.healed, { seq, blocks })]);
    if (notices.length > 0) repaired.push(connection);
  }
  return repaired;
}

/** "The first n text messages of this connection are recorded": the only source of that word in a client. */
function acknowledge(texts: readonly Writing[], seq: number): void {
  const last = new Map<Connection, number>();
  for (const { connection, n } of texts) last.set(connection, n);
  for (const [connection, n] of last) if (connection.extended) connection.send([ownFrame(MESSAGE.ack, { n, seq })]);
}

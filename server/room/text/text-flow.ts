/**
 * Text that arrived becomes one entry: rights at this log position, try it on the live text, append, tell, acknowledge.
 * An author whose updates are refused is left out and the rest is prepared again on a text folded anew; the others notice nothing.
 */
import type { Actor } from '../../../shared/opinion/actor.ts';
import { closedBlocks, isFrozen, keptRemovals } from '../../../shared/opinion/closed.ts';
import { maySuggestOnly, mayWrite } from '../../../shared/opinion/rights.ts';
import { CLOSE } from '../../../shared/wire/close.ts';
import { deniedFrame, ownFrame, step1Frame } from '../../../shared/wire/frame.ts';
import { MESSAGE } from '../../../shared/wire/message.ts';
import type { Clock } from '../../clock.ts';
import { carriesStructs } from '../../text/inspect.ts';
import type { Preparation, PreparedText, Remedy, TextRefusal } from '../../text/outcome.ts';
import { told } from '../../told.ts';
import { attempt } from '../blame.ts';
import type { Connection } from '../connection.ts';
import type { OpinionJournal } from '../journal/opinion-journal.ts';
import { type ArrivedText, authors, rounds, type Writing } from './authors.ts';
import { LateTexts } from './late-texts.ts';
import { Strikes } from './strikes.ts';

export class TextFlow {
  readonly #journal: OpinionJournal;
  readonly #clock: Clock;
  readonly #blame: (connection: Connection, fault: unknown) => void;
  readonly #admits: (actor: Actor) => boolean;
  readonly #late: LateTexts;
  readonly #strikes = new WeakMap<Connection, Strikes>();
  /** Stock clients that have shown by what they wrote that they have our schema. */
  readonly #fitting = new WeakSet<Connection>();

  /** `blame`: what a connection sent has thrown. `admits`: who may be in this room at all. */
  constructor(
    journal: OpinionJournal,
    clock: Clock,
    blame: (connection: Connection, fault: unknown) => void,
    admits: (actor: Actor) => boolean,
  ) {
    this.#journal = journal;
    this.#clock = clock;
    this.#blame = blame;
    this.#admits = admits;
    this.#late = new LateTexts(clock, journal.ledger, (connection, code, remedy) => this.#refuse(connection, code, remedy));
  }

  async flush(arrived: readonly ArrivedText[]): Promise<void> {
    const refused = new Set<Connection>();
    for (const round of rounds(arrived)) {
      await this.#flushRound(
        round.filter(({ connection }) => !refused.has(connection)),
        refused,
      );
    }
  }

  /** Adds to `refused` whose text does not become part of the entry. */
  async #flushRound(arrived: readonly ArrivedText[], refused: Set<Connection>): Promise<void> {
    const { ledger } = this.#journal;
    let texts = await this.#judge(arrived);
    if (texts.length > 0) await ledger.wake();
    while (texts.length > 0) {
      const prepares = texts;
      const attempted = await attempt(ledger, () => this.#prepare(prepares));
      if (!attempted.ok) return this.#flushApart(texts, attempted.fault, refused);
      const preparation = attempted.value;
      if (!preparation.ok) {
        const { connection: id, code, remedy } = preparation;
        if (ledger.isAhead) await ledger.refold();
        const sender = texts.find(({ connection }) => connection.id === id)?.connection;
        if (sender !== undefined) {
          this.#refuse(sender, code, remedy);
          refused.add(sender);
        }
        texts = texts.filter(({ connection }) => connection !== sender);
        continue;
      }
      const { prepared } = preparation;
      if (prepared === null) return acknowledge(texts, ledger.seq);
      const seq = await this.#journal.text(prepared);
      if (seq !== null) {
        this.#noteFitting(texts, prepared);
        const repaired = handBack(texts, prepared, seq);
        acknowledge(texts, seq);
        if (this.#isTold) told.updates.tell(texts.length);
        return this.#strikeRepaired(repaired);
      }
      texts = await this.#judge(texts);
    }
  }

  #prepare(texts: readonly Writing[]): Preparation {
    const { live, state } = this.#journal.ledger;
    const written = authors(texts, this.#clock.now(), (connection) => this.#fitting.has(connection));
    return live.prepare(written, closedBlocks(state), isFrozen(state), keptRemovals(state));
  }

  /** Something threw where nothing should: one connection after another, until it is known whose text does. */
  async #flushApart(texts: readonly Writing[], fault: unknown, refused: Set<Connection>): Promise<void> {
    const [first, ...others] = new Set(texts.map(({ connection }) => connection));
    if (first === undefined) return;
    if (others.length === 0) {
      refused.add(first);
      return this.#blame(first, fault);
    }
    for (const one of [first, ...others]) {
      await this.#flushRound(
        texts.filter(({ connection }) => connection === one),
        refused,
      );
    }
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
      const { connection } = text;
      const actor = connection.actor();
      if (actor === null) connection.close(CLOSE.signedOut, 'signed out');
      else if (!this.#admits(actor)) connection.close(CLOSE.restricted, 'restricted-session');
      else {
        const { capacity, functions } = actor;
        const suggestsOnly = maySuggestOnly(capacity, functions, policy.editing);
        const may = mayWrite(actor, policy);
        // what is typed while the opinion is being adopted is taken out again, as during the call
        if ((phase === 'drafting' || phase === 'adopting') && may) texts.push({ ...text, actor, suggestsOnly });
        else if (phase === 'adopted' || phase === 'not-adopted') await this.#hearLate(text);
        else if (carriesStructs(text.update)) this.#deny(connection);
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
    if (diverged) connection.close(CLOSE.diverged, code);
    else if (remedy === 'resync') connection.send([step1Frame(this.#journal.ledger.live.stateVector())]);
    else connection.close(code === 'mass-deletion' ? CLOSE.massDeletion : CLOSE.malformed, code);
  }

  #noteFitting(texts: readonly Writing[], { healed }: PreparedText): void {
    for (const { connection, update } of texts) {
      if (connection.extended || this.#fitting.has(connection) || healed.has(connection.id)) continue;
      if (carriesStructs(update)) this.#fitting.add(connection);
    }
  }

  #strikeRepaired(connections: readonly Connection[]): void {
    for (const connection of connections) if (this.#strike(connection, 'heal')) connection.close(CLOSE.diverged, 'too many repairs');
  }

  #strike(connection: Connection, kind: 'gap' | 'heal'): boolean {
    const strikes = this.#strikes.get(connection) ?? new Strikes();
    this.#strikes.set(connection, strikes);
    return strikes.strike(kind, this.#clock.now());
  }
}

/**
 * Wording that could not stay goes back to its author, before it is acknowledged that the rest was recorded (T24); so do letters of a paragraph
 * that somebody deleted meanwhile (T36). Returns whose text was repaired.
 */
function handBack(texts: readonly Writing[], { healed, late }: PreparedText, seq: number): readonly Connection[] {
  const repaired: Connection[] = [];
  for (const connection of new Set(texts.map((text) => text.connection))) {
    const notices = healed.get(connection.id) ?? [];
    const removed = late.filter((letters) => letters.connection === connection.id && letters.words !== '');
    const blocks = [...notices, ...removed.map(({ block, words }) => ({ block, why: 'removed', mine: words }))];
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

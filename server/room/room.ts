/**
 * The room of one opinion: the one door to its log. Everything that reads or writes goes through one queue and runs alone, in order:
 * decide (acts) or try (text), append durably, fold, tell, answer. Between trying and appending the live text is ahead of the log;
 * nobody can look at it then, because looking is a job of the same queue.
 *
 * If the log throws, the outcome is unknown: the room is dropped, its clients are closed with a transient code and send again
 * what was not acknowledged. Crash the room, not the process. What the bytes of one client throw is another matter (blame.ts).
 */
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Envelope } from '../../shared/opinion/command.ts';
import type { ForumFacts } from '../../shared/opinion/context.ts';
import type { Elsewhere } from '../../shared/opinion/entry.ts';
import type { BroughtPolicy } from '../../shared/opinion/follow.ts';
import { linkedElsewhere } from '../../shared/opinion/links.ts';
import { goesOn } from '../../shared/opinion/register.ts';
import { isInsider } from '../../shared/opinion/rights.ts';
import type { Place } from '../../shared/opinion/session.ts';
import type { SessionId } from '../../shared/opinion/vocabulary.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { step1Frame } from '../../shared/wire/frame.ts';
import type { Clock } from '../clock.ts';
import type { ClockWatch } from '../clock-watch.ts';
import type { LogName } from '../log/log.ts';
import type { Logger } from '../logger.ts';
import type { Nodes } from '../nodes/nodes.ts';
import { isStateVector } from '../text/check-bytes.ts';
import { type Attempt, attempt } from './blame.ts';
import type { Connection } from './connection.ts';
import { ElsewhereWatch } from './elsewhere.ts';
import { type ActTools, type Answer, type Asking, act, askedIn, isUnlooked, type LookedUp } from './journal/act-flow.ts';
import type { Ledger } from './journal/ledger.ts';
import { OpinionJournal } from './journal/opinion-journal.ts';
import { SnapshotKeeper } from './journal/snapshot-keeper.ts';
import { Queue } from './queue.ts';
import { closeSession, type Outcome, publish } from './restricted/publication.ts';
import { Audience, type Watcher } from './telling/audience.ts';
import type { Receipts } from './telling/receipts.ts';
import { TextForComers } from './telling/text-for-comers.ts';
import type { ArrivedText } from './text/authors.ts';
import { TextFlow } from './text/text-flow.ts';
import { isOfWords, knewWithheld, type OfWords, type Withholding } from './withholding.ts';

export interface RoomTools {
  readonly clock: Clock;
  readonly clockWatch?: ClockWatch;
  readonly logger: Logger;
  /** Other nodes on the same store; none where it is left out. */
  readonly nodes?: Nodes | null;
  /** The forum as it is now. */
  readonly forum: (opinion: string) => ForumFacts;
  /** How the opinion, or the document of a restricted session, of this id stands to such sessions now; open where nothing is said. */
  readonly place?: (id: string) => Place;
  /** The policy of the meeting on whose table an opinion lies; none where it is left out. */
  readonly policyOf?: (opinion: string) => BroughtPolicy | null;
  /** How words are withheld; none are where it is left out. */
  readonly withholding?: Withholding;
  /** The log of the opinion of this id has another act. */
  readonly acted?: (id: string) => void;
  /** The room ends in order: what is to be kept of it is kept. */
  readonly ending?: (ledger: Ledger) => Promise<void>;
  /** The room of another opinion; null where there is none. */
  readonly open: (opinion: string) => Promise<Room | null>;
}

export class Room {
  readonly #logger: Logger;
  readonly #acts: ActTools;
  readonly #ledger: Ledger;
  readonly #queue: Queue;
  readonly #audience: Audience;
  readonly #receipts: Receipts;
  readonly #journal: OpinionJournal;
  readonly #texts: TextFlow;
  readonly #place: () => Place;
  readonly #onEnd: (fault?: unknown) => void;
  readonly #policy: () => BroughtPolicy | null;
  readonly #ending: () => Promise<void>;
  readonly #elsewhere: ElsewhereWatch;
  readonly #heard = new WeakMap<Connection, number>();
  readonly #comers: TextForComers;
  readonly #withholding: Withholding | null;
  /** Words that were withheld up to there are not in memory: so many acts. */
  readonly #withheld: number;
  readonly #snapshots: SnapshotKeeper;

  /** `onEnd` is called once, when the room must not be used any more, with what ended it where that was a fault. */
  constructor(ledger: Ledger, receipts: Receipts, tools: RoomTools, onEnd: (fault?: unknown) => void) {
    this.#logger = tools.logger;
    this.#ledger = ledger;
    this.#comers = new TextForComers(ledger);
    this.#onEnd = onEnd;
    this.#receipts = receipts;
    this.#withholding = tools.withholding ?? null;
    this.#withheld = ledger.state.withheld.length;
    this.#snapshots = new SnapshotKeeper(ledger, tools.logger);
    const acted = (): void => {
      tools.acted?.(ledger.name.id);
      if (ledger.state.withheld.length > this.#withheld) this.#record(() => this.#letGo());
    };
    const { clock, nodes = null } = tools;
    this.#audience = new Audience({ clock, ledger, receipts, nodes, acted, later: (run) => this.#later(run, 'look') });
    this.#place = () => tools.place?.(ledger.name.id) ?? 'open';
    this.#journal = new OpinionJournal(ledger, this.#audience, tools, this.#place, () => this.#record(() => this.#journal.lapse()));
    this.#acts = { journal: this.#journal, logger: tools.logger, forum: tools.forum, place: this.#place };
    const blame = (connection: Connection, fault: unknown): void => this.#blame(connection, fault);
    this.#texts = new TextFlow(this.#journal, tools.clock, blame, (actor) => this.#admits(actor));
    this.#policy = () => tools.policyOf?.(ledger.name.id) ?? null;
    this.#ending = async () => tools.ending?.(ledger);
    this.#elsewhere = new ElsewhereWatch({
      own: ledger.name.id,
      logger: tools.logger,
      open: tools.open,
      told: (read) => this.#record(() => this.#journal.bring([read])),
    });
    this.#queue = new Queue(
      async (texts, hurry) => {
        const isNews = await this.#texts.flush(texts, hurry);
        this.#snapshots.keep();
        return isNews;
      },
      (fault) => this.#drop(fault),
      ledger.release,
    );
  }

  get name(): LogName {
    return this.#ledger.name;
  }

  /** How far its log has come. */
  get seq(): number {
    return this.#ledger.seq;
  }

  /** Nobody is here and nothing waits: it may be unloaded. */
  get idle(): boolean {
    return this.#audience.empty && this.#queue.idle && this.#withholding?.isReading(this.name) !== true;
  }

  /** Too much waits: a transport stops reading until `drained()`. */
  get full(): boolean {
    return this.#queue.full;
  }

  /** Jobs that wait. */
  get waiting(): number {
    return this.#queue.waiting;
  }

  drained(): Promise<void> {
    return this.#queue.drained();
  }

  /** Whoever comes too late to a room that ends is closed, and so comes back to the one that follows it. */
  join(connection: Connection): void {
    const joined = this.#queue.turn(async () => {
      await this.#audience.ready(connection);
      if (!this.#admits(connection.actor())) return expelled(connection);
      if (knewWithheld(connection, this.#ledger.state)) return connection.close(CLOSE.diverged, 'withheld');
      this.#audience.join(connection, [step1Frame(this.#ledger.stateVector())]);
    });
    joined.catch(() => connection.close(CLOSE.restart, 'unloaded'));
  }

  /** It is ended for what it sent: what waits of it is recorded no more (T48). */
  disregard(connection: Connection): void {
    this.#texts.disregard(connection);
  }

  /** In its turn: whoever leaves may still be on the way in. */
  leave(connection: Connection): void {
    this.#texts.forget(connection);
    this.#later(() => this.#audience.leave(connection));
  }

  /** A client tells what it has and gets the rest, in its turn. */
  step1(connection: Connection, stateVector: Uint8Array): void {
    if (!isStateVector(stateVector)) return connection.close(CLOSE.malformed, 'state vector');
    this.#heardFrom(connection, () => connection.send(this.#comers.of(stateVector)));
  }

  /** `full`: a whole step 2, which carries the full delete set. */
  text(connection: Connection, update: Uint8Array, full: boolean): void {
    this.#hear(connection, { updates: [update], full, away: false });
  }

  /** What was written while away, update by update (T46). */
  queued(connection: Connection, updates: readonly Uint8Array[]): void {
    this.#hear(connection, { updates, full: false, away: true });
  }

  #hear(connection: Connection, { updates, full, away }: Pick<ArrivedText, 'updates' | 'full' | 'away'>): void {
    const n = (this.#heard.get(connection) ?? 0) + 1;
    this.#heard.set(connection, n);
    this.#queue.text({ connection, updates, full, away, n });
  }

  /** Not in turn: presence is in no log, and touches no text. */
  presence(connection: Connection, bytes: Uint8Array): void {
    try {
      this.#audience.hearPresence(connection, bytes);
    } catch (fault) {
      this.#blame(connection, fault);
    }
  }

  /** Does a command, once however often it arrives. Throws StorageFault where the outcome is unknown: ask again with the same uuid. */
  act(by: Asking, envelope: Envelope): Promise<Answer> {
    const { command } = envelope;
    if (isOfWords(command)) return this.#ofWords(by, envelope, command);
    const asked = this.#elsewhere.asked(command);
    return asked === null ? this.#act(by, envelope, []) : asked.then((read) => this.#act(by, envelope, read));
  }

  /** Looks at the head of the log, in its turn. */
  look<Value>(at: (ledger: Ledger) => Value): Promise<Value> {
    return this.#asked(() => at(this.#ledger));
  }

  /** The same where an act waits for it, which nothing holds back (K18). */
  lookForAct<Value>(at: (ledger: Ledger) => Value): Promise<Value> {
    return this.#askedForAct(() => at(this.#ledger));
  }

  /** As `look`, where the document of the text is needed: it is built before, and nobody in another room waits for it. */
  read<Value>(at: (ledger: Ledger) => Value): Promise<Value> {
    return this.#asked(() => this.#awake(at));
  }

  /** The same where an act waits for it. */
  readForAct<Value>(at: (ledger: Ledger) => Value): Promise<Value> {
    return this.#askedForAct(() => this.#awake(at));
  }

  /** Tells whoever looks on that there is something to look at, until the returned function is called. It keeps the room from being unloaded. */
  watch(watcher: Watcher): () => void {
    return this.#audience.watch(watcher);
  }

  /** Closes whoever may not be here any more, at once. */
  expel(): void {
    for (const connection of this.#audience.connections) if (!this.#admits(connection.actor())) expelled(connection);
  }

  /** The end of a restricted session, in its own log. */
  closeSession(session: SessionId): Promise<Outcome> {
    return this.#queue.act(() => closeSession(this.#journal, session));
  }

  /** What a restricted session has come to, into this opinion. */
  publish(outcome: Outcome): Promise<void> {
    return this.#queue.act(async () => {
      await publish(this.#journal, outcome);
      this.#watchElsewhere();
    });
  }

  /** Another node may have appended. */
  news(): void {
    this.#later(async () => {
      await this.#journal.catchUp();
      this.#watchElsewhere();
    });
  }

  /** The policy of the meeting may have changed, or the meeting; and what was loaded may have been begun under older rules. */
  follow(): void {
    this.#record(async () => {
      await this.#journal.upgrade();
      await this.#journal.follow(this.#policy());
      this.#watchElsewhere();
    });
  }

  beat(): void {
    this.#audience.beat();
    this.#watchElsewhere();
  }

  /** Ends the room in order: what waits is finished first, then everybody is closed with `code`. */
  async close(code: number, why: string): Promise<void> {
    await this.#queue.act(async () => {
      await this.#snapshots.last();
      await this.#ending();
    });
    this.#end(code, why);
  }

  #act(by: Asking, envelope: Envelope, read: readonly Elsewhere[], words?: LookedUp): Promise<Answer> {
    return this.#askedForAct(async () => {
      this.#receipts.shown(by.actor(), envelope.seen.seq);
      await this.#journal.bring(read);
      const answer = await act(this.#acts, by, envelope, read, words);
      if (this.#ledger.state.withheld.length > this.#withheld) return this.#letGo(words?.copy).then(() => answer);
      // of what nothing counted on before
      await this.#journal.bring(read);
      this.#watchElsewhere();
      return answer;
    });
  }

  /** The words are looked at outside the queue: whoever types does not wait. A node that was behind may hear only then that it is about words. */
  async #ofWords(by: Asking, envelope: Envelope, command: OfWords, again = true): Promise<Answer> {
    const actor = by.actor();
    const state = actor && (await this.lookForAct(() => askedIn(this.#acts, actor, envelope.uuid, command)));
    const words = actor && state && (await this.#withholding?.find(this.name, state, actor, command));
    const answer = await this.#act(by, envelope, [], words ?? undefined);
    return words == null && again && isUnlooked(answer) ? this.#ofWords(by, envelope, command, false) : answer;
  }

  /** What was withheld is in the memory of this room: it goes, once the words are out of the store, and is loaded anew. */
  async #letGo(copy?: LookedUp['copy']): Promise<void> {
    const { state, entryAt, name } = this.#ledger;
    await this.#snapshots.written();
    for (const { seq } of state.withheld.slice(this.#withheld)) await this.#withholding?.carryOut(name, await entryAt(seq), copy);
    this.#end(begunAnew, 'withheld');
  }

  #watchElsewhere(): void {
    this.#elsewhere.watch(goesOn(this.#ledger.state.phase) ? linkedElsewhere(this.#ledger.state) : new Map());
  }

  #admits(actor: Actor | null): boolean {
    if (this.#ledger.state.restricted?.closed === true) return false;
    const place = this.#place();
    return place === 'open' || (place === 'inside' && actor !== null && isInsider(actor.capacity, actor.functions));
  }

  /** A turn that nobody waits for; a fault in it has dropped the room already. */
  #later(run: () => Promise<void> | void, is: 'turn' | 'look' = 'turn'): void {
    this.#queue[is](run).catch(() => undefined);
  }

  /** The same for acts of the server's own. */
  #record(run: () => Promise<void>): void {
    this.#queue.act(run).catch(() => undefined);
  }

  /** In its turn, for somebody who waits for the answer: whatever they asked that throws is answered so, and nobody else notices. */
  async #asked<Value>(run: () => Promise<Value> | Value): Promise<Value> {
    return given(await this.#queue.look(() => attempt(this.#ledger, run)));
  }

  async #askedForAct<Value>(run: () => Promise<Value> | Value): Promise<Value> {
    return given(await this.#queue.act(() => attempt(this.#ledger, run)));
  }

  async #awake<Value>(at: (ledger: Ledger) => Value): Promise<Value> {
    await this.#ledger.wake();
    return at(this.#ledger);
  }

  /** In its turn, for what a connection has sent. */
  #heardFrom(connection: Connection, run: () => Promise<void> | void): void {
    this.#later(async () => {
      const heard = await attempt(this.#ledger, run);
      if (!heard.ok) this.#blame(connection, heard.fault);
    });
  }

  #blame(connection: Connection, fault: unknown): void {
    this.#logger.warn({ err: fault, opinion: this.#ledger.name.id, seat: connection.actor()?.seat }, 'closed for what it sent');
    connection.close(CLOSE.malformed, 'not understood');
  }

  #drop(fault: unknown): void {
    this.#logger.error({ err: fault, opinion: this.#ledger.name.id }, 'room dropped');
    this.#end(CLOSE.storage, 'storage', fault);
  }

  #end(code: number | typeof begunAnew, why: string, fault?: unknown): void {
    this.#queue.end();
    this.#journal.close();
    this.#elsewhere.close();
    this.#audience.close(typeof code === 'number' ? () => code : code, why);
    this.#onEnd(fault);
  }
}

/** Throws what was thrown. */
function given<Value>(asked: Attempt<Value>): Value {
  if (!asked.ok) throw asked.fault;
  return asked.value;
}

/** The document of our page still has what it typed before, and would undo: it makes a new one. A stock client only comes back. */
const begunAnew = ({ extended }: Connection): number => (extended ? CLOSE.diverged : CLOSE.restart);

const expelled = (connection: Connection): void => connection.close(CLOSE.restricted, 'restricted-session');

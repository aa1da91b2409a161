/**
 * The connections of a room and what they are told, always after the log holds it: text to all in the same bytes (authors included: it is
 * their proof of recording and the cure for Yjs' own writes), the register as a snapshot and then patches, presence, receipts.
 */

import { assert } from '../../../shared/lib/assert.ts';
import type { Register } from '../../../shared/opinion/register.ts';
import { patch, register } from '../../../shared/opinion/show.ts';
import { ownFrame, updateFrame } from '../../../shared/wire/frame.ts';
import { MESSAGE } from '../../../shared/wire/message.ts';
import type { Clock } from '../../clock.ts';
import type { Nodes } from '../../nodes/nodes.ts';
import { joined, shownUpdates } from '../../text/merge.ts';
import { type Connection, type Messages, runsMeeting } from '../connection.ts';
import type { Advance, Ledger } from '../journal/ledger.ts';
import { OtherNodes } from './other-nodes.ts';
import { Presence, statesOf } from './presence.ts';
import { ReceiptNews } from './receipt-news.ts';
import type { Receipts } from './receipts.ts';
import { registerAtHand } from './register-at-hand.ts';

/** A register after text waits this long for more text; after an act it goes at once. */
const REGISTER_GAP_MS = 200;
/** Before the first caret that moves is told: one that moves alone waits for nobody, and those of a crowd go in the same message. */
const PRESENCE_LEAD_MS = { alone: 0, crowd: 5 };
const PRESENCE_GAP_MS = 50;

/** Looks on without being there: no presence, no frames. Asks the room what it wants to know. */
export interface Watcher {
  /** The log has moved on. */
  moved(): void;
  /** The room has ended. */
  ended(): void;
}

interface AudienceTools {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly receipts: Receipts;
  readonly nodes: Nodes | null;
  /** Runs something when all that came before has been told: a register may have to build the document of the text. It may cut no batch in two. */
  readonly later: (run: () => void) => void;
  /** The log has another act. */
  readonly acted?: () => void;
}

export class Audience {
  readonly #clock: Clock;
  readonly #ledger: Ledger;
  readonly #later: (run: () => void) => void;
  readonly #acted: () => void;
  readonly #connections = new Set<Connection>();
  /** Those of them that want our own messages. While there are none nobody works out a register. */
  readonly #extended = new Set<Connection>();
  readonly #watchers = new Set<Watcher>();
  readonly #presence: Presence;
  readonly #receipts: Receipts;
  readonly #receiptNews: ReceiptNews;
  /** Null where there is one node. */
  readonly #otherNodes: OtherNodes | null;
  /** Since the other nodes were told, somebody has come or gone. */
  #peopleMoved = false;
  /** As pages were told last. */
  #unknown = false;
  #told: Register | null = null;
  /** What one who comes is told of the register, made once for all who come to the same. */
  #registerNow: { readonly of: Register; readonly messages: Messages } | null = null;
  #registerDue: (() => void) | null = null;
  #presenceDue: (() => void) | null = null;
  /** Whom the last message of presence told of: one, or several? */
  #moves: keyof typeof PRESENCE_LEAD_MS = 'alone';

  constructor({ clock, ledger, receipts, nodes, later, acted = () => {} }: AudienceTools) {
    this.#clock = clock;
    this.#ledger = ledger;
    this.#later = later;
    this.#acted = acted;
    this.#presence = new Presence(receipts);
    this.#receipts = receipts;
    this.#receiptNews = new ReceiptNews(receipts, () => this.#soonPresence());
    receipts.acted(ledger.seq);
    this.#otherNodes =
      nodes &&
      new OtherNodes({
        nodes,
        opinion: ledger.name.id,
        here: () => this.#presence.here(),
        heard: (there) => {
          this.#presence.hearOf(there);
          this.#soonPresence();
        },
        changed: () => this.#soonPresence(),
      });
  }

  get connections(): ReadonlySet<Connection> {
    return this.#connections;
  }

  get empty(): boolean {
    return this.#connections.size === 0 && this.#watchers.size === 0;
  }

  /** Until the returned function is called. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  /** Before somebody joins: where the register needs the document, that is built in pieces, and not as it is told. */
  async ready({ extended }: Connection): Promise<void> {
    if (!extended || this.#told?.seq === this.#ledger.seq) return;
    const now = registerAtHand(this.#ledger);
    if (now === null) await this.#ledger.wake();
    this.tellRegister(now);
  }

  /** From now on the connection hears everything; the register comes first. */
  join(connection: Connection, greeting: Messages): void {
    if (connection.extended) this.tellRegister();
    this.#connections.add(connection);
    if (connection.extended) this.#extended.add(connection);
    // each in bytes that are the same for all
    connection.send(greeting);
    if (connection.extended) connection.send(this.#wholeRegister());
    const here = this.#presence.all();
    if (here.length > 0) connection.send(here);
    if (runsMeeting(connection)) connection.send(this.#receiptNews.all());
    if (this.#otherNodes === null) return;
    this.#peopleMoved = true;
    if (connection.extended && this.#otherNodes.unknown) connection.send(this.#beat());
    this.#soonPresence();
  }

  leave(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    this.#extended.delete(connection);
    this.#peopleMoved = true;
    this.#presence.leave(connection);
    this.#soonPresence();
  }

  /** Throws where it is no presence. */
  hearPresence(connection: Connection, bytes: Uint8Array): void {
    if (this.#presence.hear(connection, bytes)) this.#soonPresence();
  }

  /** Member States with a screen at the text, and those that had one and have none now. */
  states(): ReturnType<Presence['states']> {
    return this.#presence.states(this.#connections, this.#otherNodes?.states, this.#otherNodes?.unknown);
  }

  /** Tells what the log holds now. */
  tell(entries: readonly Advance[]): void {
    for (const { kind, entry } of entries) if (kind === 'act') this.#receipts.acted(entry.seq);
    const updates = entries.flatMap((folded) => (folded.kind === 'text' ? joined(shownUpdates(folded)) : []));
    if (updates.length > 0) this.#all(updates.map(updateFrame));
    for (const watcher of this.#watchers) watcher.moved();
    if (entries.some(({ kind }) => kind === 'act')) this.#acted();
    if (this.#extended.size === 0) return;
    if (entries.some(({ kind }) => kind === 'act')) this.tellRegister();
    else this.#registerDue ??= this.#clock.after(REGISTER_GAP_MS, () => this.#later(() => this.tellRegister()));
  }

  /** Sends extended clients what changed in the register since it was last told. `now`: as it is, where that is known. */
  tellRegister(now: Register | null = null): void {
    this.#registerDue?.();
    this.#registerDue = null;
    const ledger = this.#ledger;
    if (this.#told?.seq === ledger.seq) return;
    const before = this.#told;
    this.#told = now ?? register(ledger.state, ledger.notes, ledger.name.id, ledger.lastWords);
    if (before === null) return;
    const messages = [ownFrame(MESSAGE.register, { patch: patch(before, this.#told) }), this.#head()];
    for (const connection of this.#extended) connection.send(messages);
  }

  beat(): void {
    const message = this.#beat();
    for (const connection of this.#extended) connection.send(message);
  }

  close(codeFor: (connection: Connection) => number, why: string): void {
    this.#registerDue?.();
    this.#presenceDue?.();
    this.#receiptNews.close();
    this.#otherNodes?.close();
    for (const connection of this.#connections) connection.close(codeFor(connection), why);
    this.#connections.clear();
    this.#extended.clear();
    for (const watcher of this.#watchers) watcher.ended();
    this.#watchers.clear();
  }

  #wholeRegister(): Messages {
    const told = this.#told;
    assert(told !== null, 'the register has been told');
    if (this.#registerNow?.of !== told)
      this.#registerNow = { of: told, messages: [ownFrame(MESSAGE.register, { register: told }), this.#head()] };
    return this.#registerNow.messages;
  }

  #beat(): Messages {
    const at = this.#clock.now();
    return [ownFrame(MESSAGE.beat, this.#otherNodes?.unknown === true ? { at, others: 'unknown' } : { at })];
  }

  #head(): Uint8Array {
    const ledger = this.#ledger;
    return ownFrame(MESSAGE.head, { seq: ledger.seq, textHash: ledger.textHash });
  }

  /** Soon, and what comes in the gap after it together at its end: one who moves is seen at once, and a crowd costs a few messages. */
  #soonPresence(): void {
    this.#presenceDue ??= this.#clock.after(PRESENCE_LEAD_MS[this.#moves], () => this.#tellPresence());
  }

  #tellPresence(): void {
    this.#tellNodes();
    const moved = this.#presence.moved().length;
    const changes = this.#presence.changes();
    const receipts = this.#receiptNews.changes();
    const told = changes.length + receipts.length > 0;
    this.#presenceDue = told ? this.#clock.after(PRESENCE_GAP_MS, () => this.#tellPresence()) : null;
    if (told) this.#moves = moved > 1 ? 'crowd' : 'alone';
    // a caret stands beside letters: whoever typed them sent them first, and a page draws none at a letter that it does not have yet
    if (changes.length > 0) this.#later(() => this.#all(changes));
    if (receipts.length > 0) for (const connection of this.#extended) if (runsMeeting(connection)) connection.send(receipts);
  }

  /** What the other nodes are told of this text, and its pages of whether all is known. */
  #tellNodes(): void {
    const others = this.#otherNodes;
    if (others === null) return;
    if (this.#peopleMoved) others.here(this.#connections.size > 0, [...statesOf(this.#connections)].sort());
    this.#peopleMoved = false;
    others.moved(this.#presence.moved());
    if (others.unknown === this.#unknown) return;
    this.#unknown = others.unknown;
    this.beat();
  }

  #all(messages: Messages): void {
    for (const connection of this.#connections) connection.send(messages);
  }
}

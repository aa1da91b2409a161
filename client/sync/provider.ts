/**
 * Keeps a pair of documents and the presence of everybody in step with the room, over whatever sockets the link finds.
 *
 * Nothing is sent before the server's step 1 has been answered, with everything it lacks: an update sent earlier would leave a gap. The answer
 * is the queue of what was written meanwhile (queue.ts), and a whole step 2 where there is none, or where the server asks again. Text messages are counted as the server counts them, so that an ACK can be matched with the changes it covers.
 * `hold` is asked to run what touches the shown text or the cursors: while somebody composes it runs them later.
 */
import { type Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { CLOSE } from '../../shared/wire/close.ts';
import { introduction } from '../../shared/wire/collab.ts';
import { awarenessFrame, type Message, queueFrame, readMessage, step1Frame, step2Frame, updateFrame } from '../../shared/wire/frame.ts';
import type { Clock } from '../lib/clock.ts';
import { Link, type LinkState, type Socket } from './link.ts';
import { FROM_SERVER, type LostWords, type Pair } from './pair.ts';
import { queueOf, written } from './queue.ts';
import { Tally } from './tally.ts';
import { type Told, told } from './told.ts';

export interface ProviderListener {
  linkChanged(state: LinkState): void;
  /** No socket could be opened (link.ts). */
  unopened(): void;
  /** The number of changes that are not recorded has changed. */
  tallyChanged(tally: { readonly count: number; readonly oldest: number | null }): void;
  /** Step 2 is in the pair, and all else that the server had at that moment where that must be (`whole`); once for each socket. */
  synced(): void;
  told(message: Told): void;
  /** Words of ours have gone before anybody can have seen them. */
  lost(words: readonly LostWords[]): void;
  /** The server did not take our words: no right to write now. */
  denied(reason: string): void;
}

export interface ProviderOptions {
  /** ws(s)://host/collab/<opinion>, without parameters. */
  readonly url: string;
  readonly schemaVersion: number;
  /** For which it speaks. */
  readonly seat: string;
  readonly pair: Pair;
  readonly awareness: Awareness;
  readonly clock: Clock;
  readonly random: () => number;
  readonly open: (url: string) => Socket;
  readonly hold: (job: () => void) => void;
  /** A reader has nothing to say: Yjs' own tidying in its document stays there. */
  readonly mayWrite: () => boolean;
  /** Does the server that is connected take what was written while away update by update? */
  readonly takesQueue: () => boolean;
  /** Up to where this page shows the log. */
  readonly seen: () => number;
  /** Must all be in before anybody is told so? The text may come in parts, and step 2 is the first of them. */
  readonly whole: () => boolean;
  readonly listener: ProviderListener;
}

const PRESENCE_GAP_MS = 500;

export class Provider {
  readonly #options: ProviderOptions;
  readonly #link: Link;
  readonly #tally = new Tally();
  /** What the server said it had on this connection, until we have answered with the rest. */
  #asked: Uint8Array | null = null;
  #answered = false;
  #listens = false;
  /** On this connection we have asked twice: that answer comes behind all parts of the first. */
  #askedAgain = false;
  #presenceAt = Number.NEGATIVE_INFINITY;
  #presenceDue: (() => void) | null = null;
  /** Said to the server when we come back: at which log position this document began (H74). */
  #begun = '';

  constructor(options: ProviderOptions) {
    this.#options = options;
    const { awareness, clock, random, open } = options;
    awareness.on('update', this.#moved);
    const url = options.url + introduction(options.schemaVersion, options.seat);
    const listener = {
      opened: () => this.#opened(),
      heard: (bytes: Uint8Array) => this.#heard(bytes),
      cut: () => this.#cut(),
      unopened: () => options.listener.unopened(),
      changed: (state: LinkState) => options.listener.linkChanged(state),
    };
    this.#link = new Link({ url, clock, random, open: (to) => open(to + this.#begun), listener });
  }

  get link(): Link {
    return this.#link;
  }

  /** Changes that are not recorded. */
  get tally(): { readonly count: number; readonly oldest: number | null } {
    return this.#tally;
  }

  /** Gives the server what it lacks, once the right to write is known; from then on every change is sent as it is made. */
  answer(): void {
    if (this.#asked === null || !this.#options.mayWrite()) return;
    if (!this.#link.send(this.#answerTo(this.#asked))) return;
    this.#asked = null;
    this.#answered = true;
    this.#tally.sent();
  }

  #answerTo(stateVector: Uint8Array): Uint8Array {
    const { mine } = this.#options.pair;
    const known = Y.decodeStateVector(stateVector).get(mine.clientID) ?? 0;
    const queue = this.#answered || !this.#options.takesQueue() ? null : queueOf(this.#tally.unrecorded, known);
    return queue === null ? step2Frame(Y.encodeStateAsUpdate(mine, stateVector)) : queueFrame(queue);
  }

  /** This page shows more of the log: the server is told under the clock of our presence, in which nothing has changed for others. */
  saw(): void {
    this.#soonPresence();
  }

  close(): void {
    this.#options.pair.mine.off('update', this.#changed);
    this.#options.awareness.off('update', this.#moved);
    this.#presenceDue?.();
    this.#link.close();
  }

  #opened(): void {
    const { awareness, clock } = this.#options;
    this.#askedAgain = false;
    this.#ask();
    this.#presenceAt = clock.now();
    // the server said good-bye for us with a higher clock: ours must be higher still
    awareness.setLocalState(awareness.getLocalState());
    awareness.setLocalState(awareness.getLocalState());
    this.#sendPresence();
  }

  #ask(): void {
    this.#link.send(step1Frame(Y.encodeStateVector(this.#options.pair.recorded)));
  }

  #cut(): void {
    const { awareness } = this.#options;
    this.#asked = null;
    this.#answered = false;
    this.#tally.cut();
    const others = [...awareness.getStates().keys()].filter((client) => client !== awareness.clientID);
    removeAwarenessStates(awareness, others, FROM_SERVER);
  }

  #heard(bytes: Uint8Array): void {
    const message = read(bytes);
    if (message === null) return this.#link.end(CLOSE.otherSchema, 'this page cannot read what the server says');
    switch (message.type) {
      case 'step1':
        this.#asked = message.stateVector;
        return this.answer();
      case 'step2':
        this.#apply(message.update);
        this.#listen();
        if (this.#askedAgain || !this.#options.whole()) return this.#options.listener.synced();
        this.#askedAgain = true;
        return this.#ask();
      case 'update':
        return this.#apply(message.update);
      case 'awareness':
        return this.#options.hold(() => applyAwarenessUpdate(this.#options.awareness, message.bytes, FROM_SERVER));
      case 'query-awareness':
        return this.#sendPresence();
      case 'denied':
        return this.#options.listener.denied(message.reason);
      case 'own':
        return this.#tell(told(message.number, message.body));
    }
  }

  #tell(message: Told | null): void {
    if (message === null) return;
    if (message.type === 'ack') this.#tally.recorded(message.n);
    if (message.type === 'head') this.#begun ||= `&begun=${message.seq}`;
    this.#options.listener.told(message);
    if (message.type === 'ack') this.#options.listener.tallyChanged(this.#tally);
  }

  /** Not before the first text is in: Yjs would write all of it down once more, and nobody has written anything by then. */
  #listen(): void {
    if (this.#listens) return;
    this.#listens = true;
    this.#options.pair.mine.on('update', this.#changed);
  }

  #apply(update: Uint8Array): void {
    const { pair, hold, listener } = this.#options;
    const before = pair.told;
    pair.record(update);
    hold(() => {
      const lost = pair.take(update, before);
      if (lost.length > 0) listener.lost(lost);
    });
  }

  readonly #changed = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === FROM_SERVER || !this.#options.mayWrite()) return;
    this.#tally.made(this.#options.clock.now(), written(update, transaction));
    if (this.#answered && this.#link.send(updateFrame(update))) this.#tally.sent();
    this.#options.listener.tallyChanged(this.#tally);
  };

  /** Our cursor moved, or y-protocols renewed it. */
  readonly #moved = (_change: unknown, origin: unknown): void => {
    if (origin === 'local') this.#soonPresence();
  };

  /** At most one message in 500 ms, the latest. */
  #soonPresence(): void {
    if (this.#presenceDue !== null) return;
    const { clock } = this.#options;
    const wait = this.#presenceAt + PRESENCE_GAP_MS - clock.now();
    if (wait <= 0) return this.#sendPresence();
    this.#presenceDue = clock.after(wait, () => this.#sendPresence());
  }

  #sendPresence(): void {
    const { awareness, clock, seen } = this.#options;
    this.#presenceDue?.();
    this.#presenceDue = null;
    const { clientID } = awareness;
    const own = awareness.getLocalState();
    if (own === null) return;
    const said = new Map([[clientID, { ...own, seen: seen() }]]);
    if (this.#link.send(awarenessFrame(encodeAwarenessUpdate(awareness, [clientID], said)))) this.#presenceAt = clock.now();
  }
}

function read(bytes: Uint8Array): Message | null {
  try {
    return readMessage(bytes);
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError) return null;
    throw error;
  }
}

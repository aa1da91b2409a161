/**
 * One lasting connection out of many sockets: opens, notices silence, comes back with growing pauses, stops where coming back would be
 * wrong. It knows bytes and close codes, nothing of what is said. A cut is told at once; silence is told after 25 s (two beats missed)
 * and ends in a new socket after 35 s.
 */
import { CLOSE } from '../../shared/wire/close.ts';
import type { Clock } from '../lib/clock.ts';

/** What this uses of a browser's WebSocket. */
export interface Socket extends Pick<WebSocket, 'binaryType' | 'send' | 'close'> {
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
}

export type LinkState =
  | { readonly at: 'opening' }
  | { readonly at: 'live' }
  /** Open, but nothing was heard for too long. */
  | { readonly at: 'silent'; readonly since: number }
  | { readonly at: 'away'; readonly since: number }
  /** Final: a code of `CLOSE` or another one in 4400-4499. */
  | { readonly at: 'ended'; readonly code: number; readonly why: string };

export interface LinkListener {
  opened(): void;
  heard(bytes: Uint8Array): void;
  /** The socket is gone; called once for each `opened`. */
  cut(): void;
  /** A socket came to nothing: a server that is away, one that refuses, or a proxy between, which a page cannot tell apart by this. */
  unopened(): void;
  changed(state: LinkState): void;
}

export interface LinkOptions {
  readonly url: string;
  readonly clock: Clock;
  /** 0 <= x < 1. */
  readonly random: () => number;
  readonly open: (url: string) => Socket;
  readonly listener: LinkListener;
}

const OPENING_MS = 10_000;
const SILENT_MS = 25_000;
const DEAD_MS = 35_000;
const LONGEST_PAUSE_MS = 30_000;

const isFinal = (code: number): boolean => code >= CLOSE.malformed && code <= 4499;

export class Link {
  readonly #options: LinkOptions;
  #state: LinkState = { at: 'opening' };
  #socket: Socket | null = null;
  #isOpen = false;
  /** Has this socket brought anything? */
  #isGood = false;
  #failures = 0;
  #heardAt = 0;
  #stopWaiting: (() => void) | null = null;
  #stopWatching: (() => void) | null = null;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#connect();
  }

  get state(): LinkState {
    return this.#state;
  }

  /** False where there is no open socket; nothing is kept for later. */
  send(bytes: Uint8Array): boolean {
    if (!this.#isOpen || this.#socket === null) return false;
    this.#socket.send(bytes as Uint8Array<ArrayBuffer>); // lib0 never writes into shared memory
    return true;
  }

  /** The browser says that the network is gone: do not wait for the socket to find out. */
  cut(): void {
    if (this.#socket !== null && this.#state.at !== 'ended') this.#lost();
  }

  /** The network is back, or somebody pressed "try now". */
  retry(): void {
    if (this.#socket !== null || this.#state.at === 'ended') return;
    this.#failures = 0;
    this.#connect();
  }

  /** Goes on over another socket, which is open. */
  take(socket: Socket): void {
    if (this.#state.at === 'ended') return socket.close();
    this.#drop();
    this.#attach(socket);
    this.#opened();
  }

  /** Ends for good, as the server would with this code. */
  end(code: number, why: string): void {
    if (this.#state.at === 'ended') return;
    this.#drop();
    this.#stopWaiting?.();
    this.#set({ at: 'ended', code, why });
  }

  close(): void {
    this.#drop();
    this.#stopWaiting?.();
  }

  #connect(): void {
    this.#attach(this.#options.open(this.#options.url));
  }

  #opened(): void {
    this.#isOpen = true;
    this.#heardAt = this.#options.clock.now();
    this.#set({ at: 'live' });
    this.#options.listener.opened();
  }

  #attach(socket: Socket): void {
    this.#stopWaiting?.();
    this.#stopWaiting = null;
    this.#socket = socket;
    this.#isGood = false;
    socket.binaryType = 'arraybuffer';
    this.#watch();
    socket.onopen = () => this.#opened();
    socket.onmessage = ({ data }) => {
      this.#isGood = true;
      this.#failures = 0;
      this.#heardAt = this.#options.clock.now();
      if (this.#state.at === 'silent') this.#set({ at: 'live' });
      if (data instanceof ArrayBuffer) this.#options.listener.heard(new Uint8Array(data));
    };
    socket.onclose = ({ code, reason }) => {
      if (isFinal(code)) return this.end(code, reason);
      this.#lost();
    };
  }

  #lost(): void {
    const { clock, random, listener } = this.#options;
    const cameToNothing = !this.#isGood;
    this.#drop();
    const pause = Math.min(1000 * 2 ** this.#failures, LONGEST_PAUSE_MS) * (0.75 + random() / 2);
    this.#failures++;
    this.#stopWaiting = clock.after(pause, () => this.#connect());
    if (this.#state.at === 'silent' || this.#state.at === 'away') this.#set({ at: 'away', since: this.#state.since });
    else if (this.#state.at === 'live') this.#set({ at: 'away', since: clock.now() });
    if (cameToNothing) listener.unopened();
  }

  /** Forgets the socket; its late events must not reach us. */
  #drop(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#stopWatching?.();
    if (socket !== null) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#options.listener.cut();
  }

  /** One timer that looks again when the silence would be long enough, instead of one a message. */
  #watch(): void {
    const { clock } = this.#options;
    this.#heardAt = clock.now();
    const look = (): void => {
      const silence = clock.now() - this.#heardAt;
      if (silence >= (this.#isOpen ? DEAD_MS : OPENING_MS)) return this.#lost();
      if (silence >= SILENT_MS && this.#state.at === 'live') this.#set({ at: 'silent', since: this.#heardAt });
      this.#stopWatching = clock.after((silence < SILENT_MS ? SILENT_MS : DEAD_MS) - silence, look);
    };
    this.#stopWatching = clock.after(OPENING_MS, look);
  }

  #set(state: LinkState): void {
    this.#state = state;
    this.#options.listener.changed(state);
  }
}

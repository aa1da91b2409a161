/**
 * Which way the next connection goes: over a WebSocket, or over HTTP where none can be had though the server answers. That is remembered
 * for a day. From time to time a WebSocket is tried again, beside the connection; when it opens the connection moves onto it.
 */
import type { Clock } from '../lib/clock.ts';
import { Store } from '../lib/store.ts';
import { WITHOUT_WEBSOCKET } from './early-socket.ts';
import type { Socket } from './link.ts';
import type { Trials } from './trials.ts';

export type Transport = 'websocket' | 'http';

export interface WaysOptions {
  readonly clock: Clock;
  readonly storage: Storage;
  readonly webSocket: (url: string) => Socket;
  /** The other way; its code comes when it is needed. */
  readonly http: (url: string) => Promise<Socket>;
  /** A WebSocket has opened after all: it is for whoever is connected over HTTP. */
  readonly better: (socket: Socket) => void;
}

/** One failure may be a server that is being restarted. */
const ENOUGH = 2;
const REMEMBERED_MS = 86_400_000;

export class Transports {
  readonly way: Store<Transport>;
  readonly #options: WaysOptions;
  #failures = 0;
  #trials: Trials | null = null;
  #resting = false;

  constructor(options: WaysOptions) {
    this.#options = options;
    const goesWithout = options.storage[WITHOUT_WEBSOCKET] > options.clock.now();
    this.way = new Store<Transport>(goesWithout ? 'http' : 'websocket');
  }

  readonly open = (url: string): Socket => {
    this.#resting = false;
    return this.way.getSnapshot() === 'websocket' ? this.#webSocket(url) : new Coming(this.#overHttp(url));
  };

  /** A browser may be forbidden to make one: that is one that came to nothing. */
  readonly #webSocket = (url: string): Socket => {
    try {
      return this.#options.webSocket(url);
    } catch (fault) {
      return new Coming(Promise.reject(fault));
    }
  };

  /** No WebSocket could be had, and the server answers all the same. True = from now on it goes another way. */
  failed(): boolean {
    if (this.way.getSnapshot() === 'http' || ++this.#failures < ENOUGH) return false;
    this.#goBy('http');
    return true;
  }

  /** A connection has brought what it should. */
  worked(): void {
    this.#failures = 0;
  }

  /** Stops trying until the next connection. */
  rest(): void {
    this.#resting = true;
    this.#trials?.rest();
  }

  async #overHttp(url: string): Promise<Socket> {
    const { clock, http, better } = this.#options;
    const { Trials } = await import('./trials.ts');
    const opened = (socket: Socket): void => {
      this.#goBy('websocket');
      better(socket);
    };
    this.#trials ??= new Trials({ clock, webSocket: this.#webSocket, opened });
    if (!this.#resting) this.#trials.later(url);
    return http(url);
  }

  #goBy(way: Transport): void {
    const { storage, clock } = this.#options;
    this.#failures = 0;
    this.#trials = null;
    try {
      if (way === 'http') storage.setItem(WITHOUT_WEBSOCKET, String(clock.now() + REMEMBERED_MS));
      else storage.removeItem(WITHOUT_WEBSOCKET);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error; // no room: this page knows it all the same
    }
    this.way.set(way);
  }
}

/** A socket whose code is on its way. */
class Coming implements Socket {
  binaryType: BinaryType = 'arraybuffer';
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  #socket: Socket | null = null;
  #closed = false;

  constructor(coming: Promise<Socket>) {
    coming.then(
      (socket) => this.#come(socket),
      () => this.onclose?.({ code: 1006, reason: '' } as CloseEvent),
    );
  }

  send(bytes: Parameters<Socket['send']>[0]): void {
    this.#socket?.send(bytes);
  }

  close(): void {
    this.#closed = true;
    this.#socket?.close();
  }

  #come(socket: Socket): void {
    if (this.#closed) return socket.close();
    this.#socket = socket;
    socket.onopen = (event) => this.onopen?.(event);
    socket.onmessage = (event) => this.onmessage?.(event);
    socket.onclose = (event) => this.onclose?.(event);
  }
}

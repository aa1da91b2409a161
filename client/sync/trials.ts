/** Tries a WebSocket from time to time, beside a connection without one; one that opens is handed over. Loaded with that connection. */
import type { Clock } from '../lib/clock.ts';
import type { Socket } from './link.ts';

export interface TrialsOptions {
  readonly clock: Clock;
  readonly webSocket: (url: string) => Socket;
  readonly opened: (socket: Socket) => void;
}

const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 900_000;

export class Trials {
  readonly #options: TrialsOptions;
  #pause = FIRST_PAUSE_MS;
  #socket: Socket | null = null;
  #cancel: (() => void) | null = null;

  constructor(options: TrialsOptions) {
    this.#options = options;
  }

  /** One at a time. */
  later(url: string): void {
    if (this.#socket !== null) return;
    this.#cancel ??= this.#options.clock.after(this.#pause, () => {
      this.#cancel = null;
      this.#try(url);
    });
  }

  rest(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#socket?.close();
    this.#socket = null;
  }

  #try(url: string): void {
    const socket = this.#options.webSocket(url);
    this.#socket = socket;
    const isOver = (): boolean => {
      if (this.#socket !== socket) return false;
      this.#socket = null;
      return true;
    };
    socket.onopen = () => {
      if (isOver()) this.#options.opened(socket);
    };
    socket.onclose = () => {
      if (!isOver()) return;
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
      this.later(url);
    };
  }
}

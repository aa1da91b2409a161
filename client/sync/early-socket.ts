/**
 * The connection of a text, begun before the code of its page has come: it asks for the text, and keeps what it hears until whoever opens the
 * opinion takes it. So there is one connection, and the text is here when the page asks for it.
 */
import { browserClock } from '../lib/clock.ts';
import type { Socket } from './link.ts';

/** Until when this device goes another way (transports.ts). */
export const WITHOUT_WEBSOCKET = 'nemcon.without-websocket';

/** `step1Frame` of an empty document. */
const ASKS = Uint8Array.of(0, 0, 1, 0);
/** What nobody has taken by then nobody needs. */
const KEPT_MS = 60_000;

class EarlySocket implements Socket {
  binaryType: BinaryType = 'arraybuffer';
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  readonly #socket: WebSocket;
  /** Null once somebody has it. */
  #heard: (() => void)[] | null = [];
  /** What is not sent a second time. */
  #asked = String(ASKS);

  constructor(url: string) {
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.binaryType = 'arraybuffer';
    const hear = (tell: () => void): void => void (this.#heard?.push(tell) ?? tell());
    socket.onopen = (event) => {
      socket.send(ASKS);
      hear(() => this.onopen?.(event));
    };
    socket.onmessage = (event) => hear(() => this.onmessage?.(event));
    socket.onclose = (event) => hear(() => this.onclose?.(event));
  }

  get url(): string {
    return this.#socket.url;
  }

  /** But for the first question, which is asked. */
  send(bytes: Uint8Array<ArrayBuffer>): void {
    if (String(bytes) === this.#asked) this.#asked = '';
    else this.#socket.send(bytes);
  }

  close(): void {
    this.#socket.close();
  }

  /** From now on whoever has it hears everything, from the first. */
  taken(): this {
    queueMicrotask(() => {
      const heard = this.#heard ?? [];
      this.#heard = null;
      for (const tell of heard) tell();
    });
    return this;
  }
}

let early: EarlySocket | null = null;

/** Of this server. */
export const socketAt = (path: string): string => window.location.origin.replace(/^http/, 'ws') + path;

export function connectEarly(path: string): void {
  if (localStorage[WITHOUT_WEBSOCKET] > browserClock.now()) return;
  try {
    early = new EarlySocket(socketAt(path));
  } catch {
    return; // one is forbidden here; whoever opens the opinion goes another way (N1)
  }
  browserClock.after(KEPT_MS, () => void takeEarly(''));
}

/** Once; one of another address is closed. */
export function takeEarly(url: string): Socket | null {
  const known = early;
  early = null;
  if (known === null || known.url === url) return known?.taken() ?? null;
  known.close();
  return null;
}

/**
 * A connection without WebSocket that looks like one (link.ts): frames come in a stream of events and go in numbered requests, one at a
 * time; what is said meanwhile goes with the next one. A request whose answer got lost is asked again under its number, and the server
 * takes it once. Loaded where a WebSocket cannot be had.
 */
import * as encoding from 'lib0/encoding';
import type { Clock } from '../lib/clock.ts';
import { isFault } from './fault.ts';
import type { Socket } from './link.ts';

const MOST_BYTES = 32 * 1024;
const MOST_FRAMES = 256;
const PAUSES_MS = [500, 1000, 2000, 4000];
/** A request that is not answered after this and a millisecond for each of its bytes was lost. */
const ANSWER_MS = 30_000;
/** Answers that do not say whether the request was taken. */
const LOST = new Set([408, 500, 502, 503, 504]);
/** What a browser says of a connection that broke. */
const BROKEN = 1006;

export class HttpSocket implements Socket {
  binaryType: BinaryType = 'arraybuffer';
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  readonly #address: string;
  readonly #query: string;
  readonly #fetch: typeof fetch;
  readonly #clock: Clock;
  readonly #gone = new AbortController();
  /** How the server calls this connection; null until it has said so. */
  #key: string | null = null;
  #waiting: Uint8Array[] = [];
  #sent = 0;
  #sending = false;

  /** `url` is that of the WebSocket. */
  constructor(url: string, fetch: typeof globalThis.fetch, clock: Clock) {
    const [address = '', query = ''] = url.replace(/^ws/, 'http').split('?');
    this.#address = address;
    this.#query = query;
    this.#fetch = fetch;
    this.#clock = clock;
    void this.#listen();
  }

  send(bytes: Parameters<Socket['send']>[0]): void {
    this.#waiting.push(bytes as Uint8Array);
    if (!this.#sending) void this.#say();
  }

  close(): void {
    this.#gone.abort();
  }

  async #listen(): Promise<void> {
    try {
      const { signal } = this.#gone;
      const { ok, body } = await this.#fetch(`${this.#address}/stream?${this.#query}`, { signal, cache: 'no-store' });
      if (ok && body !== null) for await (const [name, data] of events(body)) this.#hear(name, data);
    } catch (error) {
      if (!isFault(error)) throw error;
    }
    this.#end(BROKEN, '');
  }

  #hear(name: string, data: string): void {
    switch (name) {
      case '':
        return this.onmessage?.({ data: Uint8Array.from(atob(data), (char) => char.charCodeAt(0)).buffer } as MessageEvent);
      case 'connection':
        this.#key = data;
        return this.onopen?.({} as Event);
      case 'ping':
        if (!this.#sending) void this.#say();
        return;
      case 'end':
        return this.#end(Number(data.slice(0, 4)), data.slice(5));
    }
  }

  /** Sends what waits, or nothing, which says that somebody is here. */
  async #say(): Promise<void> {
    this.#sending = true;
    do {
      this.#sent++;
      if (!(await this.#ask(this.#sent, this.#next()))) return this.#end(BROKEN, '');
    } while (this.#waiting.length > 0);
    this.#sending = false;
  }

  #next(): Uint8Array<ArrayBuffer> {
    const encoder = encoding.createEncoder();
    let frames = 0;
    for (const frame of this.#waiting) {
      if (frames > 0 && (frames === MOST_FRAMES || encoding.length(encoder) + frame.length > MOST_BYTES)) break;
      encoding.writeVarUint8Array(encoder, frame);
      frames++;
    }
    this.#waiting = this.#waiting.slice(frames);
    return encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>; // lib0 never writes into shared memory
  }

  /** False where the server does not know this connection any more, or cannot be reached. */
  async #ask(n: number, body: Uint8Array<ArrayBuffer>): Promise<boolean> {
    for (const pause of [...PAUSES_MS, null]) {
      const status = await this.#post(`${this.#address}/sync?connection=${this.#key}&n=${n}`, body);
      if (this.#gone.signal.aborted) return false;
      if (status !== null) return status === 204;
      if (pause !== null) await new Promise<void>((resolve) => this.#clock.after(pause, resolve));
    }
    return false;
  }

  /** null = no answer that says what became of it. */
  async #post(url: string, body: Uint8Array<ArrayBuffer>): Promise<number | null> {
    const request = new AbortController();
    const abort = (): void => request.abort();
    const cancel = this.#clock.after(ANSWER_MS + body.length, abort);
    this.#gone.signal.addEventListener('abort', abort);
    try {
      const headers = { 'content-type': 'application/octet-stream' };
      const { status } = await this.#fetch(url, { method: 'POST', headers, body, signal: request.signal });
      return LOST.has(status) ? null : status;
    } catch (error) {
      if (isFault(error)) return null;
      throw error;
    } finally {
      cancel();
      this.#gone.signal.removeEventListener('abort', abort);
    }
  }

  #end(code: number, reason: string): void {
    if (this.#gone.signal.aborted) return;
    this.#gone.abort();
    this.onclose?.({ code, reason } as CloseEvent);
  }
}

/** Name and data of each event, as our server writes them; comments are left out. */
async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<readonly [name: string, data: string]> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const found = /^(?:event:(.*)\n)?data:(.*)$/.exec(block);
      if (found !== null) yield [found[1] ?? '', found[2] ?? ''];
    }
  }
}

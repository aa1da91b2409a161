/** A stream of events as the wire of a connection; what the client says comes by requests of its own (streams.ts). */
import type { Writable } from 'node:stream';
import { constants, createGzip, type Gzip } from 'node:zlib';
import type { Response } from 'express';
import type { Clock } from '../../clock.ts';
import { GOODBYE_MS, type Wire } from '../../collab/wire.ts';
import type { Messages } from '../../room/connection.ts';
import { asEvents, named, PADDING } from './events.ts';

/** Memory of a packed stream: 64 KiB instead of 256. */
const SMALL = { windowBits: 13, memLevel: 6 } as const;

export class StreamWire implements Wire {
  readonly #res: Response;
  /** Each write leaves packed and at once: a register is a fifth of its size then, and a weak line has it in time. */
  readonly #gzip: Gzip | null;
  readonly #clock: Clock;
  /** Whoever waits for `resume`; null where nothing is held back. */
  #held: { readonly over: Promise<void>; readonly end: () => void } | null = null;

  constructor(res: Response, clock: Clock) {
    this.#res = res;
    this.#clock = clock;
    this.#gzip = res.req.acceptsEncodings('gzip') === 'gzip' ? createGzip({ flush: constants.Z_SYNC_FLUSH, ...SMALL }) : null;
    res.once('close', () => {
      this.#gzip?.destroy();
      this.resume();
    });
    res.status(200).set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' });
    if (this.#gzip !== null) {
      res.set('Content-Encoding', 'gzip');
      this.#gzip.pipe(res);
    } else res.write(PADDING);
  }

  get #out(): Writable {
    return this.#gzip ?? this.#res;
  }

  get open(): boolean {
    return !this.#out.writableEnded && !this.#res.destroyed;
  }

  get unsent(): number {
    return this.#res.writableLength + (this.#gzip?.writableLength ?? 0) + (this.#gzip?.readableLength ?? 0);
  }

  /** Tells the client how to name this connection in its requests. */
  introduce(key: string): void {
    this.#out.write(named('connection', key));
  }

  send(messages: Messages): void {
    this.#out.write(asEvents(messages));
  }

  ping(): void {
    this.#out.write(named('ping'));
  }

  pause(): void {
    if (this.#held !== null) return;
    let end = (): void => {};
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.#held = { over, end };
  }

  resume(): void {
    this.#held?.end();
    this.#held = null;
  }

  /** Resolves when the next frame may be taken. */
  ready(): Promise<void> | undefined {
    return this.#held?.over;
  }

  close(code: number, why: string): void {
    this.#out.end(named('end', `${code} ${why}`));
    this.resume();
    this.#clock.after(GOODBYE_MS, () => this.drop());
  }

  drop(): void {
    this.#res.destroy();
  }

  onClose(then: () => void): void {
    // whoever went while the door was being opened has closed already
    if (this.#res.closed) queueMicrotask(then);
    else this.#res.once('close', then);
  }
}

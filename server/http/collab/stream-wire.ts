/** A stream of events as the wire of a connection; what the client says comes by requests of its own (streams.ts). */
import type { Response } from 'express';
import type { Clock } from '../../clock.ts';
import { GOODBYE_MS, type Wire } from '../../collab/wire.ts';
import type { Messages } from '../../room/session.ts';
import { asEvents, named, PADDING } from './events.ts';

export class StreamWire implements Wire {
  readonly #res: Response;
  readonly #clock: Clock;
  /** Whoever waits for `resume`; null where nothing is held back. */
  #held: { readonly over: Promise<void>; readonly end: () => void } | null = null;

  constructor(res: Response, clock: Clock) {
    this.#res = res;
    this.#clock = clock;
    res.once('close', () => this.resume());
    res.status(200).set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' });
    res.write(PADDING);
  }

  get open(): boolean {
    return !this.#res.writableEnded && !this.#res.destroyed;
  }

  get unsent(): number {
    return this.#res.writableLength;
  }

  /** Tells the client how to name this connection in its requests. */
  introduce(key: string): void {
    this.#res.write(named('connection', key));
  }

  send(messages: Messages): void {
    this.#res.write(asEvents(messages));
  }

  ping(): void {
    this.#res.write(named('ping'));
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
    this.#res.end(named('end', `${code} ${why}`));
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

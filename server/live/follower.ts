/**
 * One follower: a stream of server-sent events, packed by a gzip of its own whose window still holds the paragraph as it was sent last, so
 * that a whole paragraph costs what has changed in it. Nothing secret is in that stream, and nothing of whoever follows.
 */

import type { Writable } from 'node:stream';
import { constants, createGzip, type Gzip } from 'node:zlib';
import type { Position } from '../../shared/page/edition.ts';
import type { Clock } from '../clock.ts';
import { LIMITS } from '../limits.ts';

/** Small: a window of 4 KiB holds the paragraphs that two people write in. Every write leaves at once. */
const PACKING = { windowBits: 12, memLevel: 4, level: 3, chunkSize: 1024, flush: constants.Z_SYNC_FLUSH };
/** Whoever comes back does so after 3 to 7 seconds, so that a thousand do not come in one moment. */
const RETRY_MS = 3_000;
const SPREAD_MS = 4_000;
let spread = 0;

interface Wishes {
  readonly packed: boolean;
  readonly saving: boolean;
  /** Up to where everything has been heard; null = nothing. */
  readonly at: Position | null;
}

export class Follower {
  at: Position | null;
  readonly #res: Writable;
  readonly #gzip: Gzip | null;
  readonly #clock: Clock;
  readonly #saving: boolean;
  #wroteAt = Number.NEGATIVE_INFINITY;
  #toldAt = Number.NEGATIVE_INFINITY;
  /** Since when more is on the way than goes out; null while all goes out. */
  #slowSince: number | null = null;

  constructor(res: Writable, { packed, saving, at }: Wishes, clock: Clock) {
    this.#saving = saving;
    this.at = at;
    this.#res = res;
    this.#clock = clock;
    this.#gzip = packed ? createGzip(PACKING) : null;
    this.#gzip?.pipe(res);
    // whoever goes away in the middle of a write is gone: nothing to repair
    for (const stream of [this.#gzip, res]) stream?.on('error', () => res.destroy());
    spread = (spread + 997) % SPREAD_MS;
    this.#write(Buffer.from(`retry: ${RETRY_MS + spread}\n\n`));
  }

  onGone(gone: () => void): void {
    this.#res.on('close', () => {
      this.#gzip?.destroy();
      gone();
    });
  }

  /** Was anything sent in the last `ms`? */
  heardWithin(ms: number): boolean {
    return this.#clock.now() - this.#wroteAt < ms;
  }

  /** Has somebody who saves data got a change already in this while? */
  get saves(): boolean {
    return this.#saving && this.#clock.now() - this.#toldAt < LIMITS.followSavingMs;
  }

  /** Reads so slowly that more now would only be more that waits. One that does not read at all is cut off. */
  get slow(): boolean {
    const waiting = this.#res.writableLength + (this.#gzip?.writableLength ?? 0);
    if (waiting <= LIMITS.followUnsentBytes) {
      this.#slowSince = null;
      return false;
    }
    this.#slowSince ??= this.#clock.now();
    if (this.#clock.now() - this.#slowSince > LIMITS.unsentMs) this.#res.destroy();
    return true;
  }

  tell(change: Buffer): void {
    this.#toldAt = this.#clock.now();
    this.beat(change);
  }

  beat(event: Buffer): void {
    this.#wroteAt = this.#clock.now();
    this.#write(event);
  }

  /** The last event. */
  end(event: Buffer): void {
    const out = this.#gzip ?? this.#res;
    if (!out.writableEnded) out.end(event);
  }

  #write(event: Buffer): void {
    const out = this.#gzip ?? this.#res;
    if (!out.writableEnded && !out.destroyed) out.write(event);
  }
}

/**
 * One follower: a stream of server-sent events. A packed one is a gzip stream put together of pieces that are packed for many at once.
 * Nothing secret is in that stream, and nothing of whoever follows.
 */

import type { Writable } from 'node:stream';
import type { Cursor } from '../../shared/page/edition.ts';
import type { Clock } from '../clock.ts';
import { LIMITS } from '../limits.ts';
import { GzipFrame } from './gzip-frame.ts';
import { NOTHING, Piece } from './piece.ts';

/** Whoever comes back does so after 3 to 7 seconds, so that a thousand do not come in one moment. */
const RETRY_MS = 3_000;
const SPREAD_MS = 4_000;
let spread = 0;

interface Wishes {
  readonly packed: boolean;
  readonly saving: boolean;
  /** Up to where everything has been heard; null = nothing. */
  readonly at: Cursor | null;
}

export class Follower {
  #at: Cursor | null;
  #onBrought: (at: Cursor) => void = () => {};
  readonly #res: Writable;
  /** null where the stream is not packed. */
  readonly #gzip: GzipFrame | null;
  readonly #clock: Clock;
  readonly #saving: boolean;
  #heard = NOTHING;
  #toldAt = Number.NEGATIVE_INFINITY;
  /** Since when more is on the way than goes out; null while all goes out. */
  #slowSince: number | null = null;
  /** Does it go on with a meeting when the text has come to its end? */
  moves = false;

  constructor(res: Writable, { packed, saving, at }: Wishes, clock: Clock) {
    this.#saving = saving;
    this.#at = at;
    this.#res = res;
    this.#clock = clock;
    // whoever goes away in the middle of a write is gone: nothing to repair
    res.on('error', () => res.destroy());
    spread = (spread + 997) % SPREAD_MS;
    this.#gzip = packed ? new GzipFrame() : null;
    if (this.#gzip !== null) res.write(GzipFrame.head);
    this.send(new Piece(Buffer.from(`retry: ${RETRY_MS + spread}\n\n`)));
  }

  /** Up to where everything has been heard or is on its way. */
  get at(): Cursor | null {
    return this.#at;
  }

  /** All up to there is on its way. */
  brought(at: Cursor): void {
    this.#at = at;
    this.#onBrought(at);
  }

  onBrought(brought: (at: Cursor) => void): void {
    this.#onBrought = brought;
  }

  onGone(gone: () => void): void {
    this.#res.on('close', gone);
  }

  /** Has somebody who saves data got a change already in this while? */
  get saves(): boolean {
    return this.#saving && this.#clock.now() - this.#toldAt < LIMITS.followSavingMs;
  }

  /** Reads so slowly that more now would only be more that waits. One that does not read at all is cut off. */
  get slow(): boolean {
    if (this.#res.writableLength <= LIMITS.followUnsentBytes) {
      this.#slowSince = null;
      return false;
    }
    this.#slowSince ??= this.#clock.now();
    if (this.#clock.now() - this.#slowSince > LIMITS.unsentMs) this.#res.destroy();
    return true;
  }

  tell(change: Piece): void {
    this.#toldAt = this.#clock.now();
    this.send(change);
  }

  send(piece: Piece): void {
    if (this.#res.writableEnded || this.#res.destroyed) return;
    if (this.#gzip === null) {
      this.#res.write(piece.plain);
      return;
    }
    const { bytes, heard } = piece.after(this.#heard);
    this.#gzip.count(piece.plain);
    this.#res.write(bytes);
    this.#heard = heard;
  }

  /** Ends what was for this follower alone: from here on it hears what others hear, packed as for all who begin now. */
  begin(event: Buffer): void {
    this.send(new Piece(event));
    this.#heard = NOTHING;
  }

  /** The last event. */
  end(event: Buffer): void {
    if (!this.#res.writableEnded) this.#res.end(this.#gzip?.last(event) ?? event);
  }
}

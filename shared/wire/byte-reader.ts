/**
 * Reads what somebody else has written, and the only thing that does so with bytes of a client. lib0's readers look at the range of a number
 * only while it goes on: a long one may end as Infinity or NaN, and a loop that counts to it never ends. Here no number is handed out that
 * is not whole and within the bound that the reader names.
 */
/** Yjs draws the ids of clients from 32 bits. */
export const MOST_CLIENT = 2 ** 32 - 1;
/** Counts what one client has ever written, or the beats of its presence: far beyond what anybody comes to, and far from where numbers are not exact. */
export const MOST_CLOCK = 2 ** 32 - 1;

/** They are not what they should be. */
export class BadBytes extends RangeError {
  override readonly name = 'BadBytes';
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** How many are still to come. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new BadBytes('they end too soon');
    this.#at++;
    return byte;
  }

  /** A varUint, `most` at the most. */
  uint(most: number): number {
    let value = 0;
    for (let scale = 1; scale <= Number.MAX_SAFE_INTEGER; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (value > most) break;
      if (byte < 128) return value;
    }
    throw new BadBytes('a number out of bounds');
  }

  /** How many things follow: no more than there are bytes. */
  count(): number {
    const count = this.uint(Number.MAX_SAFE_INTEGER);
    if (count > this.left) throw new BadBytes('more things than bytes');
    return count;
  }

  client(): number {
    return this.uint(MOST_CLIENT);
  }

  clock(): number {
    return this.uint(MOST_CLOCK);
  }

  /** A byte string with its length before it. */
  bytes(): Uint8Array {
    const from = this.skip(this.count());
    return this.#bytes.subarray(from, this.#at);
  }

  /** Returns from where. */
  skip(length: number): number {
    if (length > this.left) throw new BadBytes('they end too soon');
    this.#at += length;
    return this.#at - length;
  }

  /** Throws where it is no UTF-8. */
  string(): string {
    return UTF8.decode(this.bytes());
  }

  /** Nothing may follow. */
  end(): void {
    if (this.left > 0) throw new BadBytes('trailing bytes');
  }
}

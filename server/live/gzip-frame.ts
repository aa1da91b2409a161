/** What stands round the pieces of a gzip stream: its head, and at its end what was in it. RFC 1952. */
import { crc32, deflateRawSync } from 'node:zlib';

const TRAILER_BYTES = 8;

export class GzipFrame {
  /** Deflated, no name, no time, of an unknown system. */
  static readonly head = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
  #crc = 0;
  #bytes = 0;

  /** A piece has been sent that unpacks to `plain`. */
  count(plain: Buffer): void {
    this.#crc = crc32(plain, this.#crc);
    this.#bytes += plain.length;
  }

  /** The last piece and the trailer. */
  last(plain: Buffer): Buffer {
    this.count(plain);
    const trailer = Buffer.alloc(TRAILER_BYTES);
    trailer.writeUInt32LE(this.#crc >>> 0, 0);
    trailer.writeUInt32LE(this.#bytes % 2 ** 32, 4);
    return Buffer.concat([deflateRawSync(plain), trailer]);
  }
}

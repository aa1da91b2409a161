/**
 * The zip around a Word document, read by whoever cannot trust it: only parts that are asked for are unpacked, piece by piece, and what comes
 * out is counted while it comes, whatever the sizes say that the file gives of itself. Word goes by the list at the end of the file, so that
 * list is what counts, and what it says of a part must hold there.
 */
import { Inflate } from 'fflate';
import { Unreadable } from './refusal.ts';

/** Of a file with all its pictures, which are never unpacked. */
export const MOST_FILE_BYTES = 100 * 1024 * 1024;
/** Of the parts that are read. */
export const MOST_PACKED_BYTES = 10 * 1024 * 1024;
const MOST_UNPACKED_BYTES = 20 * 1024 * 1024;
/** Each picture is one. */
export const MOST_PARTS = 5_000;

/** One byte becomes at most 1032, so nothing is larger than 4 MiB before it is counted. */
const PIECE_BYTES = 4096;
const END = 0x06054b50;
const LISTED = 0x02014b50;
const HEAD = 0x04034b50;
const END_BYTES = 22;
const LISTED_BYTES = 46;
const HEAD_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

interface Part {
  readonly name: string;
  readonly at: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
  readonly encrypted: boolean;
}

/** As it lies in the zip, for whoever unpacks it by other means. */
export interface PackedPart {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Bytes of what it unpacks to, and their sum, as the list says. */
  readonly size: number;
  readonly crc: number;
  readonly stored: boolean;
}

export class WordPackage {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #parts: ReadonlyMap<string, Part>;
  #left = MOST_UNPACKED_BYTES;
  #packedLeft = MOST_PACKED_BYTES;

  /** @throws Unreadable */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#parts = this.#list();
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  get names(): readonly string[] {
    return [...this.#parts.keys()];
  }

  /** Where the first part stands: 0, unless something else stands before the zip. */
  get from(): number {
    return Math.min(...[...this.#parts.values()].map(({ at }) => at));
  }

  /** @throws Unreadable */
  get packed(): readonly PackedPart[] {
    return [...this.#parts.values()].map((part) => {
      const { name, size, crc, method } = part;
      return { name, bytes: this.#packed(part), size, crc, stored: method === STORED };
    });
  }

  /** The bytes of a part, in pieces; none where there is no such part. @throws Unreadable */
  unpack(name: string, take: (piece: Uint8Array) => void): void {
    const part = this.#parts.get(name);
    if (part === undefined) return;
    const packed = this.#packed(part);
    this.#packedLeft -= packed.length;
    if (this.#packedLeft < 0) throw new Unreadable('swollen');
    let size = 0;
    let crc = -1;
    const come = (piece: Uint8Array): void => {
      size += piece.length;
      this.#left -= piece.length;
      if (this.#left < 0) throw new Unreadable('swollen');
      if (size > part.size) throw new Unreadable('damaged');
      crc = crcOf(crc, piece);
      take(piece);
    };
    const inflate = new Inflate(come);
    for (let at = 0; at < packed.length; at += PIECE_BYTES) {
      const piece = packed.subarray(at, at + PIECE_BYTES);
      if (part.method === STORED) come(piece);
      else push(inflate, piece, at + PIECE_BYTES >= packed.length);
    }
    if (size !== part.size || ~crc >>> 0 !== part.crc) throw new Unreadable('damaged');
  }

  /** The part itself stands where the list says, and says the same of itself. */
  #packed({ name, at, packed, method, encrypted }: Part): Uint8Array {
    if (encrypted) throw new Unreadable('protected');
    if (method !== STORED && method !== DEFLATED) throw new Unreadable('damaged');
    if (this.#view.getUint32(at, true) !== HEAD || this.#view.getUint16(at + 8, true) !== method) throw new Unreadable('damaged');
    const nameBytes = this.#view.getUint16(at + 26, true);
    const from = at + HEAD_BYTES + nameBytes + this.#view.getUint16(at + 28, true);
    if (this.#name(at + HEAD_BYTES, nameBytes) !== name || from + packed > this.#bytes.length) throw new Unreadable('damaged');
    return this.#bytes.subarray(from, from + packed);
  }

  #list(): ReadonlyMap<string, Part> {
    const end = this.#end();
    const parts: Part[] = [];
    let at = this.#view.getUint32(end + 16, true);
    while (at < end) {
      if (parts.length === MOST_PARTS) throw new Unreadable('swollen');
      if (at + LISTED_BYTES > end || this.#view.getUint32(at, true) !== LISTED) throw new Unreadable('damaged');
      const nameBytes = this.#view.getUint16(at + 28, true);
      parts.push({
        name: this.#name(at + LISTED_BYTES, nameBytes),
        at: this.#view.getUint32(at + 42, true),
        packed: this.#view.getUint32(at + 20, true),
        size: this.#view.getUint32(at + 24, true),
        crc: this.#view.getUint32(at + 16, true),
        method: this.#view.getUint16(at + 10, true),
        encrypted: (this.#view.getUint16(at + 8, true) & 1) === 1,
      });
      at += LISTED_BYTES + nameBytes + this.#view.getUint16(at + 30, true) + this.#view.getUint16(at + 32, true);
    }
    const byName = new Map(parts.map((part) => [part.name, part]));
    if (at !== end || byName.size !== parts.length || overlap(parts, end)) throw new Unreadable('damaged');
    return byName;
  }

  /** Where the end of the list is said; nothing stands behind it but its comment. */
  #end(): number {
    const last = this.#bytes.length - END_BYTES;
    for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1)
      if (this.#view.getUint32(at, true) === END && at + END_BYTES + this.#view.getUint16(at + 20, true) === this.#bytes.length) return at;
    throw new Unreadable('damaged');
  }

  #name(at: number, length: number): string {
    return String.fromCharCode(...this.#bytes.subarray(at, Math.min(at + length, at + 512)));
  }
}

/** Many parts made of the same bytes unpack to far more than the file is large. */
function overlap(parts: readonly Part[], end: number): boolean {
  const inOrder = [...parts].sort((a, b) => a.at - b.at);
  return inOrder.some(({ at, packed }, place) => at + HEAD_BYTES + packed > (inOrder[place + 1]?.at ?? end));
}

function push(inflate: Inflate, piece: Uint8Array, last: boolean): void {
  try {
    inflate.push(piece, last);
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('damaged');
  }
}

const CRC = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** Altered bytes often still unpack to words, only to others. */
function crcOf(before: number, piece: Uint8Array): number {
  let crc = before;
  for (const byte of piece) crc = (CRC[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return crc;
}

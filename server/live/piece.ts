/**
 * An event that many are told, packed once for all who heard the same before it. Deflated pieces that end on a whole byte may follow each
 * other in one gzip stream, and each may refer to what the reader unpacked just before: so a paragraph that is sent again costs what has
 * changed in it, and no follower needs a packer of its own. RFC 1951, RFC 1952.
 */
import { constants, deflateRawSync } from 'node:zlib';

/** Events to which the next may refer: enough for somebody who writes, thinks, and writes on in the same paragraph. */
const REMEMBERED = 8;

/** What came last in a stream, with nothing between. */
export interface Heard {
  /** Of the pieces, by which those who heard the same are known. */
  readonly numbers: readonly number[];
  readonly events: readonly Buffer[];
}

export const NOTHING: Heard = { numbers: [], events: [] };

interface Packed {
  readonly bytes: Buffer;
  /** What has been heard after it. */
  readonly heard: Heard;
}

let pieces = 0;

export class Piece {
  readonly plain: Buffer;
  readonly #number: number;
  readonly #packed = new Map<string, Packed>();

  constructor(plain: Buffer) {
    this.plain = plain;
    pieces += 1;
    this.#number = pieces;
  }

  /** For a stream in which `heard` came last. */
  after(heard: Heard): Packed {
    const key = heard.numbers.join();
    const known = this.#packed.get(key);
    if (known !== undefined) return known;
    const numbers = [...heard.numbers, this.#number].slice(-REMEMBERED);
    const events = [...heard.events, this.plain].slice(-REMEMBERED);
    const packed = { bytes: deflated(this.plain, heard.events), heard: { numbers, events } };
    this.#packed.set(key, packed);
    return packed;
  }
}

function deflated(plain: Buffer, before: readonly Buffer[]): Buffer {
  const dictionary = before.length === 0 ? undefined : Buffer.concat(before);
  return deflateRawSync(plain, { finishFlush: constants.Z_SYNC_FLUSH, dictionary });
}

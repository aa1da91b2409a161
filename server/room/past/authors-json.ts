/**
 * Whose letters are whose as JSON, in bytes. Where each letter has another hand there are tens of thousands of both, in two shapes: written down
 * number by number they take half of the time that JSON.stringify and its encoder do.
 */
import type { OpinionAuthors, ToldHand } from '../../../shared/wire/authors.ts';
import type { AuthorRun, ParagraphAuthors } from '../../text/authors/shape.ts';

const ZERO = 48;
const BILLION = 1_000_000_000;
/** As many digits as a number has at most. */
const DIGITS = 16;

class Json {
  #bytes: Uint8Array;
  #length = 0;

  /** `room`: about as many bytes as it will have. */
  constructor(room: number) {
    this.#bytes = new Uint8Array(room);
  }

  /** ASCII: names of fields, and ids, which have nothing to escape. */
  put(ascii: string): void {
    const { length } = ascii;
    this.#make(length);
    const [bytes, begin] = [this.#bytes, this.#length];
    for (let n = 0; n < length; n += 1) bytes[begin + n] = ascii.charCodeAt(n);
    this.#length = begin + length;
  }

  /** A whole number, 0 or more. A time is larger than the numbers that are divided quickly. */
  number(value: number | null): void {
    if (value === null) return this.put('null');
    this.#make(DIGITS);
    if (value < BILLION) return this.#digits(value, 1);
    this.#digits(Math.floor(value / BILLION), 1);
    this.#digits(value % BILLION, 9);
  }

  #digits(value: number, least: number): void {
    const [bytes, begin] = [this.#bytes, this.#length];
    let end = begin + 1;
    for (let left = value; left >= 10; left = (left / 10) | 0) end += 1;
    end = Math.max(end, begin + least);
    let left = value;
    for (let at = end - 1; at >= begin; at -= 1) {
      const rest = (left / 10) | 0;
      bytes[at] = ZERO + left - rest * 10;
      left = rest;
    }
    this.#length = end;
  }

  id(value: string | null): void {
    this.put(value === null ? 'null' : `"${value}"`);
  }

  list<One>(all: readonly One[], put: (one: One) => void): void {
    this.put('[');
    for (let n = 0; n < all.length; n += 1) {
      if (n > 0) this.put(',');
      put(all[n] as One);
    }
    this.put(']');
  }

  any(value: unknown): void {
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    this.#make(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  all(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #make(room: number): void {
    if (this.#length + room <= this.#bytes.length) return;
    const more = new Uint8Array(2 * this.#bytes.length + room);
    more.set(this.#bytes);
    this.#bytes = more;
  }
}

function putHand(json: Json, { as, seq, at, entity, seat, accepted }: ToldHand): void {
  json.put('{"as":"');
  json.put(as);
  json.put('","seq":');
  json.number(seq);
  json.put(',"at":');
  json.number(at);
  json.put(',"entity":');
  json.id(entity);
  json.put(',"seat":');
  json.id(seat);
  json.put(accepted ? ',"accepted":true}' : ',"accepted":false}');
}

function putRun(json: Json, { length, hand }: AuthorRun): void {
  json.put('{"length":');
  json.number(length);
  json.put(',"hand":');
  json.number(hand);
  json.put('}');
}

function putParagraph(json: Json, { block, runs, removed }: ParagraphAuthors): void {
  json.put('{"block":');
  json.id(block);
  json.put(',"runs":');
  json.list(runs, (run) => putRun(json, run));
  json.put(',"removed":');
  json.any(removed);
  json.put('}');
}

/** Bytes: of the fields around them, of most hands, and of most runs. */
const [FIELDS, HAND, RUN] = [65_536, 128, 40];

/** The bytes of JSON.stringify. */
export function authorsJson({ opinion, since, telling, seq, knownFrom, hands, paragraphs }: OpinionAuthors): Uint8Array {
  const runs = paragraphs.reduce((sum, one) => sum + one.runs.length, 0);
  const json = new Json(FIELDS + hands.length * HAND + runs * RUN);
  json.put('{"opinion":');
  json.id(opinion);
  json.put(`,"since":${since},"telling":"${telling}","seq":${seq},"knownFrom":${knownFrom},"hands":`);
  json.list(hands, (hand) => putHand(json, hand));
  json.put(',"paragraphs":');
  json.list(paragraphs, (paragraph) => putParagraph(json, paragraph));
  json.put('}');
  return json.all();
}

/** Hostile bytes: what honest clients send, changed, and updates made from the grammar of the format. */
import { type Content, encode, type Id, type Run, type Struct } from '../text/encoder.ts';
import type { Rng } from './rng.ts';

const repeated = (byte: number, times: number): number[] => Array.from({ length: times }, () => byte);

/** Numbers that lib0 writes or reads, and such that only a forger writes. */
const NUMBERS: readonly (readonly number[])[] = [
  [0],
  [1],
  [127],
  [0xff, 0xff, 0xff, 0xff, 0x0f],
  [0x80, 0x80, 0x80, 0x80, 0x10],
  [...repeated(0xff, 7), 0x0f],
  [...repeated(0xff, 7), 0x7f],
  /** Infinity, as lib0 reads it. */
  [...repeated(0x80, 147), 1],
  /** NaN. */
  [...repeated(0x80, 149), 0],
  [...repeated(0x80, 9), 0],
  repeated(0x80, 300),
];

const CHANGES: readonly ((bytes: number[], rng: Rng, other: Uint8Array) => void)[] = [
  (bytes, rng) => {
    for (let n = rng.between(1, 3); n > 0; n--) bytes[rng.below(bytes.length)] = rng.below(256);
  },
  (bytes, rng) => {
    for (let n = rng.between(1, 2); n > 0; n--) bytes[rng.below(bytes.length)] = rng.below(8);
  },
  replaceNumber,
  replaceNumber,
  (bytes, rng) => void bytes.splice(rng.below(bytes.length + 1), 0, ...rng.pick(NUMBERS)),
  (bytes, rng) => void bytes.splice(rng.below(bytes.length)),
  (bytes, rng) => void bytes.push(...rng.bytes(rng.between(1, 3))),
  (bytes, rng) => void bytes.splice(rng.below(bytes.length), rng.between(1, 4)),
  (bytes, rng) => {
    const from = rng.below(bytes.length);
    bytes.splice(rng.below(bytes.length), 0, ...bytes.slice(from, from + rng.between(1, 12)));
  },
  (bytes, rng, other) => void bytes.splice(rng.below(bytes.length), bytes.length, ...other.subarray(rng.below(other.length))),
];

/** One that is there, as a whole; heads are full of them. */
function replaceNumber(bytes: number[], rng: Rng): void {
  const from = rng.below(rng.chance(0.5) ? Math.min(8, bytes.length) : bytes.length);
  const length = bytes.slice(from).findIndex((byte) => byte < 128) + 1;
  bytes.splice(from, length, ...rng.pick(NUMBERS));
}

/** These bytes changed in a few places, perhaps with the end of `other`. */
export function mutated(honest: Uint8Array, rng: Rng, other: Uint8Array = honest): Uint8Array {
  const bytes = [...honest];
  for (let n = rng.between(1, 2); n > 0; n--) rng.pick(CHANGES)(bytes, rng, other);
  return Uint8Array.from(bytes);
}

/** Mostly well-formed structs that refer to what is there, or nearly. */
export function invented(rng: Rng, known: readonly Id[]): Uint8Array {
  const id = (): Id => (rng.chance(0.9) ? rng.pick(known) : { client: rng.below(50), clock: rng.below(50) });
  const content = (): Content =>
    rng.pick<Content>([
      { is: 'string', text: rng.pick(['x', 'yes', '[', '𠮷', '\u202e', '']) },
      {
        is: 'format',
        key: rng.pick(['strong', 'insertion', 'blink', 'lit--AAAAAAAA']),
        value: rng.pick([null, {}, 'x', { id: '1', by: 'bru' }]),
      },
      { is: 'type', type: 'element', name: rng.pick(['block', 'block', 'image']) },
      { is: 'type', type: 'xml-text' },
      { is: 'any', values: [rng.pick([1, 'text', 'b000000001', null, 99, { a: 1 }])] },
      { is: 'deleted', length: rng.between(1, 3) },
      { is: 'gc', length: 1 },
      { is: 'embed', value: {} },
    ]);
  const struct = (): Struct => {
    const made = { content: content() };
    const how = rng.below(5);
    if (how === 0) return { ...made, parent: 'opinion' };
    if (how === 1) return { ...made, parent: id(), ...(rng.chance(0.4) ? { key: rng.pick(['id', 'kind', 'level', 'onclick']) } : {}) };
    return { ...made, ...(how !== 2 ? { origin: id() } : {}), ...(how !== 3 ? { rightOrigin: id() } : {}) };
  };
  const run = (client: number, clock = 0): Run => ({ client, clock, structs: Array.from({ length: rng.between(1, 4) }, struct) });
  const first = run(rng.between(1_000, 2 ** 31));
  const more = rng.chance(0.15) ? [run(rng.pick([first.client, first.client, rng.between(1_000, 2 ** 31)]), rng.below(3))] : [];
  const deleted = rng.chance(0.3)
    ? [{ client: rng.pick(known).client, ranges: [{ clock: rng.below(60), length: rng.between(rng.chance(0.1) ? 0 : 1, 9) }] }]
    : [];
  return encode([first, ...more], deleted);
}

/**
 * What a client has sent is gone through here, byte by byte and without making anything of it, before Yjs reads it. Yjs and lib0 believe the
 * numbers that they read: a count makes an array, a length moves the clock, an id that is no number is found nowhere, and a value as deep as
 * a stack throws wherever somebody writes it again.
 */
import { ByteReader } from '../../shared/wire/byte-reader.ts';

/** Of values in one another: attributes and marks hold none in any schema. */
const DEEPEST = 16;

/** One update of Yjs in its first form (yjs/yjs#687), to the last byte; each client stands in it once. */
export const isUpdate = (bytes: Uint8Array): boolean =>
  reads(bytes, (reader) => {
    sections(reader, () => {
      const structs = reader.count();
      const client = reader.client();
      reader.clock();
      for (let i = 0; i < structs; i++) struct(reader);
      return client;
    });
    sections(reader, () => {
      const client = reader.client();
      for (let ranges = reader.count(); ranges > 0; ranges--) {
        reader.clock();
        if (reader.clock() === 0) throw new RangeError('deletes nothing');
      }
      return client;
    });
  });

/** Letters one behind the other, as they lie in the bytes of an update: a part of these, in UTF-8, behind their length. */
export interface Letters {
  readonly client: number;
  readonly clock: number;
  readonly bytes: Uint8Array;
}

/** All that an update brings. Throws BadBytes where it is none. */
export function lettersIn(update: Uint8Array): readonly Letters[] {
  const reader = new ByteReader(update);
  const found: Letters[] = [];
  for (let sections = reader.count(); sections > 0; sections--) {
    const structs = reader.count();
    const client = reader.client();
    let clock = reader.clock();
    for (let i = 0; i < structs; i++) {
      const size = struct(reader);
      if (typeof size !== 'number') found.push({ client, clock, bytes: size });
      clock += typeof size === 'number' ? size : lettersOf(size).length;
    }
  }
  return found;
}

export const lettersOf = (bytes: Uint8Array): string => UTF8.decode(bytes);
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Up to where a client has heard each other. */
export const isStateVector = (bytes: Uint8Array): boolean =>
  reads(bytes, (reader) =>
    sections(reader, () => {
      const client = reader.client();
      reader.clock();
      return client;
    }),
  );

function reads(bytes: Uint8Array, read: (reader: ByteReader) => void): boolean {
  try {
    const reader = new ByteReader(bytes);
    read(reader);
    reader.end();
    return true;
  } catch {
    return false; // whatever does not read is not one
  }
}

/** Yjs keeps the last of two sections of one client where it applies them, and both where it only reads. */
function sections(reader: ByteReader, one: () => number): void {
  const clients = new Set<number>();
  const count = reader.count();
  for (let i = 0; i < count; i++) clients.add(one());
  if (clients.size < count) throw new RangeError('a client stands there twice');
}

const ORIGIN = 0x80;
const RIGHT_ORIGIN = 0x40;
const KEY = 0x20;
const CONTENT = 0x1f;
const GC = 0;
const SKIP = 10;

/** How many clocks it takes; of letters their bytes, as nobody who only looks at an update need count them. */
type Size = number | Uint8Array;

function struct(reader: ByteReader): Size {
  const info = reader.byte();
  const content = info & CONTENT;
  if (content === GC || content === SKIP) return reader.clock();
  if (info & ORIGIN) id(reader);
  if (info & RIGHT_ORIGIN) id(reader);
  if ((info & (ORIGIN | RIGHT_ORIGIN)) === 0) {
    if (reader.uint(1) === 1) reader.bytes();
    else id(reader);
    if (info & KEY) reader.bytes();
  }
  const read = CONTENTS[content];
  if (read === undefined) throw new RangeError('no such content');
  return read(reader);
}

function id(reader: ByteReader): void {
  reader.client();
  reader.clock();
}

const ELEMENT = 3;
const HOOK = 5;
const XML_TEXT = 6;

/** By the number that an item says; the first and the last are no items. */
const CONTENTS: readonly (((reader: ByteReader) => Size) | undefined)[] = [
  undefined,
  (reader) => reader.clock(),
  (reader) => repeat(reader, json),
  (reader) => {
    reader.bytes();
    return 1;
  },
  (reader) => reader.bytes(),
  (reader) => {
    json(reader);
    return 1;
  },
  (reader) => {
    reader.bytes();
    json(reader);
    return 1;
  },
  (reader) => {
    const type = reader.uint(XML_TEXT);
    if (type === ELEMENT || type === HOOK) reader.bytes();
    return 1;
  },
  (reader) => repeat(reader, () => value(reader, 0)),
  (reader) => {
    reader.bytes();
    value(reader, 0);
    return 1;
  },
];

/** Returns how many they were. */
function repeat(reader: ByteReader, one: (reader: ByteReader) => void): number {
  const count = reader.count();
  for (let left = count; left > 0; left--) one(reader);
  return count;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = new Set([0x5b, 0x7b]);
const CLOSE = new Set([0x5d, 0x7d]);

/** How deep it is; whether it is JSON at all is for who parses it. */
function json(reader: ByteReader): void {
  let depth = 0;
  let quoted = false;
  let escaped = false;
  for (const byte of reader.bytes()) {
    if (escaped) escaped = false;
    else if (byte === QUOTE) quoted = !quoted;
    else if (quoted) escaped = byte === BACKSLASH;
    else if (OPEN.has(byte)) depth++;
    else if (CLOSE.has(byte)) depth--;
    if (depth > DEEPEST) throw new RangeError('too deep');
  }
}

/** lib0's own form of a value. */
function value(reader: ByteReader, depth: number): void {
  if (depth > DEEPEST) throw new RangeError('too deep');
  switch (reader.byte()) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125: // a whole number: sign and six bits, and what is beyond them
      if (reader.byte() & 0x80) reader.uint(2 ** 47 - 1);
      return;
    case 124:
      return void reader.skip(4);
    case 123: // a float
    case 122: // a bigint
      return void reader.skip(8);
    case 119: // a string
    case 116: // bytes
      return void reader.bytes();
    case 118:
      return void repeat(reader, () => {
        reader.bytes();
        value(reader, depth + 1);
      });
    case 117:
      return void repeat(reader, () => value(reader, depth + 1));
    default:
      throw new RangeError('no such value');
  }
}

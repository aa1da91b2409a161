import type { BlockId } from '../opinion/vocabulary.ts';

/** Uniform random bytes; injected, so that a failing run can be repeated. */
export type Random = (bytes: number) => Uint8Array;

const LENGTH = 9;
const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';
/** The largest multiple of 36 in a byte: bytes from here on are thrown away, so that every character is equally likely. */
const FAIR = 252;
const PATTERN = /^b[0-9a-z]{9}$/;

export const isBlockId = (value: unknown): value is BlockId => typeof value === 'string' && PATTERN.test(value);

/** 46 random bits within one opinion. */
export function newId(random: Random): BlockId {
  let id = 'b';
  while (id.length <= LENGTH) {
    for (const byte of random(LENGTH)) if (byte < FAIR && id.length <= LENGTH) id += ALPHABET[byte % ALPHABET.length];
  }
  return id;
}

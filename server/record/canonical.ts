import type { z } from 'zod';
import { canonicalJson, type Json } from '../../shared/lib/canonical-json.ts';
import { Malformed } from './damage.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The one way to write a value (RFC 8785). The record's types are plain data of which the compiler cannot see that they are JSON. */
export const toBytes = (value: object): Uint8Array => encoder.encode(canonicalJson(value as Json));

/**
 * Reads bytes that `toBytes` could have written and nothing else: other spellings of the same value (spaces, key order, a key twice)
 * are refused, because a second spelling has a second hash. Throws Malformed; `what` names the bytes in its message.
 */
export function fromBytes(bytes: Uint8Array, what: string): Json {
  let text: string;
  let value: Json;
  let canonical: string;
  try {
    text = decoder.decode(bytes);
    value = JSON.parse(text);
    canonical = canonicalJson(value);
  } catch (cause) {
    throw new Malformed(`the ${what} is not JSON of the record`, { cause });
  }
  if (canonical !== text) throw new Malformed(`the ${what} is not in canonical form`);
  return value;
}

/** Reads bytes of the record whose hash something else vouches for: spelling and shape are taken on trust. Throws where they are not JSON. */
export const trusted = <Value>(bytes: Uint8Array): Value => JSON.parse(decoder.decode(bytes));

/** Throws Malformed with the first thing that does not fit. */
export function shaped<Value>(schema: z.ZodType<Value>, value: unknown, what: string): Value {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Malformed(`the ${what} does not fit: ${[issue?.path.join('.'), issue?.message].filter(Boolean).join(': ')}`);
}

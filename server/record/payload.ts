/**
 * The erasable part of an entry. Of a text entry: the Yjs updates, one byte string for each part of its facts (lib0 framing: count,
 * then length and bytes). Of an act: the wording that goes with it and the person's name, or nothing. The header's type says which.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { z } from 'zod';
import type { ActNote } from '../../shared/opinion/entry.ts';
import { fromBytes, shaped, toBytes } from './canonical.ts';
import { Malformed } from './damage.ts';

export function updatesBytes(updates: readonly Uint8Array[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, updates.length);
  for (const update of updates) encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

/** Throws Malformed. */
export function readUpdates(bytes: Uint8Array): readonly Uint8Array[] {
  const decoder = decoding.createDecoder(bytes);
  const updates: Uint8Array[] = [];
  try {
    const count = decoding.readVarUint(decoder);
    while (updates.length < count) updates.push(decoding.readVarUint8Array(decoder));
  } catch (cause) {
    throw new Malformed('the payload ends too early', { cause });
  }
  if (decoding.hasContent(decoder)) throw new Malformed('the payload has bytes left over');
  return updates;
}

const words = z.string().exactOptional();
const note: z.ZodType<ActNote> = z.strictObject({
  person: words,
  name: words,
  contact: words,
  reason: words,
  cure: words,
  statement: words,
  words,
  asked: words,
});

export const noteBytes = (value: ActNote): Uint8Array =>
  Object.values(value).every((member) => member === undefined) ? new Uint8Array(0) : toBytes(value);

/** Throws Malformed. */
export const readNote = (bytes: Uint8Array): ActNote => (bytes.length === 0 ? {} : shaped(note, fromBytes(bytes, 'payload'), 'payload'));

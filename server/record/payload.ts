/**
 * The erasable part of an entry. Of a text entry: the Yjs updates, one byte string for each part of its facts (lib0 framing: count,
 * then length and bytes), and behind them, of one that carries out a command, what an act has, and of one with letters that came late what they say. Of an act: the wording that goes with it and
 * the person's name, or nothing. The header's type says which.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { z } from 'zod';
import type { ActNote } from '../../shared/opinion/entry.ts';
import { fromBytes, shaped, toBytes } from './canonical.ts';
import { Malformed } from './damage.ts';

const words = z.string().exactOptional();
const note: z.ZodType<ActNote> = z.strictObject({
  person: words,
  name: words,
  contact: words,
  organisation: words,
  text: words,
  reason: words,
  cure: words,
  statement: words,
  appended: words,
  words,
  before: words,
  group: words,
  late: z.array(z.string()).readonly().exactOptional(),
  asked: words,
});

export const noteBytes = (value: ActNote): Uint8Array =>
  Object.values(value).every((member) => member === undefined) ? new Uint8Array(0) : toBytes(value);

/** Throws Malformed. */
export const readNote = (bytes: Uint8Array): ActNote => (bytes.length === 0 ? {} : shaped(note, fromBytes(bytes, 'payload'), 'payload'));

export interface TextPayload {
  readonly updates: readonly Uint8Array[];
  readonly note: ActNote;
}

export function textBytes({ updates, note }: TextPayload): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, updates.length);
  for (const update of updates) encoding.writeVarUint8Array(encoder, update);
  const words = noteBytes(note);
  if (words.length > 0) encoding.writeVarUint8Array(encoder, words);
  return encoding.toUint8Array(encoder);
}

/** One that says nothing is left out. */
function readSomeNote(bytes: Uint8Array): ActNote {
  if (bytes.length === 0) throw new Malformed('the payload has bytes left over');
  return readNote(bytes);
}

/** Throws Malformed. */
export function readText(bytes: Uint8Array): TextPayload {
  const decoder = decoding.createDecoder(bytes);
  const updates: Uint8Array[] = [];
  let note: ActNote = {};
  try {
    const count = decoding.readVarUint(decoder);
    while (updates.length < count) updates.push(decoding.readVarUint8Array(decoder));
    if (decoding.hasContent(decoder)) note = readSomeNote(decoding.readVarUint8Array(decoder));
  } catch (cause) {
    throw cause instanceof Malformed ? cause : new Malformed('the payload ends too early', { cause });
  }
  if (decoding.hasContent(decoder)) throw new Malformed('the payload has bytes left over');
  return { updates, note };
}

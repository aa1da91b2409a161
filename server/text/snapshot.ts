import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { assert } from '../../shared/lib/assert.ts';
import type { Watch } from './echoes.ts';
import type { MemoryData } from './memory.ts';

/** Version of these bytes; a snapshot is a cache, and one of another version is an error of the caller who kept it. */
const VERSION = 6;

/** Of a document. */
export interface TextState {
  /** Yjs V1. */
  readonly state: Uint8Array;
  readonly stateVector: Uint8Array;
}

/** What of a text is not in its document, as JSON. */
export interface Remembered {
  readonly memory: string;
  readonly watches: string;
}

/** `watches`: words that are watched for the States that object under a condition. */
export const remembered = (memory: MemoryData, watches: readonly Watch[]): Remembered => ({
  memory: JSON.stringify(memory),
  watches: JSON.stringify(watches),
});

/** A snapshot as it was read: the memory is parsed when a document is built, not when a text at rest is handed out. */
export interface ReadSnapshot extends TextState {
  memory(): MemoryData;
  watches(): readonly Watch[];
}

export function writeSnapshot({ state, stateVector }: TextState, { memory, watches }: Remembered): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, VERSION);
  encoding.writeVarUint8Array(encoder, state);
  encoding.writeVarUint8Array(encoder, stateVector);
  encoding.writeVarString(encoder, memory);
  encoding.writeVarString(encoder, watches);
  return encoding.toUint8Array(encoder);
}

export function readSnapshot(bytes: Uint8Array): ReadSnapshot {
  const decoder = decoding.createDecoder(bytes);
  assert(decoding.readVarUint(decoder) === VERSION, 'a text snapshot of this version');
  const state = decoding.readVarUint8Array(decoder);
  const stateVector = decoding.readVarUint8Array(decoder);
  const memory = decoding.readVarUint8Array(decoder);
  const watches = decoding.readVarUint8Array(decoder);
  return { state, stateVector, memory: () => parse(memory), watches: () => parse(watches) };
}

const parse = <Value>(bytes: Uint8Array): Value => JSON.parse(new TextDecoder().decode(bytes));

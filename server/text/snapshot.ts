import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { assert } from '../../shared/lib/assert.ts';
import type { Cuts, Section } from './cuts.ts';
import type { Watch } from './echoes.ts';
import type { MemoryData } from './memory.ts';

/** Version of these bytes; a snapshot is a cache, and one of another version is an error of the caller who kept it. */
const VERSION = 6;

/** Of a document. */
export interface TextState {
  /** Yjs V1. */
  readonly state: Uint8Array;
  readonly stateVector: Uint8Array;
  /** Null where nobody knows. */
  readonly cuts: Cuts | null;
}

/** What of a text is not in its document. Nothing changes in it: it may be written later. */
export interface Remembered {
  readonly memory: MemoryData;
  /** Words that are watched for the States that object under a condition. */
  readonly watches: readonly Watch[];
}

/** A snapshot as it was read: the memory is parsed when a document is built, not when a text at rest is handed out. */
export interface ReadSnapshot extends TextState {
  memory(): MemoryData;
  watches(): readonly Watch[];
}

export function writeSnapshot({ state, stateVector, cuts }: TextState, { memory, watches }: Remembered): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, VERSION);
  encoding.writeVarUint8Array(encoder, state);
  encoding.writeVarUint8Array(encoder, stateVector);
  encoding.writeVarString(encoder, JSON.stringify(memory));
  encoding.writeVarString(encoder, JSON.stringify(watches));
  if (cuts !== null) writeCuts(encoder, cuts);
  return encoding.toUint8Array(encoder);
}

export function readSnapshot(bytes: Uint8Array): ReadSnapshot {
  const decoder = decoding.createDecoder(bytes);
  assert(decoding.readVarUint(decoder) === VERSION, 'a text snapshot of this version');
  const state = decoding.readVarUint8Array(decoder);
  const stateVector = decoding.readVarUint8Array(decoder);
  const memory = decoding.readVarUint8Array(decoder);
  const watches = decoding.readVarUint8Array(decoder);
  // younger than the version: a snapshot of before has none, and a server of before does not miss them
  const cuts = decoding.hasContent(decoder) ? readCuts(decoder) : null;
  return { state, stateVector, cuts, memory: () => parse(memory), watches: () => parse(watches) };
}

function writeCuts(encoder: encoding.Encoder, { pieces, deletions }: Cuts): void {
  encoding.writeVarUint(encoder, deletions);
  encoding.writeVarUint(encoder, pieces.length);
  for (const sections of pieces) {
    encoding.writeVarUint(encoder, sections.length);
    for (const { client, clock, structs, from, length } of sections)
      for (const number of [client, clock, structs, from, length]) encoding.writeVarUint(encoder, number);
  }
}

function readCuts(decoder: decoding.Decoder): Cuts {
  const number = (): number => decoding.readVarUint(decoder);
  const several = <One>(one: () => One): One[] => {
    const length = number();
    assert(length <= decoder.arr.length - decoder.pos, 'no more than there are bytes');
    return Array.from({ length }, one);
  };
  const section = (): Section => ({ client: number(), clock: number(), structs: number(), from: number(), length: number() });
  return { deletions: number(), pieces: several(() => several(section)) };
}

const parse = <Value>(bytes: Uint8Array): Value => JSON.parse(new TextDecoder().decode(bytes));

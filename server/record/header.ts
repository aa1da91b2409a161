/**
 * The header of an entry: permanent, without personal data, and the only thing the chain hashes. It commits to the statement (what
 * happened) and to the salted payload (words and names, erasable). Fields of later steps are here from entry 1, null until used,
 * because nothing can be added to history.
 */
import { z } from 'zod';
import { assert } from '../../shared/lib/assert.ts';
import type { Hash, SeatId } from '../../shared/opinion/vocabulary.ts';
import { hash, seatId, time } from '../../shared/wire/value.ts';
import { LOG_KINDS, type LogName } from '../log/log.ts';
import { fromBytes, shaped, toBytes } from './canonical.ts';
import { sha256 } from './commitment.ts';

export interface Rules {
  readonly version: number;
  /** Of the published package of these rules; null before there is one. */
  readonly hash: Hash | null;
}

export interface Header {
  readonly v: 1;
  readonly log: LogName;
  readonly seq: number;
  /** Of the header before; FIRST for entry 1. */
  readonly prev: Hash;
  readonly type: string;
  readonly rules: Rules;
  /** Milliseconds UTC: a claim of the node. Order is `seq`. */
  readonly ts: number;
  readonly seat: SeatId;
  readonly actorKey: null;
  readonly uuid: string;
  /** The text as shown after this entry; null in logs without text. */
  readonly textHash: Hash | null;
  /** Of the statement's bytes. */
  readonly stmt: Hash;
  /** Of the salted payload (commitment.ts). */
  readonly commit: Hash;
}

/** 32 zero bytes. */
export const FIRST: Hash = 'A'.repeat(43);
const MAX_BYTES = 1024;

const UUID = z.string().regex(/^[\w-]{1,64}$/);
export const rules: z.ZodType<Rules> = z.strictObject({ version: z.int().min(1), hash: hash.nullable() });
export const logName: z.ZodType<LogName> = z.strictObject({ kind: z.enum(LOG_KINDS), id: z.string().regex(/^[a-z0-9-]{1,40}$/) });
export const uuid = UUID;

const header: z.ZodType<Header> = z.strictObject({
  v: z.literal(1),
  log: logName,
  seq: z.int().min(1),
  prev: hash,
  type: z.string().regex(/^[a-z.-]{1,40}$/),
  rules,
  ts: time,
  seat: seatId,
  actorKey: z.null(),
  uuid,
  textHash: hash.nullable(),
  stmt: hash,
  commit: hash,
});

export function headerBytes(value: Header): Uint8Array {
  const bytes = toBytes(value);
  assert(bytes.length <= MAX_BYTES, 'a header has at most 1 KiB');
  return bytes;
}

/** Throws Malformed. */
export const readHeader = (bytes: Uint8Array): Header => shaped(header, fromBytes(bytes, 'header'), 'header');

export const headerHash = (bytes: Uint8Array): Hash => sha256(bytes);

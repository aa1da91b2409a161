/**
 * The bytes of one message in y-websocket framing: varUint type, then the body. Written without a Y.Doc, so that nothing
 * here can touch a document (y-protocols' own readers apply while they read, and print what they should throw).
 */
import * as encoding from 'lib0/encoding';
import { BadBytes, ByteReader } from './byte-reader.ts';
import { MESSAGE, MOST_QUEUED } from './message.ts';

export type Message =
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  | { readonly type: 'step2' | 'update'; readonly update: Uint8Array }
  /** What was written while away, in order. */
  | { readonly type: 'queue'; readonly updates: readonly Uint8Array[] }
  | { readonly type: 'awareness'; readonly bytes: Uint8Array }
  | { readonly type: 'query-awareness' }
  | { readonly type: 'denied'; readonly reason: string }
  | { readonly type: 'own'; readonly number: number; readonly body: unknown };

const STEP1 = 0;
const STEP2 = 1;
const UPDATE = 2;
const DENIED = 0;

const frame = (type: number, body: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  body(encoder);
  return encoding.toUint8Array(encoder);
};

const sync = (step: number, bytes: Uint8Array): Uint8Array =>
  frame(MESSAGE.sync, (encoder) => {
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });

export const step1Frame = (stateVector: Uint8Array): Uint8Array => sync(STEP1, stateVector);
export const step2Frame = (update: Uint8Array): Uint8Array => sync(STEP2, update);
export const updateFrame = (update: Uint8Array): Uint8Array => sync(UPDATE, update);

export const queueFrame = (updates: readonly Uint8Array[]): Uint8Array =>
  frame(MESSAGE.queue, (encoder) => {
    encoding.writeVarUint(encoder, updates.length);
    for (const update of updates) encoding.writeVarUint8Array(encoder, update);
  });

export const awarenessFrame = (bytes: Uint8Array): Uint8Array =>
  frame(MESSAGE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, bytes));

/** y-protocols' "permission denied"; a stock client prints it. */
export const deniedFrame = (reason: string): Uint8Array =>
  frame(MESSAGE.auth, (encoder) => {
    encoding.writeVarUint(encoder, DENIED);
    encoding.writeVarString(encoder, reason);
  });

/** One of our messages (number >= 120): a JSON body in a varString. */
export const ownFrame = (number: number, body: unknown): Uint8Array =>
  frame(number, (encoder) => encoding.writeVarString(encoder, JSON.stringify(body)));

/** Reads one message; throws on anything that is not exactly one well-formed message. */
export function readMessage(bytes: Uint8Array): Message {
  const reader = new ByteReader(bytes);
  const message = readBody(reader, reader.uint(MESSAGE.threads));
  reader.end();
  return message;
}

function readBody(reader: ByteReader, type: number): Message {
  switch (type) {
    case MESSAGE.sync: {
      const step = reader.byte();
      const body = reader.bytes();
      if (step === STEP1) return { type: 'step1', stateVector: body };
      if (step === STEP2) return { type: 'step2', update: body };
      if (step === UPDATE) return { type: 'update', update: body };
      throw new BadBytes(`unknown sync step ${step}`);
    }
    case MESSAGE.queue: {
      const updates: Uint8Array[] = [];
      for (let left = reader.uint(MOST_QUEUED); left > 0; left--) updates.push(reader.bytes());
      if (updates.length === 0) throw new BadBytes('an empty queue');
      return { type: 'queue', updates };
    }
    case MESSAGE.awareness:
      return { type: 'awareness', bytes: reader.bytes() };
    case MESSAGE.queryAwareness:
      return { type: 'query-awareness' };
    case MESSAGE.auth:
      reader.byte();
      return { type: 'denied', reason: reader.string() };
    default:
      if (type < MESSAGE.head || type > MESSAGE.threads) throw new BadBytes(`unknown message ${type}`);
      return { type: 'own', number: type, body: JSON.parse(reader.string()) };
  }
}

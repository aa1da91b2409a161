/**
 * WebSocket frames of one flush, built once and written once to every socket: the system call is nearly all that a delivery costs.
 * RFC 6455, unmasked binary frames, never compressed.
 */
import type { Messages } from '../room/connection.ts';

const BINARY = 0x82;
const ready = new WeakMap<Messages, Buffer>();

/** All messages as frames in one buffer; the same array of messages is encoded only once. */
export function framed(messages: Messages): Buffer {
  const known = ready.get(messages);
  if (known !== undefined) return known;
  const buffer = Buffer.allocUnsafe(messages.reduce((sum, { length }) => sum + headerLength(length) + length, 0));
  let at = 0;
  for (const message of messages) {
    at = writeHeader(buffer, at, message.length);
    buffer.set(message, at);
    at += message.length;
  }
  ready.set(messages, buffer);
  return buffer;
}

const headerLength = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10);

/** Returns where the message begins. */
function writeHeader(buffer: Buffer, at: number, length: number): number {
  buffer[at] = BINARY;
  if (length < 126) return buffer.writeUInt8(length, at + 1);
  if (length < 65_536) {
    buffer[at + 1] = 126;
    return buffer.writeUInt16BE(length, at + 2);
  }
  buffer[at + 1] = 127;
  return buffer.writeBigUInt64BE(BigInt(length), at + 2);
}

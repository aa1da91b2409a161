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
  const buffer = Buffer.concat(messages.flatMap((message) => [header(message.length), message]));
  ready.set(messages, buffer);
  return buffer;
}

function header(length: number): Buffer {
  if (length < 126) return Buffer.from([BINARY, length]);
  if (length < 65_536) {
    const bytes = Buffer.from([BINARY, 126, 0, 0]);
    bytes.writeUInt16BE(length, 2);
    return bytes;
  }
  const bytes = Buffer.alloc(10);
  bytes[0] = BINARY;
  bytes[1] = 127;
  bytes.writeBigUInt64BE(BigInt(length), 2);
  return bytes;
}

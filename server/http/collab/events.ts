/**
 * Frames of one flush as server-sent events, made once and written once to every stream. A frame is an event without a name, in base64;
 * events with a name are the wire's own (docs/protocol.md).
 */
import type { Messages } from '../../room/connection.ts';

const ready = new WeakMap<Messages, Buffer>();

export function asEvents(messages: Messages): Buffer {
  const known = ready.get(messages);
  if (known !== undefined) return known;
  const text = messages.map((message) => `data:${Buffer.from(message.buffer, message.byteOffset, message.length).toString('base64')}\n\n`);
  const buffer = Buffer.from(text.join(''), 'latin1');
  ready.set(messages, buffer);
  return buffer;
}

/** `data` is on one line. */
export const named = (event: 'connection' | 'ping' | 'end', data = ''): string => `event:${event}\ndata:${data}\n\n`;

/** What some proxies want to have before they pass anything on. */
export const PADDING = `:${' '.repeat(2048)}\n\n`;

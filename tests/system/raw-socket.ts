/** A WebSocket by hand: what no well-behaved library would send. Bytes in, bytes out. */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export interface Upgraded {
  readonly socket: Socket;
  /** Status line and headers of the answer. */
  readonly answer: string;
  /** Everything after the headers so far. */
  received(): Buffer;
  /** Resolves when the connection is gone, with the close code if one was sent. */
  readonly gone: Promise<number | null>;
}

/** Asks for an upgrade with these headers; resolves with the answer, whatever it is. */
export function upgrade(port: number, path: string, headers: Readonly<Record<string, string>>): Promise<Upgraded> {
  const socket = connect(port, '127.0.0.1');
  const lines = {
    Host: `127.0.0.1:${port}`,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    ...headers,
  };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET ${path} HTTP/1.1\r\n${head.join('')}\r\n`);
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0);
    let headersEnd = -1;
    const body = (): Buffer => bytes.subarray(headersEnd + 4);
    const gone = new Promise<number | null>((over) => socket.on('close', () => over(headersEnd < 0 ? null : closeCode(body()))));
    socket.on('error', () => {}); // a reset is an answer too: `gone` tells
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      if (headersEnd >= 0) return;
      headersEnd = bytes.indexOf('\r\n\r\n');
      if (headersEnd >= 0) resolve({ socket, answer: bytes.subarray(0, headersEnd).toString('latin1'), received: body, gone });
    });
    socket.on('close', () => {
      if (headersEnd < 0) reject(new Error('no answer to the upgrade'));
    });
  });
}

export const statusOf = ({ answer }: Upgraded): number => Number(answer.split(' ')[1]);

export interface FrameOptions {
  readonly opcode?: number;
  readonly final?: boolean;
  /** Bits of RSV1-3, as 0x40, 0x20, 0x10. */
  readonly reserved?: number;
  /** What the header claims, where it lies. */
  readonly claimed?: number;
}

/** One masked frame; binary by default. */
export function frame(
  payload: Uint8Array,
  { opcode = 2, final = true, reserved = 0, claimed = payload.length }: FrameOptions = {},
): Buffer {
  const mask = randomBytes(4);
  const first = (final ? 0x80 : 0) | reserved | opcode;
  let head: Buffer;
  if (claimed < 126) head = Buffer.from([first, 0x80 | claimed]);
  else if (claimed < 65_536) head = Buffer.from([first, 0x80 | 126, claimed >> 8, claimed & 255]);
  else {
    head = Buffer.from([first, 0x80 | 127, 0, 0, 0, 0, 0, 0, 0, 0]);
    head.writeBigUInt64BE(BigInt(claimed), 2);
  }
  const masked = Buffer.from(payload.map((byte, at) => byte ^ (mask[at & 3] ?? 0)));
  return Buffer.concat([head, mask, masked]);
}

/** The code of the close frame among unmasked frames of the server, if there is one. */
function closeCode(bytes: Buffer): number | null {
  for (let at = 0; at + 2 <= bytes.length; ) {
    const opcode = (bytes[at] ?? 0) & 15;
    let length = (bytes[at + 1] ?? 0) & 127;
    let head = 2;
    if (length === 126) {
      length = bytes.readUInt16BE(at + 2);
      head = 4;
    } else if (length === 127) {
      length = Number(bytes.readBigUInt64BE(at + 2));
      head = 10;
    }
    if (opcode === 8) return length >= 2 ? bytes.readUInt16BE(at + head) : null;
    at += head + length;
  }
  return null;
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { framed } from '../../server/ws/framing.ts';

const LENGTHS = [0, 1, 125, 126, 65_535, 65_536, 200_000];
const MESSAGES = LENGTHS.map((length) => new Uint8Array(length).fill(length % 251));

describe('framing', () => {
  const http = createServer();
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  http.on('upgrade', (req, socket, head) => sockets.handleUpgrade(req, socket, head, () => socket.write(framed(MESSAGES))));
  beforeAll(() => new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise<void>((resolve) => http.close(() => resolve())));

  it('puts messages of every length class into one buffer that a WebSocket reads as so many messages', async () => {
    const { port } = http.address() as AddressInfo;
    const read: Buffer[] = [];
    const client = new WebSocket(`ws://127.0.0.1:${port}/`, { maxPayload: 1 << 20 });
    await new Promise<void>((resolve, reject) => {
      client.on('error', reject);
      client.on('message', (data: Buffer) => {
        read.push(data);
        if (read.length === LENGTHS.length) resolve();
      });
    });
    client.terminate();
    expect(read.map((data) => data.length)).toEqual(LENGTHS);
    expect(read.every((data, at) => Buffer.compare(data, MESSAGES[at] ?? Buffer.alloc(0)) === 0)).toBe(true);
  });

  it('encodes the same messages once', () => {
    const messages = [Uint8Array.of(1)];
    expect(framed(messages)).toBe(framed(messages));
  });
});

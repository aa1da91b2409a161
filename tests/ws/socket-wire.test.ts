import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { SocketWire } from '../../server/ws/socket-wire.ts';
import { manualClock } from '../support/clock.ts';

/** A socket that notes what was written to it at once. */
class NotedSocket extends Duplex {
  readonly writes: string[] = [];
  override _read(): void {}
  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.writes.push(chunk.toString('latin1'));
    done();
  }
  override _writev(chunks: readonly { readonly chunk: Buffer }[], done: () => void): void {
    this.writes.push(chunks.map(({ chunk }) => chunk.toString('latin1')).join(''));
    done();
  }
}

const tick = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));
const message = (words: string): readonly Uint8Array[] => [Buffer.from(words, 'latin1')];
const framedAs = (...words: readonly string[]): string => words.map((one) => `\x82${String.fromCharCode(one.length)}${one}`).join('');

function wired() {
  const socket = new NotedSocket();
  const ws = { readyState: 1, OPEN: 1, close: () => void socket.end('bye') };
  return { ws, socket, wire: new SocketWire(ws as unknown as WebSocket, socket, manualClock()) };
}

describe('the wire of a WebSocket', () => {
  it('writes at once what it is sent in one turn, in its order, and what comes later by itself', async () => {
    const [one, other] = [wired(), wired()];
    one.wire.send(message('batch'));
    other.wire.send(message('batch'));
    // as an author is told what became of its part
    await Promise.resolve();
    one.wire.send(message('ack'));
    // whoever hears of it in this turn is no slow reader
    expect([one.socket.writes, one.wire.unsent]).toEqual([[], 0]);
    await tick();
    expect([one.socket.writes, other.socket.writes]).toEqual([[framedAs('batch', 'ack')], [framedAs('batch')]]);
    one.wire.send(message('more'));
    await tick();
    expect(one.socket.writes[1]).toBe(framedAs('more'));
    expect(one.wire.unsent).toBe(0);
  });

  it('counts what was sent before and has not left', async () => {
    const { socket, wire } = wired();
    socket._write = () => {}; // takes it, and never ends
    wire.send(message('batch'));
    await tick();
    const left = framedAs('batch').length;
    expect(wire.unsent).toBe(left);
    wire.send(message('more'));
    expect(wire.unsent).toBe(left);
    await tick();
    expect(wire.unsent).toBe(left + framedAs('more').length);
  });

  it('says all before it says good-bye', async () => {
    const { socket, wire } = wired();
    wire.send(message('last'));
    wire.send(message('words'));
    wire.close(1000, '');
    await tick();
    expect(socket.writes.join('')).toBe(`${framedAs('last', 'words')}bye`);
  });

  it('says nothing behind the good-bye of the other end', async () => {
    const { ws, socket, wire } = wired();
    wire.send(message('late'));
    // as it answers a close that came in the same read
    ws.readyState = 2;
    ws.close();
    await tick();
    expect(socket.writes).toEqual(['bye']);
  });
});

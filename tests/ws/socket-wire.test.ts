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
  const ws = { readyState: 1, OPEN: 1, ping: () => void socket.write('ping') } as unknown as WebSocket;
  return { socket, wire: new SocketWire(ws, socket, manualClock()) };
}

describe('the wire of a WebSocket', () => {
  it('writes at once what it is sent in one turn, in its order, and what comes later by itself', async () => {
    const [one, other] = [wired(), wired()];
    one.wire.send(message('batch'));
    other.wire.send(message('batch'));
    // as an author is told what became of its part
    await Promise.resolve();
    one.wire.send(message('ack'));
    one.wire.ping();
    // whoever hears of it in this turn is no slow reader
    expect([one.socket.writes, one.wire.unsent]).toEqual([[], 0]);
    await tick();
    expect([one.socket.writes, other.socket.writes]).toEqual([[`${framedAs('batch', 'ack')}ping`], [framedAs('batch')]]);
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

  it('loses nothing of what was sent in the turn in which the socket is ended', async () => {
    const { socket, wire } = wired();
    wire.send(message('last'));
    socket.end();
    await tick();
    expect(socket.writes).toEqual([framedAs('last')]);
  });
});

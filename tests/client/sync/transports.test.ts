// @vitest-environment happy-dom
/** N1, N3: which way a connection goes, and back. */
import { beforeEach, expect, it } from 'vitest';
import type { Socket } from '../../../client/sync/link.ts';
import { Transports } from '../../../client/sync/transports.ts';
import { manualClock } from '../../support/clock.ts';

beforeEach(() => localStorage.clear());

/** The code of the other way is here, and its socket made. */
const come = async (): Promise<void> => {
  await import('../../../client/sync/trials.ts');
  await new Promise<void>((resolve) => setImmediate(resolve));
};

interface Tried extends Socket {
  readonly over: 'websocket' | 'http';
  closed: boolean;
}

function setting(clock = manualClock(), webSocket?: () => Socket) {
  const sockets: Tried[] = [];
  const better: Socket[] = [];
  const made = (over: Tried['over']) => (): Tried => {
    const close = (): void => {
      socket.closed = true;
    };
    const socket: Tried = { over, closed: false, binaryType: 'blob', onopen: null, onmessage: null, onclose: null, send: () => {}, close };
    sockets.push(socket);
    return socket;
  };
  const ways = new Transports({
    clock,
    storage: localStorage,
    webSocket: webSocket ?? made('websocket'),
    http: async () => made('http')(),
    better: (socket) => void better.push(socket),
  });
  const fallBack = async (): Promise<Socket> => {
    ways.failed();
    ways.failed();
    const socket = ways.open('ws://test');
    await come();
    return socket;
  };
  const last = (): Tried => {
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error('none was tried');
    return socket;
  };
  const refuse = (): void => last().onclose?.({ code: 1006, reason: '' } as CloseEvent);
  return { clock, ways, sockets, better, fallBack, last, refuse, over: () => sockets.map((socket) => socket.over) };
}

it('N1 goes over HTTP when a WebSocket has failed twice in a row though the server answers', () => {
  const { ways } = setting();
  expect(ways.failed()).toBe(false);
  ways.worked();
  expect(ways.failed()).toBe(false);
  expect(ways.way.getSnapshot()).toBe('websocket');
  expect(ways.failed()).toBe(true);
  expect(ways.way.getSnapshot()).toBe('http');
  expect(ways.failed()).toBe(false);
});

it('N1 a WebSocket that may not be made is one that came to nothing, also where one is tried again', async () => {
  const { ways, clock, over, fallBack } = setting(manualClock(), () => {
    throw new DOMException('forbidden', 'SecurityError');
  });
  const closed: number[] = [];
  ways.open('ws://test').onclose = ({ code }) => void closed.push(code);
  await come();
  expect(closed).toEqual([1006]);
  await fallBack();
  clock.advance(60_000 + 120_000);
  await come();
  expect(over()).toEqual(['http']);
});

it('N1 remembers it for a day, on other pages too', async () => {
  const { clock, fallBack, ways } = setting();
  await fallBack();
  ways.rest();
  expect(setting(clock).ways.way.getSnapshot()).toBe('http');
  clock.advance(86_400_000);
  expect(setting(clock).ways.way.getSnapshot()).toBe('websocket');
});

it('N3 tries a WebSocket after 1, 2, 4, 8, 15 and again 15 minutes, one at a time', async () => {
  const { clock, ways, over, fallBack, refuse } = setting();
  await fallBack();
  ways.open('ws://test');
  await come();
  for (const minutes of [1, 2, 4, 8, 15, 15]) {
    const before = over().length;
    clock.advance(minutes * 60_000 - 1);
    expect(over()).toHaveLength(before);
    clock.advance(1);
    expect(over().slice(before)).toEqual(['websocket']);
    clock.advance(3_600_000);
    expect(over()).toHaveLength(before + 1);
    refuse();
  }
});

it('N3 hands over a WebSocket that opens, and goes that way from then on', async () => {
  const { clock, ways, better, fallBack, last, over } = setting();
  await fallBack();
  clock.advance(60_000);
  last().onopen?.({} as Event);
  expect(better).toEqual([last()]);
  expect(ways.way.getSnapshot()).toBe('websocket');
  expect(localStorage).toHaveLength(0);
  ways.open('ws://test');
  expect(over()).toEqual(['http', 'websocket', 'websocket']);
  expect(clock.waiting()).toBe(0);
});

it('leaves nothing behind when it rests, and a trial that opens too late changes nothing', async () => {
  const { clock, ways, better, fallBack, last } = setting();
  await fallBack();
  clock.advance(60_000);
  const { onopen } = last();
  ways.rest();
  expect(last().closed).toBe(true);
  onopen?.call(last() as unknown as WebSocket, {} as Event);
  expect([better, ways.way.getSnapshot(), clock.waiting()]).toEqual([[], 'http', 0]);
});

it('a socket whose code comes late is one: closed before it, or without any', async () => {
  const { ways, sockets, fallBack } = setting();
  const socket = await fallBack();
  const heard: string[] = [];
  socket.onopen = () => void heard.push('open');
  sockets[0]?.onopen?.({} as Event);
  expect(heard).toEqual(['open']);
  const early = ways.open('ws://test');
  early.close();
  await come();
  expect(sockets.map(({ closed }) => closed)).toEqual([false, true]);
  ways.rest();

  const none = new Transports({
    clock: manualClock(),
    storage: localStorage,
    webSocket: () => {
      throw new Error('not this way');
    },
    http: () => Promise.reject(new TypeError('no chunk')),
    better: () => {},
  });
  const code = await new Promise<number>((resolve) => {
    none.open('ws://test').onclose = (event) => resolve(event.code);
  });
  expect(code).toBe(1006);
  none.rest();
});

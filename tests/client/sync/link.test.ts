import { expect, it } from 'vitest';
import { Link, type LinkState, type Socket } from '../../../client/sync/link.ts';
import { CLOSE } from '../../../shared/wire/close.ts';
import { manualClock } from '../../support/clock.ts';

function linked(random = 0.5) {
  const clock = manualClock();
  const sockets: (Socket & { closed: boolean })[] = [];
  const states: LinkState[] = [];
  const calls: string[] = [];
  const link = new Link({
    url: 'ws://test',
    clock,
    random: () => random,
    open: () => {
      const socket: Socket & { closed: boolean } = {
        binaryType: 'blob',
        onopen: null,
        onmessage: null,
        onclose: null,
        closed: false,
        send: () => undefined,
        close: () => {
          socket.closed = true;
        },
      };
      sockets.push(socket);
      return socket;
    },
    listener: {
      opened: () => void calls.push('opened'),
      heard: (bytes) => void calls.push(`heard ${bytes.length}`),
      cut: () => void calls.push('cut'),
      unopened: () => void calls.push('unopened'),
      changed: (state) => void states.push(state),
    },
  });
  const last = (): Socket & { closed: boolean } => {
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error('no socket');
    return socket;
  };
  const open = (): void => last().onopen?.({} as Event);
  const hear = (): void => last().onmessage?.({ data: new ArrayBuffer(3) } as MessageEvent);
  const close = (code: number): void => last().onclose?.({ code, reason: 'why' } as CloseEvent);
  return { clock, link, sockets, states, calls, last, open, hear, close, at: () => states.at(-1)?.at };
}

it('comes back after 1, 2, 4, 8, 16, 30 and again 30 s', () => {
  const { clock, sockets, close } = linked();
  for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
    const before = sockets.length;
    close(1006);
    clock.advance(seconds * 1000 - 1);
    expect(sockets).toHaveLength(before);
    clock.advance(1);
    expect(sockets).toHaveLength(before + 1);
  }
});

it.each([
  [0, 750],
  [0.999, 1250],
])('spreads returns by a quarter to both sides', (random, ms) => {
  const { clock, sockets, close } = linked(random);
  close(1012);
  clock.advance(ms - 2);
  expect(sockets).toHaveLength(1);
  clock.advance(2);
  expect(sockets).toHaveLength(2);
});

it('a socket that opens and says nothing does not shorten the pause; one that speaks does', () => {
  const { clock, sockets, open, hear, close } = linked();
  close(1006);
  clock.advance(1000);
  open();
  close(1006);
  clock.advance(1000);
  expect(sockets).toHaveLength(2);
  clock.advance(1000);
  open();
  hear();
  close(1006);
  clock.advance(1000);
  expect(sockets).toHaveLength(4);
});

it('tells a cut at once and once, with the moment it began', () => {
  const { clock, states, calls, open, hear, close } = linked();
  open();
  hear();
  const since = clock.now();
  close(1006);
  expect(states.at(-1)).toEqual({ at: 'away', since });
  clock.advance(1000);
  close(1006);
  expect(states.at(-1)).toEqual({ at: 'away', since });
  expect(calls).toEqual(['opened', 'heard 3', 'cut', 'unopened']);
});

it('is silent after 25 s without a word, live again with one, and opens a new socket after 35 s', () => {
  const { clock, sockets, open, hear, at, last } = linked();
  open();
  clock.advance(24_999);
  expect(at()).toBe('live');
  clock.advance(1);
  expect(at()).toBe('silent');
  hear();
  expect(at()).toBe('live');
  clock.advance(25_000);
  expect(at()).toBe('silent');
  const first = last();
  clock.advance(10_000);
  expect(at()).toBe('away');
  expect(first.closed).toBe(true);
  clock.advance(1000);
  expect(sockets).toHaveLength(2);
});

it.each([CLOSE.malformed, CLOSE.signedOut, CLOSE.noRight, CLOSE.notFound, CLOSE.diverged, CLOSE.massDeletion, CLOSE.otherSchema, 4499])(
  'stops for good at %i',
  (code) => {
    const { clock, link, sockets, states, open, close } = linked();
    open();
    close(code);
    clock.advance(120_000);
    link.retry();
    expect(sockets).toHaveLength(1);
    expect(states.at(-1)).toEqual({ at: 'ended', code, why: 'why' });
    expect(clock.waiting()).toBe(0);
  },
);

it.each([1000, 1001, 1006, 1012, 1013, 4500])('comes back after %i', (code) => {
  const { clock, sockets, open, close } = linked();
  open();
  close(code);
  clock.advance(1000);
  expect(sockets).toHaveLength(2);
});

it('does not wait for a socket that the browser knows to be dead, and tries at once when the network is back', () => {
  const { link, sockets, open, at, last } = linked();
  open();
  link.cut();
  expect(at()).toBe('away');
  expect(last().closed).toBe(true);
  link.retry();
  expect(sockets).toHaveLength(2);
  link.retry();
  expect(sockets).toHaveLength(2);
});

it('late events of a forgotten socket do nothing', () => {
  const { link, states, open, last } = linked();
  open();
  const old = last();
  const late = old.onclose;
  link.cut();
  link.retry();
  open();
  const before = states.length;
  expect(old.onclose).toBeNull();
  expect(late).not.toBeNull();
  expect(states).toHaveLength(before);
});

it('leaves no timer behind', () => {
  const { clock, link, open } = linked();
  open();
  link.close();
  expect(clock.waiting()).toBe(0);
});

it.each([
  ['that does not open within 10 s', false],
  ['that opens and is closed without a word', true],
])('tells of a socket %s', (_, opens) => {
  const { clock, calls, sockets, open, close } = linked();
  if (opens) {
    open();
    close(1006);
  } else {
    clock.advance(9_999);
    expect(calls).toEqual([]);
    clock.advance(1);
  }
  expect(calls.at(-1)).toBe('unopened');
  clock.advance(1000);
  expect(sockets).toHaveLength(2);
});

it('N3 moves onto another socket that is open, with nothing between', () => {
  const { clock, link, sockets, states, calls, open, hear, last } = linked();
  open();
  hear();
  const old = last();
  const heard: string[] = [];
  const better = { ...old, closed: false, send: () => void heard.push('sent') };
  link.take(better);
  expect(old.closed).toBe(true);
  expect(old.onmessage).toBeNull();
  expect(states.map(({ at }) => at)).toEqual(['live', 'live']);
  expect(calls).toEqual(['opened', 'heard 3', 'cut', 'opened']);
  link.send(new Uint8Array(1));
  expect(heard).toEqual(['sent']);
  better.onclose?.({ code: 1006, reason: '' } as CloseEvent);
  clock.advance(1000);
  expect(sockets).toHaveLength(2);
});

// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { Buffer } from '../../../client/sync/buffer.ts';
import { livingByAsking, livingByLocks } from '../../../client/sync/living.ts';
import type { Unrecorded } from '../../../client/sync/unrecorded.ts';
import { manualClock } from '../../support/clock.ts';
import { settle } from '../support/fake-server.ts';
import { id } from '../support/ids.ts';

const change = (words: string): Unrecorded => ({
  id: id(1),
  from: 'hash',
  mine: { id: id(1), kind: 'text', level: 0, sug: null, runs: [{ text: words, marks: [] }] },
  after: null,
});

/** Locks as a browser holds them: for as long as the promise of the callback. */
function locks(): LockManager {
  const held = new Set<string>();
  return {
    request: async (name: string, callback: () => Promise<void>) => {
      held.add(name);
      await callback();
      held.delete(name);
    },
    query: async () => ({ held: [...held].map((name) => ({ name })), pending: [] }),
  } as unknown as LockManager;
}

/** Channels as a browser joins them: everybody of the same name hears everybody else. */
function channels(): (name: string) => BroadcastChannel {
  const open = new Set<{ readonly name: string; onmessage: ((event: { readonly data: unknown }) => void) | null }>();
  return (name) => {
    const channel = {
      name,
      onmessage: null,
      postMessage: (data: unknown) => {
        for (const other of open)
          if (other !== channel && other.name === name) queueMicrotask(() => open.has(other) && other.onmessage?.({ data }));
      },
      close: () => void open.delete(channel),
    };
    open.add(channel);
    return channel as unknown as BroadcastChannel;
  };
}

type Options = ConstructorParameters<typeof Buffer>[0];
/** A machine: tabs of it know of each other in one of two ways. */
function machine(way: 'locks' | 'asking'): {
  readonly open: (seat?: string, opinion?: string) => Buffer;
  readonly left: (buffer: Buffer) => ReturnType<Buffer['leftBehind']>;
} {
  const [manager, open, clock] = [locks(), channels(), manualClock()];
  const living: Options['living'] = (name, group) =>
    way === 'locks' ? livingByLocks(name, manager) : livingByAsking(name, open(group), clock);
  return {
    open: (seat = 'seat-1', opinion = 'op-1') => new Buffer({ opinion, seat, storage: localStorage, living }),
    left: async (buffer) => {
      const left = buffer.leftBehind();
      await settle();
      clock.advance(1_000);
      return left;
    },
  };
}

afterEach(() => localStorage.clear());

describe.each(['locks', 'asking'] as const)('where tabs know of each other by %s', (way) => {
  it('what a dead tab left is found by the next one, and gone when that one is done with it', async () => {
    const { open, left } = machine(way);
    const first = open();
    expect(first.save([change('mine')])).toBe(true);
    first.close();
    await settle();
    const found = await left(open());
    expect(found.changes).toEqual([change('mine')]);
    expect(localStorage.length).toBe(1);
    found.done();
    expect(localStorage.length).toBe(0);
  });

  it('what a living tab holds is left to it, and found once it is dead', async () => {
    const { open, left } = machine(way);
    const living = open();
    living.save([change('mine')]);
    const second = open();
    const { changes, done } = await left(second);
    expect(changes).toEqual([]);
    done();
    expect(localStorage.length).toBe(1);
    living.close();
    await settle();
    expect((await left(second)).changes).toEqual([change('mine')]);
  });
});

it('another seat and another opinion are other people and other texts', async () => {
  const { open, left } = machine('asking');
  const dead = open();
  dead.save([change('mine')]);
  dead.close();
  expect((await left(open('seat-2'))).changes).toEqual([]);
  expect((await left(open('seat-1', 'op-2'))).changes).toEqual([]);
  expect((await left(open())).changes).toEqual([change('mine')]);
});

it('is empty as soon as all is recorded', () => {
  const buffer = machine('locks').open();
  buffer.save([change('mine')]);
  buffer.save([]);
  expect(localStorage.length).toBe(0);
});

it('says so when there is no room', () => {
  expect(
    machine('locks')
      .open()
      .save([change('x'.repeat(1_000_001))]),
  ).toBe(false);
  const full = {
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  } as unknown as Storage;
  expect(new Buffer({ opinion: 'o', seat: 's', storage: full, living: (name) => livingByLocks(name, locks()) }).save([change('x')])).toBe(
    false,
  );
});

/** Y4: however much of a sender is read at once, no more of it is heard than its budget allows; the rest in its order, later. */
import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { Connections } from '../../server/collab/connections.ts';
import { WireConnection } from '../../server/collab/wire-connection.ts';
import { LIMITS } from '../../server/limits.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { emptyForum } from '../../shared/forum/state.ts';
import { updateFrame } from '../../shared/wire/frame.ts';
import { manualClock } from '../support/clock.ts';
import { delegate } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';

const SENT = 1_000;

async function house() {
  const clock = manualClock();
  const rooms = new Rooms({ log: new MemoryLog(), clock, logger: pino({ level: 'silent' }), forum: () => forumOf() });
  await rooms.create(founding('one', measures('one', 1)));
  const room = await rooms.open('one');
  if (room === null) throw new Error('the opinion was made');
  const actor = delegate('flood', 'member-state');
  const wire = {
    open: true,
    paused: false,
    unsent: 0,
    send() {},
    ping() {},
    pause() {
      wire.paused = true;
    },
    resume() {
      wire.paused = false;
    },
    close() {
      wire.open = false;
    },
    drop() {
      wire.open = false;
    },
    onClose() {},
  };
  const identity = {
    session: 's',
    kind: 'browser' as const,
    seat: actor.seat,
    person: 'P',
    actor: () => actor,
    onEnd: () => () => {},
  };
  return { clock, room, wire, identity, connect: () => new WireConnection('c', wire, false, identity, room, clock) };
}

it('Y4 hears of a thousand messages of one read what the budget allows, in their order, and the rest when it allows', async () => {
  const { clock, room, wire, connect } = await house();
  const connection = connect();
  const heard: number[] = [];
  vi.spyOn(room, 'text').mockImplementation((_, update) => void heard.push(((update[0] ?? 0) << 8) | (update[1] ?? 0)));
  for (let at = 0; at < SENT; at++) connection.hear(updateFrame(new Uint8Array([at >> 8, at & 255])));

  expect([heard.length, wire.paused]).toEqual([LIMITS.textMessagesBurst + 1, true]);
  clock.advance(4_000);
  expect([heard.length, wire.paused]).toEqual([LIMITS.textMessagesBurst + 4 * LIMITS.textMessagesPerSecond + 1, true]);
  clock.advance(60_000);
  expect(heard).toEqual(Array.from({ length: SENT }, (_, at) => at));
  expect(wire.paused).toBe(false);

  for (let at = 0; at < SENT; at++) connection.hear(updateFrame(new Uint8Array([at >> 8, at & 255])));
  wire.open = false;
  const before = heard.length;
  clock.advance(60_000);
  expect(heard.length).toBe(before);
});

it('K7 whom the server does not listen to while too much waits is not taken for gone, and is once it does and hears nothing', async () => {
  const { clock, room, wire, connect } = await house();
  const connection = connect();
  vi.spyOn(room, 'text').mockImplementation(() => {});
  const full = vi.spyOn(room, 'full', 'get').mockReturnValue(true);
  let goOn = (): void => {};
  vi.spyOn(room, 'drained').mockReturnValue(
    new Promise((resolve) => {
      goOn = resolve;
    }),
  );
  const pass = (ms: number): void => {
    for (let passed = 0; passed < ms; passed += LIMITS.pingMs) {
      clock.advance(LIMITS.pingMs);
      connection.tend(false);
    }
  };
  connection.hear(updateFrame(new Uint8Array([0])));
  expect(wire.paused).toBe(true);
  pass(3 * LIMITS.deadMs);
  expect([wire.open, wire.paused]).toEqual([true, true]);
  full.mockReturnValue(false);
  goOn();
  await vi.waitFor(() => expect(wire.paused).toBe(false));
  pass(LIMITS.deadMs - LIMITS.pingMs);
  expect(wire.open).toBe(true);
  pass(2 * LIMITS.pingMs);
  expect(wire.open).toBe(false);
});

it('K7 whoever was connected while the server stood still, or its clock was set on, is not taken for gone, and is when it stays silent', async () => {
  const { clock, room, wire, identity } = await house();
  const connections = new Connections({ state: emptyForum, onChange: () => () => {} }, clock);
  connections.accept(wire, { extended: false, schema: '' }, identity, room);
  for (const passes of [clock.sleep, clock.step]) {
    passes(3 * LIMITS.deadMs);
    clock.advance(LIMITS.pingMs);
    expect(wire.open).toBe(true);
  }
  clock.advance(LIMITS.deadMs + LIMITS.pingMs);
  expect(wire.open).toBe(false);
  connections.close();
});

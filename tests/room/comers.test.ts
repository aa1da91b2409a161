/** A hundred who come at once cost little more than one: what they are told is made once, counted by the very bytes that they get. */
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { MemoryLog } from '../../server/log/memory.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, type HeardConnection, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';

const CROWD = 100;

it('those who come at once get the same bytes of the text and of the register, and later ones those of their time', async () => {
  const rooms = new Rooms({ log: new MemoryLog(), clock: manualClock(), logger: pino({ level: 'silent' }), forum: () => forumOf('arl') });
  await rooms.create(founding('one', measures('one', 3)));
  const room = await rooms.open('one');
  if (room === null) throw new Error('the opinion was made');
  const come = async (): Promise<readonly HeardConnection[]> => {
    const crowd = Array.from({ length: CROWD }, () => silentConnection(delegate('arl')));
    for (const one of crowd) {
      room.join(one);
      room.step1(one, new Uint8Array([0]));
    }
    await room.look(() => null);
    return crowd;
  };
  const registers = (crowd: readonly HeardConnection[]): Set<Uint8Array> =>
    new Set(crowd.flatMap((one) => one.sent().filter(([first]) => first === MESSAGE.register)));
  const texts = (crowd: readonly HeardConnection[]): Set<Uint8Array> =>
    new Set(crowd.flatMap((one) => one.sent().filter(([first, step]) => first === MESSAGE.sync && step === 1)));
  const first = await come();
  expect([registers(first).size, texts(first).size]).toEqual([1, 1]);
  const paragraph = await room.look(({ state }) => [...state.blocks.values()].find(({ kind }) => kind === 'operative-item'));
  const command = { do: 'support', block: paragraph?.id ?? '', hash: paragraph?.hash ?? null } as const;
  const envelope = { uuid: '00000000-0000-4000-8000-000000000001', v: 1, seen: { seq: 0 }, command } as const;
  expect(await room.act({ person: 'P', actor: () => delegate('arl') }, envelope)).toMatchObject({ ok: true });
  const later = await come();
  expect(registers(later).size).toBe(1);
  expect([...registers(later)].some((bytes) => registers(first).has(bytes))).toBe(false);
  await rooms.close();
});

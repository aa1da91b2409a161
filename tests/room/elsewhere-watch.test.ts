/** What looks into other opinions: however often it is begun and given up, it watches each once, and a fault ends it until it is begun anew. */
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { StorageFault } from '../../server/log/log.ts';
import { ElsewhereWatch } from '../../server/room/elsewhere.ts';
import type { Room } from '../../server/room/room.ts';

const LINKED = new Map([['two', new Set(['p'])]]);

/** A room of which nothing is asked but to be watched, and how many do. */
function watched() {
  let watchers = 0;
  const room = {
    watch: () => {
      watchers += 1;
      return () => void watchers--;
    },
    look: () => new Promise(() => {}),
  } as unknown as Room;
  return { room, watchers: () => watchers };
}

const desk = (open: (opinion: string) => Promise<Room | null>) =>
  new ElsewhereWatch({ own: 'one', logger: pino({ level: 'silent' }), open, told: () => {} });
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('2.19 what is given up and begun again while the other room is loaded is watched once, and then by nobody', async () => {
  const { room, watchers } = watched();
  let open = (_room: Room): void => {};
  const opened = new Promise<Room>((resolve) => {
    open = resolve;
  });
  const here = desk(() => opened);
  here.watch(LINKED);
  here.watch(new Map());
  here.watch(LINKED);
  open(room);
  await settled();
  expect(watchers()).toBe(1);
  here.close();
  expect(watchers()).toBe(0);
});

it('2.19 a room that could not be loaded is asked for again', async () => {
  const { room, watchers } = watched();
  const answers = [Promise.reject(new StorageFault('away')), Promise.resolve(room)];
  const here = desk(() => answers.shift() ?? Promise.resolve(null));
  here.watch(LINKED);
  await settled();
  here.watch(LINKED);
  await settled();
  expect(watchers()).toBe(1);
});

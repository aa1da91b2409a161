/** What one tick brings, by rounds and by authors; and a deletion that hides behind a step 2. */
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MemoryLog } from '../../server/log/memory.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { type ArrivedText, rounds } from '../../server/room/text/authors.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';

const [ONE, TWO] = [silentConnection(), silentConnection()];
const text = (connection: ArrivedText['connection'], n: number, full = false): ArrivedText => ({
  connection,
  n,
  full,
  update: Uint8Array.of(n),
});
const numbers = (batch: readonly ArrivedText[]): readonly (readonly number[])[] => rounds(batch).map((round) => round.map(({ n }) => n));

describe('rounds', () => {
  it('are one where nobody sends a step 2', () => {
    expect(numbers([text(ONE, 1), text(TWO, 2), text(ONE, 3)])).toEqual([[1, 2, 3]]);
    expect(numbers([])).toEqual([]);
  });

  it('put what a connection writes after its step 2 behind it, and nobody else', () => {
    expect(numbers([text(ONE, 1, true), text(TWO, 2), text(ONE, 3), text(TWO, 4), text(ONE, 5)])).toEqual([
      [1, 2, 4],
      [3, 5],
    ]);
    expect(numbers([text(ONE, 1), text(ONE, 2, true), text(ONE, 3, true), text(ONE, 4), text(ONE, 5, true), text(ONE, 6)])).toEqual([
      [1, 2, 3],
      [4, 5],
      [6],
    ]);
  });
});

it('Y9 T16 stops a deletion that comes in one tick with the step 2 of its sender', async () => {
  const clock = manualClock();
  const rooms = new Rooms({ log: new MemoryLog(), clock, logger: pino({ level: 'silent' }), forum: () => forumOf() });
  await rooms.create(founding('one', measures('one', 3)));
  const room = await rooms.open('one');
  if (room === null) throw new Error('the opinion was made');
  const connection = silentConnection(delegate('arl'), { since: clock.now() });
  room.join(connection);
  const [before, state] = await room.look(({ seq, live }) => [seq, live.state()] as const);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const written: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => void written.push(update));
  for (let block = 0; block < 2; block++) doc.getXmlFragment(ROOT).delete(0, 1);
  room.text(connection, Uint8Array.of(0, 0), true);
  for (const update of written) room.text(connection, update, false);
  expect(await room.look(({ seq }) => seq)).toBe(before);
  expect(connection.closed).toEqual([{ code: CLOSE.massDeletion, why: 'mass-deletion' }]);
  await rooms.close();
});

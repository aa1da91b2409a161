/** What is typed when the adoption has closed, or the opinion was closed without one: taken back, handed back, and no longer waited for. */
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MemoryLog } from '../../server/log/memory.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { type as typeWords, wordsOf } from '../support/blocks.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, type HeardConnection, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';

const CHAIR = delegate('chair', 'chair');

/** A closed opinion, and somebody who came while it was open. */
async function over() {
  const clock = manualClock();
  const rooms = new Rooms({ log: new MemoryLog(), clock, logger: pino({ level: 'silent' }), forum: () => forumOf('arl') });
  await rooms.create(founding('one', measures('one', 3)));
  const room = await rooms.open('one');
  if (room === null) throw new Error('the opinion was made');
  const enter = async (connection: HeardConnection) => {
    const doc = new Y.Doc();
    room.join(connection);
    room.step1(connection, Y.encodeStateVector(doc));
    await room.look(() => null);
    let read = 0;
    const asked: Uint8Array[] = [];
    const hear = (): void => {
      const messages = connection.heard();
      for (const message of messages.slice(read)) {
        if (message.type === 'step2' || message.type === 'update') Y.applyUpdate(doc, message.update, 'room');
        if (message.type === 'step1') asked.push(message.stateVector);
      }
      read = messages.length;
    };
    hear();
    asked.length = 0;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'room') room.text(connection, update, false);
    });
    /** Answers what the room asks for, as every client does. */
    const answer = async (): Promise<void> => {
      await room.look(() => null);
      clock.advance(100);
      hear();
      for (const vector of asked.splice(0)) room.text(connection, Y.encodeStateAsUpdate(doc, vector), true);
      await room.look(() => null);
      hear();
    };
    return { doc, answer };
  };
  const close = async (): Promise<number> => {
    const command = { do: 'close-without-adoption', outcome: 'no-consensus' } as const;
    const envelope = { uuid: '00000000-0000-4000-8000-000000000001', v: 1, seen: { seq: 0 }, command } as const;
    expect(await room.act({ person: 'C. Chair', actor: () => CHAIR }, envelope)).toMatchObject({ ok: true });
    return room.look(({ seq }) => seq);
  };
  const [, block = ''] = await room.look(({ live }) => live.order);
  return { room, enter, close, block };
}

const own = (connection: HeardConnection, from = 0) =>
  connection
    .heard()
    .slice(from)
    .flatMap((message) => (message.type === 'own' && message.number !== MESSAGE.register ? [[message.number, message.body]] : []));

describe('text that comes when all is over', () => {
  it('T24 T18 goes back to whoever typed it and is then acknowledged, and nothing is recorded', async () => {
    const { room, enter, close, block } = await over();
    const connection = silentConnection(delegate('arl'));
    const { doc, answer } = await enter(connection);
    const before = wordsOf(doc, block);
    const seq = await close();
    const from = connection.heard().length;
    typeWords(doc, block, ' Late words.');
    typeWords(doc, block, ' And more.');
    await answer();
    expect(wordsOf(doc, block)).toBe(before);
    expect(own(connection, from)).toEqual([
      [MESSAGE.healed, { seq, blocks: [{ block, why: expect.any(String), mine: expect.stringContaining('Late words. And more.') }] }],
      [MESSAGE.ack, { n: 3, seq }],
    ]);
    expect(await room.look((ledger) => ledger.seq)).toBe(seq);
    expect(connection.closed).toEqual([]);
  });

  it('T24 whoever comes back with nothing more than the text is acknowledged, and told nothing else', async () => {
    const { room, enter, close } = await over();
    const connection = silentConnection(delegate('arl'));
    const { doc } = await enter(connection);
    const seq = await close();
    const from = connection.heard().length;
    room.text(connection, Y.encodeStateAsUpdate(doc), true);
    await room.look(() => null);
    expect(own(connection, from)).toEqual([[MESSAGE.ack, { n: 1, seq }]]);
  });

  it('T18 what cannot be read is refused, as while the opinion is open', async () => {
    const { room, enter, close } = await over();
    const connection = silentConnection(delegate('arl'));
    await enter(connection);
    await close();
    const from = connection.heard().length;
    room.text(connection, Uint8Array.of(1, 2, 3), true);
    await room.look(() => null);
    expect(own(connection, from)).toEqual([[MESSAGE.refused, { code: 'garbage', reset: false }]]);
    expect(connection.closed[0]?.code).toBe(CLOSE.malformed);
  });

  it('T18 a stock client gets the repair alone', async () => {
    const { enter, close, block } = await over();
    const connection = silentConnection(delegate('arl'), { extended: false });
    const { doc, answer } = await enter(connection);
    const before = wordsOf(doc, block);
    await close();
    typeWords(doc, block, ' Late.');
    await answer();
    expect([wordsOf(doc, block), own(connection)]).toEqual([before, []]);
  });
});

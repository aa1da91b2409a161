/** 9.1 on a server that has not heard of what another one has recorded: it refuses nothing before it has looked. */
import { pino } from 'pino';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { MemoryLog } from '../../server/log/memory.ts';
import type { Room } from '../../server/room/room.ts';
import { Rooms } from '../../server/room/rooms.ts';
import type { Command } from '../../shared/opinion/command.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { blockIds, type as typeWords, wordsOf } from '../support/blocks.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, type HeardConnection, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';

const ARLEN = delegate('arl');
const BRUMA = delegate('bru');

/** Tells nobody what others append. */
class DeafLog extends MemoryLog {
  override watch(): () => void {
    return () => {};
  }
}

async function twoServers(): Promise<readonly [here: Room, there: Room]> {
  const log = new DeafLog();
  const servers = [1, 2].map(
    () => new Rooms({ log, clock: manualClock(), logger: pino({ level: 'silent' }), forum: () => forumOf('arl', 'bru') }),
  );
  await servers[0]?.create(founding('one', measures('one', 3)));
  const [here, there] = await Promise.all(servers.map((rooms) => rooms.open('one')));
  if (!here || !there) throw new Error('the opinion was made');
  return [here, there];
}

let uuids = 0;
const act = (room: Room, command: Command) =>
  room.act(
    { person: 'A. Person', actor: () => ARLEN },
    { uuid: `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`, v: 1, seen: { seq: 0 }, command },
  );

/** What it was told goes into the document. */
function hear(connection: HeardConnection, doc: Y.Doc): void {
  for (const message of connection.heard())
    if (message.type === 'step2' || message.type === 'update') Y.applyUpdate(doc, message.update, 'room');
}

async function joined(room: Room, connection: HeardConnection, doc: Y.Doc): Promise<void> {
  room.join(connection);
  room.step1(connection, Y.encodeStateVector(doc));
  await room.look(() => null);
  hear(connection, doc);
}

it('9.1 a command is not refused for what the server had not heard of', async () => {
  const [here, there] = await twoServers();
  const block = await here.look(({ live }) => live.blocks().at(-1)?.id ?? '');
  const raised = await act(here, { do: 'raise-objection', block, hash: null });
  if (!raised.ok) throw new Error('an objection is always recorded');
  expect(await act(there, { do: 'withdraw', position: `p${raised.seq}` })).toMatchObject({ ok: true });
  expect(await act(there, { do: 'withdraw', position: `p${raised.seq}` })).toMatchObject({ ok: false, why: 'refused' });
});

it('9.1 whoever changes servers may bring along what others wrote', async () => {
  const [here, there] = await twoServers();
  const [own, others] = [new Y.Doc(), new Y.Doc()];
  const [moves, writes] = [silentConnection(ARLEN), silentConnection(BRUMA)];
  await joined(here, moves, own);
  await joined(here, writes, others);
  const block = blockIds(own).at(-1) ?? '';
  typeWords(others, block, ' heard of');
  here.text(writes, Y.encodeStateAsUpdate(others, Y.encodeStateVector(own)), false);
  await here.look(() => null);
  hear(moves, own);

  const moved = silentConnection(ARLEN);
  await joined(there, moved, own);
  typeWords(own, block, ' and gone on');
  // all that this server says it lacks
  const said = moved.heard().find((message) => message.type === 'step1');
  there.text(moved, Y.encodeStateAsUpdate(own, said?.type === 'step1' ? said.stateVector : undefined), true);
  await there.look(() => null);
  expect(moved.closed).toEqual([]);
  const told = moved.heard().flatMap((message) => (message.type === 'own' ? [message.number] : []));
  expect(told).toContain(MESSAGE.ack);
  expect(told).not.toContain(MESSAGE.refused);
  const whole = new Y.Doc();
  await joined(there, silentConnection(BRUMA), whole);
  expect(wordsOf(whole, block)).toMatch(/ heard of and gone on$/);
});

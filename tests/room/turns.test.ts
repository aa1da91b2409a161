/** K18 and 1.1 in a room: whoever acts waits for nobody's turn at the log, however long that of another node is. */
import { pino } from 'pino';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Appended, LogName, Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import type { Ledger } from '../../server/room/journal/ledger.ts';
import { Rooms } from '../../server/room/rooms.ts';
import type { Command } from '../../shared/opinion/command.ts';
import { blockIds, type as typeWords } from '../support/blocks.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';
import { until } from '../support/until.ts';

/** Another node has the turn at each log for the whole time: what lets it go first waits until it need not any more. */
class BusyLog extends MemoryLog {
  waits = 0;
  released = 0;
  override async append(log: LogName, entries: readonly Stored[], yields?: AbortSignal): Promise<Appended> {
    if (yields !== undefined && !yields.aborted) {
      this.waits += 1;
      await new Promise((resolve) => yields.addEventListener('abort', resolve));
      this.waits -= 1;
    }
    return super.append(log, entries);
  }
  override release(): void {
    this.released += 1;
  }
}

async function house() {
  const log = new BusyLog();
  const rooms = new Rooms({ log, clock: manualClock(), logger: pino({ level: 'silent' }), forum: () => forumOf('arl', 'bru') });
  for (const id of ['one', 'two']) await rooms.create(founding(id, measures(id, 3)));
  const open = async (id: string) => {
    const room = await rooms.open(id);
    if (room === null) throw new Error('the opinion was made');
    return room;
  };
  const [room, other] = [await open('one'), await open('two')];
  /** Somebody types there, and what was typed lets the other node go first. */
  const typed = async (at = room): Promise<void> => {
    const writer = silentConnection(delegate('bru'));
    const doc = new Y.Doc();
    at.join(writer);
    at.step1(writer, Uint8Array.of(0));
    await at.look(() => null);
    for (const message of writer.heard())
      if (message.type === 'step2' || message.type === 'update') Y.applyUpdate(doc, message.update, 'room');
    const before = Y.encodeStateVector(doc);
    typeWords(doc, blockIds(doc).at(-1) ?? '', ' and more');
    const waited = log.waits;
    at.text(writer, Y.encodeStateAsUpdate(doc, before), false);
    await until('it waits', () => log.waits === waited + 1);
  };
  let uuids = 0;
  const act = (command: Command) =>
    room.act(
      { person: 'A. Person', actor: () => delegate('arl') },
      { uuid: `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`, v: 1, seen: { seq: 0 }, command },
    );
  const types = async (from: number) => {
    const entries = await log.read({ kind: 'opinion', id: 'one' }, from);
    return entries.map(({ header }) => JSON.parse(Buffer.from(header).toString()).type);
  };
  return { log, rooms, room, other, typed, act, types };
}

it('K18 1.1 an objection behind typed text is recorded though another has the turn all the time, and so is that text, before it', async () => {
  const { log, room, typed, act, types } = await house();
  const { block, seq } = await room.look(({ live, state }) => ({ block: live.blocks().at(-1)?.id ?? '', seq: state.seq }));
  for (let times = 1; times <= 3; times++) {
    await typed();
    expect(await act({ do: 'raise-objection', block, hash: null })).toMatchObject({ ok: true });
  }
  expect(await types(seq)).toEqual(['text', 'position.raised', 'text', 'position.raised', 'text', 'position.raised']);
  expect(log.waits).toBe(0);
});

it('K18 whoever only looks, comes or goes takes no turn from another', async () => {
  const { log, room, typed } = await house();
  await typed();
  const { released } = log;
  const looked = room.look(() => null);
  const comer = silentConnection(delegate('arl'));
  room.join(comer);
  room.leave(comer);
  room.news();
  for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve));
  expect(log.waits).toBe(1);
  // what was begun has come to no end
  expect(log.released).toBe(released);
  // it stays so: nobody acts, and the log is in memory
  void looked;
});

it('K18 an act that asks how another opinion stands waits for nobody there either', async () => {
  const { room, other, typed, act } = await house();
  const words = (place: number) => (ledger: Ledger) => {
    const block = ledger.live.blocks().at(place)?.id ?? '';
    return { block, hash: ledger.state.blocks.get(block)?.hash ?? '' };
  };
  // another paragraph than the one in which somebody types
  const [own, linked] = [await room.look(words(-1)), await other.look(words(-2))];
  await typed(other);
  const made = await act({ do: 'make-conditional', ...own, links: [{ opinion: 'two', ...linked }] });
  expect(made).toMatchObject({ ok: true });
});

it('K18 what was to be appended has come to an end: the turn is given back, also where nothing was appended', async () => {
  const { log, room, act } = await house();
  const { released } = log;
  expect(await act({ do: 'withdraw', position: 'p1' })).toMatchObject({ ok: false });
  expect(log.released).toBeGreaterThan(released);
  const seq = await room.look(({ state }) => state.seq);
  expect(seq).toBe((await log.head({ kind: 'opinion', id: 'one' }))?.seq);
});

it('K18 a room that closes waits for nobody', async () => {
  const { log, rooms, typed, types } = await house();
  await typed();
  await rooms.close();
  expect(log.waits).toBe(0);
  expect((await types(0)).at(-1)).toBe('text');
});

/**
 * How long does the loop stand still, and for what, when an opinion has 300 paragraphs and 50,000 entries?
 *
 * Prediction, written before the first run: coming in 3 ms, the first letter after a restart 60 ms (the document is built), typing 2 ms with a
 * snapshot of 4 ms now and then, an act 4 ms, a hundred who come at once 6 ms, and a hundred who come back after a restart 6 ms.
 *
 * Goals: 10 ms of the main thread's own processor time for each.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { systemClock } from '../server/clock.ts';
import type { Log } from '../server/log/log.ts';
import { openLog } from '../server/log/open.ts';
import { createLogger } from '../server/logger.ts';
import { GrowThread } from '../server/room/journal/grow-thread.ts';
import type { Room } from '../server/room/room.ts';
import { Rooms } from '../server/room/rooms.ts';
import { delegate, silentConnection } from '../tests/support/connection.ts';
import { forumOf } from '../tests/support/founding.ts';
import { rngOf } from '../tests/support/rng.ts';
import { writeLongLog } from './support/long-log.ts';
import { option, report, say } from './support/report.ts';
import { RoomAuthor } from './support/room-author.ts';
import { type Turns, turnsOf } from './support/turns.ts';

const PREDICTION = 'the first letter after a restart 60 ms; coming in, acts, a crowd and snapshots below 10 ms';
const ID = 'long';
const AUTHORS = ['arl', 'bru', 'cor', 'del'];
const CROWD = 100;
/** Enough for two snapshots. */
const EDITS = 600;
const GOAL_MS = 10;

const logger = createLogger('silent');

const roomsOn = (log: Log, growing: GrowThread): Rooms =>
  new Rooms({ log, clock: systemClock, logger, grow: growing.grow, forum: () => forumOf(...AUTHORS) });

async function opened(rooms: Rooms): Promise<Room> {
  const room = await rooms.open(ID);
  if (room === null) throw new Error('the opinion is there');
  return room;
}

/** So many come, all with this. */
async function come(room: Room, crowd: number, stateVector: Uint8Array): Promise<void> {
  for (let number = 0; number < crowd; number += 1) {
    const one = silentConnection(delegate(`state-${number}`));
    room.join(one);
    room.step1(one, stateVector);
  }
  await room.look(() => null);
}

async function acts(room: Room): Promise<void> {
  const [paragraph] = await room.look(({ state }) => [...state.blocks.values()].filter(({ kind }) => kind === 'preamble-item'));
  if (paragraph?.hash == null) throw new Error('there is a paragraph');
  const target = { block: paragraph.id, hash: paragraph.hash };
  for (const [at, entity] of AUTHORS.entries()) {
    const uuid = `00000000-0000-4000-8000-00000000000${at}`;
    const asking = { person: 'A bench', actor: () => delegate(entity) };
    const command = { do: 'raise-objection', ...target, reason: 'a bench' } as const;
    const answer = await room.act(asking, { uuid, v: 1, seen: { seq: 0 }, command });
    if (!answer.ok) throw new Error('an objection is never refused');
  }
}

await report('turns', PREDICTION, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-turns-'));
  const found: Record<string, Turns> = {};
  const measure = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    found[what] = await turnsOf(work);
    say(`${what}: ${JSON.stringify(found[what])}`);
  };
  try {
    const log = await openLog(`sqlite:${dir}`);
    const rng = rngOf(option('seed', 1));
    await writeLongLog(log, ID, option('edits', 50_000), rng, option('blocks', 300));
    const growing = new GrowThread();
    const first = roomsOn(log, growing);
    await measure('the first one comes after a restart', async () => come(await opened(first), 1, new Uint8Array([0])));
    const room = await opened(first);
    const whole = await room.look((ledger) => ledger.whole);
    const doc = new Y.Doc();
    for (const update of whole) Y.applyUpdate(doc, update);
    await measure('a hundred come back after a restart', () => come(room, CROWD, Y.encodeStateVector(doc)));
    await measure('a hundred come', () => come(room, CROWD, new Uint8Array([0])));
    const authors = AUTHORS.map((entity) => new RoomAuthor(room, delegate(entity), rng));
    for (const author of authors) await author.join();
    await measure('the first letter after a restart', async () => authors[0]?.submit());
    await measure('typing, with snapshots', async () => {
      for (let edit = 0; edit < EDITS; edit += 1) await rng.pick(authors).submit();
    });
    await measure('a hundred come while others type', async () => {
      const typing = Promise.all(authors.map((author) => author.submit()));
      await come(room, CROWD, new Uint8Array([0]));
      await typing;
    });
    await measure('acts', () => acts(room));
    await measure('the room is left', () => first.close());
    await growing.close();
    await log.close();
    return {
      figures: { turns: found },
      goals: Object.entries(found).map(([what, { longestMs }]) => ({ what: `${what}, ms`, value: longestMs, atMost: GOAL_MS })),
    };
  } finally {
    await rm(dir, { recursive: true });
  }
});

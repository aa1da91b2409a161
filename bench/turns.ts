/**
 * How long does the loop stand still, and for what, when an opinion has 300 paragraphs and 50,000 entries?
 *
 * Prediction, written before the first run: coming in 3 ms, the first letter after a restart 60 ms (the document is built), typing 2 ms with a
 * snapshot of 4 ms now and then, an act 4 ms, a hundred who come at once 6 ms, and a hundred who come back after a restart 6 ms.
 *
 * What is asked over HTTP came later, and nothing was predicted of it: the first question of a kind after a start, and then three more.
 *
 * Goals: 10 ms of the main thread's own processor time for each, on the core they were set on (bench/README.md).
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { deserialize } from 'node:v8';
import { systemClock } from '../server/clock.ts';
import { rehearseHttp } from '../server/http/rehearsal.tsx';
import type { Log } from '../server/log/log.ts';
import { openLog } from '../server/log/open.ts';
import { createLogger } from '../server/logger.ts';
import { GrowThread } from '../server/room/journal/grow-thread.ts';
import { rehearse } from '../server/room/rehearsal.ts';
import type { Room } from '../server/room/room.ts';
import { Rooms } from '../server/room/rooms.ts';
import { delegate, silentConnection } from '../tests/support/connection.ts';
import { forumOf } from '../tests/support/founding.ts';
import { askAll } from './support/asked.ts';
import { begunStore } from './support/begun-store.ts';
import { named, option, report, say } from './support/report.ts';
import { RoomAuthor } from './support/room-author.ts';
import { type Turns, turnsOf } from './support/turns.ts';
import type { WrittenBefore } from './support/written-before.ts';

const PREDICTION = 'the first letter after a restart 60 ms; coming in, acts, a crowd and snapshots below 10 ms';
const ID = 'long';
const AUTHORS = ['arl', 'bru', 'cor', 'del'];
const CROWD = 100;
/** Enough for two snapshots. */
const EDITS = 600;
const GOAL_MS = 10;
/** It is done so that the others have their time. */
const START = 'the start rehearses';
/** Once, in a heap in which all of the source was compiled: it says little. A server is asked for it after each of three starts (support/asked.ts). */
const FIRST_HERE = 'the first letter in this process';
/** Of these no goal is asked. */
const BESIDE: readonly string[] = [START, FIRST_HERE];
const WRITER = fileURLToPath(new URL('./support/written-before.ts', import.meta.url));

/** A page that has nothing. */
const NOTHING = new Uint8Array([0]);

const logger = createLogger('silent');

const roomsOn = (log: Log, growing: GrowThread): Rooms =>
  new Rooms({ log, clock: systemClock, logger, grow: growing.grow, forum: () => forumOf(...AUTHORS) });

/** `--log`: a directory where logs are kept for more than one run. */
async function writtenInto(dir: string): Promise<WrittenBefore> {
  const words = [option('edits', 50_000), option('blocks', 300), option('seed', 1), AUTHORS.length, EDITS].map(String);
  const logs = named('log');
  const kept = logs === undefined ? null : join(logs, words.join('-'));
  if (kept !== null && existsSync(kept)) await cp(kept, dir, { recursive: true });
  else {
    await (await begunStore(dir)).close();
    await promisify(execFile)(process.execPath, ['--import', 'tsx', WRITER, dir, ...words]);
    if (kept !== null) await cp(dir, `${kept}.part`, { recursive: true }).then(() => rename(`${kept}.part`, kept));
  }
  return deserialize(await readFile(join(dir, 'before')));
}

/** They type what was written before: to write it costs the bench, and not the room. */
function authorsOf(room: Room, { edits, atOnce }: WrittenBefore): readonly RoomAuthor[] {
  return AUTHORS.map((entity, at) => {
    const updates = [...edits.filter(({ by }) => by === at).map(({ update }) => update), ...atOnce.slice(at, at + 1)].values();
    const edit = (): Uint8Array => {
      const { value } = updates.next();
      if (value === undefined) throw new Error('an author has typed all there was');
      return value;
    };
    return new RoomAuthor(room, delegate(entity), { hear: () => {}, edit });
  });
}

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
    const before = await writtenInto(dir);
    const { stateVector, edits } = before;
    const log = await openLog(`sqlite:${dir}`);
    const growing = new GrowThread();
    // as a server does when it listens, before most of those who come
    await measure(START, () => rehearse().then(rehearseHttp));
    const first = roomsOn(log, growing);
    await measure('the first one comes after a restart', async () => come(await opened(first), 1, NOTHING));
    const room = await opened(first);
    await measure('a hundred come back after a restart', () => come(room, CROWD, stateVector));
    await measure('a hundred come', () => come(room, CROWD, NOTHING));
    const authors = authorsOf(room, before);
    for (const author of authors) await author.join();
    await measure(FIRST_HERE, async () => authors[edits[0]?.by ?? 0]?.submit());
    await measure('typing, with snapshots', async () => {
      for (const { by } of edits.slice(1)) await authors[by]?.submit();
    });
    await measure('a hundred come while others type', async () => {
      const typing = Promise.all(authors.map((author) => author.submit()));
      await come(room, CROWD, NOTHING);
      await typing;
    });
    await measure('acts', () => acts(room));
    await measure('the room is left', () => first.close());
    await growing.close();
    await log.close();
    await askAll(dir, ID, (what, { cold, warm }) => {
      found[`${what}, first after a restart`] = cold;
      found[`${what}, again`] = warm;
      say(`${what}: ${JSON.stringify({ cold, warm })}`);
    });
    return {
      figures: { turns: found },
      goals: Object.entries(found)
        .filter(([what]) => !BESIDE.includes(what))
        .map(([what, { longestMs }]) => ({ what: `${what}, ms`, value: longestMs, atMost: GOAL_MS, elsewhere: 'core' as const })),
    };
  } finally {
    await rm(dir, { recursive: true });
  }
});

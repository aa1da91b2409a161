/**
 * What one submitted update costs the server.
 *
 * Prediction, written before the first run: the engine (inspect, apply, heal, facts, hashes) takes 100 us at 60 blocks and 300 us at 1,000,
 * p50; half of the paragraphs closed and every second edit healed: half as much again. Through the room with a log in memory 150 us more; a
 * durable acknowledgement by SQLite 0.4 ms for one author who waits, and 3,000 updates/s for 32 authors.
 *
 * Goals: engine p50 <= 150 us at 60 blocks, <= 500 us at 1,000 blocks.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../server/clock.ts';
import type { Log } from '../server/log/log.ts';
import { MemoryLog } from '../server/log/memory.ts';
import { openLog } from '../server/log/open.ts';
import { createLogger } from '../server/logger.ts';
import { Rooms } from '../server/room/rooms.ts';
import { LiveText } from '../server/text/live-text.ts';
import { delegate } from '../tests/support/connection.ts';
import { forumOf, founding } from '../tests/support/founding.ts';
import { type Rng, rngOf } from '../tests/support/rng.ts';
import { blocksOf } from './support/opinion.ts';
import { option, report, say } from './support/report.ts';
import { RoomAuthor } from './support/room-author.ts';
import { rounded, type Spread, spread } from './support/spread.ts';
import { Writer } from './support/writer.ts';

const EMPTY = new Uint8Array([0, 0]);
const PREDICTION = 'engine p50 100 us at 60 blocks and 300 us at 1,000; durable acknowledgement p50 0.4 ms; 32 authors 3,000 updates/s';
const AUTHORS = ['arl', 'bru', 'cor', 'del'];

interface Size {
  readonly blocks: number;
  readonly chars: number;
}
const SMALL: Size = { blocks: 60, chars: 430 };
const LARGE: Size = { blocks: 1_000, chars: 190 };
/** Edits of a text before any is measured: until then V8 still compiles, and the median lies between two groups. */
const WARM = 4_000;

/** Microseconds from the bytes of one update to its entry, ready to append, and its commit; `closed` = share of paragraphs closed. */
function engine({ blocks, chars }: Size, edits: number, closed: number, rng: Rng): Spread {
  const live = LiveText.fold([]);
  live.commit(live.edit(delegate('secretariat', 'secretariat'), { import: blocksOf(blocks, chars) }));
  const shut = new Set(live.order.filter(() => rng.chance(closed)));
  const writers = AUTHORS.map((entity) => ({ actor: delegate(entity), writer: new Writer(rng, live.state()) }));
  const us: number[] = [];
  for (let done = 0; done < edits + WARM; done += 1) {
    const { actor, writer } = rng.pick(writers);
    const updates = [writer.edit()];
    const begun = performance.now();
    const preparation = live.prepare(
      [{ connection: actor.seat, actor, updates, full: false, ageMs: 60_000, at: 0, schema: 'said', mayMove: false, suggestsOnly: false }],
      shut,
      false,
    );
    if (preparation.ok && preparation.prepared !== null) live.commit(preparation.prepared);
    const took = performance.now() - begun;
    if (!preparation.ok) throw new Error(`refused: ${preparation.code}`);
    if (done >= WARM) us.push(took * 1000);
    for (const update of preparation.prepared?.updates ?? []) for (const one of writers) one.writer.hear(update);
  }
  return spread(us);
}

/** Milliseconds from the room hearing an update to the acknowledgement, `authors` each waiting for its own. */
async function room(
  log: Log,
  authors: number,
  edits: number,
  rng: Rng,
): Promise<{ readonly ms: Spread; readonly perSecond: number; readonly cpuUs: number }> {
  const rooms = new Rooms({ log, clock: systemClock, logger: createLogger('silent'), forum: () => forumOf() });
  const id = `submit-${authors}`;
  await rooms.create(founding(id, blocksOf(SMALL.blocks, SMALL.chars)));
  const opened = await rooms.open(id);
  if (opened === null) throw new Error('the opinion is there');
  const people = Array.from({ length: authors }, (_, at) => new RoomAuthor(opened, delegate(`state-${at}`), new Writer(rng, EMPTY)));
  for (const person of people) await person.join();
  const ms: number[] = [];
  const each = Math.ceil(edits / authors);
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await Promise.all(
    people.map(async (person) => {
      for (let left = each; left > 0; left -= 1) ms.push(await person.submit());
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  const spent = process.cpuUsage(cpu);
  for (const person of people) person.leave();
  await rooms.close();
  return { ms: spread(ms), perSecond: Math.round(ms.length / seconds), cpuUs: rounded((spent.user + spent.system) / ms.length) };
}

await report('submit', PREDICTION, async () => {
  const edits = option('edits', 3_000);
  const rng = rngOf(option('seed', 1));
  const small = engine(SMALL, edits, 0, rng);
  say(`60 blocks: ${JSON.stringify(small)} us`);
  const large = engine(LARGE, edits / 2, 0, rng);
  say(`1,000 blocks: ${JSON.stringify(large)} us`);
  const healed = engine(SMALL, edits, 0.5, rng);
  say(`60 blocks, half of them closed: ${JSON.stringify(healed)} us`);
  const memory = await room(new MemoryLog(), 1, edits, rng);
  say(`room, log in memory: ${JSON.stringify(memory)}`);
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-submit-'));
  const sqlite = await openLog(`sqlite:${dir}`);
  const durable = await room(sqlite, 1, edits, rng);
  say(`room, SQLite, one author: ${JSON.stringify(durable)}`);
  const crowd = await room(sqlite, 32, edits * 2, rng);
  say(`room, SQLite, 32 authors: ${JSON.stringify(crowd)}`);
  await sqlite.close();
  await rm(dir, { recursive: true });
  return {
    figures: { engineUs: { small, large, halfClosed: healed }, room: { memory, durable, crowd } },
    goals: [
      { what: 'engine p50 us at 60 blocks', value: small.p50, atMost: 150, elsewhere: 'core' },
      { what: 'engine p50 us at 1,000 blocks', value: large.p50, atMost: 500, elsewhere: 'core' },
    ],
  };
});

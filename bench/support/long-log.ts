/** The log of an opinion with many edits, made in memory as fast as the engine goes and then copied into a store, once or as many opinions. */
import { randomUUID } from 'node:crypto';
import type { Log, LogName, Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { copyEntry } from '../../server/record/copy.ts';
import { appendFounding } from '../../server/room/founding/opinion.ts';
import { Ledger } from '../../server/room/journal/ledger.ts';
import { readOpinionSnapshot, writeOpinionSnapshot, writeStanding } from '../../server/room/journal/opinion-snapshot.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { DEFAULT_POLICY, type Policy } from '../../shared/opinion/entry.ts';
import { delegate } from '../../tests/support/connection.ts';
import { founding } from '../../tests/support/founding.ts';
import type { Rng } from '../../tests/support/rng.ts';
import { blocksOf } from './opinion.ts';
import { say } from './report.ts';
import { Writer } from './writer.ts';

const STATES = ['arl', 'bru', 'cor', 'del'];
const PAGE = 2_000;
/** Of the text, where nothing else is said. */
const BLOCKS = 60;
/** Where letters do not come quickly, or a server has ended, a snapshot is taken every 250 entries: on average this many come after it. */
const TAIL = 125;

/** What is said of it in the log: when it is founded, and then at its end. */
type Policies = readonly [founded: Policy, ...then: readonly Policy[]];

/** `edits` text entries of one update each by four authors, with a snapshot as the server would have taken it. */
export async function writeLongLog(
  store: Log,
  id: string,
  edits: number,
  rng: Rng,
  blocks = BLOCKS,
  policies: Policies = [DEFAULT_POLICY],
): Promise<void> {
  const name: LogName = { kind: 'opinion', id };
  const { entries, snapshot } = await longLog(name, edits, rng, blocks, policies);
  for (let after = 0; after < entries.length; after += PAGE) await store.append(name, entries.slice(after, after + PAGE));
  await store.putSnapshot(name, snapshot.seq, snapshot.bytes);
}

/** The same log as so many opinions, `id-1` and so on: the same texts and acts at the same times, each in a chain of its own. */
export async function writeManyLogs(store: Log, id: string, logs: number, edits: number, rng: Rng): Promise<void> {
  const { entries, snapshot } = await longLog({ kind: 'opinion', id }, edits, rng);
  const body = readOpinionSnapshot(snapshot.bytes);
  for (let number = 1; number <= logs; number += 1) {
    const name: LogName = { kind: 'opinion', id: `${id}-${number}` };
    const copies: Stored[] = [];
    for (const entry of entries) copies.push(copyEntry(name, copies.at(-1) ?? null, entry));
    await store.append(name, copies);
    const header = copies[snapshot.seq - 1]?.header;
    if (body === null || header === undefined) throw new Error('the snapshot is of this log');
    await store.putSnapshot(name, snapshot.seq, writeOpinionSnapshot(writeStanding({ ...body, header }), body.text));
    if (number % 50 === 0) say(`${number} opinions written`);
  }
}

async function longLog(name: LogName, edits: number, rng: Rng, blocks = BLOCKS, [policy, ...later]: Policies = [DEFAULT_POLICY]) {
  const log = new MemoryLog();
  const { created, ...rest } = founding(name.id, blocksOf(blocks, 430));
  await appendFounding(log, { ...rest, created: { ...created, policy } }, Date.now());
  const ledger = await Ledger.load(log, name);
  const writers = STATES.map((entity) => ({ actor: delegate(entity), writer: new Writer(rng, ledger.live.state()) }));
  for (let done = 1; done <= edits; done += 1) {
    const { actor, writer } = rng.pick(writers);
    const authored = {
      connection: actor.seat,
      actor,
      updates: [writer.edit()],
      full: false,
      ageMs: 60_000,
      at: 0,
      schema: 'said' as const,
      mayMove: false,
      suggestsOnly: false,
    };
    const preparation = ledger.live.prepare([authored], new Set(), false);
    if (!preparation.ok || preparation.prepared === null) throw new Error('an ordinary edit is recorded');
    const { prepared } = preparation;
    const entry = { seq: ledger.seq + 1, at: ledger.state.at, by: SERVER, uuid: randomUUID(), fact: prepared.facts };
    await ledger.appendTogether([{ entry, prepared }], []);
    for (const update of prepared.updates) for (const one of writers) one.writer.hear(update);
    if (done === edits - TAIL) await ledger.snapshot();
    if (done % 10_000 === 0) say(`${done} edits written`);
  }
  for (const one of later) {
    const act = {
      seq: ledger.seq + 1,
      at: ledger.state.at,
      by: SERVER,
      uuid: randomUUID(),
      fact: { type: 'policy.changed', policy: one },
    } as const;
    await ledger.append(act, {}, null);
  }
  const snapshot = await log.getSnapshot(name);
  if (snapshot === null) throw new Error('there are enough edits for a snapshot');
  return { entries: await log.read(name, 0), snapshot };
}

/**
 * Writes golden logs of the rules that are in force: `npx tsx tests/record/keep-golden.ts`, just before the next version of the rules begins.
 * What was written once is never written again.
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { demoFounding } from '../../server/demo/forum.ts';
import { seed } from '../../server/demo/seed.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { createLogger } from '../../server/logger.ts';
import { readEntry } from '../../server/record/read.ts';
import { emptyForum, type ForumState } from '../../shared/forum/state.ts';
import { RULES_VERSION } from '../../shared/opinion/evolve.ts';
import { Play } from '../opinion/play.ts';
import { RULES } from '../opinion/rules.ts';
import { rngOf } from '../support/rng.ts';
import { essences } from './essence.ts';
import { recordMeeting } from './meeting.ts';

const MEETINGS = 60;
const STEPS = 40;
/** The demo begins some days before this. */
const END = Date.UTC(2030, 4, 12, 9);

async function records(): Promise<readonly unknown[]> {
  const { entities, seats } = demoFounding();
  const forum: ForumState = {
    ...emptyForum,
    seq: 1,
    forum: { name: 'Demonstration Forum', demo: true, theme: null, place: null, basis: null, prefix: 'WTPF' },
    entities: new Map(entities.map((one) => [one.id, { ...one, dismissed: false }])),
    seats: new Map(seats.map((one) => [one.seat, { ...one, open: true, tenure: 0 }])),
  };
  const log = new MemoryLog();
  await seed({ log, logger: createLogger('silent'), forum, end: END });
  for (const nth of [1, 2, 3]) await recordMeeting(rngOf(100 + nth), log, `meeting-${nth}`, { rounds: 60, adopt: nth !== 2 });
  const lines: unknown[] = [];
  for (const name of await log.names()) {
    const stored = await log.read(name, 0);
    const meant = essences(stored.map((one) => readEntry(one).entry));
    stored.forEach(({ seq, header, statement, payload, salt }, at) => {
      const bytes = { header: text(header), statement: text(statement), payload: text(payload), salt: text(salt) };
      lines.push({ log: name, seq, ...bytes, essence: meant[at] });
    });
  }
  return lines;
}

function meetings(): readonly unknown[] {
  return Array.from({ length: MEETINGS }, (_, nth) => {
    const play = new Play(rngOf(nth + 1), RULES, new Map());
    play.run(STEPS);
    return { entries: play.entries, essence: essences(play.entries) };
  });
}

const text = (bytes: Uint8Array | null): string | null => bytes && Buffer.from(bytes).toString('base64');

function keep(what: 'records' | 'meetings', lines: readonly unknown[]): void {
  const file = new URL(`../fixtures/logs/rules-${RULES_VERSION}-${what}.ndjson.gz`, import.meta.url);
  writeFileSync(file, gzipSync(lines.map((line) => JSON.stringify(line)).join('\n'), { level: 9 }), { flag: 'wx' });
}

keep('records', await records());
keep('meetings', meetings());

/**
 * Logs that were written under earlier rules, kept for ever: they fold, at every position, to what they meant when they were written,
 * and still prove themselves. Of the demo and of recorded meetings every byte is kept, of meetings at random what the rules fold.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { LogName, Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { readEntry } from '../../server/record/read.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { canonicalJson, type Json } from '../../shared/lib/canonical-json.ts';
import type { Entry } from '../../shared/opinion/entry.ts';
import { evolve, RULES_VERSION } from '../../shared/opinion/evolve.ts';
import { standing } from '../../shared/opinion/standing.ts';
import { emptyState } from '../../shared/opinion/state.ts';
import { essence } from '../fixtures/logs/essence.ts';
import { manualClock } from '../support/clock.ts';
import { forumOf } from '../support/founding.ts';

interface Line {
  readonly log: LogName;
  readonly seq: number;
  readonly header: string;
  readonly statement: string;
  readonly payload: string | null;
  readonly salt: string | null;
  readonly essence: string;
}

const lines = <T>(file: string): readonly T[] =>
  gunzipSync(readFileSync(new URL(`../fixtures/logs/${file}`, import.meta.url)))
    .toString()
    .split('\n')
    .map((line) => JSON.parse(line));

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
const orNull = (text: string | null): Uint8Array | null => (text === null ? null : bytes(text));

function essences(entries: readonly Entry[]): readonly string[] {
  let state = emptyState;
  return entries.map((entry) => {
    state = evolve(state, entry);
    const shown = canonicalJson(essence(standing(state)) as unknown as Json);
    return createHash('sha256').update(shown).digest('base64url').slice(0, 16);
  });
}

const RECORDS = new Map<string, Line[]>();
for (const line of lines<Line>('rules-1-records.ndjson.gz')) RECORDS.set(line.log.id, [...(RECORDS.get(line.log.id) ?? []), line]);
const stored = (id: string): readonly Stored[] =>
  (RECORDS.get(id) ?? []).map(({ seq, header, statement, payload, salt }) => ({
    seq,
    header: bytes(header),
    statement: bytes(statement),
    payload: orNull(payload),
    salt: orNull(salt),
  }));

describe('9.5 a log of rules 1', () => {
  it.each([...RECORDS.keys()])('%s folds as it did and proves itself', (id) => {
    const log = stored(id);
    expect(essences(log.map((one) => readEntry(one).entry))).toEqual(RECORDS.get(id)?.map((line) => line.essence));
    expect(verifyOpinion({ kind: 'opinion', id }, log)).toMatchObject({ verdict: 'valid' });
  });

  it('of a meeting at random folds as it did', () => {
    const meetings = lines<{ readonly entries: readonly Entry[]; readonly essence: readonly string[] }>('rules-1-meetings.ndjson.gz');
    expect(meetings.length).toBe(60);
    for (const { entries, essence: then } of meetings) expect(essences(entries.map((one) => ({ ...one, rules: 1 })))).toEqual(then);
  });

  it('that is still open goes on under the rules of today, from its next entry on; one that is over stays as it was', async () => {
    const log = new MemoryLog();
    for (const id of RECORDS.keys()) await log.append({ kind: 'opinion', id }, stored(id));
    const forum = () => forumOf('arl', 'bru', 'cor');
    const rooms = new Rooms({ log, clock: manualClock(), logger: pino({ level: 'silent' }), forum });
    const rules = async (id: string) => (await rooms.open(id))?.look(({ state }) => [state.rules, state.phase === 'adopted']);
    const all = await Promise.all([...RECORDS.keys()].map(rules));
    await rooms.close();
    expect(new Set(all.map((one) => one?.join(' ')))).toEqual(new Set([`1 true`, `${RULES_VERSION} false`]));
    for (const id of RECORDS.keys())
      expect(verifyOpinion({ kind: 'opinion', id }, await log.read({ kind: 'opinion', id }, 0))).toMatchObject({ verdict: 'valid' });
  });
});

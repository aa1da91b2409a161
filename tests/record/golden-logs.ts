/** Logs that were written under earlier rules and are kept for ever (keep-golden.ts). */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { LogName, Stored } from '../../server/log/log.ts';

interface Line {
  readonly log: LogName;
  readonly seq: number;
  readonly header: string;
  readonly statement: string;
  readonly payload: string | null;
  readonly salt: string | null;
  readonly essence: string;
}

export const lines = <T>(file: string): readonly T[] =>
  gunzipSync(readFileSync(new URL(`../fixtures/logs/${file}`, import.meta.url)))
    .toString()
    .split('\n')
    .map((line) => JSON.parse(line));

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
const orNull = (text: string | null): Uint8Array | null => (text === null ? null : bytes(text));

export function recordsOf(rules: number): ReadonlyMap<string, readonly Line[]> {
  const found = new Map<string, Line[]>();
  for (const line of lines<Line>(`rules-${rules}-records.ndjson.gz`)) found.set(line.log.id, [...(found.get(line.log.id) ?? []), line]);
  return found;
}

export const storedAs = (records: readonly Line[]): readonly Stored[] =>
  records.map(({ seq, header, statement, payload, salt }) => ({
    seq,
    header: bytes(header),
    statement: bytes(statement),
    payload: orNull(payload),
    salt: orNull(salt),
  }));

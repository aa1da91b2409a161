/**
 * Ways to alter a record. The clumsy ones change bytes and leave the hashes; the careful ones make all hashes fit again from the alteration
 * on (`resealed`), as whoever owns the store could, and are left to the rules, the text and receipts.
 */
import type { Stored } from '../../server/log/log.ts';
import { commitment, sha256 } from '../../server/record/commitment.ts';
import { FIRST, headerHash } from '../../server/record/header.ts';
import type { Rng } from '../support/rng.ts';

export interface Alteration {
  /** null where this record has nothing to alter in this way. */
  readonly alter: (record: readonly Stored[], rng: Rng) => { readonly record: readonly Stored[]; readonly at: number } | null;
  readonly why: RegExp;
}

type Fields = Record<string, unknown>;

const decode = (bytes: Uint8Array): Fields => JSON.parse(new TextDecoder().decode(bytes));
const encode = (value: unknown): Uint8Array => new TextEncoder().encode(sorted(value));

/** Canonical JSON by another hand than the product's. */
function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${sorted(member)}`).join(',')}}`;
}

const headerOf = (stored: Stored): Fields => decode(stored.header);
export const statementOf = (stored: Stored): Fields & { fact: Fields; by: Fields } =>
  decode(stored.statement) as Fields & { fact: Fields; by: Fields };

/** One entry changed, and every header from there on made to fit: positions, hashes, links. */
export function resealed(record: readonly Stored[]): Stored[] {
  const out: Stored[] = [];
  for (const [i, one] of record.entries()) {
    const before = out.at(-1);
    const header = encode({
      ...headerOf(one),
      seq: i + 1,
      prev: before ? headerHash(before.header) : FIRST,
      stmt: sha256(one.statement),
      ...(one.payload && one.salt ? { commit: commitment(one.salt, one.payload) } : {}),
    });
    out.push({ ...one, seq: i + 1, header });
  }
  return out;
}

export const withStatement = (stored: Stored, change: (statement: ReturnType<typeof statementOf>) => void): Stored => {
  const statement = statementOf(stored);
  change(statement);
  return { ...stored, statement: encode(statement) };
};

export const withHeader = (stored: Stored, change: (header: Fields) => void): Stored => {
  const header = headerOf(stored);
  change(header);
  return { ...stored, header: encode(header) };
};

export const replaced = (record: readonly Stored[], at: number, one: Stored): Stored[] => record.map((old, i) => (i === at ? one : old));

export function flipped(bytes: Uint8Array, rng: Rng): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = rng.below(copy.length);
  copy[at] = (copy[at] ?? 0) ^ (1 << rng.below(8));
  return copy;
}

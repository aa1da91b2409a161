/** A participants' table as lines of cells. What reads spreadsheets, and what reads text, comes when there is such a file to read. */
import { no, ok, type Result } from '../../../../shared/lib/result.ts';
import type { OldLetters } from './letters.ts';

/** Why a file could not be read at all. */
export type Unreadable =
  | { readonly why: 'encoding' | 'empty' | 'too-large' | 'not-a-sheet' | 'damaged' }
  /** A quote that is opened and never closed, or stands in the middle of a cell. */
  | { readonly why: 'quotes'; readonly line: number };

export interface TableRow {
  /** Of the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  /** The first are the headings. */
  readonly rows: readonly TableRow[];
  /** Null where the file itself says in which letters it is written. */
  readonly letters: OldLetters | null;
}

const MOST_ROWS = 5_000;

/** `guess`: in which letters a text is that does not say so. */
export async function readTable(bytes: Uint8Array, guess: OldLetters = 'windows-1252'): Promise<Result<Table, Unreadable>> {
  return filled(isSheet(bytes) ? await ofSheet(bytes) : await ofText(bytes, guess));
}

/** Without its empty lines; refused where there is nothing in it, or too much. */
export function filled(read: Result<Table, Unreadable>): Result<Table, Unreadable> {
  if (!read.ok) return read;
  const rows = read.value.rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (rows.length < 2) return no({ why: 'empty' });
  return rows.length > MOST_ROWS + 1 ? no({ why: 'too-large' }) : ok({ ...read.value, rows });
}

/** By its first bytes: a zip, or the container of Excel before 2007, in which encrypted ones come as well. */
const isSheet = ([one, two]: Uint8Array): boolean => (one === 0x50 && two === 0x4b) || (one === 0xd0 && two === 0xcf);

async function ofSheet(bytes: Uint8Array): Promise<Result<Table, Unreadable>> {
  const { readSheet } = await import('../../../../shared/sheet/read.ts');
  const read = readSheet(bytes, MOST_ROWS + 1);
  return read.ok ? ok({ rows: read.value, letters: null }) : no({ why: read.reason });
}

async function ofText(bytes: Uint8Array, guess: OldLetters): Promise<Result<Table, Unreadable>> {
  const { readText } = await import('./text-table.ts');
  return readText(bytes, guess);
}

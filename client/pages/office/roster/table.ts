/**
 * Reads the bytes of a participants' table as people save them: a spreadsheet, or text with commas, semicolons or tabs, quotes, and line ends
 * of any kind. Cells are text and nothing else.
 */
import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { no, ok, type Result } from '../../../../shared/lib/result.ts';
import { isSheetFile, readSheet } from '../../../../shared/sheet/read.ts';
import { unguarded } from '../../seats/csv.ts';
import { decoded, type OldLetters } from './letters.ts';

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

export const MOST_BYTES = 1024 * 1024;
const MOST_ROWS = 5_000;

export function readTable(bytes: Uint8Array, guess: OldLetters = 'windows-1252'): Result<Table, Unreadable> {
  const read = isSheetFile(bytes) ? ofSheet(bytes) : ofText(bytes, guess);
  if (!read.ok) return read;
  const rows = read.value.rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (rows.length < 2) return no({ why: 'empty' });
  return rows.length > MOST_ROWS + 1 ? no({ why: 'too-large' }) : ok({ ...read.value, rows });
}

function ofSheet(bytes: Uint8Array): Result<Table, Unreadable> {
  const read = readSheet(bytes, MOST_ROWS + 1);
  return read.ok ? ok({ rows: read.value, letters: null }) : no({ why: read.reason });
}

function ofText(bytes: Uint8Array, guess: OldLetters): Result<Table, Unreadable> {
  if (bytes.length > MOST_BYTES) return no({ why: 'too-large' });
  const said = decoded(bytes, guess);
  if (said === null) return no({ why: 'encoding' });
  try {
    const rows = parse(said.text, {
      bom: true,
      delimiter: delimiterOf(said.text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
    const trimmed = rows.map(({ record, info }) => ({ line: info.lines, cells: record.map((cell) => unguarded(cell).trim()) }));
    return ok({ rows: trimmed, letters: said.taken });
  } catch (fault) {
    if (fault instanceof CsvError) return no({ why: 'quotes', line: 'lines' in fault ? Number(fault.lines) : 1 });
    throw fault;
  }
}

/** Whichever of them the first line has most of. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r\n|\r|\n/, 1);
  const counted = [',', ';', '\t'].map((mark) => ({ mark, count: first.split(mark).length }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).mark;
}

/**
 * Reads the bytes of a participants' table as people save them: UTF-8 with or without its mark, commas, semicolons or tabs, quotes, line
 * ends of any kind. Cells are text and nothing else.
 */
import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { no, ok, type Result } from '../../../../shared/lib/result.ts';
import { unguarded } from '../../seats/csv.ts';

/** Why a file could not be read at all. */
export type Unreadable =
  | { readonly why: 'encoding' | 'empty' | 'too-large' }
  /** A quote that is opened and never closed, or stands in the middle of a cell. */
  | { readonly why: 'quotes'; readonly line: number };

export interface TableRow {
  /** Of the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export const MOST_BYTES = 1024 * 1024;
const MOST_ROWS = 1_000;

export function readTable(bytes: Uint8Array): Result<readonly TableRow[], Unreadable> {
  if (bytes.length > MOST_BYTES) return no({ why: 'too-large' });
  const text = decoded(bytes);
  if (text === null) return no({ why: 'encoding' });
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
    const filled = rows
      .map(({ record, info }) => ({ line: info.lines, cells: record.map((cell) => unguarded(cell).trim()) }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
    if (filled.length < 2) return no({ why: 'empty' });
    return filled.length > MOST_ROWS + 1 ? no({ why: 'too-large' }) : ok(filled);
  } catch (fault) {
    if (fault instanceof CsvError) return no({ why: 'quotes', line: 'lines' in fault ? Number(fault.lines) : 1 });
    throw fault;
  }
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null; // the decoder throws for one cause only
  }
}

/** Whichever of them the first line has most of. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r\n|\r|\n/, 1);
  const counted = [',', ';', '\t'].map((mark) => ({ mark, count: first.split(mark).length }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).mark;
}

/**
 * Reads the bytes of a table as people save them as text: commas, semicolons or tabs, quotes, and line ends of any kind. Cells are text and
 * nothing else.
 */
import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { no, ok, type Result } from '../../../../shared/lib/result.ts';
import { unguarded } from '../../../../shared/sheet/csv.ts';
import { decoded, type OldLetters } from './letters.ts';
import type { Table, Unreadable } from './table.ts';

export const MOST_BYTES = 1024 * 1024;

export function readText(bytes: Uint8Array, guess: OldLetters): Result<Table, Unreadable> {
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

/**
 * The first sheet of a spreadsheet (xlsx) that shows, as lines of words. The file may be hostile: it is unpacked and parsed within the bounds
 * of a Word file (shared/word), and what it builds up has bounds of its own. Formulas are not worked out: what they gave stands beside them.
 */
import { no, ok, type Result } from '../lib/result.ts';
import { WordPackage } from '../word/package.ts';
import { Unreadable } from '../word/refusal.ts';
import { relationsOf, targetsOf } from '../word/relations.ts';
import { type Listener, XmlReader } from '../word/xml.ts';
import { CellsReader, LONGEST } from './cells.ts';
import { SheetStyles } from './styles.ts';

export interface SheetRow {
  /** Of the sheet, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export const SHEET_REFUSALS = ['not-a-sheet', 'too-large', 'damaged'] as const;
export type SheetRefusal = (typeof SHEET_REFUSALS)[number];

/** Participants with a picture or two beside them. */
const MOST_FILE_BYTES = 5 * 1024 * 1024;

export function readSheet(bytes: Uint8Array, mostRows: number): Result<readonly SheetRow[], SheetRefusal> {
  if (bytes.length > MOST_FILE_BYTES) return no('too-large');
  if (bytes[0] !== 0x50) return no('not-a-sheet');
  try {
    return rowsOf(new WordPackage(bytes), mostRows);
  } catch (error) {
    if (error instanceof Unreadable) return no(error.why === 'swollen' ? 'too-large' : 'damaged');
    // a position in the file that lies outside of it
    if (error instanceof RangeError) return no('damaged');
    throw error;
  }
}

function rowsOf(file: WordPackage, mostRows: number): Result<readonly SheetRow[], SheetRefusal> {
  const [main] = relationsOf(file, '').get('officeDocument') ?? [];
  if (main === undefined || !file.has(main)) return no('not-a-sheet');
  const book = listen(file, main, new Workbook());
  const part = book.first === null ? undefined : targetsOf(file, main).get(book.first);
  if (part === undefined || !file.has(part)) return no('not-a-sheet');
  const relations = relationsOf(file, main);
  const strings = listen(file, relations.get('sharedStrings')?.[0], new Strings()).all;
  const styles = listen(file, relations.get('styles')?.[0], new SheetStyles());
  const cells = listen(file, part, new CellsReader({ strings, styles, since1904: book.since1904, mostRows }));
  return ok(cells.rows);
}

function listen<One extends Listener>(file: WordPackage, part: string | undefined, listener: One): One {
  if (part === undefined || !file.has(part)) return listener;
  const reader = new XmlReader(listener);
  file.unpack(part, (piece) => reader.take(piece));
  reader.end();
  return listener;
}

class Workbook implements Listener {
  /** The id of the relation to the first sheet that shows. */
  first: string | null = null;
  since1904 = false;

  open(name: string, get: (attribute: string) => string | null): void {
    if (name === 'sheet' && (get('state') ?? 'visible') === 'visible') this.first ??= get('id');
    if (name === 'workbookPr') this.since1904 = ['1', 'true'].includes(get('date1904') ?? '');
  }

  close(): void {}
  text(): void {}
}

/** The words that many cells share, without the readings that are printed above East Asian ones. */
class Strings implements Listener {
  readonly all: string[] = [];
  #words = '';
  #inText = false;
  #inReading = false;

  open(name: string): void {
    if (name === 'si') this.#words = '';
    if (name === 't') this.#inText = true;
    if (name === 'rPh') this.#inReading = true;
  }

  close(name: string): void {
    if (name === 'si' && this.#words.length > LONGEST) throw new Unreadable('swollen');
    if (name === 'si') this.all.push(this.#words);
    if (name === 't') this.#inText = false;
    if (name === 'rPh') this.#inReading = false;
  }

  text(words: string): void {
    if (this.#inText && !this.#inReading) this.#words += words;
  }
}

/** The cells of one sheet, as words. */
import { Unreadable } from '../word/refusal.ts';
import type { Listener } from '../word/xml.ts';
import { unescaped } from './escapes.ts';
import type { SheetRow } from './read.ts';
import type { SheetStyles } from './styles.ts';

/** No table of people has as many; a cell far to the right would make long empty lines. */
const MOST_COLUMNS = 100;
/** Characters of one cell; Excel has no longer ones. */
export const LONGEST = 32_767;
const DAY = 86_400_000;
/** The day 0 of numbers that are days; Excel takes 1900 for a leap year, so it holds from March of that on. */
const DAY_0 = Date.UTC(1899, 11, 30);
const DAY_0_OF_1904 = Date.UTC(1904, 0, 1);

interface Known {
  readonly strings: readonly string[];
  readonly styles: SheetStyles;
  readonly since1904: boolean;
  readonly mostRows: number;
}

export class CellsReader implements Listener {
  readonly rows: SheetRow[] = [];
  readonly #known: Known;
  #line = 0;
  #cells: string[] = [];
  #column = 0;
  #type = 'n';
  #style = 0;
  #words = '';
  /** Within `v`, or `t` of words that stand in the cell itself. */
  #listening = false;
  #inReading = false;

  constructor(known: Known) {
    this.#known = known;
  }

  open(name: string, get: (attribute: string) => string | null): void {
    switch (name) {
      case 'row':
        this.#line = Number(get('r') ?? this.#line + 1);
        this.#cells = [];
        this.#column = 0;
        return;
      case 'c':
        this.#column = columnOf(get('r')) ?? this.#column + 1;
        this.#type = get('t') ?? 'n';
        this.#style = Number(get('s') ?? 0);
        this.#words = '';
        return;
      case 'v':
      case 't':
        this.#listening = !this.#inReading;
        return;
      case 'rPh':
        this.#inReading = true;
    }
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#listening = false;
        return;
      case 'rPh':
        this.#inReading = false;
        return;
      case 'c':
        return this.#keep(this.#said());
      case 'row':
        if (this.#cells.length === 0) return;
        if (this.rows.length === this.#known.mostRows) throw new Unreadable('swollen');
        this.rows.push({ line: this.#line, cells: Array.from(this.#cells, (words) => words ?? '') });
    }
  }

  text(words: string): void {
    if (this.#listening) this.#words += words;
  }

  #keep(words: string): void {
    if (words === '') return;
    if (this.#column > MOST_COLUMNS || words.length > LONGEST) throw new Unreadable('swollen');
    this.#cells[this.#column - 1] = words;
  }

  #said(): string {
    const { strings, styles } = this.#known;
    switch (this.#type) {
      case 's': {
        const shared = strings[Number(this.#words)];
        if (shared === undefined) throw new Unreadable('damaged');
        return unescaped(shared).trim();
      }
      case 'b':
        return this.#words === '1' ? 'true' : 'false';
      case 'd':
        return this.#words.slice(0, 10);
      case 'n':
        return styles.isDate(this.#style) ? this.#day() : this.#words.trim();
      default:
        return unescaped(this.#words).trim();
    }
  }

  #day(): string {
    const days = Math.floor(Number(this.#words));
    const day = new Date((this.#known.since1904 ? DAY_0_OF_1904 : DAY_0) + days * DAY);
    // before 0 and after 9999 there is no day that Excel writes
    return this.#words === '' || Number.isNaN(day.getTime()) || days < 0 || days > 2_958_465 ? this.#words : day.toISOString().slice(0, 10);
  }
}

/** `AB12` is in column 28. */
function columnOf(place: string | null): number | null {
  const [letters] = /^[A-Z]{1,3}/.exec(place ?? '') ?? [];
  return letters === undefined ? null : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

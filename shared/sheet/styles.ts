/** Which cells are days: only the way in which a number is shown tells it from a count. */
import type { Listener } from '../word/xml.ts';

/** Of the formats that every program knows; some are days in some countries only. */
const isKnownDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

export class SheetStyles implements Listener {
  /** By format: how it is written. */
  readonly #written = new Map<number, string>();
  /** By style of cells. */
  readonly #formats: number[] = [];
  #inCells = false;

  isDate(style: number): boolean {
    const format = this.#formats[style] ?? 0;
    const written = this.#written.get(format);
    // what is quoted, escaped, or in brackets (colours, countries) is no part of a day
    return written === undefined ? isKnownDate(format) : /[ymdh]/i.test(written.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
  }

  open(name: string, get: (attribute: string) => string | null): void {
    if (name === 'numFmt') this.#written.set(Number(get('numFmtId')), get('formatCode') ?? '');
    if (name === 'cellXfs') this.#inCells = true;
    if (name === 'xf' && this.#inCells) this.#formats.push(Number(get('numFmtId')));
  }

  close(name: string): void {
    if (name === 'cellXfs') this.#inCells = false;
  }

  text(): void {}
}

/**
 * Tables as text. A cell that a spreadsheet would take for a formula gets an apostrophe before it, and what is read with one loses it again:
 * a name never becomes a command on somebody's machine. Spreadsheets of East Asia take the wide signs as well.
 */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r\n]/;

const guarded = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

export const unguarded = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell);

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map((cell) => quoted(guarded(cell))).join(',')).join('\r\n')}\r\n`;

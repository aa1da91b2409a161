/** Tables for spreadsheets (RFC 4180). A cell that one would run as a formula is made plain words. */

/** The mark at the front tells spreadsheets that the bytes are UTF-8. */
export const csvTable = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;

export function csvCell(words: string): string {
  const guarded = /^[=+\-@\t\r\n]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

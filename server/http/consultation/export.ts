/** Released comments for other programs: a table, and plain text. A cell that a spreadsheet would run as a formula is made plain words. */
import type { Text } from '../../../shared/i18n/text.ts';
import type { ShownComment } from '../../../shared/wire/consultation.ts';

/** What a comment is about, by paragraph. */
type Place = (block: ShownComment['block']) => string;

const COLUMNS = ['number', 'date', 'paragraph', 'language', 'name', 'organization', 'comment'] as const;

export function commentsCsv(comments: readonly ShownComment[], place: Place): string {
  const rows = comments.map(({ number, at, block, language, name, organisation, text }) => {
    const cells = [String(number), new Date(at).toISOString(), place(block), language, name, organisation, text];
    return cells.map((cell) => csvCell(cell ?? ''));
  });
  return csvTable([COLUMNS, ...rows]);
}

/** RFC 4180. The mark at the front tells spreadsheets that the bytes are UTF-8. */
const csvTable = (rows: readonly (readonly string[])[]): string => `\ufeff${rows.map((row) => row.join(',')).join('\r\n')}\r\n`;

export function csvCell(words: string): string {
  const guarded = /^[=+\-@\t\r\n]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

export function commentsPlain(comments: readonly ShownComment[], place: Place, text: Text): string {
  const parts = comments.map(({ number, at, block, name, organisation, text: words }) => {
    const from = [name, organisation].flatMap((one) => one ?? []).join(', ');
    const head = [text.t('consultation.numbered', { number: String(number) }), place(block), text.date(at), from]
      .filter(Boolean)
      .join(' · ');
    return `${head}\n\n${words ?? text.t('consultation.erased')}\n`;
  });
  return parts.join('\n');
}

/** Released comments for other programs: a table, and plain text. */
import type { Text } from '../../../../shared/i18n/text.ts';
import { toCsv } from '../../../../shared/sheet/csv.ts';
import type { ShownComment } from '../../../../shared/wire/consultation.ts';

/** What a comment is about, by paragraph. */
type Place = (block: ShownComment['block']) => string;

const COLUMNS = ['number', 'date', 'paragraph', 'language', 'name', 'organization', 'comment'] as const;

export function commentsCsv(comments: readonly ShownComment[], place: Place): string {
  const rows = comments.map(({ number, at, block, language, name, organisation, text }) => {
    const cells = [String(number), new Date(at).toISOString(), place(block), language, name, organisation, text];
    return cells.map((cell) => cell ?? '');
  });
  return toCsv([COLUMNS, ...rows]);
}

export function commentsPlain(comments: readonly ShownComment[], place: Place, text: Text): string {
  const parts = comments.map(({ number, at, block, name, organisation, text: words }) => {
    const from = [name, organisation].flatMap((one) => one ?? []).join(', ');
    const head = text.facts(
      [text.t('consultation.numbered', { number: String(number) }), place(block), text.date(at), from].filter((one) => one !== ''),
    );
    return `${head}\n\n${words ?? text.t('consultation.erased')}\n`;
  });
  return parts.join('\n');
}

/** A table for whoever looks at the page, as text or as a spreadsheet; what writes those comes when it is asked for. */
import { save, toCsv } from './csv.ts';

export async function saveTable(kind: 'xlsx' | 'csv', name: string, rows: readonly (readonly string[])[]): Promise<void> {
  if (kind === 'csv') return save(`${name}.csv`, toCsv(rows));
  const { writeSheet } = await import('../../../shared/sheet/write.ts');
  save(`${name}.xlsx`, writeSheet(rows));
}

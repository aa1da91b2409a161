/** A table for whoever looks at the page, as text or as a spreadsheet; what writes those comes when it is asked for. */
import { toCsv } from '../../../shared/sheet/csv.ts';
import { saveFile } from '../save-file.ts';

const CSV = 'text/csv;charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function saveTable(kind: 'xlsx' | 'csv', name: string, rows: readonly (readonly string[])[]): Promise<void> {
  if (kind === 'csv') return saveFile(`${name}.csv`, new Blob([toCsv(rows)], { type: CSV }));
  const { writeSheet } = await import('../../../shared/sheet/write.ts');
  saveFile(`${name}.xlsx`, new Blob([writeSheet(rows)], { type: XLSX }));
}

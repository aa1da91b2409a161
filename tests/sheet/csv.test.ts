import { describe, expect, it } from 'vitest';
import { toCsv, unguarded } from '../../shared/sheet/csv.ts';

describe('a table as text', () => {
  it('runs nothing in a spreadsheet', () => {
    const cells = ['=1+1', '+1', '-1', '@A1', '\t=1', '\n=1', '＝1+1', '＠A1', "'=1", 'a,b', 'say "x"', 'plain', ''];
    expect(toCsv(cells.map((cell) => [cell, 'x']))).toBe(
      `\ufeff${[
        ...['"\'=1+1"', '"\'+1"', '"\'-1"', '"\'@A1"', '"\'\t=1"', '"\'\n=1"', '"\'＝1+1"', '"\'＠A1"', '"\'\'=1"'],
        ...['"a,b"', '"say ""x"""', '"plain"', '""'],
      ]
        .map((cell) => `${cell},"x"\r\n`)
        .join('')}`,
    );
  });

  it('loses on reading the apostrophe that it got on writing, and no other', () => {
    expect(["'=1+1", "''=1", "'＝1", "O'Neill", "'plain", "'"].map(unguarded)).toEqual(['=1+1', "'=1", '＝1', "O'Neill", "'plain", "'"]);
  });
});

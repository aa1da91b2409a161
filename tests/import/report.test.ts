import { expect, it } from 'vitest';
import { readReport } from '../../shared/import/report.ts';

const shown = (text: string, title = 'Report'): readonly string[] =>
  readReport(title, text).map(({ kind, level, text: words }) => `${kind}${level > 0 ? level : ''} ${words}`);

it('a report is read as sections and paragraphs, without the numbers that were typed', () => {
  const text = `REPORT

1 Purpose

1.1 The Forum exchanges views,
and adopts opinions.

2. Resilience

2.1 Sites fall silent:

a) in storms;

b) in floods.

## What follows

12 States replied.

The end`;
  expect(shown(text)).toEqual([
    'title Report',
    'operative-heading Purpose',
    'operative-item The Forum exchanges views, and adopts opinions.',
    'operative-heading Resilience',
    'operative-item Sites fall silent:',
    'operative-item1 in storms;',
    'operative-item1 in floods.',
    'operative-heading What follows',
    'operative-item 12 States replied.',
    'operative-item The end',
  ]);
});

it('a number that comes in its turn is a label, also right to left and in lines', () => {
  expect(shown('1 Eins.\n2 Zwei.\n7 Sieben.')).toEqual([
    'title Report',
    'operative-item Eins.',
    'operative-item Zwei.',
    'operative-item 7 Sieben.',
  ]);
  expect(shown('١ يتبادل المنتدى الآراء.\n\n٢ تصمت المواقع.', 'تقرير')).toEqual([
    'title تقرير',
    'operative-item يتبادل المنتدى الآراء.',
    'operative-item تصمت المواقع.',
  ]);
});

it('an empty report has a title and a paragraph to write into', () => {
  expect(shown('')).toEqual(['title Report', 'operative-item ']);
});

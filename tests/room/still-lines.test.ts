/** SPEC.md H12, H74: what of a whole text is written where it is compared, and what is left to be told. */
import { expect, it } from 'vitest';
import type { Change, Line } from '../../server/room/past/history-answers.ts';
import { writtenLines } from '../../server/room/past/still-lines.ts';
import { MASK } from '../../server/text/masking.ts';

const line = (id: string, text: string, is: Line['is'] = 'there'): Line => ({ id, kind: 'operative-item', level: 0, label: id, text, is });

it('H12 paragraphs that read as before are written together, up to one of which more is told', () => {
  const text = [line('a', 'one <b>'), line('b', 'two'), line('c', 'three'), line('d', 'four'), line('e', 'gone', 'left')];
  const [first, changed, last, ...rest] = writtenLines({ text, changes: [{ block: 'c' } as Change] }, 'ar');
  expect(first).toMatch(/^<div data-kind="operative-item"><p class="words" lang="ar" dir="auto">.*one &lt;b&gt;<\/p><\/div>\n<div .*two/);
  expect(changed).toBe(text[2]);
  expect(last).toContain('four');
  expect(rest).toEqual([]);
});

it('H74 where letters are withheld each reader is told in a language of their own: nothing of such a paragraph is written before', () => {
  const text = [line('a', 'one'), line('b', `two ${MASK.repeat(3)}`)];
  expect(writtenLines({ text, changes: [] }, 'en')).toEqual([expect.stringContaining('one'), text[1]]);
});

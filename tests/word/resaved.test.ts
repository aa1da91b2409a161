/** What LibreOffice makes of a file that went out of here (`resaved.docx`, made by resave.ts). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { baseText, isSuggested } from '../../shared/text/block.ts';
import { asText } from '../../shared/word/reading.ts';
import { redlineOf } from '../../shared/word/redline.ts';
import { undecidedIn, withoutUndecided } from '../../shared/word/undecided.ts';
import { BLOCKS } from '../export/paper.ts';
import { docx, p, r, readable } from './docx.ts';
import { RESAVED } from './resaved-text.ts';

const file = readable(new Uint8Array(readFileSync('tests/word/resaved.docx')));
const here = RESAVED.filter((one) => !isSuggested(one)).map((one) => ({
  id: one.id,
  kind: one.kind,
  level: one.level,
  label: one === BLOCKS.one ? '1' : one === BLOCKS.two ? '2' : '',
  text: baseText(one),
}));
const known = undecidedIn(RESAVED, (entity) => entity.toUpperCase());

describe('a file that another program has saved again', () => {
  it('W25 brings in nothing that is undecided here: neither words nor whole paragraphs that others would have go', () => {
    expect(redlineOf(withoutUndecided(file, known), here, 'en')).toEqual({ marked: false, changes: [], unplaced: [] });
  });

  it('W25 has labels that are none of the words, and what stands below the text is not of it', () => {
    expect(file.paragraphs.flatMap(({ label }) => (label.trim() === '' ? [] : [label.trim()]))).toEqual(['a)', 'b)', 'i)', '1', '2']);
    const { text } = asText(file);
    expect(text).toContain('that prices  fall;');
    expect(text).not.toContain('Our law.');
    expect(text).not.toContain('Kenya reserves its position.');
  });

  it('W25 is known where the label has become one with words that go', () => {
    const run = (words: string): string => `<w:r><w:delText xml:space="preserve">${words}</w:delText></w:r>`;
    const author = 'w:id="1" w:author="BRA (Brazil)"';
    const gone = (words: readonly string[]): string =>
      p(`<w:del ${author}>${words.map(run).join('')}</w:del>`, `<w:rPr><w:del ${author}/></w:rPr>`);
    for (const words of [['2\tthat nothing be done.'], ['2\t', 'that nothing be done.'], ['2. that nothing be done.']]) {
      const document = readable(docx(p(r('1\tthat prices  fall;')) + gone(words)));
      const { changes } = redlineOf(withoutUndecided(document, known), here.slice(-2), 'en');
      expect(changes, words.join('|')).toEqual([]);
    }
  });
});

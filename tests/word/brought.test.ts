/** Comments of a Word file that capitals changed: where each belongs here, what it is about, and what answers it. */
import { expect, it } from 'vitest';
import type { ComparedParagraph } from '../../shared/compare/paragraphs.ts';
import { commentsFor } from '../../shared/word/brought.ts';
import { body, docx, p, packed, r, readable } from './docx.ts';

const EX = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"';
const NS =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
const begin = (id: number): string => `<w:commentRangeStart w:id="${id}"/>`;
const end = (id: number): string => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
const ins = (words: string): string => `<w:ins w:id="1" w:author="A">${r(words)}</w:ins>`;
const said = (id: number, by: string, words: string, style = ''): string =>
  `<w:comment w:id="${id}" w:author="${by}" w:date="2030-05-03T10:00:00Z"><w:p w14:paraId="0000000${id}"><w:pPr>${style}</w:pPr>${r(words)}</w:p></w:comment>`;
const comments = (inside: string): string => `<w:comments ${NS}>${inside}</w:comments>`;
const answers = (...pairs: readonly (readonly [number, number | null, boolean])[]): string =>
  `<w15:commentsEx ${EX}>${pairs
    .map(
      ([id, parent, done]) =>
        `<w15:commentEx w15:paraId="0000000${id}"${parent === null ? '' : ` w15:paraIdParent="0000000${parent}"`} w15:done="${done ? 1 : 0}"/>`,
    )
    .join('')}</w15:commentsEx>`;
const OWN = '<w:pStyle w:val="OpinionRemark"/>';

const HERE: readonly ComparedParagraph[] = [
  { id: 'b000000001', kind: 'preamble-heading', level: 0, label: '', text: 'considering' },
  { id: 'b000000002', kind: 'preamble-item', level: 0, label: 'a)', text: 'that sites fall silent;' },
  { id: 'b000000003', kind: 'preamble-item', level: 0, label: 'b)', text: 'that power lasts longer;' },
];

it('W26 each comes to the paragraph that it is about, with the words as they are here, its answers, and what was settled', () => {
  const file = packed({
    'document.xml': body(
      [
        p(r('considering')),
        p(`${r('that ')}${begin(1)}${begin(2)}${r('sites')}${ins(' of ours')}${end(1)}${end(2)}${r(' fall silent;')}`),
        p(`${begin(3)}${ins('that fuel is dear;')}${end(3)}`, '<w:rPr><w:ins w:id="1" w:author="A"/></w:rPr>'),
        p(`${begin(4)}${begin(5)}${r('b) that power lasts longer;')}${end(4)}${end(5)}`),
      ].join(''),
    ),
    'comments.xml': comments(
      [
        said(1, 'Ana', 'Which sites?'),
        said(2, 'Ben', 'All of them'),
        said(3, 'Ana', 'Is that so?'),
        said(4, 'KEN (Kenya)', 'Objection', OWN),
        said(5, 'Ben', 'An answer to what went out of here'),
      ].join(''),
    ),
    'commentsExtended.xml': answers([1, null, true], [2, 1, false], [3, null, false], [4, null, false], [5, 4, false]),
  });
  const document = readable(file);
  expect(document.comments.map(({ at }) => at)[0]).toBe('2030-05-03T10:00:00Z');
  expect(commentsFor(document, HERE, 'en')).toEqual([
    {
      ...{ by: 'Ana', at: '2030-05-03T10:00:00Z', words: 'Which sites?', settled: true, block: 'b000000002', quote: 'sites' },
      answers: [{ by: 'Ben', words: 'All of them' }],
    },
    // its paragraph is only suggested: it stands at the one before, and its words are none here
    { by: 'Ana', at: '2030-05-03T10:00:00Z', words: 'Is that so?', settled: false, block: 'b000000002', quote: '', answers: [] },
    {
      ...{ by: 'Ben', at: '2030-05-03T10:00:00Z', words: 'An answer to what went out of here', settled: false },
      // a label that was typed is none of the words
      ...{ block: 'b000000003', quote: 'that power lasts longer;', answers: [] },
    },
  ]);
});

it('W26 a file whose comments answer each other in a circle, or that begins thousands over the same words, is read', () => {
  const many = Array.from({ length: 5_000 }, (_, id) => begin(id)).join('');
  const file = docx(p(`${many}${r('that sites fall silent;'.repeat(1_000))}`), {
    'comments.xml': comments(`${said(1, 'A', 'one')}${said(2, 'B', 'two')}`),
    'commentsExtended.xml': answers([1, 2, false], [2, 1, false]),
  });
  const found = readable(file);
  expect(found.comments.map(({ answers: one }) => one)).toEqual([null, 0]);
  expect(commentsFor(found, [], 'en')).toMatchObject([{ by: 'A', block: null, answers: [{ by: 'B' }] }]);
});

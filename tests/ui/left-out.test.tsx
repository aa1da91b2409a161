// @vitest-environment happy-dom
/** Of a Word file is said what it holds and is not brought in. */
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { LeftOutWords } from '../../client/pages/word/left-out.tsx';
import { leftOut } from '../../shared/word/reading.ts';
import { docx, p, r, readable } from '../word/docx.ts';
import { Around } from './support/around.tsx';

afterEach(cleanup);

const MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const FILE = docx(p(`${r('that islands')}<w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:commentReference w:id="3"/></w:r>`), {
  'footnotes.xml': `<w:footnotes ${MAIN}><w:footnote w:id="7">${p(r('Atolls too.'))}</w:footnote></w:footnotes>`,
  'comments.xml': `<w:comments ${MAIN}><w:comment w:id="3" w:author="Ministry">${p(r('Please check.'))}</w:comment></w:comments>`,
});

it('W24 comments and notes of a file are said with their words', () => {
  render(
    <Around actor={null}>
      <LeftOutWords left={leftOut(readable(FILE))} />
    </Around>,
  );
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['Ministry: Please check.', 'Atolls too.']);
  expect(screen.getByText('Footnotes that are not brought in (1)')).toBeTruthy();
});

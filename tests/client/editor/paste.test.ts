// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../shared/text/read.ts';
import type { Editor } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { openEditor } from '../support/open-editors.ts';
import { textOf } from '../support/texts.ts';

/** An editor with one item, the caret at its end. */
function editor(): Editor {
  const made = openEditor(textOf([{ id: id(1), text: 'that: ', kind: 'preamble-item', level: 1 }]));
  made.select(id(1), 6);
  return made;
}

const WORD = `<html><head><style>p.MsoNormal {color:red}</style></head><body>
<!--StartFragment--><p class=MsoListParagraph style='margin-left:.5in'><![if !supportLists]><span style='mso-list:Ignore'>a)<span>&nbsp;&nbsp;</span></span><![endif]><b style='mso-bidi-font-weight:normal'>access</b> to <span style='color:red'>[all]</span><o:p></o:p></p>
<p class=MsoNormal><i>second</i> point<o:p></o:p></p><!--EndFragment--></body></html>`;

it("Word's paragraphs come without styles and numbers, with bold, italic and brackets", () => {
  const a = editor();
  a.view.pasteHTML(WORD, new Event('paste') as ClipboardEvent);
  const blocks = readBlocks(a.doc);
  expect(a.words.map((words) => words.trim())).toEqual(['that: access to [all]', 'second point']);
  expect(blocks.map(({ kind, level }) => `${kind} ${level}`)).toEqual(['preamble-item 1', 'preamble-item 1']);
  expect(blocks.flatMap(({ runs }) => runs.flatMap(({ text, marks }) => marks.map(({ name }) => `${name}:${text}`)))).toEqual([
    'strong:access',
    'em:second',
  ]);
  expect(new Set(a.ids).size).toBe(2);
  expect(a.ids[0]).toBe(id(1));
});

it('plain text of several lines becomes paragraphs of the kind at the caret', () => {
  const a = editor();
  a.view.pasteText('one\r\n\r\ntwo\tthree\nfour', new Event('paste') as ClipboardEvent);
  expect(a.words).toEqual(['that: one', 'two three', 'four']);
  expect(readBlocks(a.doc).every(({ kind }) => kind === 'preamble-item')).toBe(true);
});

it('plain text of one line stays in the paragraph', () => {
  const a = editor();
  a.view.pasteText('one line\n', new Event('paste') as ClipboardEvent);
  expect(a.words).toEqual(['that: one line ']);
});

it('control and direction-override characters stay outside, joiners and direction marks come in', () => {
  const a = editor();
  a.view.pasteText('a\u202eb\u2066c\u0007d\ufeffe\u{e0041}f\u200d\u200eg\ud800h', new Event('paste') as ClipboardEvent);
  expect(a.words).toEqual(['that: abcdef\u200d\u200eg\ufffdh']);
});

it('suggestion marks of a copied text do not come along', () => {
  const a = editor();
  a.view.pasteHTML(
    '<p data-id="b000000009" data-kind="title"><ins data-id="x1" data-by="arl">new</ins> words</p>',
    new Event('paste') as ClipboardEvent,
  );
  expect(readBlocks(a.doc).flatMap(({ runs }) => runs.flatMap(({ marks }) => marks))).toEqual([]);
  expect(a.words.join('|')).toContain('new words');
});

describe('P21 what is copied as plain text', () => {
  const copied = (from: readonly [number, number], to: readonly [number, number]): string | undefined => {
    const a = openEditor(textOf([1, 2, 3].map((n) => ({ id: id(n), text: `that ${n}`, kind: 'preamble-item' }))));
    for (const [n, label] of ['a)', 'b)', 'c)'].entries()) a.looks.set(id(n + 1), { label, status: null, focused: false });
    a.select(id(from[0]), from[1], { block: id(to[0]), offset: to[1] });
    return a.view.someProp('clipboardTextSerializer', (text) => text(a.view.state.selection.content(), a.view));
  };

  it('P21 has the labels of its paragraphs', () => {
    expect(copied([1, 0], [3, 6])).toBe('a) that 1\n\nb) that 2\n\nc) that 3');
    expect(copied([2, 0], [2, 6])).toBe('b) that 2');
  });

  it('P21 has none where it begins within one, or is a part of one', () => {
    expect(copied([1, 5], [2, 4])).toBe('1\n\nb) that');
    expect(copied([2, 0], [2, 4])).toBe('that');
  });
});

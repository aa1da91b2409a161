// @vitest-environment happy-dom
import { TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readBlocks } from '../../../shared/text/read.ts';
import { schema } from '../../../shared/text/schema.ts';
import type { Editor } from '../support/editors.ts';
import { openEditor } from '../support/open-editors.ts';
import { numbered } from '../support/texts.ts';

/** "te[arl+xt]": the first paragraph, with whose suggestion a run is. */
const written = ({ doc }: Editor): string | undefined =>
  readBlocks(doc)[0]
    ?.runs.map(({ text, marks }) =>
      marks.reduce((inner, { name, attrs }) => `[${attrs.by}${name === 'insertion' ? '+' : '-'}${inner}]`, text),
    )
    .join('');

const at = (editor: Editor, from: number, to = from): void => {
  const { doc, tr } = editor.view.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, from + 1, to + 1)));
};
/** As the editor types what the browser has put in, which may be elsewhere than it knows the caret. */
const type = ({ view }: Editor, words: string, { from, to } = view.state.selection): void => {
  const plain = () => view.state.tr.insertText(words, from, to);
  if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, words, plain))) view.dispatch(plain());
};

/** A paragraph of ten letters, of which those from the third to the sixth are of a suggestion. */
function suggested(name: 'insertion' | 'deletion', by: string): Editor {
  const editor = openEditor(numbered(2));
  const { tr } = editor.view.state;
  tr.insertText('abcdefghij', 1, 1 + (editor.view.state.doc.firstChild?.content.size ?? 0));
  editor.view.dispatch(tr.addMark(3, 7, schema.mark(name, { id: 'sugsugsugsug', by })));
  return editor;
}

describe('T50 what is typed inside a suggestion', () => {
  it.each(['insertion', 'deletion'] as const)('of another entity is no part of it: %s', (name) => {
    const sign = name === 'insertion' ? '+' : '-';
    const editor = suggested(name, 'bru');
    at(editor, 4);
    type(editor, 'X');
    type(editor, 'Y');
    expect(written(editor)).toBe(`ab[bru${sign}cd]XY[bru${sign}ef]ghij`);
    at(editor, 3, 4);
    type(editor, 'Z');
    expect(written(editor)).toBe(`ab[bru${sign}c]ZXY[bru${sign}ef]ghij`);
  });

  it('of another entity is no part of it where the caret has just been brought there', () => {
    const editor = suggested('deletion', 'bru');
    at(editor, 9);
    type(editor, 'X', TextSelection.create(editor.view.state.doc, 5));
    expect(written(editor)).toBe('ab[bru-cd]X[bru-ef]ghij');
  });

  it('of another entity is no part of it at its end either', () => {
    const editor = suggested('insertion', 'bru');
    at(editor, 6);
    type(editor, 'X');
    expect(written(editor)).toBe('ab[bru+cdef]Xghij');
  });

  it('of another entity keeps what else was chosen for it', () => {
    const editor = suggested('insertion', 'bru');
    at(editor, 4);
    editor.view.dispatch(editor.view.state.tr.addStoredMark(schema.mark('strong')));
    type(editor, 'X');
    expect(readBlocks(editor.doc)[0]?.runs.find(({ text }) => text === 'X')?.marks).toEqual([{ name: 'strong', attrs: {} }]);
  });

  it('in a paragraph that another entity suggests is an own insertion, one for all letters in a row', () => {
    for (const [sug, left] of [
      ['ins:bru:s1', 'abcd[arl+XY]efghij'],
      ['ins:arl:s1', 'abcdXYefghij'],
      ['del:bru:s1', 'abcdXYefghij'],
    ] as const) {
      const editor = openEditor(numbered(2));
      const { tr } = editor.view.state;
      tr.insertText('abcdefghij', 1, 1 + (editor.view.state.doc.firstChild?.content.size ?? 0));
      editor.view.dispatch(tr.setNodeAttribute(0, 'sug', sug));
      at(editor, 4);
      type(editor, 'X');
      type(editor, 'Y');
      expect(written(editor)).toBe(left);
    }
  });

  it('of another entity is no part of it where a text begins with it, and nothing has happened yet', () => {
    const editor = suggested('insertion', 'bru');
    editor.view.dispatch(editor.view.state.tr.delete(1, 3));
    const next = openEditor(Y.encodeStateAsUpdate(editor.doc));
    expect(next.view.state.storedMarks).toEqual([]);
    expect(openEditor(numbered(2)).view.state.storedMarks).toBeNull();
  });

  it('of the own entity goes on with it', () => {
    const editor = suggested('insertion', 'arl');
    at(editor, 4);
    type(editor, 'X');
    expect(written(editor)).toBe('ab[arl+cdXef]ghij');
  });

  it('of another entity becomes an own suggestion where one suggests', () => {
    const editor = suggested('insertion', 'bru');
    editor.suggests = 'arl';
    at(editor, 4);
    type(editor, 'X');
    expect(written(editor)).toBe('ab[bru+cd][arl+X][bru+ef]ghij');
  });
});

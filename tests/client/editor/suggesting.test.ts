// @vitest-environment happy-dom
import { joinBackward, joinForward } from 'prosemirror-commands';
import { TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { undoCommand } from 'y-prosemirror';
import * as Y from 'yjs';
import { bracket, changeLevel, insertBlock, setKind, splitBlock, toggleStrong } from '../../../client/editor/commands.ts';
import { replay } from '../../../client/editor/replay.ts';
import { readBlocks } from '../../../shared/text/read.ts';
import { ROOT } from '../../../shared/text/schema.ts';
import { type Editor, exchange } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { openEditor } from '../support/open-editors.ts';
import { numbered } from '../support/texts.ts';

const TEXT = numbered(3);

function editorOf(suggests: string | null = 'arl'): Editor {
  const editor = openEditor(TEXT);
  editor.suggests = suggests;
  return editor;
}

/** "te{-xt-}{+st+}", with the author where it is not Arlen; a paragraph that comes or goes as a whole begins with + or -. */
function written(editor: Editor): readonly string[] {
  return readBlocks(editor.doc).map(({ sug, runs }) => {
    const words = runs.map(({ text, marks }) =>
      marks.reduce((inner, { name, attrs }) => {
        const sign = name === 'insertion' ? '+' : name === 'deletion' ? '-' : '*';
        return `{${sign}${attrs.by === 'arl' || attrs.by === undefined ? '' : `${attrs.by}:`}${inner}${sign}}`;
      }, text),
    );
    const whole = sug === null ? '' : `${sug.startsWith('ins') ? '+' : '-'}${sug.split(':')[1] === 'arl' ? '' : sug.split(':')[1]}`;
    return whole + words.join('');
  });
}

const ids = (editor: Editor): ReadonlySet<string | undefined> =>
  new Set(
    readBlocks(editor.doc).flatMap(({ sug, runs }) => [
      ...(sug === null ? [] : [sug.split(':')[2]]),
      ...runs.flatMap(({ marks }) => marks.flatMap(({ attrs }) => (attrs.by === undefined ? [] : [attrs.id]))),
    ]),
  );

const caret = ({ view }: Editor): readonly [string, number] => {
  const { $head } = view.state.selection;
  return [$head.parent.attrs.id, $head.parentOffset];
};

/** What Backspace and Delete do within a paragraph. */
function erase(editor: Editor, towards: -1 | 1): void {
  const { state } = editor.view;
  const { head } = state.selection;
  const [from, to] = [Math.min(head, head + towards), Math.max(head, head + towards)];
  const { tr } = state;
  editor.view.dispatch(tr.delete(from, to).setSelection(TextSelection.create(tr.doc, from)));
}

const put = (editor: Editor, words: string): void => editor.view.dispatch(editor.view.state.tr.insertText(words));

describe('suggesting', () => {
  it('T23 what is typed comes, what is deleted goes and stays where it is; it is one suggestion', () => {
    const a = editorOf();
    a.select(id(1), 4);
    for (const letter of 'ure') put(a, letter);
    expect(caret(a)).toEqual([id(1), 7]);
    for (let n = 0; n < 4; n++) erase(a, -1);
    expect(written(a)[0]).toBe('tex{-t-} of number 1');
    expect(caret(a)).toEqual([id(1), 3]);
    put(a, 't');
    expect(written(a)[0]).toBe('tex{+t+}{-t-} of number 1');
    expect(ids(a).size).toBe(1);
  });

  it('T23 Delete walks on behind what it strikes', () => {
    const a = editorOf();
    a.select(id(1), 4);
    for (let n = 0; n < 3; n++) erase(a, 1);
    expect(written(a)[0]).toBe('text{- of-} number 1');
    expect(caret(a)).toEqual([id(1), 7]);
    erase(a, 1);
    expect(written(a)[0]).toBe('text{- of -}number 1');
    expect(ids(a).size).toBe(1);
  });

  it('T23 words over a selection stand behind those that they replace', () => {
    const a = editorOf();
    a.select(id(1), 8, { block: id(1), offset: 14 });
    put(a, 'figure');
    expect(written(a)[0]).toBe('text of {-number-}{+figure+} 1');
    expect(caret(a)).toEqual([id(1), 20]);
  });

  it('T23 a letter typed beside an equal one is the one that comes', () => {
    const a = editorOf();
    a.select(id(1), 0);
    put(a, 't');
    put(a, 'e');
    expect(written(a)[0]).toBe('{+te+}text of number 1');
  });

  it('T23 Enter: the tail goes, and comes as a paragraph; one suggestion, whose words are free', () => {
    const a = editorOf();
    a.select(id(1), 4);
    a.run(splitBlock);
    expect(written(a).slice(0, 2)).toEqual(['text{- of number 1-}', '+ of number 1']);
    expect(ids(a).size).toBe(1);
    put(a, 'X');
    erase(a, 1);
    a.run(changeLevel(1));
    expect(written(a)[1]).toBe('+Xof number 1');
    expect(caret(a)[1]).toBe(1);
  });

  it.each([
    ['Backspace at the start', joinBackward, 2, 0],
    ['Delete at the end', joinForward, 1, 16],
  ] as const)('T23 %s of a paragraph: its words come in the one before, and it goes', (_what, command, block, offset) => {
    const a = editorOf();
    a.runAt(id(block), offset, command);
    expect(written(a)).toEqual(['text of number 1{+text of number 2+}', '-text of number 2', 'text of number 3']);
    expect(caret(a)).toEqual([id(1), 16]);
    expect(ids(a).size).toBe(1);
  });

  it('T23 a selection over paragraphs is struck in each', () => {
    const a = editorOf();
    a.select(id(1), 4, { block: id(3), offset: 4 });
    a.run((state, dispatch) => {
      dispatch?.(state.tr.deleteSelection());
      return true;
    });
    expect(written(a)).toEqual(['text{- of number 1-}{+ of number 3+}', '-text of number 2', '-text of number 3']);
    expect(a.ids).toEqual([1, 2, 3].map(id));
  });

  it('T23 own suggested words and paragraphs really go', () => {
    const a = editorOf();
    a.select(id(2), 4);
    put(a, 'XY');
    a.runAt(id(2), 0, insertBlock('text'));
    put(a, 'new');
    expect(a.ids).toHaveLength(4);
    a.view.dispatch(a.view.state.tr.delete(a.at(id(2), -1), a.at(id(3), -1)));
    expect(written(a)).toEqual(['text of number 1', '-text of number 2', 'text of number 3']);
  });

  it('T23 brackets round a selection are one suggestion of two marks', () => {
    const a = editorOf();
    a.select(id(1), 8, { block: id(1), offset: 14 });
    a.run(bracket);
    expect(written(a)[0]).toBe('text of {+[+}number{+]+} 1');
    expect(ids(a).size).toBe(1);
  });

  it('T23 kind, level, formatting and order stay; own words may be formatted', () => {
    const a = editorOf();
    a.select(id(1), 0, { block: id(1), offset: 4 });
    for (const command of [toggleStrong, setKind('preamble-item'), changeLevel(1)]) a.run(command);
    const { state } = a.view;
    const first = state.doc.child(0);
    const cut = state.tr.delete(0, first.nodeSize);
    a.view.dispatch(cut.insert(cut.doc.content.size, first));
    expect(a.take()).toEqual([]);
    expect(a.lines).toEqual(editorOf().lines);
    a.select(id(1), 4);
    put(a, 'XY');
    a.select(id(1), 2, { block: id(1), offset: 6 });
    a.run(toggleStrong);
    expect(written(a)[0]).toBe('text{*{+XY+}*} of number 1');
  });

  it('T23 the suggestions of others stay theirs: struck, or with own words in between', () => {
    const [a, b] = [editorOf(), editorOf('bru')];
    b.select(id(1), 4);
    put(b, 'WXYZ');
    b.runAt(id(2), 16, splitBlock);
    put(b, 'theirs');
    exchange(a, b);
    a.select(id(1), 6);
    put(a, '!');
    erase(a, -1);
    erase(a, -1);
    put(a, '?');
    const suggested = a.ids[2] ?? '';
    a.view.dispatch(a.view.state.tr.delete(a.at(suggested, -1), a.at(id(3), -1)));
    exchange(a, b);
    expect(written(a)).toEqual([
      'text{+bru:W+}{+?+}{+bru:{-X-}+}{+bru:YZ+} of number 1',
      'text of number 2',
      '+bru{-theirs-}',
      'text of number 3',
    ]);
    expect(written(a)).toEqual(written(b));
  });

  it('T23 a paragraph of the text closed or under a call takes no suggestion', () => {
    const a = editorOf();
    a.closed.add(id(1));
    a.type(id(1), 4, 'X');
    a.type(id(2), 4, 'X');
    expect(written(a)).toEqual(['text of number 1', 'text{+X+} of number 2', 'text of number 3']);
  });

  it('T23 undo takes it back; switched off, edits change the text again', () => {
    const a = editorOf();
    a.select(id(1), 4);
    a.run(splitBlock);
    a.run(undoCommand);
    expect(written(a)).toEqual(written(editorOf()));
    a.suggests = null;
    a.type(id(1), 4, 'X');
    expect(written(a)[0]).toBe('textX of number 1');
  });

  it('an edit beside two paragraphs of one id, which the server has yet to repair, goes through as it is', () => {
    const a = editorOf();
    const second = a.doc.getXmlFragment(ROOT).get(1);
    if (second instanceof Y.XmlElement) a.doc.transact(() => second.setAttribute('id', id(1)), 'net');
    a.type(id(3), 4, 'X');
    expect(written(a)[2]).toBe('textX of number 3');
  });

  it('what is put back after a loss of the document is put as it was', () => {
    const a = editorOf();
    const mine = { id: id(2), kind: 'text', level: 0, sug: null, runs: [{ text: 'mine', marks: [] }] } as const;
    replay(a.view, [{ id: id(2), from: null, mine, after: id(1) }]);
    expect(written(a)[1]).toBe('mine');
  });
});

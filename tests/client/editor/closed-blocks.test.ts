// @vitest-environment happy-dom
import { joinBackward, joinForward } from 'prosemirror-commands';
import { EditorState, Plugin } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { expect, it } from 'vitest';
import { undoCommand, ySyncPlugin } from 'y-prosemirror';
import * as Y from 'yjs';
import { blockOf } from '../../../client/editor/blocks.ts';
import { setKind, splitBlock } from '../../../client/editor/commands.ts';
import { moveBlock } from '../../../client/editor/move.ts';
import { redraw } from '../../../client/editor/redraw.ts';
import { shownText } from '../../../shared/text/block.ts';
import { readBlocks } from '../../../shared/text/read.ts';
import { ROOT, schema } from '../../../shared/text/schema.ts';
import { type Editor, exchange } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { openPair } from '../support/open-editors.ts';
import { numbered } from '../support/texts.ts';

function pair(): readonly [Editor, Editor] {
  const editors = openPair(numbered(4));
  editors[0].closed.add(id(2)).add(id(3));
  return editors;
}

it.each([
  ['typing', (a: Editor) => a.type(id(2), 4, 'x')],
  ['Enter in it', (a: Editor) => a.runAt(id(2), 4, splitBlock)],
  ['Backspace at the start of the next', (a: Editor) => a.runAt(id(4), 0, joinBackward)],
  ['Delete at the end of the one before', (a: Editor) => a.runAt(id(1), 16, joinForward)],
  ['a change of kind', (a: Editor) => a.runAt(id(2), 0, setKind('preamble-item'))],
  ['removing everything', (a: Editor) => a.view.dispatch(a.view.state.tr.delete(0, a.view.state.doc.content.size))],
  ['bold', (a: Editor) => a.view.dispatch(a.view.state.tr.addMark(a.at(id(2), 0), a.at(id(2), 4), schema.marks.strong.create()))],
  ['a change of places', (a: Editor) => a.run(moveBlock(id(3), id(2)))],
])('%s changes no closed paragraph', (_what, edit) => {
  const [a, b] = pair();
  edit(a);
  exchange(a, b);
  expect(b.lines).toEqual([1, 2, 3, 4].map((n) => `${id(n)}:text of number ${n}`));
  expect(a.shown).toEqual(a.lines);
});

it('open paragraphs between and beside closed ones stay editable', () => {
  const [a, b] = pair();
  a.type(id(1), 0, 'x');
  a.select(id(4), 4);
  a.run(splitBlock);
  exchange(a, b);
  expect(b.words).toEqual(['xtext of number 1', 'text of number 2', 'text of number 3', 'text', ' of number 4']);
});

it('what comes from others passes, also into a closed paragraph', () => {
  const [a, b] = pair();
  b.type(id(2), 0, 'REMOTE ');
  exchange(a, b);
  expect(a.shown[1]).toBe(`${id(2)}:REMOTE text of number 2`);
});

it('undo goes round the filter: the server heals it', () => {
  const [a] = pair();
  a.closed.clear();
  a.type(id(2), 0, 'x');
  a.closed.add(id(2));
  a.run(undoCommand);
  expect(a.words[1]).toBe('text of number 2');
});

it('a closed paragraph is an island in the DOM, from the next redraw on', () => {
  const [a] = pair();
  redraw(a.view);
  const element = (n: number): Node | null => a.view.nodeDOM(blockOf(a.view.state.doc, id(n))?.pos ?? -1);
  expect((element(2) as HTMLElement).getAttribute('contenteditable')).toBe('false');
  expect((element(1) as HTMLElement).hasAttribute('contenteditable')).toBe(false);
  a.closed.delete(id(2));
  redraw(a.view);
  expect((element(2) as HTMLElement).hasAttribute('contenteditable')).toBe(false);
});

it('a filter that blocks remote changes takes them back with the next keystroke', () => {
  const [, b] = pair();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(b.doc));
  let shut = false;
  const view = new EditorView(document.createElement('div'), {
    state: EditorState.create({
      schema,
      plugins: [ySyncPlugin(doc.getXmlFragment(ROOT)), new Plugin({ filterTransaction: (tr) => !shut || tr.getMeta('mine') === true })],
    }),
  });
  shut = true;
  b.type(id(2), 0, 'REMOTE ');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(b.doc));
  expect(readBlocks(doc).map(shownText)[1]).toContain('REMOTE');
  view.dispatch(view.state.tr.insertText('x', 1).setMeta('mine', true));
  expect(readBlocks(doc).map(shownText)[1]).not.toContain('REMOTE');
  view.destroy();
});

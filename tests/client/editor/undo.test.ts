// @vitest-environment happy-dom
import { splitBlock as stockSplit } from 'prosemirror-commands';
import { EditorState, Plugin } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { expect, it } from 'vitest';
import { redoCommand, undoCommand, ySyncPlugin, ySyncPluginKey, yUndoPlugin, yUndoPluginKey } from 'y-prosemirror';
import * as Y from 'yjs';
import { ROOT, schema } from '../../../shared/text/schema.ts';
import { type Editor, exchange } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { openPair } from '../support/open-editors.ts';
import { numbered } from '../support/texts.ts';

const pair = () => openPair(numbered(3));

const stop = ({ view }: Editor): void => yUndoPluginKey.getState(view.state)?.undoManager.stopCapturing();

it('takes back one’s own words only', () => {
  const [a, b] = pair();
  a.type(id(1), 0, 'mine ');
  exchange(a, b);
  b.type(id(1), 0, 'theirs ');
  exchange(a, b);
  a.run(undoCommand);
  exchange(a, b);
  expect(b.words[0]).toBe('theirs text of number 1');
  a.run(redoCommand);
  exchange(a, b);
  expect(b.words[0]).toContain('mine ');
});

it('a heal of the server is no step of ours: undo goes on to the edit before it', () => {
  const [a] = pair();
  a.type(id(1), 0, 'ONE ');
  stop(a);
  a.type(id(2), 0, 'TWO ');
  stop(a);
  const healed = new Y.Doc();
  Y.applyUpdate(healed, Y.encodeStateAsUpdate(a.doc));
  const element = healed.getXmlFragment(ROOT).get(1);
  const words = element instanceof Y.XmlElement ? element.get(0) : undefined;
  if (words instanceof Y.XmlText) words.delete(0, 4);
  a.hear(Y.encodeStateAsUpdate(healed));
  expect(a.words[1]).toBe('text of number 2');
  a.run(undoCommand);
  a.run(undoCommand);
  expect(a.words).toEqual(['text of number 1', 'text of number 2', 'text of number 3']);
});

it('an appended step outside the history takes the whole edit out of undo', () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, numbered(3));
  const outside = new Plugin({
    appendTransaction: (transactions, _before, { tr }) =>
      transactions.some((one) => one.docChanged && one.getMeta(ySyncPluginKey) === undefined && one.getMeta('ours') === undefined)
        ? tr.setNodeAttribute(0, 'level', 1).setMeta('ours', true).setMeta('addToHistory', false)
        : null,
  });
  const view = new EditorView(document.createElement('div'), {
    state: EditorState.create({ schema, plugins: [ySyncPlugin(doc.getXmlFragment(ROOT)), yUndoPlugin(), outside] }),
  });
  stockSplit(view.state, view.dispatch);
  expect(yUndoPluginKey.getState(view.state)?.undoManager.undoStack).toHaveLength(0);
  view.destroy();
});

it('what undo changes reaches the editor as a change from Yjs', () => {
  const [a] = pair();
  a.type(id(1), 0, 'mine ');
  a.run(undoCommand);
  expect(ySyncPluginKey.getState(a.view.state).isChangeOrigin).toBe(true);
});

it('marks that may overlap themselves have a suffix in Yjs, the others none', () => {
  const [a] = pair();
  const { tr } = a.view.state;
  tr.addMark(1, 5, schema.marks.insertion.create({ id: 'x1', by: 'arl' })).addMark(6, 8, schema.marks.strong.create());
  a.view.dispatch(tr);
  const element = a.doc.getXmlFragment(ROOT).get(0);
  const words = element instanceof Y.XmlElement ? element.get(0) : undefined;
  const names = words instanceof Y.XmlText ? words.toDelta().flatMap(({ attributes = {} }) => Object.keys(attributes)) : [];
  expect(names).toHaveLength(2);
  expect(names[0]).toMatch(/^insertion(--[A-Za-z0-9+/=]{8})?$/);
  expect(names[1]).toBe('strong');
});

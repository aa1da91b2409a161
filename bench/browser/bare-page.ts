/**
 * What our page is held against: ProseMirror and y-prosemirror with the carets of others, and nothing else. The text comes whole with one
 * answer; what is typed goes nowhere.
 */
import { baseKeymap } from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import { Schema } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { yCursorPlugin, ySyncPlugin, yUndoPlugin } from 'y-prosemirror';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: { content: 'text*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    text: {},
  },
});

const bytesOf = async (path: string): Promise<Uint8Array> => new Uint8Array(await (await fetch(path)).arrayBuffer());

const doc = new Y.Doc();
const awareness = new Awareness(doc);
Y.applyUpdate(doc, await bytesOf('/text'));
const cursorBuilder = (): HTMLElement => Object.assign(document.createElement('span'), { className: 'peer-caret' });
const plugins = [
  ySyncPlugin(doc.getXmlFragment('text')),
  yCursorPlugin(awareness, { cursorBuilder, selectionBuilder: () => ({}) }),
  yUndoPlugin(),
  keymap(baseKeymap),
];
new EditorView(document.querySelector('main'), {
  state: EditorState.create({ schema, plugins }),
  attributes: { class: 'text-body' },
});

/** The others move. */
Reflect.set(window, 'moveOthers', async () => applyAwarenessUpdate(awareness, await bytesOf('/carets'), 'others'));

/**
 * Editors for the fuzz: real ProseMirror views on real Yjs bindings. `ours` has the client's plugins for ids and order, but not the one that
 * protects closed paragraphs: the server must hold without it. `suggesting` has the one that turns edits into suggestions besides. `stock` is
 * y-prosemirror as published.
 */
import { joinBackward, splitBlock } from 'prosemirror-commands';
import { type Node, Slice } from 'prosemirror-model';
import { EditorState, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { redo, undo, ySyncPlugin, yUndoPlugin, yUndoPluginKey } from 'y-prosemirror';
import * as Y from 'yjs';
import { blockIds } from '../../client/editor/block-ids.ts';
import { keyedReconcile } from '../../client/editor/keyed-reconcile.ts';
import { suggesting } from '../../client/editor/suggesting.ts';
import type { EntityId } from '../../shared/opinion/vocabulary.ts';
import { newId } from '../../shared/text/ids.ts';
import { ROOT, schema } from '../../shared/text/schema.ts';
import type { Rng } from '../support/rng.ts';

export type EditorKind = 'ours' | 'suggesting' | 'stock';

export class TestEditor {
  readonly doc = new Y.Doc();
  readonly view: EditorView;
  readonly kind: EditorKind;
  #written: Uint8Array[] = [];

  constructor(state: Uint8Array, kind: EditorKind, rng: Rng, entity: EntityId = 'arl') {
    this.kind = kind;
    this.doc.clientID = rng.below(2 ** 32);
    Y.applyUpdate(this.doc, state, 'net');
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'net') this.#written.push(update);
    });
    const sync = ySyncPlugin(this.doc.getXmlFragment(ROOT));
    const history = yUndoPlugin({ protectedNodes: new Set(['block']) });
    const makeId = (): string => newId((n) => rng.bytes(n));
    const ours = [keyedReconcile(), sync, history, blockIds(makeId), suggesting(() => (kind === 'suggesting' ? entity : null), makeId)];
    const plugins = kind === 'stock' ? [sync, history] : ours;
    this.view = new EditorView(document.createElement('div'), { state: EditorState.create({ schema, plugins }) });
    const manager = yUndoPluginKey.getState(this.view.state)?.undoManager;
    if (manager) manager.captureTimeout = 0; // else undo steps would hang on the clock
  }

  written(): Uint8Array[] {
    return this.#written.splice(0);
  }

  receive(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'net');
  }

  undo(): void {
    undo(this.view.state);
  }

  redo(): void {
    redo(this.view.state);
  }

  close(): void {
    this.view.destroy();
    this.doc.destroy();
  }
}

export const OPERATIONS = [
  'type',
  'erase',
  'split',
  'join',
  'move',
  'level',
  'kind',
  'bold',
  'quote',
  'remove',
  'copy',
  'drag',
  'undo',
  'redo',
] as const;
export type Operation = (typeof OPERATIONS)[number];
const WEIGHT: Readonly<Record<Operation, number>> = {
  type: 40,
  erase: 12,
  split: 10,
  join: 8,
  move: 6,
  level: 3,
  kind: 3,
  bold: 4,
  quote: 4,
  remove: 3,
  copy: 3,
  drag: 3,
  undo: 5,
  redo: 5,
};
const BAG = OPERATIONS.flatMap((operation) => Array.from({ length: WEIGHT[operation] }, () => operation));

/** One random edit; returns what it was. */
export function editAtRandom(editor: TestEditor, rng: Rng): Operation {
  const { view } = editor;
  const { state } = view;
  const { doc } = state;
  const place = rng.below(doc.childCount);
  const block = doc.child(place);
  const from = startOf(doc, place);
  const offset = boundary(block, rng.below(block.content.size + 1));
  const at = from + 1 + offset;
  const until = from + 1 + boundary(block, Math.min(block.content.size, offset + 1 + rng.below(5)));
  const operation = rng.pick(BAG);
  switch (operation) {
    case 'type':
      view.dispatch(state.tr.insertText(rng.pick([...'abcdefgh;.,[]', 'é', '字', '𠮷', 'ب']), at));
      break;
    case 'erase':
      if (until > at) view.dispatch(state.tr.delete(at, until));
      break;
    case 'split':
      caret(view, at);
      splitBlock(view.state, view.dispatch);
      break;
    case 'join':
      caret(view, from + 1);
      joinBackward(view.state, view.dispatch);
      break;
    case 'move':
      if (doc.childCount > 2) {
        const tr = state.tr.delete(from, from + block.nodeSize);
        view.dispatch(tr.insert(startOf(tr.doc, rng.below(tr.doc.childCount + 1)), block));
      }
      break;
    case 'level':
      view.dispatch(state.tr.setNodeAttribute(from, 'level', rng.below(4)));
      break;
    case 'kind':
      view.dispatch(state.tr.setNodeAttribute(from, 'kind', rng.pick(['preamble-heading', 'operative-heading', 'operative-item', 'text'])));
      break;
    case 'bold':
      if (until > at)
        view.dispatch(
          rng.chance(0.6) ? state.tr.addMark(at, until, schema.marks.strong.create()) : state.tr.removeMark(at, until, schema.marks.strong),
        );
      break;
    case 'quote':
      // nobody who only suggests is offered it
      if (until > at && editor.kind !== 'suggesting')
        view.dispatch(
          rng.chance(0.7) ? state.tr.addMark(at, until, schema.marks.lit.create()) : state.tr.removeMark(at, until, schema.marks.lit),
        );
      break;
    case 'remove':
      if (doc.childCount > 3) view.dispatch(state.tr.delete(from, from + block.nodeSize));
      break;
    case 'copy':
      view.dispatch(state.tr.insert(startOf(doc, rng.below(doc.childCount + 1)), block));
      break;
    case 'drag': {
      const piece = new Slice(doc.slice(at, until).content, 0, 0);
      const tr = state.tr.delete(at, until);
      const target = rng.below(tr.doc.childCount);
      view.dispatch(tr.replace(startOf(tr.doc, target) + 1, undefined, piece));
      break;
    }
    case 'undo':
      editor.undo();
      break;
    case 'redo':
      editor.redo();
      break;
  }
  return operation;
}

/** A slip of the hand: everything is selected and typed over, or hardly a letter of any paragraph is left. */
export function sweepAtRandom({ view }: TestEditor, rng: Rng): void {
  const { state } = view;
  const { doc, tr } = state;
  // were they among the words already, the update would only delete (T16)
  const typed = String.fromCharCode(0x4e00 + rng.below(5_000), 0x4e00 + rng.below(5_000));
  if (rng.chance(0.4)) tr.insertText(typed, 1, doc.content.size - 1);
  else {
    const left = rng.below(2);
    for (let place = doc.childCount - 1; place >= 0; place--) {
      const from = startOf(doc, place) + 1;
      const until = from + doc.child(place).content.size;
      if (until > from + left) tr.delete(from + boundary(doc.child(place), left), until);
    }
    tr.insertText(typed, 1);
  }
  view.dispatch(tr);
}

/** No caret stands inside a surrogate pair. */
function boundary(block: Node, offset: number): number {
  const before = block.textContent.charCodeAt(offset - 1);
  return before >= 0xd800 && before <= 0xdbff ? offset - 1 : offset;
}

function caret(view: EditorView, at: number): void {
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)));
}

function startOf(doc: Node, place: number): number {
  let position = 0;
  for (let i = 0; i < place; i++) position += doc.child(i).nodeSize;
  return position;
}

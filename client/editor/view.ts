/**
 * The editor of one Yjs document. All plugins are made here, once and in this order: keyed reconcile must look before y-prosemirror's
 * own binding does, and registering undo a second time would kill it.
 */
import { EditorState, type Transaction } from 'prosemirror-state';
import { type DirectEditorProps, EditorView } from 'prosemirror-view';
import { initProseMirrorDoc, ySyncPlugin, yUndoPlugin } from 'y-prosemirror';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { BlockId, EntityId } from '../../shared/opinion/vocabulary.ts';
import { schema } from '../../shared/text/schema.ts';
import { blockIds } from './block-ids.ts';
import { closedBlocks } from './closed-blocks.ts';
import { copy } from './copy.ts';
import { cursors } from './cursors.ts';
import { type BlockLook, decorations } from './decorations.ts';
import { find } from './find.ts';
import { keyedReconcile } from './keyed-reconcile.ts';
import { keys } from './keys.ts';
import { type LargeCut, largeCuts } from './large-cuts.ts';
import { largeUndos } from './large-undo.ts';
import { watchLayout } from './layout.ts';
import { ownAtFirst, ownLetters } from './own-letters.ts';
import { paste } from './paste.ts';
import { suggesting } from './suggesting.ts';

/** What a page draws beside the text. */
export type Beside = Pick<DirectEditorProps, 'decorations' | 'handleScrollToSelection'>;

export interface EditorOptions {
  readonly place: HTMLElement;
  readonly text: Y.XmlFragment;
  readonly awareness: Awareness;
  readonly editable: () => boolean;
  /** Another set where others are closed. */
  readonly closed: () => ReadonlySet<BlockId>;
  /** The entity whose letters are typed here. */
  readonly own: EntityId;
  /** The entity as whose suggestions edits are made; null = they change the text. */
  readonly suggests: () => EntityId | null;
  /** Told of an edit that takes too much away to happen at once. */
  readonly asks: (cut: LargeCut) => void;
  /** Paragraphs that the log has. */
  readonly recorded: () => ReadonlySet<BlockId>;
  /** Another map where something looks otherwise. */
  readonly look: () => ReadonlyMap<BlockId, BlockLook>;
  /** Short name of an entity, drawn at its caret and at its suggestions. */
  readonly called: (entity: EntityId) => string;
  /** What quoted words say of themselves. */
  readonly quoted: () => string;
  /** Attributes of the editable element, its accessible name among them. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly beside?: Beside | undefined;
  /** The layout of the paragraphs may have changed; at most once a frame. */
  readonly moved: () => void;
  /** After every change of document or selection. */
  readonly updated: (view: EditorView) => void;
}

export function createEditor(options: EditorOptions): EditorView {
  const {
    place,
    text,
    awareness,
    editable,
    closed,
    own,
    suggests,
    asks,
    recorded,
    look,
    called,
    quoted,
    attributes,
    beside,
    moved,
    updated,
  } = options;
  // made before the editor, which is so drawn once; by itself y-prosemirror puts the text into an empty one
  const { doc, mapping } = initProseMirrorDoc(text, schema);
  const begun = doc.childCount > 0;
  const plugins = [
    keyedReconcile(),
    ySyncPlugin(text, begun ? { mapping } : {}),
    cursors(awareness, called),
    yUndoPlugin({ protectedNodes: new Set(['block']) }),
    largeUndos(recorded, asks),
    blockIds(),
    closedBlocks(closed),
    largeCuts(() => (suggests() === null ? asks : null)),
    suggesting(suggests),
    ownLetters(own),
    paste(),
    copy(look),
    keys(),
    find(),
    decorations(look, called, quoted),
    watchLayout(moved),
  ];
  const view = new EditorView(place, {
    ...beside,
    state: EditorState.create(begun ? { doc, storedMarks: ownAtFirst(doc, own), plugins } : { schema, plugins }),
    editable,
    // a text that cannot be edited must still be reached and scrolled with the keyboard
    attributes: () => ({ ...attributes, tabindex: '0', 'aria-readonly': String(!editable()) }),
    dispatchTransaction(this: EditorView, transaction: Transaction) {
      if (this.isDestroyed) return; // whoever holds it may come late
      this.updateState(this.state.apply(transaction));
      updated(this);
    },
  });
  // where it reads 'true' at what has the focus, React goes through all in it before each commit, to keep a selection that is not its own
  Object.defineProperty(view.dom, 'contentEditable', { get: () => (view.editable ? 'inherit' : 'false') });
  return view;
}

/** Editors of one text, joined by a wire that carries updates only when told. */
import { type Command, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { absolutePositionToRelativePosition, ySyncPluginKey } from 'y-prosemirror';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { blockOf } from '../../../client/editor/blocks.ts';
import type { BlockLook } from '../../../client/editor/decorations.ts';
import type { LargeCut } from '../../../client/editor/large-cuts.ts';
import { createEditor } from '../../../client/editor/view.ts';
import type { BlockId, EntityId } from '../../../shared/opinion/vocabulary.ts';
import { shownText } from '../../../shared/text/block.ts';
import { readBlocks } from '../../../shared/text/read.ts';
import { ROOT } from '../../../shared/text/schema.ts';

const NET = 'net';

export class Editor {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  readonly view: EditorView;
  readonly closed = new Set<BlockId>();
  editable = true;
  suggests: EntityId | null = null;
  /** Paragraphs that the log has not. */
  readonly unrecorded = new Set<BlockId>();
  /** How paragraphs stand in the register. */
  readonly looks = new Map<BlockId, BlockLook>();
  /** The cuts that were too large to happen at once. */
  readonly asked: LargeCut[] = [];
  #out: Uint8Array[] = [];
  #known: ReadonlySet<BlockId> = new Set();

  /** `there`: is here before the editor. */
  constructor(seed: Uint8Array, there?: Editor) {
    Y.applyUpdate(this.doc, seed, NET);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== NET) this.#out.push(update);
    });
    if (there !== undefined) this.hearPresence(there);
    const place = document.createElement('div');
    document.body.append(place);
    this.view = createEditor({
      place,
      text: this.doc.getXmlFragment(ROOT),
      awareness: this.awareness,
      editable: () => this.editable,
      closed: () => this.#shut(),
      own: 'arl',
      suggests: () => this.suggests,
      asks: (cut) => this.asked.push(cut),
      recorded: () => new Set(this.ids.filter((id) => !this.unrecorded.has(id))),
      look: () => this.looks,
      called: (entity) => entity.toUpperCase(),
      quoted: () => 'quoted',
      attributes: { 'aria-label': 'text' },
      moved: () => undefined,
      updated: () => undefined,
    });
  }

  /** As the page has them: another set where others are closed. */
  #shut(): ReadonlySet<BlockId> {
    if (`${[...this.#known]}` !== `${[...this.closed]}`) this.#known = new Set(this.closed);
    return this.#known;
  }

  take(): readonly Uint8Array[] {
    return this.#out.splice(0);
  }

  hear(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, NET);
  }

  /** What others would send of a caret here. */
  caretAt(block: BlockId, offset: number): { readonly anchor: Y.RelativePosition; readonly head: Y.RelativePosition } {
    const { type, binding } = ySyncPluginKey.getState(this.view.state);
    const place = absolutePositionToRelativePosition(this.at(block, offset), type, binding.mapping);
    return { anchor: place, head: place };
  }

  hearPresence(other: Editor): void {
    applyAwarenessUpdate(this.awareness, encodeAwarenessUpdate(other.awareness, [other.doc.clientID]), NET);
  }

  /** `offset` characters into a paragraph. */
  at(block: BlockId, offset: number): number {
    const placed = blockOf(this.view.state.doc, block);
    if (placed === undefined) throw new Error(`no paragraph ${block}`);
    return placed.pos + 1 + offset;
  }

  select(block: BlockId, offset: number, until: { readonly block: BlockId; readonly offset: number } = { block, offset }): void {
    const { doc, tr } = this.view.state;
    this.view.dispatch(tr.setSelection(TextSelection.create(doc, this.at(block, offset), this.at(until.block, until.offset))));
  }

  type(block: BlockId, offset: number, text: string): void {
    this.view.dispatch(this.view.state.tr.insertText(text, this.at(block, offset)));
  }

  run(command: Command): boolean {
    return command(this.view.state, this.view.dispatch, this.view);
  }

  runAt(block: BlockId, offset: number, command: Command): boolean {
    this.select(block, offset);
    return this.run(command);
  }

  /** "id:words" of each paragraph, as the Yjs document has it. */
  get lines(): readonly string[] {
    return readBlocks(this.doc).map((block) => `${block.id}:${shownText(block)}`);
  }

  get words(): readonly string[] {
    return readBlocks(this.doc).map(shownText);
  }

  get ids(): readonly BlockId[] {
    return readBlocks(this.doc).map((block) => block.id);
  }

  /** What the editor shows. */
  get shown(): readonly string[] {
    const lines: string[] = [];
    this.view.state.doc.forEach((node) => void lines.push(`${node.attrs.id}:${node.textContent}`));
    return lines;
  }

  close(): void {
    this.view.destroy();
    this.awareness.destroy();
    this.doc.destroy();
  }
}

/** Exchanges everything until nobody has anything to say. */
export function exchange(...editors: readonly Editor[]): void {
  for (let busy = true; busy; ) {
    busy = false;
    for (const from of editors) {
      for (const update of from.take()) {
        busy = true;
        for (const to of editors) if (to !== from) to.hear(update);
      }
    }
  }
}

/**
 * The margin of the text: one place beside each paragraph, made by the editor as a widget before the paragraph, so that the style
 * sheet's grid puts both into one row. Nothing is measured: wrapping, fonts and zoom cannot pull them apart, and on narrow screens the
 * place is simply the line above. What stands in it is drawn by React (marks.tsx); nothing of it is ever in the text.
 */
import type { Node } from 'prosemirror-model';
import { Decoration, type DecorationSet, type EditorView } from 'prosemirror-view';
import { type BlockId, type EntityId, isHeading } from '../../../../shared/opinion/vocabulary.ts';
import { suggestersOf } from '../../../../shared/page/beside.ts';
import { headingWords } from '../../../../shared/page/paragraph-names.ts';
import { blocksOf, ofBlock, sameIds } from '../../../editor/blocks.ts';
import { Drawn, keptSets, type Within } from '../../../editor/drawn.ts';
import { redraw } from '../../../editor/redraw.ts';
import type { Beside } from '../../../editor/view.ts';
import { wordingOf } from '../../../editor/wording.ts';
import { Store } from '../../../lib/store.ts';
import type { FirstText } from '../../first-text.ts';
import { showCaret } from './in-sight.ts';
import { AT_ONCE, InTurn } from './in-turn.ts';

/** Of a place as the server wrote it, and the paragraph behind it (first-text.css). */
const WRITTEN = 'written';

export interface MarginRow {
  readonly id: BlockId;
  readonly place: HTMLElement;
}

/** In a paragraph, counted from its first letter. */
export interface MarkedWords {
  readonly from: number;
  readonly to: number;
  /** A class of the style sheet. */
  readonly look: string;
}

const NOTHING: readonly MarkedWords[] = [];

/** A paragraph that is gone, and what it stood behind; null: it was the first. */
export interface GoneRow {
  readonly id: BlockId;
  readonly behind: BlockId | null;
}

export class Margin {
  /** Places of the paragraphs that have one, from top to bottom. */
  readonly rows = new Store<readonly MarginRow[]>([]);
  /** Words of the headings, by block. */
  readonly headings = new Store<ReadonlyMap<BlockId, string>>(new Map());
  /** Who made the suggestions of a paragraph, one for each, where there are any. */
  readonly suggesters = new Store<ReadonlyMap<BlockId, readonly EntityId[]>>(new Map());
  /** Which of the rows are drawn. */
  readonly inTurn = new InTurn();
  readonly #places = new Map<BlockId, Place>();
  /** The text as it was looked at last. */
  #seen: Node | null = null;
  #gone: readonly GoneRow[] = [];
  #view: EditorView | null = null;
  /** What the server wrote beside the paragraphs, while the editor takes it over. */
  #written: ReadonlyMap<BlockId, HTMLElement> | null = null;
  #wordsIn: (block: Node) => readonly MarkedWords[] = () => NOTHING;
  readonly #set = keptSets(({ from, to, look }: MarkedWords) => Decoration.inline(from, to, { class: look }));
  /** Another one where other words are marked. */
  #marked: Within = { get: (block) => this.#set(block, this.#wordsIn(block)) };
  #drawn: { readonly doc: Node; readonly set: DecorationSet } | null = null;

  /**
   * What it draws in the editor that is made next, from the first: drawn later, the editor would go through all paragraphs once more. By
   * properties of the view, not by a plugin: a plugin that comes later makes ProseMirror end and begin the views of all plugins, and
   * y-prosemirror's undo does not survive that. What is beside the first text is taken over, and stays until `settle`.
   */
  beside(first: Pick<FirstText, 'takeMargins'> | null = null): Beside {
    const written = first?.takeMargins() ?? new Map();
    this.#written = written.size <= AT_ONCE ? null : written;
    return { decorations: ({ doc }) => this.#draw(doc), handleScrollToSelection: showCaret };
  }

  /** That editor is there. */
  dress(view: EditorView): void {
    this.#view = view;
    if (this.#written !== null) this.inTurn.begin(this.#placed(view.state.doc).map(({ id }) => id));
    this.look(view.state.doc);
    this.#written = null;
  }

  /** What is beside these paragraphs is drawn. */
  settle(rows: readonly MarginRow[]): void {
    for (const { id, place } of rows) {
      if (!place.classList.contains(WRITTEN)) continue;
      place.classList.remove(WRITTEN);
      for (const one of this.#places.get(id)?.written ?? []) one.remove();
    }
  }

  /** Marks words of a paragraph, as long as that stays the same. `changed`: of these alone there may be others than before; null = of all. */
  mark(wordsIn: (block: Node) => readonly MarkedWords[], changed: ReadonlySet<BlockId> | null = null): void {
    const all = this.#view === null ? [] : blocksOf(this.#view.state.doc);
    const blocks = changed === null ? all : all.filter(({ node }) => changed.has(node.attrs.id));
    // all of it first: what is kept of a paragraph is what was asked for last
    const before = blocks.map(({ node }) => this.#marked.get(node));
    this.#wordsIn = wordsIn;
    // the words of most paragraphs are where they were: then the text is not drawn again, nor all of it with the next letter (one-paragraph.ts)
    if (blocks.every(({ node }, at) => before[at] === this.#marked.get(node))) return;
    this.#marked = { ...this.#marked };
    this.#again();
  }

  /** A place in the text for each paragraph that is gone from there. */
  bury(gone: readonly GoneRow[]): readonly HTMLElement[] {
    this.#gone = gone;
    this.#again();
    return gone.map(({ id }) => this.#place(id, 'gone').element);
  }

  /** Looks which paragraphs and headings there are now. */
  look(doc: Node): void {
    const seen = this.#seen;
    this.#seen = doc;
    if (seen !== null && sameIds(seen, doc) && sayNothing(seen, doc)) return;
    const rows = this.#placed(doc).map(({ id }) => ({ id, place: this.#place(id).element }));
    const known = this.rows.getSnapshot();
    if (rows.length !== known.length || rows.some(({ id }, at) => id !== known[at]?.id)) {
      const living = new Set([...rows, ...this.#gone].map(({ id }) => id));
      for (const id of this.#places.keys()) if (!living.has(id)) this.#places.delete(id);
      this.rows.set(rows);
    }
    const headings = headingsOf(doc);
    if (!same(headings, this.headings.getSnapshot())) this.headings.set(headings);
    const suggesters = suggestersIn(doc);
    if (!same(suggesters, this.suggesters.getSnapshot())) this.suggesters.set(suggesters);
  }

  #again(): void {
    this.#drawn = null;
    if (this.#view?.isDestroyed === false) redraw(this.#view);
  }

  #draw(doc: Node): DecorationSet {
    if (this.#drawn?.doc === doc) return this.#drawn.set;
    const gone = this.#gone;
    const set = new Drawn(() => this.#round(doc, gone), [gone], this.#marked);
    this.#drawn = { doc, set };
    return set;
  }

  #round(doc: Node, gone: readonly GoneRow[]): readonly Decoration[] {
    const widget = (pos: number, { draw, spec }: Place): Decoration => Decoration.widget(pos, draw, spec);
    const widgets = this.#placed(doc).map(({ id, pos }) => widget(pos, this.#place(id)));
    if (gone.length === 0) return widgets;
    const ends = new Map(blocksOf(doc).map(({ node, pos }) => [node.attrs.id, pos + node.nodeSize]));
    const buried = gone.map(({ id, behind }) => widget(ends.get(behind) ?? 0, this.#place(id, 'gone')));
    return [...buried, ...widgets].sort((one, other) => one.from - other.from);
  }

  /** Each block with an id once; a copy waits for its own id. A heading has something beside it while it governs nothing. */
  #placed(doc: Node): readonly { readonly id: BlockId; readonly pos: number }[] {
    const seen = new Set<BlockId>();
    return blocksOf(doc).flatMap(({ node, pos }) => {
      const { id } = node.attrs;
      if (typeof id !== 'string' || seen.has(id)) return [];
      seen.add(id);
      return [{ id, pos }];
    });
  }

  /** The same element for a paragraph as long as it lives, wherever the editor has to put it again. */
  #place(id: BlockId, look: 'margin' | 'gone' = 'margin'): Place {
    const known = this.#places.get(id);
    if (known?.element.classList.contains(look)) return known;
    const element = this.#written?.get(id) ?? document.createElement('div');
    element.className = this.#written === null ? look : `${look} ${WRITTEN}`;
    const spec = { key: `${look}-${id}`, side: look === 'margin' ? -1 : -2, ignoreSelection: look === 'margin', stopEvent: () => true };
    const made = { element, draw: () => element, spec, written: [...element.childNodes] };
    this.#places.set(id, made);
    return made;
  }
}

/** What ProseMirror asks of it is made once. */
interface Place {
  readonly element: HTMLElement;
  readonly draw: () => HTMLElement;
  /** What the server wrote in it. */
  readonly written: readonly ChildNode[];
  readonly spec: NonNullable<Parameters<typeof Decoration.widget>[2]>;
}

const same = <Value>(one: ReadonlyMap<BlockId, Value>, other: ReadonlyMap<BlockId, Value>): boolean =>
  one.size === other.size && [...one].every(([id, value]) => String(other.get(id)) === String(value));

const suggesters = ofBlock((block) => {
  const isMarked = block.attrs.sug !== null || block.children.some(({ marks }) => marks.length > 0);
  return isMarked ? suggestersOf(wordingOf(block)) : [];
});

/** Are those that differ neither headings, in which names are made, nor suggested in? */
const sayNothing = (one: Node, other: Node): boolean =>
  one.children.every((block, at) => {
    const now = other.child(at);
    const isPlain = (node: Node): boolean => !isHeading(node.attrs.kind) && suggesters(node).length === 0;
    return block === now || (isPlain(block) && isPlain(now));
  });

const suggestersIn = (doc: Node): ReadonlyMap<BlockId, readonly EntityId[]> =>
  new Map(blocksOf(doc).flatMap(({ node }) => (suggesters(node).length === 0 ? [] : [[node.attrs.id, suggesters(node)] as const])));

const wordsOf = ofBlock((heading) => headingWords(wordingOf(heading)));

const headingsOf = (doc: Node): ReadonlyMap<BlockId, string> =>
  new Map(blocksOf(doc).flatMap(({ node }) => (isHeading(node.attrs.kind) ? [[node.attrs.id, wordsOf(node)] as const] : [])));

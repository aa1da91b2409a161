/**
 * y-prosemirror matches paragraphs with Yjs elements by their place. A moved paragraph or Enter at the start of one would rewrite every
 * paragraph in between, and what others type there meanwhile would land in a different, even an agreed, paragraph. So before it looks,
 * this brings the Yjs elements into the editor's order by id, in the same Yjs transaction: one update, one undo step.
 *
 * It works on internals of y-prosemirror 1.3.7 (`mux`, `_prosemirrorChanged`); the contract tests go red when they change.
 */
import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { ySyncPluginKey } from 'y-prosemirror';
import * as Y from 'yjs';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { differing } from './blocks.ts';

/** What is used of y-prosemirror's plugin state. */
interface SyncState {
  readonly doc: Y.Doc;
  readonly type: Y.XmlFragment;
  readonly snapshot: unknown;
  readonly prevSnapshot: unknown;
  readonly isChangeOrigin: boolean;
  readonly addToHistory: boolean;
  readonly binding: { readonly mux: (job: () => void) => void; _prosemirrorChanged(doc: Node): void };
}

/** Must stand before ySyncPlugin: view updates run in the order of plugins. */
export function keyedReconcile(): Plugin {
  return new Plugin({
    view: () => ({
      update(view, { doc: before }) {
        const { doc } = view.state;
        const sync: SyncState | undefined = ySyncPluginKey.getState(view.state);
        if (doc === before || sync === undefined || sync.isChangeOrigin || sync.snapshot != null || sync.prevSnapshot != null) return;
        // after each update both have the same paragraphs
        if (differing(before, doc) !== null) return;
        sync.binding.mux(() =>
          sync.doc.transact((transaction) => {
            transaction.meta.set('addToHistory', sync.addToHistory);
            if (align(sync.type, doc)) sync.binding._prosemirrorChanged(doc);
          }, ySyncPluginKey),
        );
      },
    }),
  });
}

/** Gives `text` the ids of `doc` in their order, with the fewest moves; new elements stay empty. False = nothing to do, or ids not unique. */
export function align(text: Y.XmlFragment, doc: Node): boolean {
  const wanted: (BlockId | null)[] = [];
  doc.forEach((node) => void wanted.push(node.attrs.id));
  const elements = text.toArray() as Y.XmlElement[];
  const held = elements.map((element) => element.getAttribute('id') ?? null);
  if (wanted.length === held.length && wanted.every((id, at) => id === held[at])) return false;
  if (wanted.includes(null) || new Set(wanted).size !== wanted.length) return false;

  const place = new Map(wanted.map((id, at) => [id, at]));
  const survivors = held.flatMap((id, at) => {
    const to = place.get(id);
    return to === undefined || held.indexOf(id) < at ? [] : [{ at, id, to }];
  });
  const resting = longestRising(survivors.map(({ to }) => to));
  const stays = new Set<number>();
  const moved = new Map<BlockId | null, Y.XmlElement>();
  survivors.forEach(({ at, id }, n) => {
    const element = elements[at];
    if (resting.has(n)) stays.add(at);
    else if (element !== undefined) moved.set(id, element.clone() as Y.XmlElement);
  });

  for (let at = held.length - 1; at >= 0; at--) if (!stays.has(at)) text.delete(at, 1);
  const kept = new Set([...stays].map((at) => held[at]));
  wanted.forEach((id, at) => {
    if (id !== null && !kept.has(id)) text.insert(at, [moved.get(id) ?? empty(id, doc.child(at).type.name)]);
  });
  return true;
}

/** With a text, so that those who begin to type there at once write into the same: y-prosemirror moves words between two (T26). */
function empty(id: BlockId, name: string): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.setAttribute('id', id);
  element.insert(0, [new Y.XmlText()]);
  return element;
}

/** Indices of one longest rising subsequence. */
function longestRising(values: readonly number[]): ReadonlySet<number> {
  const previous: (number | undefined)[] = [];
  /** `tails[n]` = index of the smallest value that ends a run of n + 1. */
  const tails: number[] = [];
  values.forEach((value, at) => {
    let low = 0;
    for (let high = tails.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[at] = tails[low - 1];
    tails[low] = at;
  });
  const run = new Set<number>();
  for (let at = tails.at(-1); at !== undefined; at = previous[at]) run.add(at);
  return run;
}

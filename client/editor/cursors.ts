/**
 * Carets and selections of others, and word to them of the own one. Where a caret of another stands the shared text says; that is asked when
 * others have written or moved. What is written here moves the carets along, and where it could have left one elsewhere than the shared text
 * has it, that is asked once more. The own caret draws nothing.
 *
 * Classes and data attributes only: the page's policy refuses `style`. The name is drawn by the style sheet from `data-name`, so no letter of
 * it is ever in the text.
 */
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from 'y-prosemirror';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { EntityId } from '../../shared/opinion/vocabulary.ts';
import { browserClock } from '../lib/clock.ts';
import { fromYjs } from './block-ids.ts';
import { differing, ofBlock } from './blocks.ts';
import { Drawn } from './drawn.ts';

/** What the server stamps: `name` is the entity. */
interface Stamped {
  readonly name: EntityId;
}

interface Cursor {
  readonly anchor: Y.RelativePosition;
  readonly head: Y.RelativePosition;
}

/** Where somebody else is in the document. */
interface Caret {
  readonly client: number;
  readonly stamped: Stamped;
  readonly cursor: Cursor;
  readonly anchor: number;
  readonly head: number;
}

const KEY = new PluginKey<readonly Caret[]>('cursors');

/** `called` gives the short name of an entity ("ARL"). */
export function cursors(awareness: Awareness, called: (entity: EntityId) => string): Plugin {
  const draw = drawing(called);
  return new Plugin<readonly Caret[]>({
    key: KEY,
    state: {
      init: (_, state) => caretsIn(state, awareness),
      apply: (tr, carets, _before, state) => {
        if (fromYjs(tr) || tr.getMeta(KEY) !== undefined) return caretsIn(state, awareness);
        // one stays where it is when the letter behind it goes
        return tr.docChanged
          ? carets.map((one) => ({ ...one, anchor: tr.mapping.map(one.anchor), head: tr.mapping.map(one.head) }))
          : carets;
      },
    },
    props: { decorations: (state) => draw(state.doc, KEY.getState(state) ?? []) },
    view: (view) => {
      let stop: (() => void) | null = null;
      const again = (): void => {
        stop ??= browserClock.after(0, () => {
          stop = null;
          view.dispatch(view.state.tr.setMeta(KEY, 'again'));
        });
      };
      const heard = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', readonly number[]>): void => {
        if ([...added, ...updated, ...removed].some((client) => client !== awareness.clientID)) again();
      };
      const tell = (): void => tellOwn(view, awareness);
      awareness.on('change', heard);
      for (const what of ['focusin', 'focusout']) view.dom.addEventListener(what, tell);
      return {
        update: ({ state }, before) => {
          tell();
          if (state.doc !== before.doc && isElsewhere(before.doc, state)) again();
        },
        destroy: () => {
          stop?.();
          awareness.off('change', heard);
          for (const what of ['focusin', 'focusout']) view.dom.removeEventListener(what, tell);
          awareness.setLocalStateField('cursor', null);
        },
      };
    },
  });
}

/** The place of a letter of the shared text in the document; null where its paragraph is gone. */
function placeIn(state: EditorState): (place: Y.RelativePosition) => number | null {
  const { doc, type, binding } = ySyncPluginKey.getState(state);
  const last = Math.max(state.doc.content.size - 1, 0);
  return (place) => {
    const letter = Y.createRelativePositionFromJSON(place);
    // y-prosemirror has a place for one that is gone, too, as long as Yjs still remembers it
    if (isGone(Y.createAbsolutePositionFromRelativePosition(letter, doc)?.type)) return null;
    const at = relativePositionToAbsolutePosition(doc, type, letter, binding.mapping);
    return at === null ? null : Math.min(at, last);
  };
}

function isGone(type: Y.AbstractType<unknown> | undefined): boolean {
  for (let item = type?._item; item; item = (item.parent as Y.AbstractType<unknown>)._item) if (item.deleted) return true;
  return false;
}

function caretsIn(state: EditorState, awareness: Awareness): readonly Caret[] {
  const place = placeIn(state);
  return [...awareness.getStates()].flatMap(([client, { user, cursor }]) => {
    if (client === awareness.clientID || !cursor || !user) return [];
    const [anchor, head] = [place(cursor.anchor), place(cursor.head)];
    return anchor === null || head === null ? [] : [{ client, stamped: user, cursor, anchor, head }];
  });
}

/** Does the shared text have one of the carets in what was written here elsewhere? It cannot tell which of two equal letters is the new one. */
function isElsewhere(before: Node, state: EditorState): boolean {
  const carets = KEY.getState(state) ?? [];
  if (carets.length === 0 || ySyncPluginKey.getState(state).isChangeOrigin) return false;
  const only = differing(before, state.doc);
  const starts = startsOf(state.doc);
  const [from = 0, to = state.doc.content.size] = only === null ? [] : [starts[only], starts[only + 1]];
  const place = placeIn(state);
  const strays = (at: number, cursor: Y.RelativePosition): boolean => at >= from && at <= to && place(cursor) !== at;
  return carets.some(({ cursor, anchor, head }) => strays(anchor, cursor.anchor) || strays(head, cursor.head));
}

/** Tells the others where the caret is; where the text has not the focus, that there is none. */
function tellOwn(view: EditorView, awareness: Awareness): void {
  const { state } = view;
  const { type, binding } = ySyncPluginKey.getState(state);
  const told: Cursor | null = awareness.getLocalState()?.cursor ?? null;
  if (view.hasFocus()) {
    const { anchor, head } = state.selection;
    const placed = (at: number): Y.RelativePosition => absolutePositionToRelativePosition(at, type, binding.mapping);
    const first = placed(anchor);
    const now = { anchor: first, head: head === anchor ? first : placed(head) };
    const isSame = (which: keyof Cursor): boolean =>
      told !== null && Y.compareRelativePositions(Y.createRelativePositionFromJSON(told[which]), now[which]);
    if (!isSame('anchor') || !isSame('head')) awareness.setLocalStateField('cursor', now);
  } else if (told !== null) awareness.setLocalStateField('cursor', null);
}

/** A caret, or what of a selection is in one paragraph, counted from its first letter. */
interface Span {
  readonly caret: Caret;
  readonly from: number;
  readonly to: number;
}

/** In a paragraph in which nothing has changed the same set: ProseMirror compares others letter by letter. */
function drawing(called: (entity: EntityId) => string): (doc: Node, carets: readonly Caret[]) => DecorationSet {
  // ProseMirror asks for a caret again when a letter is typed beside it: another element would have the whole text laid out once more. So
  // its code is as old as what was heard last of whoever is there
  const elements = new WeakMap<Stamped, HTMLElement>();
  const elementOf = (stamped: Stamped): HTMLElement => {
    const element = elements.get(stamped) ?? caretOf(stamped.name, called);
    elements.set(stamped, element);
    return element;
  };
  const kept = ofBlock(() => ({ said: '', set: DecorationSet.empty }));
  const within = (block: Node, spans: readonly Span[]): DecorationSet => {
    const known = kept(block);
    const said = spans.map(({ caret, from, to }) => `${caret.client} ${caret.stamped.name} ${from} ${to}`).join();
    if (said !== known.said) Object.assign(known, { said, set: DecorationSet.create(block, spans.map(decorated)) });
    return known.set;
  };
  const decorated = ({ caret: { client, stamped }, from, to }: Span): Decoration =>
    from === to
      ? Decoration.widget(from, () => elementOf(stamped), { key: `${client}`, side: 10 })
      : Decoration.inline(from, to, { class: 'peer-selection', 'data-entity': stamped.name }, { inclusiveEnd: true });
  let drawn: { readonly doc: Node; readonly carets: readonly Caret[]; readonly set: DecorationSet } | null = null;
  return (doc, carets) => {
    if (drawn?.doc !== doc || drawn.carets !== carets) {
      const sets = new Map([...spansIn(doc, carets)].map(([node, spans]) => [node, within(node, spans)]));
      drawn = { doc, carets, set: new Drawn(() => [], [], sets) };
    }
    return drawn.set;
  };
}

function spansIn(doc: Node, carets: readonly Caret[]): ReadonlyMap<Node, readonly Span[]> {
  const starts = startsOf(doc);
  const found = new Map<Node, Span[]>();
  const put = (at: number, caret: Caret, from: number, to: number): void => {
    const [block, start = 0] = [doc.children[at], starts[at]];
    if (block === undefined) return;
    const inside = (pos: number): number => Math.min(Math.max(pos - start - 1, 0), block.content.size);
    const span = { caret, from: inside(from), to: inside(to) };
    // of a selection nothing is in an empty paragraph
    if (from === to || span.from < span.to) found.set(block, [...(found.get(block) ?? []), span]);
  };
  for (const caret of carets) {
    const { anchor, head } = caret;
    put(indexAt(starts, head), caret, head, head);
    const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
    if (from < to) for (let at = indexAt(starts, from); at <= indexAt(starts, to); at += 1) put(at, caret, from, to);
  }
  return found;
}

/** Where each paragraph begins, and no object for each of them: they are asked for at every letter. */
const startsOf = ofBlock((doc) => {
  const starts: number[] = [];
  doc.forEach((_, pos) => void starts.push(pos));
  return starts as readonly number[];
});

/** Index of the paragraph in which a place is. */
function indexAt(starts: readonly number[], pos: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < pos) low = middle;
    else high = middle;
  }
  return low;
}

function caretOf(name: EntityId, called: (entity: EntityId) => string): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'peer-caret';
  caret.dataset.entity = name;
  caret.dataset.name = called(name);
  return caret;
}

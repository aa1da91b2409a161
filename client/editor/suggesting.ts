/**
 * Suggesting instead of changing: while it is on, every edit made here is turned into suggestions of the own entity in the same step, before
 * the Yjs document sees it. What came from there (others, undo) passes. While somebody composes, the letters stand where the browser put
 * them and only their mark differs, so the composition goes on.
 */
import type { Node, ResolvedPos } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import { Mapping, ReplaceStep } from 'prosemirror-transform';
import type { BlockId, EntityId } from '../../shared/opinion/vocabulary.ts';
import { wholeSuggestion } from '../../shared/text/block.ts';
import { newId } from '../../shared/text/ids.ts';
import { asSuggestion } from './as-suggestion.ts';
import { fromYjs } from './block-ids.ts';
import { blocksOf } from './blocks.ts';
import { stretches } from './stretches.ts';

const key = new PluginKey('suggesting');

/** This transaction holds words as they are to be recorded, suggestions among them. */
export const asWritten = (tr: Transaction): Transaction => tr.setMeta(key, true);

/** What this transaction suggests in a paragraph is of this suggestion. */
export const suggestedAs = (tr: Transaction, idIn: (block: BlockId) => string | undefined): Transaction => tr.setMeta(key, idIn);

export const newSuggestion = (): string => newId((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));

/** `whose`: the entity that suggests; null = edits change the text. Stands behind the plugin that gives new paragraphs their ids. */
export function suggesting(whose: () => EntityId | null, makeId: () => string = newSuggestion): Plugin {
  return new Plugin({
    key,
    appendTransaction(transactions, before, after) {
      const by = whose();
      if (by === null || !transactions.some(({ docChanged }) => docChanged)) return null;
      if (transactions.some((tr) => fromYjs(tr) || tr.getMeta(key) === true) || !isSound(before.doc)) return null;
      const maps = transactions.flatMap(({ mapping }) => mapping.maps);
      const [idIn] = transactions.flatMap((tr): ((block: BlockId) => string | undefined)[] => tr.getMeta(key) ?? []);
      const id = idAt(before.selection, by) ?? makeId();
      const own = (block: BlockId) => ({ by, id: idIn?.(block) ?? id });
      const { doc, place } = asSuggestion(before.doc, after.doc, stretches(before.doc.content.size, maps), own);
      if (doc.eq(after.doc)) return null;
      const tr = asWritten(become(after, doc));
      const past = goesForward(before, new Mapping(maps));
      return tr.setSelection(placed(tr.doc, after.selection, (at) => place(at, past))).setStoredMarks(after.storedMarks);
    },
    props: {
      handleDOMEvents: {
        // what is composed over a selection must not share a text node with words that stay, struck
        compositionstart(view) {
          if (whose() !== null && !view.state.selection.empty) view.dispatch(view.state.tr.deleteSelection());
          return false;
        },
      },
    },
  });
}

/** Has each paragraph its id? Undo can give one to two, until the server has repaired it. */
function isSound(doc: Node): boolean {
  const ids = new Set(blocksOf(doc).map(({ node }) => node.attrs.id));
  return ids.size === doc.childCount && !ids.has(null);
}

/** The own suggestion that the selection adjoins: more of the same belongs to it. */
function idAt({ $from, $to }: Selection, by: EntityId): string | null {
  const whole = wholeSuggestion({ sug: $from.parent.attrs.sug ?? null });
  if (whole?.by === by) return whole.id;
  const around = [$from, $to].flatMap(({ nodeBefore, nodeAfter }: ResolvedPos) => [nodeBefore, nodeAfter]);
  const marks = around.flatMap((run) => run?.marks ?? []);
  return marks.find(({ attrs }) => attrs.by === by)?.attrs.id ?? null;
}

/** Was something deleted behind the caret and not before it? Then the caret goes on behind it. */
function goesForward({ selection }: EditorState, mapping: Mapping): boolean {
  const { deletedAfter, deletedBefore } = mapping.mapResult(selection.head, -1);
  return selection.empty && deletedAfter && !deletedBefore;
}

/** One step between the two documents, where they differ. */
export function become({ doc: from, tr }: EditorState, to: Node): Transaction {
  const start = from.content.findDiffStart(to.content);
  const end = from.content.findDiffEnd(to.content);
  if (start === null || end === null) return tr;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return tr.step(new ReplaceStep(start, end.a + overlap, to.slice(start, end.b + overlap)));
}

function placed(doc: Node, { anchor, head }: Selection, place: (at: number) => number | null): Selection {
  const [from, to] = [place(anchor), place(head)];
  if (from !== null && to !== null) return TextSelection.create(doc, from, to);
  return Selection.near(doc.resolve(Math.min(head, doc.content.size)));
}

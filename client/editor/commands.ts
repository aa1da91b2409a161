/**
 * What a delegate can do to the text beside typing. Kind and level are attributes: changing them merges with what others type there.
 * Numbers and letters are derived and never typed.
 */
import { splitBlockAs, toggleMark } from 'prosemirror-commands';
import type { Node } from 'prosemirror-model';
import { type Command, TextSelection } from 'prosemirror-state';
import type { BlockKind } from '../../shared/opinion/vocabulary.ts';
import { schema } from '../../shared/text/schema.ts';
import { selectedBlocks } from './blocks.ts';

const MAX_LEVEL = 3;

/** What Enter makes: an item of the part after its heading, else another one of the same kind; plain text after title and enacting line. */
const AFTER: Readonly<Record<BlockKind, BlockKind>> = {
  title: 'text',
  enacting: 'text',
  'preamble-heading': 'preamble-item',
  'preamble-item': 'preamble-item',
  'operative-heading': 'operative-item',
  'operative-item': 'operative-item',
  text: 'text',
  footnote: 'footnote',
};

const isItem = (node: Node): boolean => node.attrs.kind === 'preamble-item' || node.attrs.kind === 'operative-item';

/**
 * Enter. The second part takes the id too: which of the two keeps it is decided by who has the words (block-ids.ts).
 * At the start of a paragraph the words stay what they were, and the empty line before them has their kind.
 */
export const splitBlock: Command = splitBlockAs((node, _atEnd, $from) => {
  const kind = $from.parentOffset === 0 && node.content.size > 0 ? node.attrs.kind : AFTER[node.attrs.kind as BlockKind];
  return { type: node.type, attrs: { ...node.attrs, kind, level: kind === node.attrs.kind ? node.attrs.level : 0 } };
});

/** Makes every selected paragraph one of this kind; its level falls to 0 where the kind has none. */
export const setKind =
  (kind: BlockKind): Command =>
  (state, dispatch) => {
    const blocks = selectedBlocks(state).filter(({ node }) => node.attrs.kind !== kind);
    if (blocks.length === 0) return false;
    const { tr } = state;
    for (const { node, pos } of blocks) {
      tr.setNodeAttribute(pos, 'kind', kind);
      if (AFTER[kind] !== kind && node.attrs.level !== 0) tr.setNodeAttribute(pos, 'level', 0);
    }
    dispatch?.(tr);
    return true;
  };

/** Moves the selected items one level in (1) or out (-1). */
export const changeLevel =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const fits = (level: number): boolean => level >= 0 && level <= MAX_LEVEL;
    const blocks = selectedBlocks(state).filter(({ node }) => isItem(node) && fits(node.attrs.level + by));
    if (blocks.length === 0) return false;
    const { tr } = state;
    for (const { node, pos } of blocks) tr.setNodeAttribute(pos, 'level', node.attrs.level + by);
    dispatch?.(tr);
    return true;
  };

/** A new empty paragraph of this kind after the one with the caret, the caret in it. */
export const insertBlock =
  (kind: BlockKind, level = 0): Command =>
  (state, dispatch) => {
    const { $to } = state.selection;
    if ($to.depth === 0) return false;
    const pos = $to.after(1);
    const tr = state.tr.insert(pos, schema.nodes.block.create({ kind, level }));
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView());
    return true;
  };

/** Square brackets round the selection; a pair in each paragraph, because a pair across paragraphs would unsettle nothing between. */
export const bracket: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection;
  const { tr } = state;
  const blocks = empty ? selectedBlocks(state).slice(0, 1) : selectedBlocks(state);
  for (const { node, pos } of [...blocks].reverse()) {
    const start = Math.max(from, pos + 1);
    const end = Math.min(to, pos + 1 + node.content.size);
    if (start > end || (start === end && !empty)) continue;
    tr.insertText(']', end).insertText('[', start);
  }
  if (!tr.docChanged) return false;
  if (empty) tr.setSelection(TextSelection.create(tr.doc, from + 1));
  dispatch?.(tr.scrollIntoView());
  return true;
};

export const toggleStrong: Command = toggleMark(schema.marks.strong);
export const toggleEmphasis: Command = toggleMark(schema.marks.em);
const toggleQuote = toggleMark(schema.marks.lit);
/** Brackets that are part of the words ("[sic]"); the secretariat's to set, on words that are there. */
export const toggleLiteral: Command = (state, dispatch, view) => !state.selection.empty && toggleQuote(state, dispatch, view);

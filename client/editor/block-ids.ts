/**
 * Identity of paragraphs while somebody edits. Only what was made here is repaired, in the same step: repairing what came from others
 * (undo arrives that way too) would make every client repair at once. Yjs and the server see each id at most once.
 *
 * Of two parts that claim one id the untouched one keeps it, else the first with words: Enter at the start of a paragraph leaves id and
 * positions with the words, not with the new empty line. A paragraph that was cut here keeps its id when it is pasted back.
 */
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { Plugin, type Transaction } from 'prosemirror-state';
import { ySyncPluginKey } from 'y-prosemirror';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { newId } from '../../shared/text/ids.ts';
import { blocksOf, differing, type Placed, sameIds } from './blocks.ts';

/** Did this transaction come from the Yjs document (others, undo, redo) and not from this editor? */
export const fromYjs = (tr: Transaction): boolean => tr.getMeta(ySyncPluginKey)?.isChangeOrigin === true;

const newBlockId = (): BlockId => newId((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));

export function blockIds(makeId: () => BlockId = newBlockId): Plugin {
  /** Ids that were in this document and have left it in this session. */
  const gone = new Set<BlockId>();
  return new Plugin({
    appendTransaction(transactions, before, { doc, tr, storedMarks }) {
      if (!transactions.some(({ docChanged }) => docChanged) || transactions.some(fromYjs) || leftAlone(before.doc, doc)) return null;
      const old = new Map<BlockId, Node>();
      before.doc.forEach((node) => {
        if (node.attrs.id !== null) old.set(node.attrs.id, node);
      });
      const { claims, nameless } = claimed(doc);
      for (const id of old.keys()) if (!claims.has(id)) gone.add(id);
      const rename = [...nameless, ...[...claims].flatMap(([id, parts]) => withoutKeeper(parts, old.get(id)))];
      if (rename.length === 0) return null;
      // never addToHistory: false here: y-prosemirror takes it from the last transaction and would forget the user's whole edit
      for (const { pos } of rename) tr.setNodeAttribute(pos, 'id', makeId());
      return tr.setStoredMarks(storedMarks);
    },
    props: {
      transformPasted(slice, view) {
        const { claims } = claimed(view.state.doc);
        const back = (id: BlockId | null): boolean => id !== null && gone.has(id) && !claims.has(id);
        const blocks: Node[] = [];
        slice.content.forEach((node) => {
          blocks.push(node.isText || back(node.attrs.id) ? node : node.type.create({ ...node.attrs, id: null }, node.content));
        });
        return new Slice(Fragment.from(blocks), slice.openStart, slice.openEnd);
      },
    },
  });
}

/** Texts in which each paragraph has an id, and has it alone. */
const sound = new WeakSet<Node>();

/** Most edits leave to each paragraph the id that it has alone. */
function leftAlone(before: Node, doc: Node): boolean {
  const isSound =
    (sound.has(before) && differing(before, doc) !== null) ||
    (sameIds(before, doc) && new Set([null, ...doc.children.map(({ attrs }) => attrs.id)]).size === doc.childCount + 1);
  if (isSound) sound.add(doc);
  return isSound;
}

function claimed(doc: Node): { claims: Map<BlockId, Placed[]>; nameless: Placed[] } {
  const claims = new Map<BlockId, Placed[]>();
  const nameless: Placed[] = [];
  for (const block of blocksOf(doc)) {
    const id: BlockId | null = block.node.attrs.id;
    const parts = id === null ? nameless : (claims.get(id) ?? []);
    parts.push(block);
    if (id !== null) claims.set(id, parts);
  }
  return { claims, nameless };
}

function withoutKeeper(parts: readonly Placed[], old: Node | undefined): readonly Placed[] {
  if (parts.length < 2) return [];
  const hadWords = old !== undefined && old.content.size > 0;
  const keeper =
    parts.find(({ node }) => node === old) ?? (hadWords ? parts.find(({ node }) => node.content.size > 0) : undefined) ?? parts[0];
  return parts.filter((part) => part !== keeper);
}

/** Places that are looked for in the text, all marked, one of them current. They are found anew in each document, never moved along. */
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { blocksOf } from './blocks.ts';

export interface Place {
  readonly block: BlockId;
  /** Letters of its paragraph before it. */
  readonly at: number;
  readonly words: string;
  /** In the document. */
  readonly from: number;
  readonly to: number;
}

export interface Found {
  readonly query: string;
  readonly pattern: RegExp | null;
  readonly matches: readonly Place[];
  /** Index of the current match; -1 = none. */
  readonly current: number;
}

/** What is looked for, or where one goes. */
type Asked = Pick<Found, 'query' | 'pattern'> | Pick<Found, 'current'>;

export const NOTHING: Found = { query: '', pattern: null, matches: [], current: -1 };
const key = new PluginKey<Found>('find');

export const found = (state: EditorState): Found => key.getState(state) ?? NOTHING;
export const look = (tr: Transaction, asked: Asked): Transaction => tr.setMeta(key, asked);

export function find(): Plugin<Found> {
  return new Plugin<Found>({
    key,
    state: {
      init: () => NOTHING,
      apply(tr, before, _old, { doc, selection }) {
        const asked: Asked | undefined = tr.getMeta(key);
        if (asked === undefined && !tr.docChanged) return before;
        const { query, pattern, current } = { ...before, ...asked };
        const matches = pattern === before.pattern && !tr.docChanged ? before.matches : search(doc, pattern);
        const wanted = asked !== undefined && 'query' in asked ? matches.findIndex(({ to }) => to > selection.from) : current;
        return { query, pattern, matches, current: Math.min(wanted < 0 && matches.length > 0 ? 0 : wanted, matches.length - 1) };
      },
    },
    props: {
      decorations: (state) => {
        const { matches, current } = found(state);
        const marks = matches.map(({ from, to }, at) =>
          Decoration.inline(from, to, { class: at === current ? 'found found-current' : 'found' }),
        );
        return DecorationSet.create(state.doc, marks);
      },
    },
  });
}

function search(doc: Node, pattern: RegExp | null): readonly Place[] {
  if (pattern === null) return [];
  return blocksOf(doc).flatMap(({ node, pos }) =>
    [...node.textContent.matchAll(pattern)].map(({ index, 0: words }) => {
      const from = pos + 1 + index;
      return { block: node.attrs.id, at: index, words, from, to: from + words.length };
    }),
  );
}

/** Places that are looked for in the text, all marked, one of them current. They are found anew in each document, never moved along. */
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import type { DecorationSet } from 'prosemirror-view';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';

export interface Place {
  readonly block: BlockId;
  /** Letters of its paragraph before it. */
  readonly at: number;
  readonly words: string;
  /** A suggestion strikes it through already. */
  readonly goes: boolean;
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
export type Asked = Pick<Found, 'query' | 'pattern'> | Pick<Found, 'current'>;

/** Finds and draws. It comes with what is looked for (sought.ts): the page does not load it before somebody looks. */
export interface Search {
  after(tr: Transaction, asked: Asked | undefined, before: Found, old: EditorState, state: EditorState): Found;
  draw(doc: Node, found: Found): DecorationSet;
}

interface Kept {
  readonly found: Found;
  /** Null: nobody has looked yet. */
  readonly search: Search | null;
}

export const NOTHING: Found = { query: '', pattern: null, matches: [], current: -1 };
const key = new PluginKey<Kept>('find');

export const found = (state: EditorState): Found => key.getState(state)?.found ?? NOTHING;
export const look = (tr: Transaction, asked: Asked, search: Search): Transaction => tr.setMeta(key, { asked, search });

export function find(): Plugin<Kept> {
  return new Plugin<Kept>({
    key,
    state: {
      init: () => ({ found: NOTHING, search: null }),
      apply(tr, before, old, state) {
        const now: { readonly asked: Asked; readonly search: Search } | undefined = tr.getMeta(key);
        const search = now?.search ?? before.search;
        if (search === null || (now === undefined && !tr.docChanged)) return before;
        return { search, found: search.after(tr, now?.asked, before.found, old, state) };
      },
    },
    props: {
      decorations: (state) => {
        const { found: now = NOTHING, search = null } = key.getState(state) ?? {};
        return now.pattern === null ? null : search?.draw(state.doc, now);
      },
    },
  });
}

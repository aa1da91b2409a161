/** Places that are looked for in the text, all marked, one of them current. They are found anew in each document, never moved along. */
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { isStruck } from './as-suggestion.ts';
import { between } from './between.ts';
import { blockOf, blocksOf, ofBlock } from './blocks.ts';
import { Drawn } from './drawn.ts';

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
type Asked = Pick<Found, 'query' | 'pattern'> | Pick<Found, 'current'>;

export const NOTHING: Found = { query: '', pattern: null, matches: [], current: -1 };
const key = new PluginKey<Found>('find');

export const found = (state: EditorState): Found => key.getState(state) ?? NOTHING;
export const look = (tr: Transaction, asked: Asked): Transaction => tr.setMeta(key, asked);

export function find(): Plugin<Found> {
  let seeking: { readonly pattern: RegExp; readonly seek: (block: Node) => Sought } | null = null;
  const seekerOf = (pattern: RegExp): ((block: Node) => Sought) => {
    if (seeking?.pattern !== pattern) seeking = { pattern, seek: ofBlock((block) => sought(block, pattern)) };
    return seeking.seek;
  };
  let drawn: { readonly found: Found; readonly set: DecorationSet } | null = null;
  return new Plugin<Found>({
    key,
    state: {
      init: () => NOTHING,
      apply(tr, before, old, { doc, selection }) {
        const asked: Asked | undefined = tr.getMeta(key);
        if (asked === undefined && !tr.docChanged) return before;
        const { query, pattern, current } = { ...before, ...asked };
        if (pattern === null) return { ...NOTHING, query };
        const matches = pattern === before.pattern && !tr.docChanged ? before.matches : placesIn(doc, seekerOf(pattern));
        const behind = (pos: number): number => matches.findIndex(({ to }) => to > pos);
        const here = before.matches[before.current];
        let wanted = current;
        if (asked !== undefined && 'query' in asked) wanted = behind(selection.from);
        else if (asked === undefined && here !== undefined) wanted = behind(placeNow(here, old.doc, doc));
        return { query, pattern, matches, current: Math.min(wanted < 0 && matches.length > 0 ? 0 : wanted, matches.length - 1) };
      },
    },
    props: {
      decorations: (state) => {
        const now = found(state);
        if (now.pattern === null) return DecorationSet.empty;
        if (drawn?.found !== now) drawn = { found: now, set: draw(state.doc, now, seekerOf(now.pattern)) };
        return drawn.set;
      },
    },
  });
}

type Hit = Pick<Place, 'at' | 'words' | 'goes'>;

/** What is found in a paragraph, and as it is drawn there where none of it is the current place. */
interface Sought {
  readonly hits: readonly Hit[];
  readonly set: DecorationSet;
}

function sought(block: Node, pattern: RegExp): Sought {
  const hits = hitsIn(block, pattern);
  return { hits, set: marked(block, hits) };
}

/** What stays is found as it reads without the letters that go; then, elsewhere, what takes such letters. */
function hitsIn(block: Node, pattern: RegExp): readonly Hit[] {
  const all = block.textContent;
  const left = block.children.map((run) => (isStruck(run) ? '\ufffc'.repeat(run.nodeSize) : run.text)).join('');
  const goes = block.attrs.sug?.startsWith('del:') === true;
  const hits = [...left.matchAll(pattern)].map(({ index: at, 0: words }) => ({ at, words, goes }));
  if (left === all) return hits;
  let next = 0;
  const struck = [...all.matchAll(pattern)].flatMap(({ index: at, 0: words }) => {
    for (let hit = hits[next]; hit !== undefined && hit.at + hit.words.length <= at; hit = hits[next]) next++;
    const isElsewhere = (hits[next]?.at ?? all.length) >= at + words.length;
    return isElsewhere ? [{ at, words, goes: goes || !left.startsWith(words, at) }] : [];
  });
  return [...hits, ...struck].sort((one, other) => one.at - other.at);
}

function placesIn(doc: Node, seek: (block: Node) => Sought): readonly Place[] {
  return blocksOf(doc).flatMap(({ node, pos }) =>
    seek(node).hits.map((hit) => {
      const from = pos + 1 + hit.at;
      return { ...hit, block: node.attrs.id, from, to: from + hit.words.length };
    }),
  );
}

/** Where one is that was current; where its words are others by now, what follows it is next. */
function placeNow(was: Place, before: Node, after: Node): number {
  const start = blockOf(after, was.block)?.pos ?? was.from - was.at - 1;
  return between(before, after)(was)?.from ?? start + 1 + was.at;
}

function draw(doc: Node, { matches, current }: Found, seek: (block: Node) => Sought): DecorationSet {
  const here = matches[current];
  const sets = new Map(
    blocksOf(doc).map(({ node, pos }) => {
      const { hits, set } = seek(node);
      return [node, here !== undefined && pos + 1 + here.at === here.from ? marked(node, hits, here.at) : set];
    }),
  );
  return new Drawn(() => [], [], sets);
}

const marked = (block: Node, hits: readonly Hit[], current = -1): DecorationSet =>
  DecorationSet.create(
    block,
    hits.map(({ at, words }) => Decoration.inline(at, at + words.length, { class: at === current ? 'found found-current' : 'found' })),
  );

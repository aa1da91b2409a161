/** How places are found in the text and drawn there (find.ts). */
import type { Node } from 'prosemirror-model';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { isStruck } from './as-suggestion.ts';
import { between } from './between.ts';
import { blockOf, blocksOf, ofBlock } from './blocks.ts';
import { Drawn } from './drawn.ts';
import { type Found, NOTHING, type Place, type Search } from './find.ts';

const seekers = new WeakMap<RegExp, (block: Node) => Sought>();

/** In a paragraph in which nothing has changed nothing is looked for again. */
function seekerOf(pattern: RegExp): (block: Node) => Sought {
  const seek = seekers.get(pattern) ?? ofBlock((block) => sought(block, pattern));
  seekers.set(pattern, seek);
  return seek;
}

const drawn = new WeakMap<Found, DecorationSet>();

export const SEARCH: Search = {
  after(tr, asked, before, old, { doc, selection }) {
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
  draw(doc, found) {
    const set = drawn.get(found) ?? (found.pattern === null ? DecorationSet.empty : draw(doc, found, seekerOf(found.pattern)));
    drawn.set(found, set);
    return set;
  },
};

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

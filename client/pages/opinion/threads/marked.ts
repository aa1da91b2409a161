/**
 * Words that are spoken of are marked in the text. Where somebody types in their paragraph the marks give way with the letters, until it is
 * known again where the words are (places.ts); all other paragraphs keep what is drawn in them.
 */
import type { Node } from 'prosemirror-model';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { blockOf } from '../../../editor/blocks.ts';
import type { Span } from '../../../editor/letters.ts';
import type { MarkedWords } from '../text/margin.ts';
import type { Spans } from './places.ts';

/** What is to be marked in one paragraph. */
type Looking = readonly (Span & { readonly look: string })[];

/** `near`: the paragraphs in which words are marked. `lookOf`: the class of the words of a thread; null = they are not marked. */
export function lookingIn(
  spans: Spans,
  near: ReadonlySet<BlockId>,
  lookOf: (thread: string) => string | null,
): ReadonlyMap<BlockId, Looking> {
  const blocks = new Map<BlockId, (Span & { readonly look: string })[]>();
  for (const [id, span] of spans) {
    if (!span || !near.has(span.block)) continue;
    const look = lookOf(id);
    if (look === null) continue;
    const here = blocks.get(span.block) ?? [];
    here.push({ ...span, look });
    blocks.set(span.block, here);
  }
  return blocks;
}

/** `known`: the text in which they are there. */
export function marked(looking: ReadonlyMap<BlockId, Looking>, known: Node | null): (block: Node) => readonly MarkedWords[] {
  return (node) => {
    const { id } = node.attrs;
    const here = looking.get(id);
    const was = here === undefined || known === null ? undefined : blockOf(known, id)?.node;
    return here === undefined || was === undefined ? NOTHING : placed(here, was, node);
  };
}

const NOTHING: readonly MarkedWords[] = [];

interface Latest {
  readonly was: Node;
  readonly node: Node;
  readonly words: readonly MarkedWords[];
}

const latest = new WeakMap<Looking, Latest>();

/**
 * The same words as long as the paragraph is the same: nobody has to compare those of all others at each pause in typing. They go with each change
 * from where the one before left them: between two who type on both sides of them, all changes at once would be one from the first to the last.
 */
function placed(here: Looking, was: Node, node: Node): readonly MarkedWords[] {
  const found = latest.get(here);
  const isOfThat = found?.was === was;
  if (isOfThat && found.node === node) return found.words;
  // where the paragraph is as it was, they are too
  const before = isOfThat && node !== was ? found : { node: was, words: here.map(wordsAt) };
  const now = moved(before.node.textContent, node.textContent);
  const words = before.words.map((one) => ({ ...one, from: now(one.from), to: now(one.to) })).filter(({ from, to }) => from < to);
  latest.set(here, { was, node, words });
  return words;
}

const wordsAt = ({ at, length, look }: Looking[number]): MarkedWords => ({ from: at, to: at + length, look });

/** Where a place is after one change between the letters that stayed. */
function moved(was: string, is: string): (at: number) => number {
  const shorter = Math.min(was.length, is.length);
  let head = 0;
  while (head < shorter && was[head] === is[head]) head++;
  let tail = 0;
  while (tail < shorter - head && was.at(-1 - tail) === is.at(-1 - tail)) tail++;
  return (at) => (at <= head ? at : Math.max(at, was.length - tail) + is.length - was.length);
}

/**
 * Words that are spoken of are marked in the text. Where somebody types in their paragraph the marks give way with the letters, until it is
 * known again where the words are (places.ts); all other paragraphs keep what is drawn in them.
 */
import type { Node } from 'prosemirror-model';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import type { Span } from '../../../editor/letters.ts';
import type { MarkedWords } from '../text/margin.ts';
import type { Placed } from './places.ts';

interface InBlock {
  readonly node: Node;
  readonly spans: (Span & { readonly look: string })[];
}

/** `near`: the paragraphs in which words are marked. `lookOf`: the class of the words of a thread; null = they are not marked. */
export function marked(
  { spans, doc: known }: Placed,
  near: ReadonlySet<BlockId>,
  lookOf: (thread: string) => string | null,
): (block: Node) => readonly MarkedWords[] {
  const nodes = new Map((known?.children ?? []).map((node) => [node.attrs.id as BlockId, node] as const));
  const blocks = new Map<BlockId, InBlock>();
  for (const [id, span] of spans) {
    if (!span || !near.has(span.block)) continue;
    const node = nodes.get(span.block);
    const look = lookOf(id);
    if (node === undefined || look === null) continue;
    const here = blocks.get(span.block)?.spans ?? [];
    here.push({ ...span, look });
    blocks.set(span.block, { node, spans: here });
  }
  return (node) => {
    const here = blocks.get(node.attrs.id);
    return here === undefined ? [] : placed(here, node);
  };
}

function placed({ node: was, spans }: InBlock, node: Node): readonly MarkedWords[] {
  const now = was === node ? (at: number): number => at : moved(was.textContent, node.textContent);
  return spans.flatMap(({ at, length, look }) => {
    const [from, to] = [now(at), now(at + length)];
    return from < to ? [{ from, to, look }] : [];
  });
}

/** Where a place is after one change between the letters that stayed. */
function moved(was: string, is: string): (at: number) => number {
  const shorter = Math.min(was.length, is.length);
  let head = 0;
  while (head < shorter && was[head] === is[head]) head++;
  let tail = 0;
  while (tail < shorter - head && was.at(-1 - tail) === is.at(-1 - tail)) tail++;
  return (at) => (at <= head ? at : Math.max(at, was.length - tail) + is.length - was.length);
}

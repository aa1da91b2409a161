/**
 * Words that are marked in the text: those that are spoken of, those that the wording check remarks on, and a reference that is pointed at.
 * Near the window alone, and each kind beside the other: none takes the marks of another away.
 */
import type { Node } from 'prosemirror-model';
import { useEffect, useMemo, useState } from 'react';
import { ofBlock } from '../../../editor/blocks.ts';
import { useStore } from '../../../ui/use-store.ts';
import type { Margin, MarginRow, MarkedWords } from '../text/margin.ts';
import { lookingIn, marked } from './marked.ts';
import { NearWindow } from './near-window.ts';
import type { Placed } from './places.ts';

type Kind = 'spoken' | 'remarked' | 'reference';
type WordsIn = (block: Node) => readonly MarkedWords[];

const NONE: readonly MarginRow[] = [];
const NOTHING: readonly MarkedWords[] = [];

const kinds = new WeakMap<Margin, Map<Kind, WordsIn>>();

/** Null: there are none of this kind any more. */
export function markWords(margin: Margin, kind: Kind, wordsIn: WordsIn | null): void {
  const all = kinds.get(margin) ?? new Map<Kind, WordsIn>();
  kinds.set(margin, all);
  if (wordsIn === null) all.delete(kind);
  else all.set(kind, wordsIn);
  const [one, ...others] = all.values();
  // the same words of a paragraph as long as they are: it is asked for those of all at each letter
  if (others.length === 0) margin.mark(one ?? (() => NOTHING));
  else margin.mark(ofBlock((block) => [one, ...others].flatMap((those) => those?.(block) ?? [])));
}

/** `lookOf`: the class of the words of one place; null = they are not marked. The same function as long as it says the same. */
export function useMarkedWords(margin: Margin, kind: Kind, placed: Placed, lookOf: (place: string) => string | null): void {
  const rows = useStore(margin.rows);
  const [near] = useState(() => new NearWindow());
  const blocks = useStore(near.blocks);
  const watched = placed.spans.size > 0 ? rows : NONE;
  useEffect(() => () => near.close(), [near]);
  const { spans, doc } = placed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another editor has the same rows in another place
  useEffect(() => near.watch(watched), [near, watched, doc]);
  const looking = useMemo(() => lookingIn(spans, blocks, lookOf), [spans, blocks, lookOf]);
  useEffect(() => markWords(margin, kind, marked(looking, doc)), [margin, kind, looking, doc]);
  useEffect(() => () => markWords(margin, kind, null), [margin, kind]);
}

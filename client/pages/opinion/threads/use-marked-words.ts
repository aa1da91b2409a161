/**
 * Words that are marked in the text: those that are spoken of, those that the wording check remarks on, and a reference that is pointed at.
 * Near the window alone, and each kind beside the other: none takes the marks of another away.
 */
import type { Node } from 'prosemirror-model';
import { useEffect, useMemo, useState } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { ofBlock } from '../../../editor/blocks.ts';
import type { Readable } from '../../../lib/store.ts';
import { useOf, useStore } from '../../../ui/use-store.ts';
import type { Margin, MarginRow, MarkedWords } from '../text/margin.ts';
import { lookingIn, marked } from './marked.ts';
import { NearWindow } from './near-window.ts';
import { type Placed, spansOf } from './places.ts';

type Kind = 'spoken' | 'remarked' | 'reference';
type WordsIn = (block: Node) => readonly MarkedWords[];

const NONE: readonly MarginRow[] = [];
const NOTHING: readonly MarkedWords[] = [];

const kinds = new WeakMap<Margin, Map<Kind, WordsIn>>();

/** Null: there are none of this kind any more. `changed`: in these paragraphs alone there may be others; null = in all. */
export function markWords(margin: Margin, kind: Kind, wordsIn: WordsIn | null, changed: ReadonlySet<BlockId> | null = null): void {
  const all = kinds.get(margin) ?? new Map<Kind, WordsIn>();
  kinds.set(margin, all);
  if (wordsIn === null) all.delete(kind);
  else all.set(kind, wordsIn);
  const [one, ...others] = all.values();
  // the same words of a paragraph as long as they are: it is asked for those of all at each letter
  if (others.length === 0) margin.mark(one ?? (() => NOTHING), changed);
  else
    margin.mark(
      ofBlock((block) => [one, ...others].flatMap((those) => those?.(block) ?? [])),
      changed,
    );
}

/** `lookOf`: the class of the words of one place; null = they are not marked. The same function as long as it says the same. */
export function useMarkedWords(margin: Margin, kind: Kind, placed: Readable<Placed>, lookOf: (place: string) => string | null): void {
  const rows = useStore(margin.rows);
  const [near] = useState(() => new NearWindow());
  const blocks = useStore(near.blocks);
  const spans = useOf(placed, spansOf);
  const watched = spans.size > 0 ? rows : NONE;
  useEffect(() => () => near.close(), [near]);
  const looking = useMemo(() => lookingIn(spans, blocks, lookOf), [spans, blocks, lookOf]);
  useEffect(() => {
    const mark = (isFirst: boolean): void => {
      const now = placed.getSnapshot();
      // of others it is drawn anew
      if (now.spans !== spans) return;
      // another editor has the same rows in another place
      near.watch(watched);
      markWords(margin, kind, marked(looking, now.doc), isFirst ? null : now.changed);
    };
    mark(true);
    // at a pause in typing most words are where they were
    return placed.subscribe(() => mark(false));
  }, [margin, kind, placed, spans, looking, near, watched]);
  useEffect(() => () => markWords(margin, kind, null), [margin, kind]);
}

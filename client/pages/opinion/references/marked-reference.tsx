/** The reference that is pointed at is underlined in the text, beside whatever else is marked there. It comes with those marks, in their chunk. */
import { useEffect } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import type { Margin } from '../text/margin.ts';
import { lookingIn, marked } from '../threads/marked.ts';
import type { Placed } from '../threads/places.ts';
import { markWords } from '../threads/use-marked-words.ts';

interface MarkedReferenceProps {
  readonly margin: Margin;
  readonly block: BlockId;
  readonly placed: Placed;
}

export function MarkedReference({ margin, block, placed }: MarkedReferenceProps): null {
  useEffect(() => {
    markWords(
      margin,
      'reference',
      marked(
        lookingIn(placed.spans, new Set([block]), () => 'reference'),
        placed.doc,
      ),
    );
    return () => markWords(margin, 'reference', null);
  }, [margin, block, placed]);
  return null;
}

/** Words that the wording check remarks on are marked in the text, as words that are spoken of are (P32). It comes with these, in their chunk. */
import { useCallback, useMemo } from 'react';
import { Store } from '../../../lib/store.ts';
import type { Margin } from '../text/margin.ts';
import type { Placed } from '../threads/places.ts';
import { useMarkedWords } from '../threads/use-marked-words.ts';

interface MarkedRemarksProps {
  readonly margin: Margin;
  readonly placed: Placed;
  /** The one that was gone to. */
  readonly current: string | null;
}

export function MarkedRemarks({ margin, placed, current }: MarkedRemarksProps): null {
  const lookOf = useCallback((name: string) => (name === current ? 'remarked remarked-now' : 'remarked'), [current]);
  useMarkedWords(
    margin,
    'remarked',
    useMemo(() => new Store(placed), [placed]),
    lookOf,
  );
  return null;
}

/** What the application draws above the text comes in parts. Until it is whole, a part stays as high as the first HTML had it (P9). */
import { use, useEffect, useState } from 'react';
import { browserClock } from '../../lib/clock.ts';
import { useStore } from '../../ui/use-store.ts';
import { useWhole } from '../../ui/words.tsx';
import { FirstTextContext } from '../first-text.ts';
import type { OpenOpinion } from './opened.ts';

/** Who is here, and the calls, are known a moment after the text. */
const SETTLED_MS = 1000;

/** CSS pixels; 0 once that is over. `drawn`: its parts are no longer put off. */
export function useFirstHeight(part: 'barHeight' | 'alertsHeight', opinion: OpenOpinion, drawn = true): number {
  const first = use(FirstTextContext);
  const [height, setHeight] = useState(first?.over === false ? first[part] : 0);
  const come = useStore(opinion.view) !== null;
  const whole = useWhole() && come && drawn;
  useEffect(() => (whole ? browserClock.after(SETTLED_MS, () => setHeight(0)) : undefined), [whole]);
  return height;
}

/**
 * What the page of an opinion can do without while its editor is made: all words but the first, the parts that come later, the forum. Where the
 * text came with the page they wait, so that letters can be typed into it sooner; and not for long, because the editor may be long in coming.
 */
import { use, useEffect, useState } from 'react';
import { browserClock } from '../lib/clock.ts';
import { afterDrawn } from '../ui/after-drawn.ts';
import { FirstTextContext } from './first-text.ts';

/** ms from when the page knows who looks at it. */
const PATIENCE_MS = 5000;

/** `begun`: is that known? True from the first where no text came with the page. */
export function useAfterText(begun: boolean): boolean {
  const first = use(FirstTextContext);
  const [come, setCome] = useState(first === null);
  useEffect(() => {
    if (first === null || !begun) return;
    const go = (): void => setCome(true);
    let stop = browserClock.after(PATIENCE_MS, go);
    const look = (): void => {
      if (!first.rest.getSnapshot()) return;
      stop();
      stop = afterDrawn(go);
    };
    look();
    const ignore = first.rest.subscribe(look);
    return () => {
      ignore();
      stop();
    };
  }, [first, begun]);
  return come;
}

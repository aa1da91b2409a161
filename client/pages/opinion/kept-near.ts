/** What is drawn only near the window, and stays while one reads up and down, so nothing is drawn again. It goes where one writes. */
import { browserClock } from '../../lib/clock.ts';

type Stretch = readonly [from: number, to: number];

/** Does what must be drawn go on from what is? A jump leads elsewhere. */
export const meet = ([first, end]: Stretch, [from, to]: Stretch): boolean => first >= 0 && first <= to && from <= end;

/** What is drawn, and what must be: both where they meet. Of more than `most` the farthest go. */
export function keptNear([first, end]: Stretch, [from, to]: Stretch, most: number): Stretch {
  if (!meet([first, end], [from, to])) return [from, to];
  if (from < first) return [from, Math.max(to, Math.min(end, from + most))];
  const last = Math.max(end, to);
  return [Math.min(from, Math.max(first, last - most)), last];
}

const WRITES_MS = 1_000;

/** Whoever writes does not scroll: a moment after letters, and again while there are more, `look` takes away what each of them would pay for. */
export function whereOneWrites(look: () => void, signal: AbortSignal): void {
  let stop: (() => void) | null = null;
  const plan = (event: Event): void => {
    // nothing is drawn round words that are being composed
    if (event instanceof InputEvent && event.isComposing) return;
    stop ??= browserClock.after(WRITES_MS, () => {
      stop = null;
      look();
    });
  };
  window.addEventListener('input', plan, { passive: true, signal });
  signal.addEventListener('abort', () => stop?.());
}

/** What may wait until the browser has drawn what was just changed: of code that is asked for before that, the asking alone takes its time. */
import { browserClock } from '../lib/clock.ts';

/** A tab in the background draws nothing, ms. */
const LONGEST_MS = 500;

/** Unless the returned function is called first. */
export function afterDrawn(job: () => void): () => void {
  let stop = browserClock.after(LONGEST_MS, job);
  const frame = requestAnimationFrame(() => {
    stop();
    stop = browserClock.after(0, job);
  });
  return () => {
    cancelAnimationFrame(frame);
    stop();
  };
}

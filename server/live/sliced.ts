/** Many small jobs in slices, so that those who write are served between two of them. */
import { setImmediate } from 'node:timers/promises';

const SLICE = 50;

export async function sliced<Item>(items: Iterable<Item>, job: (item: Item) => void): Promise<void> {
  let done = 0;
  for (const item of items) {
    job(item);
    done += 1;
    if (done % SLICE === 0) await setImmediate();
  }
}

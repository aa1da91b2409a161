/** Many small jobs in slices and aside, so that those who write are served between two of them and wait no longer for them. */
import { setImmediate } from 'node:timers/promises';
import { aside } from '../event-loop.ts';

const SLICE = 20;

export async function sliced<Item>(items: Iterable<Item>, job: (item: Item) => void): Promise<void> {
  const all = [...items];
  for (let at = 0; at < all.length; at += SLICE) {
    if (at > 0) await setImmediate();
    aside(() => {
      for (const item of all.slice(at, at + SLICE)) job(item);
    });
  }
}

/**
 * What of a text is gone, told by its bytes alone. Whoever comes answers with all that it knows to be gone, and mostly knows nothing new: to see
 * that, no document is needed.
 */
import * as Y from 'yjs';
import { isUpdate } from './check-bytes.ts';

export class Deletions {
  #gone = Y.createDeleteSet();
  /** What was asked last and is all gone: those who come at once say the same. */
  #covered: Uint8Array | null = null;

  /** Updates that the text has. */
  add(updates: readonly Uint8Array[]): void {
    this.#gone = Y.mergeDeleteSets([this.#gone, ...updates.map((update) => Y.decodeUpdate(update).ds)]);
  }

  /** Does this update of a client, which `takesOutOnly`, take out only what is gone? Of ranges that are in no order: no. */
  covers(update: Uint8Array): boolean {
    if (this.#covered !== null && Buffer.compare(this.#covered, update) === 0) return true;
    const { clients } = Y.decodeUpdate(update).ds;
    const isGone = [...clients].every(([client, ranges]) => {
      const gone = this.#gone.clients.get(client) ?? [];
      let at = 0;
      return ranges.every(({ clock, len }) => {
        const end = (): number => (gone[at]?.clock ?? 0) + (gone[at]?.len ?? 0);
        while (at < gone.length && end() < clock + len) at += 1;
        return at < gone.length && (gone[at]?.clock ?? 0) <= clock;
      });
    });
    if (isGone) this.#covered = update;
    return isGone;
  }
}

/** Does an update of a client put in nothing? False where it cannot be read. */
export const takesOutOnly = (update: Uint8Array): boolean => update[0] === 0 && isUpdate(update);

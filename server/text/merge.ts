import * as Y from 'yjs';
import type { TextEntry } from './replay.ts';

/** The few parts of one entry as one update. Its cost is quadratic (yjs/yjs#710): never for a log. */
export const mergeUpdates = (updates: readonly Uint8Array[]): Uint8Array => {
  const [only] = updates;
  return updates.length === 1 && only !== undefined ? only : Y.mergeUpdates([...updates]);
};

/** An entry with heals is shown as one update, so that nobody sees the violation for a moment. */
export const shownUpdates = ({ facts, updates }: TextEntry): readonly Uint8Array[] =>
  facts.healed.length > 0 ? [mergeUpdates(updates)] : updates;
